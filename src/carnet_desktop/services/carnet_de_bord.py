"""Bringing the notebooks Carnet de bord exported: people as a list does, the rest as facts with their own dates."""

import hashlib
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import msgspec

from carnet_desktop.domain.facts import Fact, utc_text
from carnet_desktop.domain.notebook import NOTHING_FOLDED, Folded
from carnet_desktop.domain.records import Author, Change, wire_fields
from carnet_desktop.domain.writing import Edit, Pen, edits, fact_of
from carnet_desktop.errors import CarnetError
from carnet_desktop.exchange.carnet_de_bord import Exported, read_export
from carnet_desktop.exchange.carnet_de_bord_plan import Dated
from carnet_desktop.exchange.import_plan import ImportPlan, PersonToWrite, plan
from carnet_desktop.exchange.import_report import Outcome, Report, ReportedPerson, report, reported
from carnet_desktop.exchange.merging import IMPORT_REASON, merge_row
from carnet_desktop.i18n import folded
from carnet_desktop.sentences import explain

from . import progress
from .imports import came_from_import, first_edits_of, known_people, until_cancelled
from .notebooks import save
from .opening import borrowed
from .people import create_notebooks
from .session import Session


class Foreign(msgspec.Struct, frozen=True):
    """What an export would do: its people as a list's, and by line the records that have dates of their own."""

    plan: ImportPlan
    exported: Exported


def preview(session: Session, path: Path) -> Foreign:
    """Raises NotACarnetDeBordExport, FileUnreadable; writes nothing."""
    exported = read_export(path, today=session.today())
    return Foreign(plan(exported.people, known_people(session)), exported)


def foresee(session: Session, found: Foreign, *, prefer_file: bool = False) -> Report:
    """The report that `run` would give, without writing anything."""
    done = [
        _known(session, found, person, prefer_file=prefer_file, write=False)
        if person.notebook
        else reported(person, Outcome.CREATED, first_edits_of(session, person)[1])
        for person in found.plan.people(found.plan.ticked)
    ]
    return report(found.plan, done, found.plan.ticked)


def run(
    session: Session,
    found: Foreign,
    ticked: Collection[int],
    report_progress: progress.Report,
    *,
    prefer_file: bool = False,
) -> Report:
    """Write the ticked notebooks: each whole or not at all, those that fail do not stop the others."""
    people = found.plan.people(ticked)
    written = _written(session, found, people, prefer_file=prefer_file)
    return report(found.plan, until_cancelled(written, len(people), report_progress), ticked)


def _written(
    session: Session, found: Foreign, people: Sequence[PersonToWrite], *, prefer_file: bool
) -> Generator[ReportedPerson, None, None]:
    new = [person for person in people if person.notebook is None]
    births = [first_edits_of(session, person) for person in new]
    dated = [partial(_first_facts, session, _dated(found, person)) for person in new]
    made = create_notebooks(session, [begun for begun, _ in births], IMPORT_REASON, dated=dated)
    for person, (_, kept), _notebook in zip(new, births, made, strict=True):
        yield reported(person, Outcome.CREATED, kept)
    for person in people:
        if person.notebook is not None:
            yield _known(session, found, person, prefer_file=prefer_file, write=True)


def _dated(found: Foreign, person: PersonToWrite) -> tuple[Dated, ...]:
    return tuple(dated for line in person.lines for dated in found.exported.dated[line])


def _first_facts(session: Session, dated: Sequence[Dated], notebook: str) -> list[Fact]:
    return list(_Writer(session, notebook, {}).facts(dated))


def _known(
    session: Session, found: Foreign, person: PersonToWrite, *, prefer_file: bool, write: bool
) -> ReportedPerson:
    assert person.notebook is not None
    try:
        with borrowed(session, person.notebook) as opened:
            state = opened.notebook(person.notebook, session.structure.id)
            changed, kept = merge_row(person.row, state, came_from_import(opened), prefer_file=prefer_file)
            facts = list(_Writer(session, person.notebook, opened.folded).facts(_dated(found, person)))
            if write:
                save(session, person.notebook, changed, IMPORT_REASON if changed else None, dated=facts)
    except CarnetError as error:
        return reported(person, Outcome.FAILED, why=str(explain(error)))
    return reported(person, Outcome.UPDATED if changed or facts else Outcome.UNCHANGED, kept)


class _Writer:
    """The facts that say dated records, under their dates and authors, in one notebook.

    What the notebook has already is not said again; what was written in it since stays, by its own date.
    """

    def __init__(self, session: Session, notebook: str, folded: Mapping[tuple[str, str], Folded]) -> None:
        self._session, self._notebook, self._folded = session, notebook, folded
        self._now = session.now()
        self._changes: dict[tuple[datetime, str], str] = {}
        self._authors: set[str] = set()

    def facts(self, dated: Sequence[Dated]) -> Iterator[Fact]:
        for one in dated:
            author = self._author_id(one.author)
            written = list(self._of_record(one, author))
            yield from written
            if written and one.author:
                yield from self._introduce(author, one.author)
        for (at, author), change in self._changes.items():
            yield self._fact(Edit(Change.kind.name, change, "reason", IMPORT_REASON), at, author)

    def _of_record(self, one: Dated, author: str) -> Iterator[Fact]:
        record = one.record
        held = self._folded.get((record.kind.name, record.id), NOTHING_FOLDED)
        names = wire_fields(type(record))
        for edit in edits(record):
            at = min(one.later.get(names[edit.field]) or one.at or self._now, self._now)
            stands = held.won.get(edit.field)
            if stands is None or (held.fields[edit.field] != edit.value and stands[0] < utc_text(at)):
                yield self._fact(edit, at, author)

    def _fact(self, edit: Edit, at: datetime, author: str) -> Fact:
        change = edit.record if edit.kind == Change.kind.name else self._change(at, author)
        return fact_of(edit, Pen(author, self._notebook, self._session.structure.id), utc_text(at), change)

    def _change(self, at: datetime, author: str) -> str:
        return self._changes.setdefault((at, author), str(uuid4()))

    def _author_id(self, name: str) -> str:
        """The same id for the same name in this structure's imports; the worker who is here when nobody is named."""
        if not name:
            return self._session.staff.id
        told = f"carnet de bord\0{self._session.structure.id}\0{folded(name)}".encode()
        return str(UUID(bytes=hashlib.sha256(told).digest()[:16], version=4))

    def _introduce(self, author: str, name: str) -> Iterator[Fact]:
        """An author is told once in a notebook, so that its history can be read anywhere."""
        if author not in self._authors and (Author.kind.name, author) not in self._folded:
            self._authors.add(author)
            yield self._fact(Edit(Author.kind.name, author, "name", name), self._now, author)
