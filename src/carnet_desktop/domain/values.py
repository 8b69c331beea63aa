"""A stored value in French words, as the history shows it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Final

import msgspec

from ..i18n import NBSP, day_month_year, hour, long_day_year, phone_text, wall_clock
from . import follow_up_words, labels, path_words
from .facts import JSON

_CODES: Final[dict[tuple[str, str], dict[str, str]]] = {
    ("person", "title"): labels.TITLES,
    ("person", "channel"): labels.PREFERRED_CHANNELS,
    ("person", "reading"): labels.READING,
    ("action", "who"): labels.WHO,
    ("appointment", "channel"): labels.CHANNELS,
    ("document", "state"): labels.DOCUMENT_STATES,
    ("interview", "channel"): labels.CHANNELS,
    ("interview", "visibility"): labels.VISIBILITIES,
}
_DATES: Final = frozenset({"birth_date", "by", "from", "to", "signed_on"})
_WHOLE: Final = {**follow_up_words.WHOLE, **path_words.WHOLE}
_PHONES: Final = frozenset({"phone", "phones"})


def value_text(kind: str, field: str, value: JSON) -> str:
    """French words for a value of (kind, field); a value of an unknown shape is shown as it is stored."""
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case list():
            return ", ".join(value_text(kind, field, item) for item in value)
        case str():
            return _text(kind, field, value)
        case dict():
            return _object(kind, field, value)
        case _ if field == "wage_cents":
            return f"{value / 100:,.2f}".replace(",", NBSP).replace(".", ",") + f"{NBSP}€"
        case _:
            return str(value)


def _text(kind: str, field: str, value: str) -> str:
    if field in _DATES:
        try:
            return day_month_year(date.fromisoformat(value))
        except ValueError:
            return value
    if field in _PHONES:
        return phone_text(value)
    return _CODES.get((kind, field), {}).get(value, value)


def _object(kind: str, field: str, value: dict[str, JSON]) -> str:
    whole = _WHOLE.get((kind, field))
    if whole is not None:
        with suppress(msgspec.ValidationError, ValueError):
            return whole(value)
    for key, write in _OBJECTS.items():
        if key in value:
            try:
                return write(kind, value)
            except (TypeError, ValueError):
                break
    return ", ".join(value_text(kind, name, item) for name, item in value.items() if item is not None)


def _wall(_kind: str, value: dict[str, JSON]) -> str:
    moment = wall_clock(str(value["local"]))
    return f"{long_day_year(moment.date())} à {hour(moment.time())}"


def _status(_kind: str, value: dict[str, JSON]) -> str:
    return labels.APPOINTMENT_STATES.get(str(value["value"]), str(value["value"]))


def _item(_kind: str, value: dict[str, JSON]) -> str:
    return str(value["label"])


def _address(_kind: str, value: dict[str, JSON]) -> str:
    lines = value.get("lines")
    street = lines if isinstance(lines, list) else []
    town = " ".join(str(value[part]) for part in ("postcode", "city") if value.get(part))
    return ", ".join(str(part) for part in (*street, town, value.get("country")) if part)


def _person_name(_kind: str, value: dict[str, JSON]) -> str:
    return str(value["text"])


_OBJECTS: Final[dict[str, Callable[[str, dict[str, JSON]], str]]] = {
    "local": _wall,
    "value": _status,
    "label": _item,
    "lines": _address,
    "city": _address,
    "postcode": _address,
    "text": _person_name,
}
