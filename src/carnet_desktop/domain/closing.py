"""The end of our follow-up, and taking it up again."""

import msgspec

from .notebook import Entry, Notebook
from .records import Closed, Closure, Item, Reopened
from .writing import new_record_id


def closures(notebook: Notebook) -> tuple[Entry[Closure], ...]:
    """Every end of our follow-up, the latest first."""
    ends = (entry for entry in notebook.entries(Closure) if entry.record.closed)
    return tuple(sorted(ends, key=_order, reverse=True))


def standing_closures(notebook: Notebook) -> tuple[Entry[Closure], ...]:
    """Those that were not taken back."""
    return tuple(entry for entry in closures(notebook) if stands(entry.record))


def stands(closure: Closure) -> bool:
    return closure.closed is not None and closure.reopened is None


def closed_on(notebook: Notebook) -> str | None:
    """The ISO day on which our follow-up ended; None while it goes on."""
    standing = standing_closures(notebook)
    return standing[0].record.closed.on if standing and standing[0].record.closed else None


def is_closed(notebook: Notebook) -> bool:
    return bool(standing_closures(notebook))


def new_closure(structure: str, on: str, reason: Item, situation: Item | None = None) -> Closure:
    return Closure(id=f"{structure}/{new_record_id()}", closed=Closed(on=on, reason=reason, situation=situation))


def reopened(notebook: Notebook, on: str, reason: str) -> tuple[Closure, ...]:
    """The records that taking the follow-up up again changes: every end that stands."""
    again = Reopened(on=on, reason=reason.strip())
    return tuple(msgspec.structs.replace(entry.record, reopened=again) for entry in standing_closures(notebook))


def _order(entry: Entry[Closure]) -> tuple[str, str]:
    closed = entry.record.closed
    return closed.on if closed else "", entry.at
