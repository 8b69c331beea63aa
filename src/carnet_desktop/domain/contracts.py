"""Contracts of support: which one runs, which one is about to end, and the usual lengths."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from .notebook import Entry, Notebook
from .records import Contract

MONTHS: Final = (3, 6, 12, 24)
"""The usual lengths."""
WARNING: Final = timedelta(days=31)
"""How long before its end a contract is shown as ending."""


def contracts_of(notebook: Notebook) -> tuple[Entry[Contract], ...]:
    """The latest first; one without a beginning stands before them all: it is being prepared."""
    return tuple(sorted(notebook.entries(Contract), key=_order, reverse=True))


def runs(contract: Contract, today: date) -> bool:
    """Whether this day is in the contract, its last one included; no end is no end yet."""
    begun = contract.from_ is not None and contract.from_ <= today.isoformat()
    return begun and (contract.to is None or contract.to >= today.isoformat())


def ending(contract: Contract, today: date) -> int | None:
    """The days left when a contract that runs is about to end (0: today is its last); else None."""
    if contract.to is None or not runs(contract, today):
        return None
    left = date.fromisoformat(contract.to) - today
    return left.days if left <= WARNING else None


def end_after(begin: date, months: int) -> date:
    """The last day of a contract of so many months: the day before the same day of the month it comes back to.

    The last day of all for one that would end after it.
    """
    year, month = divmod(begin.year * 12 + begin.month - 1 + months, 12)
    month += 1
    if year > date.max.year:
        return date.max
    last = monthrange(year, month)[1]
    if begin.day > last:  # begun on the 31st, there is no 31st: the last day of that month is the last day
        return date(year, month, last)
    return date(year, month, begin.day) - timedelta(days=1)


def _order(entry: Entry[Contract]) -> tuple[str, str, str]:
    return entry.record.from_ or "9999", entry.record.to or "9999", entry.record.id
