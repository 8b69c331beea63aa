"""The history of a notebook in words: each change, who made it, and every field before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from carnet_desktop.domain.facts import JSON, Fact, Place
from carnet_desktop.domain.labels import field_label, kind_label
from carnet_desktop.domain.notebook import Notebook, separated
from carnet_desktop.domain.records import Author, Change, NotebookId
from carnet_desktop.domain.titles import told

from .notebooks import hidden_interviews
from .opening import open_file
from .session import Session


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One field of one record that changed, in French words ready to show. An empty text: nothing stood there."""

    kind: str
    record: str
    title: str
    field: str
    field_label: str
    before_text: str
    after_text: str


@dataclass(frozen=True, slots=True)
class HistoryChange:
    """One gesture: everything that one save changed. `at` UTC text; `received_from` the bundle it came in, if any."""

    change: str
    at: str
    author_name: str
    reason: str
    received_from: str | None
    lines: tuple[HistoryLine, ...]


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
    before = _befores(s.fact for s in stored)
    changes = []
    for (change, at), group in groupby(stored, key=lambda s: (s.fact.change, s.fact.at)):
        held = list(group)
        lines = tuple(
            _line(state, s.fact, before[s.fact.id])
            for s in held
            if s.fact.kind not in _OWN_KINDS
            and s.fact.record not in hidden
            and kind in (None, s.fact.kind)
            and record in (None, s.fact.record)
        )
        if lines:
            author = _author_name(state, held[0].fact.author)
            changes.append(HistoryChange(change, at, author, reasons.get(change, ""), held[0].received_from, lines))
    return changes[::-1]


_OWN_KINDS = frozenset(cls.kind.name for cls in (Author, Change, NotebookId))


def _befores(facts: Iterable[Fact]) -> dict[str, JSON]:
    """What each fact found in its place, in the order of the facts."""
    current: dict[Place, JSON] = {}
    found: dict[str, JSON] = {}
    for fact in facts:
        found[fact.id] = current.get(fact.place)
        current[fact.place] = fact.value
    return found


def _line(state: Notebook, fact: Fact, before: JSON) -> HistoryLine:
    return HistoryLine(
        fact.kind,
        fact.record,
        kind_label(fact.kind),
        fact.field,
        field_label(fact.kind, fact.field),
        told(state, fact.kind, fact.field, before),
        told(state, fact.kind, fact.field, fact.value),
    )


def _author_name(state: Notebook, author: str) -> str:
    entry = state.find(Author, author)
    return (entry.record.name if entry else None) or author
