"""Who the person is and how to reach her, as label and value rows."""

from collections.abc import Iterator

import msgspec

from carnet_desktop.domain.labels import field_label
from carnet_desktop.domain.records import ExternalId, Person
from carnet_desktop.domain.values import value_text
from carnet_desktop.domain.writing import plain
from carnet_desktop.i18n import _
from carnet_desktop.ui.lines import Line

from .desk import Desk


def identity_lines(desk: Desk) -> list[Line]:
    """Every field that is known, in the order of the record, then the person's ids in other software."""
    ids = [
        Line(entry.record.id, entry.record.value, label=_("Identifiant"))
        for entry in desk.notebook.entries(ExternalId)
        if entry.record.value
    ]
    return [*_fields(desk.notebook.person), *ids]


def _fields(person: Person) -> Iterator[Line]:
    """A row for each field that holds something."""
    kind = Person.kind.name
    for field in msgspec.structs.fields(Person):
        value = getattr(person, field.name)
        if field.name not in ("id", "deleted") and value is not None:
            text = value_text(kind, field.encode_name, plain(value))
            if text:
                yield Line(f"{kind}/{field.encode_name}", text, label=field_label(kind, field.encode_name))
