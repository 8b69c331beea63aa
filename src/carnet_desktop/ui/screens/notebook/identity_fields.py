"""The person's identity as the texts of its form, and back."""

from typing import cast

from msgspec.structs import replace

from carnet_desktop.domain.labels import PREFERRED_CHANNELS, READING, TITLES
from carnet_desktop.domain.phones import read_phones
from carnet_desktop.domain.records import Address, Person, Title
from carnet_desktop.i18n import _, phone_text

from .desk import Desk
from .values import Values, items, text

_PLAIN = (
    "first_name",
    "last_name",
    "birth_last_name",
    "birth_date",
    "birth_place",
    "email",
    "channel",
    "reading",
    "caf_number",
    "france_travail_id",
)


def values_of(person: Person | None, desk: Desk) -> dict[str, str]:
    known = person or desk.notebook.person
    address = known.address or Address()
    return {
        **{name: getattr(known, name) or "" for name in _PLAIN},
        "title": known.title or "",
        "phones": ", ".join(map(phone_text, known.phones or ())),
        "street": ", ".join(address.lines),
        "postcode": address.postcode or "",
        "city": address.city or "",
        "country": address.country or "",
        "languages": ", ".join(known.languages or ()),
    }


def lists(desk: Desk, values: Values) -> dict[str, tuple[tuple[str, str], ...]]:
    """A value that no list proposes (it came in a file) stays among the choices until another is chosen."""
    return {
        "title": _choices(TITLES, ""),
        "channel": _choices(PREFERRED_CHANNELS, values["channel"]),
        "reading": _choices(READING, values["reading"]),
    }


def _choices(words: dict[str, str], kept: str) -> tuple[tuple[str, str], ...]:
    own = ((kept, kept),) if kept and kept not in words else ()
    return (("", _("Pas renseigné")), *((code, _(label)) for code, label in words.items()), *own)


def read(values: Values, before: Person | None, desk: Desk) -> Person:
    """The person as written; `rules.check` tells what is wrong. What was not touched stays exactly as it was."""
    base = before or desk.notebook.person
    was = values_of(base, desk)

    def touched(*names: str) -> bool:
        return any(values.get(name, "") != was[name] for name in names)

    changed: dict[str, object] = {name: text(values, name) for name in _PLAIN if touched(name)}
    if touched("title"):
        title = values.get("title", "")
        changed["title"] = cast(Title, title) if title in ("madam", "sir") else None
    if touched("phones"):
        changed["phones"] = tuple(phone.number for phone in read_phones(values["phones"]) if phone.number) or None
    if touched("languages"):
        changed["languages"] = items(values, "languages")
    if touched("street", "postcode", "city", "country"):
        changed["address"] = _address(values)
    return replace(base, **changed)


def _address(values: Values) -> Address | None:
    address = Address(
        lines=items(values, "street") or (),
        postcode=text(values, "postcode"),
        city=text(values, "city"),
        country=text(values, "country"),
    )
    return None if address == Address() else address
