"""Fields that hold the id of another record are read by that record's name, where the file or the notebook has it."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from carnet_desktop.domain.facts import Fact
from carnet_desktop.domain.receiving import Comparison, IncomingField
from carnet_desktop.domain.titles import BY_ID
from carnet_desktop.domain.values import value_text
from carnet_desktop.i18n import _

_NAMED_BY: Final = {"contract": "kind", "focus": "theme", "objective": "title"}


def named(comparison: Comparison) -> Comparison:
    """The same comparison to be shown, never to be stored."""
    names = dict(_names(comparison))
    records = tuple(
        replace(record, fields=tuple(_field(record.kind, field, names) for field in record.fields))
        for record in comparison.records
    )
    return replace(comparison, records=records, claimed=tuple(_fact(fact, names) for fact in comparison.claimed))


def _names(comparison: Comparison) -> Iterator[tuple[str, str]]:
    for record in comparison.records:
        for field in record.fields:
            if _NAMED_BY.get(record.kind) == field.field:
                yield record.record, value_text(record.kind, field.field, field.after.value)


def _field(kind: str, field: IncomingField, names: Mapping[str, str]) -> IncomingField:
    if (kind, field.field) not in BY_ID:
        return field
    before = None if field.before is None else _fact(field.before, names)
    return replace(field, before=before, after=_fact(field.after, names))


def _fact(fact: Fact, names: Mapping[str, str]) -> Fact:
    if (fact.kind, fact.field) not in BY_ID or not isinstance(fact.value, str):
        return fact
    return replace(fact, value=names.get(fact.value) or _("un élément que ce fichier n’a pas"))
