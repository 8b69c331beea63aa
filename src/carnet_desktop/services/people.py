"""The people of the structure: adding them, finding one, keeping the list true to the notebooks."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import uuid4

import msgspec

from carnet_desktop.crypto import keycheck
from carnet_desktop.domain.facts import Fact
from carnet_desktop.domain.notebook import fold_records
from carnet_desktop.domain.people import Identity, same_person
from carnet_desktop.domain.records import PERSON_ID, Attached, Member, NotebookId, Person, Record, Title
from carnet_desktop.domain.rules import check
from carnet_desktop.domain.writing import Edit, edits, facts_of
from carnet_desktop.errors import Damaged, PersonAmbiguous, PersonExists, PersonNotFound
from carnet_desktop.i18n import folded
from carnet_desktop.storage.files import fsync_folder, make_private_folder, write_atomic
from carnet_desktop.storage.journal import Received
from carnet_desktop.storage.notebook_file import NotebookFile
from carnet_desktop.storage.registry import NotebookRow
from carnet_desktop.storage.rows import AccessRow, TransferRow

from .departure import settle
from .directory import PersonLine
from .notebooks import author_edits
from .open_file import OpenFile
from .opening import borrowed, remember, seal_notebook_key
from .progress import Report
from .session import Session


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What is asked to begin a notebook; the rest is written later, in it."""

    first_name: str
    last_name: str
    birth_date: date
    title: Title | None = None
    phones: tuple[str, ...] = ()
    email: str | None = None
    channel: str | None = None

    def record(self) -> Person:
        return Person(
            id=PERSON_ID,
            first_name=self.first_name.strip(),
            last_name=self.last_name.strip(),
            birth_date=self.birth_date.isoformat(),
            title=self.title,
            phones=self.phones or None,
            email=self.email,
            channel=self.channel,
        )


def add_person(session: Session, new: NewPerson) -> str:
    """Begin a person's notebook, with this worker as référent. The answer is the notebook's id. Raises InvalidField."""
    (notebook,) = create_notebooks(session, [first_edits(new.record(), referent(session))])
    return notebook


def first_edits(*records: Record) -> list[Edit]:
    """What a notebook begins with. Raises InvalidField for the first problem of a record."""
    for record in records:
        for problem in check(record):
            raise problem
    return [edit for record in records for edit in edits(record)]


def require_new(session: Session, new: NewPerson) -> None:
    """Raises PersonExists when someone of the same names and birth date has a notebook already."""
    typed = Identity(new.first_name, new.last_name, new.birth_date.isoformat())
    for line in session.directory.lines():
        if line.birth_date == typed.birth_date and same_person(
            typed, Identity(line.first_name, line.last_name, line.birth_date)
        ):
            raise PersonExists(line.id, line.name)


def referent(session: Session) -> Member:
    """The member record of the worker who is here, as référent since today."""
    return Member(
        id=f"{session.structure.id}/{session.staff.id}",
        name=session.staff.name,
        function=session.staff.function or None,
        structure_name=session.structure.name,
        referent=True,
        from_=session.today().isoformat(),
    )


DatedFacts: TypeAlias = Callable[[str], Sequence[Fact]]
"""The facts of a notebook whose id is given."""


def _nothing_before(_notebook: str) -> Sequence[Fact]:
    return ()


def create_notebooks(
    session: Session,
    people: Sequence[Sequence[Edit]],
    reason: str | None = None,
    *,
    dated: Sequence[DatedFacts] | None = None,
) -> Iterator[str]:
    """One notebook for each sequence of edits, made one at each step so that the caller can report or stop.

    `dated`: for each, what it begins with that was written elsewhere, before.

    The registry first reserves all of them with their key checks, then each file is made, then they are anchored by
    groups: a crash leaves complete notebooks ahead of their anchor, or reservations that `refresh` drops, never a
    notebook that the registry does not know.
    """
    before = dated if dated is not None else [_nothing_before] * len(people)
    births = [_Birth.of(session, edits, reason, past) for edits, past in zip(people, before, strict=True)]
    session.registry.reserve([birth.row for birth in births])
    unborn = {birth.row.id for birth in births}
    waiting: dict[str, OpenFile] = {}
    try:
        for birth in births:
            waiting[birth.row.id] = birth.make(session)
            unborn.remove(birth.row.id)
            yield birth.row.id
            if len(waiting) >= _GROUP:
                _anchor(session, waiting)
    finally:
        _anchor(session, waiting)
        _forget(session, unborn)


_GROUP = 50


def begin_received(
    session: Session,
    written: Sequence[Edit],
    received: Received,
    tell: Callable[[str], tuple[AccessRow, TransferRow]],
) -> str:
    """A new notebook that begins with these edits and what a bundle brought. The answer is its id.

    `tell`: what the registry's journals are told, once the id is known.
    """
    birth = _Birth.of(session, written, None)
    notebook = birth.row.id
    session.registry.reserve([birth.row])
    try:
        made = birth.make(session, received)
    except BaseException:
        _forget(session, [notebook])
        raise
    access, transfer = tell(notebook)
    remember(session, {notebook: made}, [access], [transfer])
    return notebook


