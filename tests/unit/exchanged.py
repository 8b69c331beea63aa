"""Journals of two structures that hand a notebook to each other, for tests."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from tests.journal_samples import START

from carnet_desktop.domain.facts import JSON, Fact, Place, fact_bytes, fold
from carnet_desktop.domain.leaving import Choice, Leaving, what_leaves
from carnet_desktop.domain.receiving import Comparison, accepted, compare
from carnet_desktop.domain.records import Attached, NotebookId, Record
from carnet_desktop.domain.sections import SECTIONS
from carnet_desktop.domain.writing import Edit, Pen, edits, facts_of

ALL: Final = frozenset(SECTIONS)


class Side:
    """One structure's journal of one person: fact id → fact, and what the other side has had or sent."""

    def __init__(self, structure: str) -> None:
        self.structure = structure
        self.notebook = f"notebook-of-{structure}"
        self.journal: dict[str, Fact] = {}
        self.shared: set[str] = set()
        self.moment = START
        self.write(*edits(NotebookId(id=self.notebook, attached=Attached(value=True, on="2026-11-24"))))

    def write(self, *what: Edit, reason: str | None = None, at: datetime | None = None) -> list[Fact]:
        """One save by this structure's worker, a second after the last one unless `at` is given."""
        self.moment += timedelta(seconds=1)
        pen = Pen(f"worker-of-{self.structure}", self.notebook, self.structure)
        facts = facts_of(what, pen, now=at or self.moment, last=None, reason=reason)
        self.journal |= {fact.id: fact for fact in facts}
        return facts

    def put(self, *records: Record, reason: str | None = None) -> list[Fact]:
        return self.write(*(edit for record in records for edit in edits(record)), reason=reason)

    def leaves(self, sections: Iterable[str] = ALL, *asked: str) -> Leaving:
        choice = Choice(frozenset(sections), frozenset(asked))
        return what_leaves(self.winners(), choice, self.shared, self.structure, self.notebook)

    def leaves_whole(self) -> Leaving:
        """Every section, and everything that is asked."""
        questions = [asked.key for section in self.leaves().sections for asked in section.asked]
        return self.leaves(ALL, *questions)

    def compares(self, facts: Iterable[Fact]) -> Comparison:
        known = {key: fact_bytes(fact) for key, fact in self.journal.items()}
        return compare(self.winners(), known, [*facts], self.structure, ())

    def accepts(self, leaving: Leaving) -> None:
        taken = accepted(self.compares(leaving.facts), ())
        self.journal |= {fact.id: fact for fact in taken}
        self.shared |= set(leaving.records)

    def sends(self, other: "Side", leaving: Leaving) -> None:
        self.shared |= set(leaving.records)
        other.accepts(leaving)

    def winners(self) -> dict[Place, Fact]:
        return fold(self.journal.values())


def fields_of(leaving: Leaving) -> dict[str, dict[str, JSON]]:
    """`<kind>/<record id>` → the fields shown before it leaves."""
    return {f"{r.kind}/{r.record}": dict(r.fields) for section in leaving.sections for r in section.records}
