"""A day that is over or today: when the person agreed, or refused. No Qt."""

from datetime import date, timedelta
from typing import Final

from carnet_desktop.i18n import folded, parse_day

_TO_COME: Final = ("demain", "apres demain")


def parse_past_day(text: str, today: date) -> date | None:
    """As `i18n.parse_day`, but the last such day, never one to come: `12/11`, `lundi`, `hier`."""
    words = folded(text)
    if words == "hier":
        return today - timedelta(days=1)
    day = parse_day(text, today) if words not in _TO_COME else None
    if day is None or day <= today:
        return day
    if day - today <= timedelta(days=7) and not any(c.isdigit() for c in text):
        return day - timedelta(days=7)
    try:
        earlier = day.replace(year=day.year - 1)
    except ValueError:
        return None
    return earlier if parse_day(text, earlier) == earlier else None