def _forget(session: Session, unborn: Collection[str]) -> None:
    """Drop reservations that came to nothing, with what stands of their files.

    The files go first: a crash in between leaves a reservation, which the next refresh drops, never a key that no
    registry knows.
    """
    if not unborn:
        return
    for notebook in unborn:
        for path in (session.layout.notebook(notebook), session.layout.key(notebook)):
            path.unlink(missing_ok=True)
    session.registry.forget(unborn)


def _anchor(session: Session, waiting: dict[str, OpenFile]) -> None:
    if waiting:
        remember(session, waiting)
        waiting.clear()


@dataclass(frozen=True, slots=True)
class _Birth:
    """A notebook about to be made: its key is only in memory until its key file is written."""

    row: NotebookRow
    key: bytes
    edits: tuple[Edit, ...]
    reason: str | None
    dated: tuple[Fact, ...]

    @classmethod
    def of(
        cls, session: Session, written: Sequence[Edit], reason: str | None, dated: DatedFacts = _nothing_before
    ) -> "_Birth":
        notebook, key = str(uuid4()), keycheck.new_key()
        own_id = NotebookId(id=notebook, attached=Attached(value=True, on=session.today().isoformat()))
        row = NotebookRow.reserved(notebook, keycheck.new_salt(), keycheck.key_check(key, notebook))
        begun = (*edits(own_id), *written, *author_edits(session, {}))
        return cls(row, key, begun, reason, tuple(dated(notebook)))

    def make(self, session: Session, received: Received | None = None) -> OpenFile:
        """Key file first, then the notebook with its first facts: a notebook never stands without its key."""
        notebook = self.row.id
        path = session.layout.notebook(notebook)
        if not path.parent.exists():
            make_private_folder(path.parent)
            fsync_folder(path.parent.parent)
        write_atomic(session.layout.key(notebook), seal_notebook_key(session.keys, notebook, self.key))
        before = (*self.dated, *(received.facts if received else ()))
        last = max((fact.at for fact in before), default=None)
        own = facts_of(self.edits, session.pen(notebook), now=session.now(), last=last, reason=self.reason)
        facts = [*self.dated, *own]
        file = NotebookFile.create(path, self.key, self.row.salt, notebook, facts, received)
        brought = received.facts if received else ()
        try:
            return OpenFile(file, fold_records([*facts, *brought]), file.tip(), facts[-1].at)
        finally:
            file.close()


def find_person(session: Session, text: str) -> str:
    """The notebook of an id or an unambiguous name. Raises PersonNotFound, PersonAmbiguous."""
    if session.directory.line(text) is not None:
        return text
    found = session.directory.search(text).exact if folded(text) else []
    same = [line for line in found if folded(line.name) == folded(text)] or found
    if not same:
        raise PersonNotFound(text)
    if len(same) > 1:
        raise PersonAmbiguous(text, tuple(map(candidate, same[:10])))
    return same[0].id


def candidate(line: PersonLine) -> tuple[str, str, str, str]:
    """What a failure names someone by."""
    return line.id, line.first_name, line.last_name, line.birth_date


class Refreshed(msgspec.Struct, frozen=True):
    """What a refresh found: notebooks read again, and those that could not be, with why."""

    read: tuple[str, ...]
    damaged: tuple[tuple[str, Exception], ...]


def refresh(session: Session, report: Report) -> Refreshed:
    """Read again the notebooks whose file is not as the registry last saw it (a crash, a file brought by hand)."""
    return read_again(session, out_of_date(session), report)


def out_of_date(session: Session) -> tuple[str, ...]:
    """The notebooks to read again: their file changed since, or their line is of a registry of an older version.

    Reservations whose file was never made whole are forgotten: nothing had been acknowledged. A file whose sending was
    cut short is given, or taken back. A notebook that was merged into another stays out of the list.
    """
    known = session.registry.notebooks()
    unborn = {row.id for row in known.values() if row.tip.n == 0 and _holds_nothing(session, row.id)}
    _forget(session, unborn)
    settle(session)
    stats = session.layout.stat_notebooks()
    listed = {line.id for line in session.directory.lines()}
    undated = listed - {row.notebook for row in session.registry.agenda()}
    expected = (row for row in known.values() if row.id in listed or row.tip.n == 0)
    return tuple(
        row.id
        for row in expected
        if row.id not in unborn and (row.id in undated or stats.get(row.id) != (row.size, row.mtime_ns))
    )


def read_again(session: Session, notebooks: Sequence[str], report: Report) -> Refreshed:
    """Make their lines again from the notebooks themselves."""
    read: list[str] = []
    damaged: list[tuple[str, Exception]] = []
    for done, notebook in enumerate(notebooks):
        report(done, len(notebooks))
        try:
            with borrowed(session, notebook) as opened:
                remember(session, {notebook: opened})
            read.append(notebook)
        except Damaged as error:
            damaged.append((notebook, error))
    return Refreshed(tuple(read), tuple(damaged))


def _holds_nothing(session: Session, notebook: str) -> bool:
    """Whether the creation of a notebook was cut short. Opening its file takes back what was half written."""
    path = session.layout.notebook(notebook)
    with suppress(Damaged), borrowed(session, notebook):
        pass
    return not path.exists() or path.stat().st_size == 0
