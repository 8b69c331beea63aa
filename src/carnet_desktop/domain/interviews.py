"""Interviews: which are the team's to know, and how a closed one is corrected."""

from typing import Final

from .records import Interview, Record

TOLD: Final = ("team", "transferable")
"""The visibilities of what the team may know of; any other, one of a newer version too, is private."""


def is_private(interview: Interview) -> bool:
    return interview.visibility not in TOLD


def must_say_why(before: Record | None, after: Record) -> bool:
    """Whether this change is one of a closed interview: what was said that day is never rewritten in silence."""
    return isinstance(before, Interview) and bool(before.closed) and not before.deleted and after != before
