"""Two values of one field, the one that is held and the one a file gives: whether they agree, and their union."""

from itertools import zip_longest
from typing import Any

import msgspec

from ..domain.nir import masked_nir
from ..domain.records import Address, Mobility, Nir, Record, Value
from ..i18n import phone_text


def is_empty(held: object) -> bool:
    return held is None or held in ("", ()) or held == Address()


def says(held: Any, given: Any) -> bool:
    """Whether `held` already tells all that `given` does: a part that is empty in `given` asks nothing."""
    if isinstance(given, Value):
        return type(held) is type(given) and all(
            says(getattr(held, field), getattr(given, field))
            for field in given.__struct_fields__
            if not is_empty(getattr(given, field))
        )
    if isinstance(given, tuple):
        return isinstance(held, tuple) and all(part in held for part in given if part)
    return bool(held == given)


def laid_over(held: Any, given: Any) -> Any:
    """`given` in the place of `held`; an address part by part, so that a part that is not given stays."""
    if not isinstance(given, Address):
        return given
    under = held if isinstance(held, Address) else Address()
    lines = (new or old for new, old in zip_longest(given.lines, under.lines, fillvalue=""))
    return Address(
        lines=tuple(line for line in lines if line),
        postcode=given.postcode or under.postcode,
        city=given.city or under.city,
        country=given.country or under.country,
    )


def texts(value: object) -> list[str]:
    """The words of a value, as they are shown."""
    if isinstance(value, bool):
        return ["oui" if value else "non"]
    if isinstance(value, tuple):
        return [phone_text(part) for part in value if part]
    if isinstance(value, Address):
        return [part for part in (*value.lines, value.postcode, value.city, value.country) if part]
    if isinstance(value, Mobility) and value.km is not None:
        return [f"{value.km} km"]
    label = getattr(value, "label", value)
    return [] if label is None else [str(label)]


def in_words(record: Record, field: str) -> str:
    """What a record holds in a field, for a sentence; a NIR is masked."""
    value = getattr(record, field)
    if isinstance(record, Nir):
        return masked_nir(str(value))
    return ", ".join(texts(value))


def filled_fields(record: Record) -> set[str]:
    """The attributes that hold something, the id apart."""
    fields = (field.name for field in msgspec.structs.fields(record) if field.name not in ("id", "deleted"))
    return {name for name in fields if not is_empty(getattr(record, name))}
