"""What an import would do, line by line, before anything is written: new, known, twice in the file, or blocked."""

import enum
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date

import msgspec

from ..domain.people import Identity, nearest
from ..i18n import day_month_year
from .aside import Aside
from .columns import Column
from .merging import merged
from .notes import Cell, CellNote, NoteCode
from .people_list import PeopleList, PersonRow


class KnownPerson(msgspec.Struct, frozen=True):
    """Someone who has a notebook here; `external_id` is her identifier in the structure's other software."""

    notebook: str
    identity: Identity
    external_id: str | None = None


class Verdict(enum.Enum):
    NEW = "new"
    UPDATE = "update"
    SAME_AS_LINE = "same_as_line"
    BLOCKED = "blocked"


class PlanLine(msgspec.Struct, frozen=True):
    """One row and what becomes of it.

    `notebook` is the one it updates; `same_as` the earlier line of the same person; `conflicts` what must be looked
    at; `ticked` whether it comes in unless somebody decides otherwise.
    """

    row: PersonRow
    verdict: Verdict
    notebook: str | None = None
    same_as: int | None = None
    conflicts: tuple[CellNote, ...] = ()

    @property
    def ticked(self) -> bool:
        doubtful = any(note.note is NoteCode.SEVERAL_NOTEBOOKS for note in self.conflicts)
        return self.verdict is not Verdict.BLOCKED and not doubtful

    @property
    def notes(self) -> tuple[CellNote, ...]:
        """Everything to be said of this line, the gravest first."""
        return (*self.row.blocking, *self.conflicts, *self.row.cells)


class PersonToWrite(msgspec.Struct, frozen=True):
    """One person of the file: the ticked rows as one, the lines they stand on, the notebook they go to (None: a new
    one)."""

    row: PersonRow
    lines: tuple[int, ...]
    notebook: str | None


class ImportPlan(msgspec.Struct, frozen=True):
    lines: tuple[PlanLine, ...]
    aside: Aside = Aside()

    @property
    def ticked(self) -> frozenset[int]:
        """The lines that come in unless somebody decides otherwise."""
        return frozenset(line.row.line for line in self.lines if line.ticked)

    def people(self, ticked: Collection[int]) -> tuple[PersonToWrite, ...]:
        """Those whom the ticked lines describe, each once, in the order of the file."""
        rows: dict[tuple[str, str, str], list[PlanLine]] = defaultdict(list)
        for line in self.lines:
            if line.row.line in ticked and line.verdict is not Verdict.BLOCKED:
                rows[line.row.identity.key].append(line)
        return tuple(
            PersonToWrite(merged(x.row for x in same), tuple(x.row.line for x in same), same[0].notebook)
            for same in rows.values()
        )


def plan(people: PeopleList, known: Sequence[KnownPerson]) -> ImportPlan:
    """What each row of a list would do among the people who are known here.

    Only names and birth date tell who a person is; identifiers that say otherwise are conflicts to look at.
    """
    planner = _Planner(known)
    return ImportPlan(tuple(map(planner.line, people.rows)), people.aside)


class _Planner:
    """The known people by name, identifier and birth date, and the lines met so far."""

    def __init__(self, known: Sequence[KnownPerson]) -> None:
        self._by_key: dict[tuple[str, str, str], list[KnownPerson]] = defaultdict(list)
        self._by_id: dict[str, list[KnownPerson]] = defaultdict(list)
        self._by_birth: dict[str, list[KnownPerson]] = defaultdict(list)
        for person in known:
            self._by_key[person.identity.key].append(person)
            self._by_birth[person.identity.birth_date].append(person)
            if person.external_id:
                self._by_id[person.external_id].append(person)
        self._first_line: dict[tuple[str, str, str], int] = {}
        self._id_lines: dict[str, PersonRow] = {}

    def line(self, row: PersonRow) -> PlanLine:
        if row.blocking:
            return PlanLine(row, Verdict.BLOCKED)
        key = row.identity.key
        same = self._by_key.get(key, [])
        here = self._chosen(row, same)
        conflicts = (*self._several(row, same), *self._id_conflicts(row, here))
        notebook = here.notebook if here else None
        first = self._first_line.setdefault(key, row.line)
        if first != row.line:
            return PlanLine(row, Verdict.SAME_AS_LINE, notebook, first, conflicts)
        if notebook is not None:
            return PlanLine(row, Verdict.UPDATE, notebook, conflicts=conflicts)
        return PlanLine(row, Verdict.NEW, conflicts=(*conflicts, *self._look_alikes(row)))

    def _chosen(self, row: PersonRow, same: list[KnownPerson]) -> KnownPerson | None:
        """Of several notebooks with the same names and birth date, the one whose identifier is the row's."""
        written = row.external_id.value if row.external_id else None
        return next((person for person in same if person.external_id == written), same[0] if same else None)

    def _several(self, row: PersonRow, same: list[KnownPerson]) -> Iterator[CellNote]:
        written = row.external_id.value if row.external_id else None
        if len(same) > 1 and (written is None or all(person.external_id != written for person in same)):
            yield _who(row).note(NoteCode.SEVERAL_NOTEBOOKS, str(len(same)))

    def _id_conflicts(self, row: PersonRow, here: KnownPerson | None) -> Iterator[CellNote]:
        cell = row.external_id
        if cell is None:
            return
        for other in self._by_id.get(cell.value, []):
            if other.identity.key != row.identity.key:
                yield cell.note(NoteCode.ID_OF_ANOTHER, _presented(other.identity))
        if here is not None and here.external_id and here.external_id != cell.value:
            yield cell.note(NoteCode.ID_DIFFERS, here.external_id)
        earlier = self._id_lines.setdefault(cell.value, row)
        if earlier.identity.key != row.identity.key:
            yield cell.note(NoteCode.ID_OF_ANOTHER_LINE, str(earlier.line))

    def _look_alikes(self, row: PersonRow) -> Iterator[CellNote]:
        """Known people who could be this one, misspelt: same birth date, or day and month swapped."""
        born = row.identity.birth_date
        dates = dict.fromkeys((born, f"{born[:4]}-{born[8:]}-{born[5:7]}"))
        close = [(person, person.identity) for day in dates for person in self._by_birth.get(day, [])]
        for person, _likeness in nearest(row.identity, close, limit=1):
            yield _who(row).note(NoteCode.LOOKS_LIKE, _presented(person.identity))


def _who(row: PersonRow) -> Cell:
    """The cells that name the person, as one."""
    identity = row.identity
    return Cell(row.line, Column.LAST_NAME.value, f"{identity.first_name} {identity.last_name}")


def _presented(identity: Identity) -> str:
    name = f"{identity.first_name} {identity.last_name}"
    try:
        return f"{name}, {day_month_year(date.fromisoformat(identity.birth_date))}"
    except ValueError:  # a notebook received from elsewhere may have no birth date
        return name
