"""Bringing a list of people: foreseen line by line, then written one whole person at a time."""

from collections.abc import Collection, Generator

from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.people import Identity
from carnet_desktop.domain.records import Change
from carnet_desktop.domain.writing import Edit
from carnet_desktop.errors import CarnetError
from carnet_desktop.exchange.import_plan import ImportPlan, KnownPerson, PersonToWrite, plan
from carnet_desktop.exchange.import_report import Outcome, Report, ReportedPerson, report, reported
from carnet_desktop.exchange.merging import IMPORT_REASON, CameFromImport, merge_row
from carnet_desktop.exchange.notes import CellNote
from carnet_desktop.exchange.people_list import read_people
from carnet_desktop.sentences import explain

from . import progress
from .lists import FoundList
from .notebooks import save
from .open_file import OpenFile
from .opening import borrowed
from .people import create_notebooks
from .session import Session


def preview(session: Session, found: FoundList) -> ImportPlan:
    """What each line of a list would do. Raises ColumnsNotFound; writes nothing."""
    people = read_people(found.table, found.headers, today=session.today(), nir_allowed=session.settings.nir)
    return plan(people, known_people(session))


def known_people(session: Session) -> list[KnownPerson]:
    return [
        KnownPerson(line.id, Identity(line.first_name, line.last_name, line.birth_date), line.doc.external_id)
        for line in session.directory.lines()
    ]


def foresee(session: Session, found: ImportPlan, *, prefer_file: bool = False) -> Report:
    """The report that `run` would give, without writing anything."""
    done = [
        _known_person(session, person, prefer_file=prefer_file, write=False)
        if person.notebook
        else reported(person, Outcome.CREATED, first_edits_of(session, person)[1])
        for person in found.people(found.ticked)
    ]
    return report(found, done, found.ticked)


def run(
    session: Session,
    found: ImportPlan,
    ticked: Collection[int],
    report_progress: progress.Report,
    *,
    prefer_file: bool = False,
) -> Report:
    """Write the ticked lines. A person comes in whole or not at all; one that fails does not stop the others.

    When the person cancels, what is done stays done, and the report says which lines were not reached.
    """
    people = found.people(ticked)
    written = _written(session, people, prefer_file=prefer_file)
    return report(found, until_cancelled(written, len(people), report_progress), ticked)


def until_cancelled(
    written: Generator[ReportedPerson, None, None], total: int, report_progress: progress.Report
) -> list[ReportedPerson]:
    """Those written before the person cancelled, or all of them."""
    done: list[ReportedPerson] = []
    try:
        for person in written:
            done.append(person)
            report_progress(len(done), total)
    except progress.Cancelled:
        written.close()
    return done


def _written(
    session: Session, people: Collection[PersonToWrite], *, prefer_file: bool
) -> Generator[ReportedPerson, None, None]:
    new = [person for person in people if person.notebook is None]
    births = [first_edits_of(session, person) for person in new]
    made = create_notebooks(session, [edits for edits, _ in births], IMPORT_REASON)
    for person, (_, kept), _notebook in zip(new, births, made, strict=True):
        yield reported(person, Outcome.CREATED, kept)
    for person in people:
        if person.notebook is not None:
            yield _known_person(session, person, prefer_file=prefer_file, write=True)


def first_edits_of(session: Session, person: PersonToWrite) -> tuple[list[Edit], list[CellNote]]:
    """The first edits of a new person's notebook, and the cells not used."""
    return merge_row(person.row, Notebook("", session.structure.id, {}), lambda *_place: False)


def _known_person(session: Session, person: PersonToWrite, *, prefer_file: bool, write: bool) -> ReportedPerson:
    assert person.notebook is not None
    try:
        with borrowed(session, person.notebook) as opened:
            state = opened.notebook(person.notebook, session.structure.id)
            edits, kept = merge_row(person.row, state, came_from_import(opened), prefer_file=prefer_file)
            if write:
                save(session, person.notebook, edits, IMPORT_REASON)
    except CarnetError as error:
        return reported(person, Outcome.FAILED, why=str(explain(error)))
    return reported(person, Outcome.UPDATED if edits else Outcome.UNCHANGED, kept)


def came_from_import(opened: OpenFile) -> CameFromImport:
    """Whether a value was written by an import: its change carries that reason."""
    change_of = {stored.fact.id: stored.fact.change for stored in opened.file.facts()}

    def by_import(kind: str, record: str, field: str) -> bool:
        won = opened.folded[(kind, record)].won.get(field)
        if won is None:
            return False
        reason = opened.folded.get((Change.kind.name, change_of[won[1]]))
        return reason is not None and reason.fields.get("reason") == IMPORT_REASON

    return by_import
