"""A structure's list of people: each row as what it proposes to write, and what must be said."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, Final, NamedTuple, TypeAlias

import msgspec

from ..domain.nir import masked_nir
from ..domain.people import Identity
from ..domain.records import (
    PERSON_ID,
    RIGHTS_ID,
    WORK_ID,
    Address,
    ExternalId,
    Member,
    Nir,
    Person,
    Record,
    Rights,
    WantedJob,
    Work,
)
from ..errors import ColumnsNotFound
from ..i18n import folded
from . import cells as read
from .aside import Aside, table_aside
from .cells import Reading
from .columns import REQUIRED, Column, Header, missing_columns
from .notes import Cell, CellNote, NoteCode
from .table import Row, Table, is_used


class Proposal(msgspec.Struct, frozen=True):
    """A record as the file gives it, and the cells that each of its fields comes from.

    Its id is empty where only the notebook can give one (our kinds, wanted jobs). The lines of an address are the
    street then its complement; either may be empty.
    """

    record: Record
    cells: Mapping[str, tuple[Cell, ...]]


class PersonRow(msgspec.Struct, frozen=True):
    """One row. `cells` tells every cell that is used otherwise than written, doubtful, or not used; `blocking` why the
    row cannot come in."""

    line: int
    proposals: tuple[Proposal, ...]
    cells: tuple[CellNote, ...] = ()
    blocking: tuple[CellNote, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        return tuple(proposal.record for proposal in self.proposals)

    @property
    def identity(self) -> Identity:
        """Names and birth date; a part is empty where its absence blocks the row."""
        person = next((record for record in self.records if isinstance(record, Person)), Person(id=PERSON_ID))
        return Identity(person.first_name or "", person.last_name or "", person.birth_date or "")

    @property
    def external_id(self) -> Cell | None:
        """The cell that holds the file's own identifier."""
        return next((p.cells["value"][0] for p in self.proposals if isinstance(p.record, ExternalId)), None)


class PeopleList(msgspec.Struct, frozen=True):
    """The rows in order, and what of the file is not read."""

    rows: tuple[PersonRow, ...]
    aside: Aside = Aside()


def read_people(table: Table, headers: tuple[Header, ...], *, today: date, nir_allowed: bool = False) -> PeopleList:
    """The people of a list whose columns are these. Raises ColumnsNotFound when a required one is not there."""
    if missing := missing_columns(headers):
        titles = tuple(header.title for header in headers)
        raise ColumnsNotFound(tuple(column.value for column in missing), titles)
    order = next((header.title for header in headers if header.column is Column.FULL_NAME), "")
    readers = _readers(today, nir_allowed=nir_allowed, first_name_first=folded(order).startswith("prenom"))
    rows = tuple(_person_row(row, headers, readers) for row in table.rows)
    return PeopleList(rows, table_aside(table, tuple(_ignored(table, headers))))


class _Found(NamedTuple):
    """What one cell gave, or several when the list has several columns for it."""

    cells: tuple[Cell, ...]
    value: Any


_Readers: TypeAlias = Mapping[Column, Callable[[Cell], Reading[Any]]]

_FIELDS: Final[dict[Column, tuple[type[Record], str]]] = {
    Column.FIRST_NAME: (Person, "first_name"),
    Column.LAST_NAME: (Person, "last_name"),
    Column.BIRTH_DATE: (Person, "birth_date"),
    Column.BIRTH_LAST_NAME: (Person, "birth_last_name"),
    Column.BIRTH_PLACE: (Person, "birth_place"),
    Column.TITLE: (Person, "title"),
    Column.PHONE: (Person, "phones"),
    Column.EMAIL: (Person, "email"),
    Column.CAF_NUMBER: (Person, "caf_number"),
    Column.FRANCE_TRAVAIL_ID: (Person, "france_travail_id"),
    Column.RSA: (Rights, "rsa"),
    Column.ARE: (Rights, "are"),
    Column.ASS: (Rights, "ass"),
    Column.PRIME_ACTIVITE: (Rights, "prime_activite"),
    Column.AAH: (Rights, "aah"),
    Column.RQTH: (Rights, "rqth"),
    Column.SITUATION: (Work, "situation"),
    Column.EDUCATION: (Work, "education"),
    Column.MOBILITY: (Work, "mobility"),
    Column.LAST_JOB: (Work, "last_job"),
    Column.EXTERNAL_ID: (ExternalId, "value"),
    Column.NIR: (Nir, "value"),
}
_ADDRESS: Final = (Column.ADDRESS, Column.ADDRESS_MORE, Column.POSTCODE, Column.CITY)
_IDS: Final[dict[type[Record], str]] = {Person: PERSON_ID, Rights: RIGHTS_ID, Work: WORK_ID}


def _readers(today: date, *, nir_allowed: bool, first_name_first: bool) -> _Readers:
    special: dict[Column, Callable[[Cell], Reading[Any]]] = {
        Column.FIRST_NAME: read.read_name,
        Column.LAST_NAME: read.read_name,
        Column.FULL_NAME: partial(read.read_full_name, first_name_first=first_name_first),
        Column.BIRTH_LAST_NAME: read.read_name,
        Column.TITLE: read.read_title,
        Column.BIRTH_DATE: partial(read.read_birth_date, today=today),
        Column.NIR: partial(read.read_nir, allowed=nir_allowed),
        Column.PHONE: read.read_phone_numbers,
        Column.EMAIL: read.read_email,
        Column.POSTCODE: read.read_postcode,
        Column.SITUATION: read.read_situation,
        Column.RSA: partial(read.read_item, list_name="rsa-right"),
        Column.EDUCATION: partial(read.read_item, list_name="education-level"),
        Column.MOBILITY: read.read_mobility,
        Column.JOB: read.read_jobs,
        Column.MEMBERS: read.read_members,
    }
    booleans = dict.fromkeys(
        (Column.ARE, Column.ASS, Column.PRIME_ACTIVITE, Column.AAH, Column.RQTH), read.read_boolean
    )
    return dict.fromkeys(Column, read.read_text) | booleans | special


