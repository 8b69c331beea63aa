"""The history of a notebook in words: each change, who made it, and every field before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final

from carnet_desktop.domain.facts import JSON, Fact, Place
from carnet_desktop.domain.labels import field_label, kind_label
from carnet_desktop.domain.notebook import NOTHING_FOLDED, Notebook, separated
from carnet_desktop.domain.records import (
    KINDS,
    OF_THE_PROGRAM,
    Author,
    Change,
    Consent,
    ExternalId,
    HandedSheet,
    Nir,
    Record,
    Retention,
    Transfer,
    Whose,
)
from carnet_desktop.domain.titles import title_of, told
from carnet_desktop.storage.notebook_file import StoredFact

from .notebooks import hidden_interviews
from .open_file import OpenFile
from .opening import open_file
from .session import Session


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One field of one record that changed, in French words ready to show. An empty text: nothing stood there.

    `title` names the kind, `name` the record as it is called now; `before` is the stored value that stood there.
    `can_return`: that value, or the deleted record, may be put back (`returning.put_back`).
    """

    kind: str
    record: str
    title: str
    name: str
    field: str
    field_label: str
    before_text: str
    after_text: str
    before: JSON
    can_return: bool


@dataclass(frozen=True, slots=True)
class HistoryChange:
    """One gesture: everything that one save changed. `at` UTC text; `author` a staff id, named as the notebook tells:
    a worker who has left, or another structure's, keeps the name they wrote under.

    `received_from`: the bundle it came in, if any; `sender_name`: the structure that handed it over, "" when none did
    or when the notebook does not tell.
    """

    change: str
    at: str
    author: str
    author_name: str
    reason: str
    received_from: str | None
    sender_name: str
    lines: tuple[HistoryLine, ...]

    @property
    def moment(self) -> datetime:
        """When, on the office's wall."""
        return datetime.fromisoformat(self.at).astimezone()


def history(session: Session, notebook: str, kind: str | None = None, record: str | None = None) -> list[HistoryChange]:
    """The changes of a notebook, of a kind or of one record, the latest first.

    Private interviews of others do not appear, nor what the program writes for itself (authors, ids, reasons).
    """
    state = open_file(session, notebook).notebook(notebook, session.structure.id)
    return _changes(session, notebook, hidden_interviews(session, state), kind, record)


def full_history(session: Session, notebook: str) -> list[HistoryChange]:
    """With the private interviews of everybody: what a person receives when she asks what is held on her."""
    return _changes(session, notebook, frozenset())


def _changes(
    session: Session, notebook: str, hidden: frozenset[str], kind: str | None = None, record: str | None = None
) -> list[HistoryChange]:
    opened = open_file(session, notebook)
    state = opened.notebook(notebook, session.structure.id)
    whole = opened.file.facts()
    out = separated(held.fact for held in whole)
    stored = sorted((s for s in whole if s.fact.notebook not in out), key=lambda s: (s.fact.at, s.n))
    reasons = {s.fact.change: str(s.fact.value or "") for s in stored if s.fact.kind == Change.kind.name}
    tell = _Telling(opened, state, stored)
    changes = []
    for (change, at), group in groupby(stored, key=lambda s: (s.fact.change, s.fact.at)):
        held = list(group)
        lines = tuple(
            tell.line(s.fact)
            for s in held
            if s.fact.kind not in OF_THE_PROGRAM
            and s.fact.record not in hidden
            and kind in (None, s.fact.kind)
            and record in (None, s.fact.record)
        )
        if lines:
            author, bundle = held[0].fact.author, held[0].received_from
            name, sender = _author_name(state, author), _sender(state, bundle)
            changes.append(HistoryChange(change, at, author, name, reasons.get(change, ""), bundle, sender, lines))
    return changes[::-1]


_TRACES: Final = frozenset(cls.kind.name for cls in (ExternalId, Nir, Consent, Retention, HandedSheet, Transfer))
"""What happened, or what is written by a gesture of its own: not put back from the history."""


class _Telling:
    """Facts in words, with what each found in its place."""

    def __init__(self, opened: OpenFile, state: Notebook, stored: Iterable[StoredFact]) -> None:
        self._folded, self._state = opened.folded, state
        self._names: dict[tuple[str, str], str] = {}
        self._before: dict[str, JSON] = {}
        self._first: dict[tuple[str, str], str] = {}
        current: dict[Place, JSON] = {}
        for fact in (held.fact for held in stored):
            self._before[fact.id] = current.get(fact.place)
            self._first.setdefault((fact.kind, fact.record), fact.change)
            current[fact.place] = fact.value

    def line(self, fact: Fact) -> HistoryLine:
        before = self._before[fact.id]
        return HistoryLine(
            fact.kind,
            fact.record,
            kind_label(fact.kind),
            self._name(fact.kind, fact.record),
            fact.field,
            field_label(fact.kind, fact.field),
            told(self._state, fact.kind, fact.field, before),
            told(self._state, fact.kind, fact.field, fact.value),
            before,
            self._can_return(fact, before),
        )

    def _name(self, kind: str, record: str) -> str:
        key = (kind, record)
        if key not in self._names:
            cls: type[Record] | None = KINDS.get(kind)
            entry = self._state.find(cls, record) if cls is not None else None
            self._names[key] = title_of(entry.record) if entry is not None else kind_label(kind)
        return self._names[key]

    def _can_return(self, fact: Fact, before: JSON) -> bool:
        """Something else stands there now; what made the record has nothing before it."""
        key = (fact.kind, fact.record)
        cls = KINDS.get(fact.kind)
        if cls is None or fact.kind in _TRACES or self._first[key] == fact.change:
            return False
        if cls.kind.whose is Whose.OURS and not self._state.is_ours(fact.record):
            return False
        now = self._folded.get(key, NOTHING_FOLDED).fields
        if fact.field == "deleted" or now.get("deleted"):
            return fact.field == "deleted" and fact.value is True and bool(now.get("deleted"))
        return now.get(fact.field) != before


def _author_name(state: Notebook, author: str) -> str:
    entry = state.find(Author, author)
    return (entry.record.name if entry else None) or author


def _sender(state: Notebook, bundle: str | None) -> str:
    entry = state.find(Transfer, f"{state.structure}/{bundle}") if bundle else None
    return entry.record.received.sender.name if entry and entry.record.received else ""
