"""Everything that is held on a person, as blocks: what she receives when she asks for it (right of access)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from ..i18n import _
from .facts import Fact
from .labels import field_label, kind_label
from .notebook import Notebook
from .records import KINDS, OF_THE_PROGRAM, Person, Record
from .sheet_blocks import Block, Field, Heading, Paragraph, Subheading, Subtitle, Title
from .titles import full_name, told


@dataclass(frozen=True, slots=True)
class Seen:
    """Who opened, printed or sent the notebook, and when: a day and an hour in words."""

    at: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Told:
    """One change of the history: when and by whom, then each field before and after."""

    at: str
    who: str
    lines: tuple[str, ...]


def file_blocks(notebook: Notebook, history: Sequence[Told], seen: Sequence[Seen], structure: str) -> tuple[Block, ...]:
    return tuple(_file(notebook, history, seen, structure))


def file_data(
    notebook: Notebook, facts: Iterable[Fact], seen: Sequence[Seen], structure: str, today: date
) -> dict[str, Any]:
    """The same for a machine: the records as they stand, then every fact that made them."""
    held = {
        name: [msgspec.to_builtins(record) for record in _records(notebook, cls)]
        for name, cls in KINDS.items()
        if _records(notebook, cls)
    }
    return {
        "format": "carnet.file",
        "version": 1,
        "structure": structure,
        "made_on": today.isoformat(),
        "id": notebook.id,
        "ids": list(notebook.ids),
        "records": held,
        "facts": [msgspec.to_builtins(fact) for fact in facts],
        "access": [{"at": line.at, "who": line.who, "what": line.what} for line in seen],
    }


def _file(notebook: Notebook, history: Sequence[Told], seen: Sequence[Seen], structure: str) -> Iterator[Block]:
    name = full_name(notebook.person)
    yield Title(_("Tout ce qui est gardé sur {name}", name=name) if name else _("Tout ce qui est gardé"))
    yield Subtitle(_("Gardé par {structure}. Ce papier contient des informations privées.", structure=structure))
    for kind, cls in KINDS.items():
        records = _records(notebook, cls) if kind not in OF_THE_PROGRAM else ()
        if records:
            yield Heading(None, kind_label(kind))
        for number, record in enumerate(records, 1):
            if len(records) > 1:
                yield Subheading(_("{kind}, {n} sur {total}", kind=kind_label(kind), n=number, total=len(records)))
            yield from _fields(notebook, kind, record)
    if history:
        yield Heading(None, _("Historique"))
    for change in history:
        yield Subheading(_("{at}, {who}", at=change.at, who=change.who))
        yield from map(Paragraph, change.lines)
    if seen:
        yield Heading(None, _("Qui a ouvert ce carnet"))
    yield from (Field(line.at, f"{line.who}, {line.what}") for line in seen)


def _records(notebook: Notebook, cls: type[Record]) -> tuple[Record, ...]:
    """The deleted ones too: they are held."""
    if cls is Person:
        return (notebook.person,)
    return tuple(entry.record for entry in notebook.all_entries(cls))


def _fields(notebook: Notebook, kind: str, record: Record) -> Iterator[Block]:
    shown = msgspec.json.decode(msgspec.json.encode(record))
    for field, value in shown.items():
        if field == "id":
            continue
        first, *more = told(notebook, kind, field, value).splitlines() or [""]
        yield Field(field_label(kind, field), first)
        yield from (Paragraph(line) for line in more if line.strip())
