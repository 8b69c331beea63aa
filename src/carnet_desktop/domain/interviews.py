"""A closed interview is what was said that day: it is corrected, never rewritten in silence."""

from .records import Interview, Record


def must_say_why(before: Record | None, after: Record) -> bool:
    """Whether this change is one of a closed interview, which is made only with a reason."""
    return isinstance(before, Interview) and bool(before.closed) and not before.deleted and after != before
