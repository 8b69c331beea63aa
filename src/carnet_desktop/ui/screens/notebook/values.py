"""What is typed in a form, as texts by name: what a draft keeps, and what records are read from."""

from collections.abc import Mapping
from typing import TypeAlias

from carnet_desktop.i18n import parse_hour

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
