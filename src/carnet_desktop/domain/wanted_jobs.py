"""The jobs a person wants: up to five, in her order."""

from typing import Final

import msgspec

from .notebook import Entry, Notebook
from .records import WantedJob

MOST: Final = 5


def wanted_jobs(notebook: Notebook) -> tuple[Entry[WantedJob], ...]:
    """By rank, those without one last. More than MOST can come from two copies: then they are to check."""
    return tuple(sorted(notebook.entries(WantedJob), key=_order))


def next_rank(notebook: Notebook) -> int:
    return max((entry.record.rank or 0 for entry in notebook.entries(WantedJob)), default=0) + 1


def moved(notebook: Notebook, job: str, by: int) -> tuple[WantedJob, ...]:
    """The records that change when a job goes up (-1) or down (1) in her order; ranks become 1, 2, 3…"""
    order = [entry.record for entry in wanted_jobs(notebook)]
    place = next((i for i, record in enumerate(order) if record.id == job), None)
    if place is not None and 0 <= place + by < len(order):
        order.insert(place + by, order.pop(place))
    ranked = [(record, msgspec.structs.replace(record, rank=rank)) for rank, record in enumerate(order, 1)]
    return tuple(new for old, new in ranked if new != old)


def _order(entry: Entry[WantedJob]) -> tuple[int, str]:
    rank = entry.record.rank
    return (MOST + 1 if rank is None else rank), entry.record.id
