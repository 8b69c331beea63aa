"""A structure's list of people, read from its file: each row as what it proposes to write, and what must be said."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
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
from ..errors import NotASpreadsheet
from . import cells as read
from .cells import Reading
from .columns import REQUIRED, Column, Header, missing_columns, read_headers
from .notes import Cell, CellNote, NoteCode
from .spreadsheet import LIMIT_BYTES, Row, Table, read_table


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
    """The rows in order, the titles of columns that are not read, and whether accents were coded in two ways."""

    rows: tuple[PersonRow, ...]
    ignored_columns: tuple[str, ...] = ()
    mixed_encodings: bool = False


def read_people(path: Path, *, today: date, nir_allowed: bool = False, limit_bytes: int = LIMIT_BYTES) -> PeopleList:
    """The people of a CSV file.

    Raises what `read_table` raises, and NotASpreadsheet `headers` (detail: the required columns that are missing).
    """
    table = read_table(path, limit_bytes=limit_bytes)
    headers = read_headers(table.headers)
    if missing := missing_columns(headers):
        raise NotASpreadsheet(path, "headers", ", ".join(column.value for column in missing))
    readers = _readers(today, nir_allowed=nir_allowed)
    rows = tuple(_person_row(row, headers, readers) for row in table.rows)
    return PeopleList(rows, tuple(_ignored(table, headers)), table.encoding == "mixed")


class _Found(NamedTuple):
    """What one cell gave."""

    cell: Cell
    value: Any


_Readers: TypeAlias = Mapping[Column, Callable[[Cell], Reading[Any]]]

_FIELDS: Final[dict[Column, tuple[type[Record], str]]] = {
    Column.FIRST_NAME: (Person, "first_name"),
    Column.LAST_NAME: (Person, "last_name"),
    Column.BIRTH_DATE: (Person, "birth_date"),
    Column.BIRTH_PLACE: (Person, "birth_place"),
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
    Column.EXTERNAL_ID: (ExternalId, "value"),
    Column.NIR: (Nir, "value"),
}
_ADDRESS: Final = (Column.ADDRESS, Column.ADDRESS_MORE, Column.POSTCODE, Column.CITY)
_IDS: Final[dict[type[Record], str]] = {Person: PERSON_ID, Rights: RIGHTS_ID, Work: WORK_ID}


def _readers(today: date, *, nir_allowed: bool) -> _Readers:
    special: dict[Column, Callable[[Cell], Reading[Any]]] = {
        Column.FIRST_NAME: read.read_name,
        Column.LAST_NAME: read.read_name,
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
            found_here, notes[header.column] = _read_cell(cell, header.column, readers, altered=altered)
            if found_here is not None:
                found[header.column] = found_here
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
    return None if reading.value is None else _Found(cell, reading.value), notes


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
    for column in REQUIRED:
        if column not in found:
            title = next(header.title for header in headers if header.column is column)
            yield from notes.get(column) or (Cell(line, title, "").note(NoteCode.MISSING),)


def _proposals(found: Mapping[Column, _Found]) -> Iterator[Proposal]:
    values: dict[type[Record], dict[str, Any]] = {}
    cells: dict[type[Record], dict[str, tuple[Cell, ...]]] = {}
    for column, (cls, field) in _FIELDS.items():
        if column in found:
            values.setdefault(cls, {})[field] = found[column].value
            cells.setdefault(cls, {})[field] = (found[column].cell,)
    if address := [found[column] for column in _ADDRESS if column in found]:
        values.setdefault(Person, {})["address"] = _address(found)
        cells.setdefault(Person, {})["address"] = tuple(part.cell for part in address)
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
            yield Proposal(WantedJob(id="", job=item), {"job": (job.cell,)})
    if structure := found.get(Column.STRUCTURE):
        yield Proposal(Member(id="", structure_name=structure.value), {"structure_name": (structure.cell,)})
    if members := found.get(Column.MEMBERS):
        for member in members.value:
            yield Proposal(member, {"email" if member.email else "name": (members.cell,)})


def _ignored(table: Table, headers: tuple[Header, ...]) -> Iterator[str]:
    """The titles of columns kept aside, untitled ones only when a cell stands under them."""
    for index, header in enumerate(headers):
        if header.column is None and (
            table.headers[index].strip()
            or any(index < len(row.cells) and row.cells[index].strip() for row in table.rows)
        ):
            yield header.title
