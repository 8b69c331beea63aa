"""How many of a kind may stand at once: checked when a person writes, never when merging."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from ..errors import InvalidField
from .closing import stands
from .notebook import Notebook
from .plan import same_theme
from .records import Closure, Focus, Member, Record, WantedJob
from .team import is_referent
from .wanted_jobs import MOST


def too_many(notebook: Notebook, written: Sequence[Record]) -> Iterator[InvalidField]:
    """What `written` would add beyond what may stand. Merging may have brought more: then it can still be put right."""
    for cls, field, most, counts in _LIMITS:
        if any(type(record) is cls for record in written):
            before = {entry.record.id: entry.record for entry in notebook.entries(cls)}
            after = before | {record.id: record for record in written if type(record) is cls}
            standing = sum(1 for record in after.values() if not record.deleted and counts(record))
            if standing > most and standing > sum(map(counts, before.values())):
                yield InvalidField(field, "too_many")
    for focus in written:
        if isinstance(focus, Focus) and _is_second(notebook, focus):
            yield InvalidField("theme", "same")


def _is_second(notebook: Notebook, focus: Focus) -> bool:
    """Whether another focus is about that theme already, and this one was not."""
    if focus.theme is None or focus.deleted:
        return False
    about = {entry.record.id for entry in same_theme(notebook, focus.theme)}
    return bool(about) and focus.id not in about


def _always(_record: Record) -> bool:
    return True


_LIMITS: Final[tuple[tuple[type[Record], str, int, Callable[..., bool]], ...]] = (
    (WantedJob, "job", MOST, _always),
    (Member, "referent", 1, is_referent),
    (Closure, "closed", 1, stands),
)
"""Kind, the field that is refused, how many, and which of them count."""
