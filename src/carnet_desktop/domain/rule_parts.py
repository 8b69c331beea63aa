"""What several rules ask: a day that exists, days in order, a number within bounds, a list item that has words."""

from collections.abc import Iterator
from datetime import date

from ..errors import InvalidField
from ..i18n import wall_clock
from .records import Item


def item_problems(field: str, item: Item | None) -> Iterator[InvalidField]:
    if item is None or not item.label.strip():
        yield InvalidField(field, "required")


def number_problems(field: str, number: int | None, limit: int) -> Iterator[InvalidField]:
    if number is not None and not 0 <= number <= limit:
        yield InvalidField(field, "number", str(number))


def period_problems(begin: str | None, end: str | None) -> Iterator[InvalidField]:
    """Days that exist, the last one not before the first."""
    for field, day in (("from", begin), ("to", end)):
        if day and not is_day(day):
            yield InvalidField(field, "date", day)
            return
    if begin and end and end < begin:
        yield InvalidField("to", "reversed", end)


def is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def is_wall_clock(text: str) -> bool:
    try:
        wall_clock(text)
    except ValueError:
        return False
    return True
