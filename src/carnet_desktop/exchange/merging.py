"""What a row of a list changes in a notebook: it fills what is empty, replaces what an import wrote, blanks nothing."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

import msgspec

from ..domain.notebook import Entry, Notebook
from ..domain.records import (
    ExternalId,
    Member,
    Nir,
    Person,
    Record,
    Rights,
    WantedJob,
    Work,
)
from ..domain.writing import Edit, edits, new_record_id, plain
from ..i18n import folded
from .notes import Cell, CellNote, NoteCode
from .people_list import PersonRow, Proposal
from .values import filled_fields, in_words, is_empty, laid_over, says, texts

IMPORT_REASON: Final = "Import d’un fichier"
"""The reason of every change that an import writes: what tells its values from those a worker typed."""

MOST_JOBS: Final = 5

CameFromImport: TypeAlias = Callable[[str, str, str], bool]
"""Whether the value that stands in (kind, record id, field) was written by an import."""

_Listed: TypeAlias = WantedJob | Member
_Outcome: TypeAlias = Iterator[Edit | CellNote]


def merge_row(
    row: PersonRow,
    notebook: Notebook,
    came_from_import: CameFromImport,
    *,
    prefer_file: bool = False,
    new_id: Callable[[], str] = new_record_id,
) -> tuple[list[Edit], list[CellNote]]:
    """The edits a row asks of a notebook, and the cells that are not used because of what it holds.

    A value that a worker typed is kept unless `prefer_file`. For a new person, `notebook` is an empty one.
    """

    def may_replace(kind: str, record: str, field: str) -> bool:
        return prefer_file or came_from_import(kind, record, field)

    outcome: list[Edit | CellNote] = []
    for proposal in row.proposals:
        if not isinstance(proposal.record, _Listed):
            outcome.extend(_single(proposal, notebook, may_replace))
    for cls in (WantedJob, Member):
        given = [proposal for proposal in row.proposals if isinstance(proposal.record, cls)]
        outcome.extend(_listed(cls, given, notebook, came_from_import, new_id))
    return [x for x in outcome if isinstance(x, Edit)], [x for x in outcome if isinstance(x, CellNote)]


def merged(rows: Iterable[PersonRow]) -> PersonRow:
    """The rows of one person as one, under the first one's line: a later row fills what the earlier ones leave empty.

    A later cell that says otherwise is told as not used.
    """
    first, *others = rows
    proposals = list(first.proposals)
    notes = list(first.cells)
    for row in others:
        notes.extend(row.cells)
        for given in row.proposals:
            index = next((i for i, held in enumerate(proposals) if _meet(held.record, given.record)), None)
            if index is None:
                proposals.append(given)
            else:
                proposals[index], unused = _joined(proposals[index], given)
                notes.extend(unused)
    return PersonRow(first.line, tuple(proposals), tuple(notes))


def _meet(held: Record, given: Record) -> bool:
    """Whether two records of one file are the same record of one person."""
    return type(held) is type(given) and (not isinstance(given, _Listed) or _same_listed(held, given))


def _joined(held: Proposal, given: Proposal) -> tuple[Proposal, list[CellNote]]:
    record, cells, unused = held.record, dict(held.cells), list[CellNote]()
    for field, given_cells in given.cells.items():
        value, new = getattr(record, field), getattr(given.record, field)
        filled = laid_over(new, value) if not is_empty(value) else new
        if filled != value:
            record = msgspec.structs.replace(record, **{field: filled})
            cells[field] = (*cells.get(field, ()), *given_cells)
        if not says(filled, new):
            unused.extend(_not_used(record, field, given_cells, NoteCode.OTHER_LINE_USED))
    return Proposal(record, cells), unused


def _single(proposal: Proposal, notebook: Notebook, may_replace: CameFromImport) -> _Outcome:
    """What becomes of a record a notebook has once."""
    given = proposal.record
    record = _single_id(given, notebook.structure)
    entry = notebook.find(type(given), record)
    for field, cells in proposal.cells.items():
        value = getattr(given, field)
        if entry is None:
            yield _edit(given, record, field, laid_over(None, value))
            continue
        held = getattr(entry.record, field)
        if reason := _closed(entry):
            yield from (cell.note(reason) for cell in cells)
        elif says(held, value):
            continue
        elif (is_empty(held) and field not in entry.unreadable) or may_replace(given.kind.name, record, field):
            yield _edit(given, record, field, laid_over(held, value))
        else:
            yield from _not_used(entry.record, field, cells, NoteCode.TYPED_KEPT)


def _single_id(record: Record, structure: str) -> str:
    match record:
        case Person() | Rights() | Work():
            return record.id
        case ExternalId():
            return structure
        case Nir():
            return f"{structure}/nir"
        case _:
            raise TypeError(type(record).__name__)


def _edit(record: Record, record_id: str, field: str, value: object) -> Edit:
    return Edit(record.kind.name, record_id, field, plain(value))


def _closed(entry: Entry[Record]) -> NoteCode | None:
    """Why nothing is written in a record."""
    if entry.newer:
        return NoteCode.NEWER_KEPT
    return NoteCode.DELETED_KEPT if entry.record.deleted else None


def _not_used(record: Record, field: str, cells: tuple[Cell, ...], why: NoteCode) -> Iterator[CellNote]:
    """The cells that differ from what the record holds (all of them, when it cannot be told which)."""
    held = {folded(text) for text in texts(getattr(record, field))}
    different = [cell for cell in cells if folded(cell.value) not in held]
    yield from (cell.note(why, in_words(record, field)) for cell in different or cells)


def _same_listed(held: Record, given: Record) -> bool:
    """Whether a job or a member stands already for what the file names: each field it fills says the same words."""
    return all(
        folded(in_words(held, field)) == folded(in_words(given, field)) for field in filled_fields(given) - {"rank"}
    )


def _listed(
    cls: type[_Listed],
    proposals: list[Proposal],
    notebook: Notebook,
    came_from_import: CameFromImport,
    new_id: Callable[[], str],
) -> _Outcome:
    """What becomes of records a notebook may have several of: known, in the place of an imported one, or added."""
    entries = list(_ours(cls, notebook))
    standing = [entry for entry in entries if not entry.record.deleted]
    old = [
        entry.record
        for entry in standing
        if not entry.newer and _only_imported(entry, came_from_import) and not _named(entry.record, proposals)
    ]
    count = len(standing)
    for proposal in proposals:
        given = proposal.record
        twins = [entry.record for entry in entries if _same_listed(entry.record, given)]
        replaced = next((record for record in old if filled_fields(record) - {"rank"} == set(proposal.cells)), None)
        if twins:
            if all(twin.deleted for twin in twins):
                yield from _told(proposal, NoteCode.DELETED_KEPT)
        elif replaced is not None:
            old.remove(replaced)
            for field in proposal.cells:
                yield _edit(given, replaced.id, field, getattr(given, field))
        elif cls is WantedJob and count >= MOST_JOBS:
            yield from _told(proposal, NoteCode.JOBS_FULL, str(count))
        else:
            count += 1
            yield from edits(_numbered(given, notebook.structure, new_id(), count))


def _ours(cls: type[_Listed], notebook: Notebook) -> Iterator[Entry[_Listed]]:
    """Deleted ones included: an import does not bring back what a worker took out."""
    for entry in notebook.all_entries(cls):
        if cls is WantedJob or entry.record.id.startswith(f"{notebook.structure}/"):
            yield entry


def _only_imported(entry: Entry[_Listed], came_from_import: CameFromImport) -> bool:
    return all(came_from_import(entry.record.kind.name, entry.record.id, field) for field in entry.won)


def _named(record: Record, proposals: list[Proposal]) -> bool:
    return any(_same_listed(record, proposal.record) for proposal in proposals)


def _told(proposal: Proposal, why: NoteCode, detail: str = "") -> Iterator[CellNote]:
    """The notes of a record's cells, each with the words of that record rather than the whole cell."""
    for field, cells in proposal.cells.items():
        words = in_words(proposal.record, field)
        yield from (cell._replace(value=words).note(why, detail) for cell in cells)


def _numbered(record: Record, structure: str, new_id: str, rank: int) -> Record:
    """The record with its id, and for a job its place in the order."""
    if isinstance(record, WantedJob):
        return msgspec.structs.replace(record, id=new_id, rank=rank)
    return msgspec.structs.replace(record, id=f"{structure}/{new_id}")
