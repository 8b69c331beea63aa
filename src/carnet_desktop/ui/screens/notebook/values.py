"""What is typed in a form, as texts by name: what a draft keeps, and what records are read from."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from carnet_desktop.errors import InvalidField
from carnet_desktop.i18n import parse_euros, parse_hour

_DIGITS: Final = 6

Values: TypeAlias = Mapping[str, str]
"""Field name → text. A day is ISO, or as typed when it is no day; a tick is "1" or ""."""


def text(values: Values, name: str) -> str | None:
    """The text without the spaces around it, None when there is none."""
    return values.get(name, "").strip() or None


def items(values: Values, name: str) -> tuple[str, ...] | None:
    """A list typed with commas or on several lines; None when it is empty."""
    parts = (part.strip() for part in values.get(name, "").replace("\n", ",").replace(";", ",").split(","))
    return tuple(part for part in parts if part) or None


def wall_text(day: str, hour: str) -> str | None:
    """The local time of a stored wall clock; None when the day or the hour is missing.

    A day or an hour that is none stays as typed in it: the rules of the domain then refuse it.
    """
    if not day.strip() or not hour.strip():
        return None
    at = parse_hour(hour)
    return f"{day}T{at:%H:%M}" if at else f"{day}T{hour}"


def whole_number(values: Values, name: str) -> int | None:
    """None when there is none, or when it is no whole number (`misread` then says so)."""
    digits = "".join(values.get(name, "").split())
    return int(digits) if digits.isdecimal() and len(digits) <= _DIGITS else None


def cents(values: Values, name: str) -> int | None:
    """None when there is none, or when it is no amount (`misread` then says so)."""
    return parse_euros(values.get(name, ""))


_NUMBERS: Final[Mapping[str, tuple[str, Callable[[Values, str], int | None]]]] = {
    "km": ("km", whole_number),
    "minutes": ("minutes", whole_number),
    "wage": ("wage_cents", cents),
}
"""Field of a form → the stored field, and how it is read."""


def misread(values: Values) -> Iterator[tuple[str, InvalidField]]:
    """The fields whose number is none, with why: a record cannot hold what was typed there."""
    for name, (stored, read) in _NUMBERS.items():
        if values.get(name, "").strip() and read(values, name) is None:
            yield name, InvalidField(stored, "number", values[name])