def _person_row(row: Row, headers: tuple[Header, ...], readers: _Readers) -> PersonRow:
    found: dict[Column, _Found] = {}
    notes: dict[Column | None, tuple[CellNote, ...]] = {}
    for index, raw in enumerate(row.cells):
        header = headers[index] if index < len(headers) else None
        value, altered = read.cleaned(raw)
        if not value:
            continue
        if header is None:
            beyond = Cell(row.line, f"colonne {index + 1}", value)
            notes[None] = (*notes.get(None, ()), beyond.note(NoteCode.NO_TITLE))
        elif header.column is not None:
            cell = Cell(row.line, header.title, value)
            found_here, said = _read_cell(cell, header.column, readers, altered=altered)
            notes[header.column] = (*notes.get(header.column, ()), *said)
            if found_here is not None:
                found[header.column] = _with(found.get(header.column), found_here)
    _split_name(found)
    blocking = tuple(_blocking(row.line, headers, found, notes))
    return PersonRow(
        row.line,
        tuple(_proposals(found)),
        tuple(note for said in notes.values() for note in said if note not in blocking),
        blocking,
    )


def _read_cell(
    cell: Cell, column: Column, readers: _Readers, *, altered: bool
) -> tuple[_Found | None, tuple[CellNote, ...]]:
    """What a cell gives and what must be said of it; a NIR is never shown whole."""
    reason = read.unusable(cell)
    reading = Reading(None, (reason,)) if reason else readers[column](cell)
    notes = (*_doubts(cell, altered=altered), *reading.notes)
    if column is Column.NIR:
        cell = cell._replace(value=masked_nir(cell.value))
        notes = tuple(note._replace(value=masked_nir(note.value)) for note in notes)
    return None if reading.value is None else _Found((cell,), reading.value), notes


def _with(held: _Found | None, given: _Found) -> _Found:
    """The values of two columns that give the same thing, each once."""
    if held is None:
        return given
    return _Found(held.cells + given.cells, tuple(dict.fromkeys(held.value + given.value)))


def _split_name(found: dict[Column, _Found]) -> None:
    """A cell with both names gives each of them."""
    whole = found.pop(Column.FULL_NAME, None)
    if whole is not None:
        found[Column.FIRST_NAME] = _Found(whole.cells, whole.value.first)
        found[Column.LAST_NAME] = _Found(whole.cells, whole.value.last)


def _doubts(cell: Cell, *, altered: bool) -> Iterator[CellNote]:
    if altered:
        yield cell.note(NoteCode.INVISIBLE_REMOVED)
    if "\ufffd" in cell.value:
        yield cell.note(NoteCode.CHARACTER_LOST)


def _blocking(
    line: int,
    headers: tuple[Header, ...],
    found: Mapping[Column, _Found],
    notes: Mapping[Column | None, tuple[CellNote, ...]],
) -> Iterator[CellNote]:
    """Why required information is not there: what was said of its cell, or that the cell is empty."""
    titles = {header.column: header.title for header in headers}
    for column in REQUIRED:
        if column not in found:
            source = column if column in titles else Column.FULL_NAME
            if source is not Column.FULL_NAME or column is Column.LAST_NAME:  # said once for both names
                yield from notes.get(source) or (Cell(line, titles[source], "").note(NoteCode.MISSING),)


def _proposals(found: Mapping[Column, _Found]) -> Iterator[Proposal]:
    values: dict[type[Record], dict[str, Any]] = {}
    cells: dict[type[Record], dict[str, tuple[Cell, ...]]] = {}
    for column, (cls, field) in _FIELDS.items():
        if column in found:
            values.setdefault(cls, {})[field] = found[column].value
            cells.setdefault(cls, {})[field] = found[column].cells
    if address := [found[column] for column in _ADDRESS if column in found]:
        values.setdefault(Person, {})["address"] = _address(found)
        cells.setdefault(Person, {})["address"] = tuple(cell for part in address for cell in part.cells)
    for cls, fields in values.items():
        yield Proposal(cls(id=_IDS.get(cls, ""), **fields), cells[cls])
    yield from _listed(found)


def _address(found: Mapping[Column, _Found]) -> Address:
    street, more, postcode, city = (found[column].value if column in found else None for column in _ADDRESS)
    lines = (street or "", more) if more else (street,) if street else ()
    return Address(lines=lines, postcode=postcode, city=city)


def _listed(found: Mapping[Column, _Found]) -> Iterator[Proposal]:
    """The records a person may have several of."""
    if job := found.get(Column.JOB):
        for item in job.value:
            yield Proposal(WantedJob(id="", job=item), {"job": _origin(job, item.label)})
    if structure := found.get(Column.STRUCTURE):
        yield Proposal(Member(id="", structure_name=structure.value), {"structure_name": structure.cells})
    if members := found.get(Column.MEMBERS):
        for member in members.value:
            field = "email" if member.email else "name"
            yield Proposal(member, {field: _origin(members, getattr(member, field))})


def _origin(found: _Found, words: str) -> tuple[Cell, ...]:
    """The cell that one of several values was read from."""
    return tuple(cell for cell in found.cells if folded(words) in folded(cell.value))[:1] or found.cells[:1]


def _ignored(table: Table, headers: tuple[Header, ...]) -> Iterator[str]:
    """The titles of columns kept aside, untitled ones only when a cell stands under them."""
    for index, header in enumerate(headers):
        if header.column is None and is_used(table, index):
            yield header.title
