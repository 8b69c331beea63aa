"""What leaves in a bundle: the winning facts of the chosen sections, and nothing that was not shown first.

No overwritten value, no private or team interview, no number that identifies, nothing of a deleted record but that it
is deleted. What is sensitive is asked one by one: until it is, it stays.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from .facts import JSON, Fact, Place, fold
from .held_records import Held, held_records, texts_of
from .notebook import Notebook, counting, fold_records
from .plan_marks import PlanMarks, plan_marks
from .records import (
    KINDS,
    Author,
    Change,
    Contact,
    Document,
    Leaves,
    Member,
    NotebookId,
    Person,
    Record,
    Rights,
    Sensitive,
    Situation,
    Work,
    sensitive_fields,
)
from .sections import OTHER, SECTIONS, STAYING_KINDS
from .sheet_secrets import Secret, secrets_of
from .situations import is_listed, sensitivity


class Choice(msgspec.Struct, frozen=True):
    """The sections ticked, and the keys of what was ticked one by one."""

    sections: frozenset[str]
    asked: frozenset[str] = frozenset()


class Asked(msgspec.Struct, frozen=True):
    """Something that leaves only when it is ticked itself.

    `key`: `contact/<id>`, `rights/rights/aah`; `field` None for a whole record; `why` None for what this version does
    not understand.
    """

    key: str
    section: str
    kind: str
    record: str
    field: str | None
    why: Sensitive | None


class LeavingRecord(msgspec.Struct, frozen=True):
    """What leaves of a record: its fields, in order, or that it is deleted."""

    kind: str
    record: str
    fields: tuple[tuple[str, JSON], ...]
    deleted: bool


class LeavingSection(msgspec.Struct, frozen=True):
    """`held`: how many records stand here in that section, sent or not; private interviews are never counted."""

    name: str
    records: tuple[LeavingRecord, ...]
    asked: tuple[Asked, ...]
    held: int


class Leaving(msgspec.Struct, frozen=True):
    """`facts` in the order of the journal; `records`: each `<kind>/<record id>` of which something leaves."""

    facts: tuple[Fact, ...]
    sections: tuple[LeavingSection, ...]
    ids: tuple[str, ...]
    records: tuple[str, ...]


def what_leaves(
    winners: Mapping[Place, Fact],
    choice: Choice,
    shared_before: Collection[str],
    structure: str,
    own_id: str,
) -> Leaving:
    """What leaves a notebook for one recipient.

    `winners`: the fold of the journal; `shared_before`: each `<kind>/<record id>` that this recipient has already had
    or sent; `structure`: ours; `own_id`: the notebook's own. A section `other` comes last when the notebook holds
    records of a newer version. Nothing leaves of a notebook that was separated from this one.
    """
    winners = fold(counting(winners.values()))
    notebook = Notebook(own_id, structure, fold_records(winners.values()))
    marks = plan_marks(notebook, choice.asked)
    door = _Door(choice, frozenset(shared_before), _unnamed(notebook, choice), marks)
    by_section: dict[str, list[Held]] = {section: [] for section in SECTIONS}
    for held in held_records(winners):
        section = _section_of(held.kind)
        if section is not None:
            by_section.setdefault(section, []).append(held)
    passed = [(name, *door.passed(name, held)) for name, held in by_section.items()]
    sections = tuple(
        LeavingSection(name, tuple(map(_shown, leaving)), asked, sum(held.stands for held in by_section[name]))
        for name, leaving, asked in passed
    )
    content = [held for _name, leaving, _asked in passed for held in leaving]
    facts = _with_their_makers([fact for held in content for fact in held.facts.values()], winners, door)
    ids = dict.fromkeys((*notebook.ids, *sorted({fact.notebook for fact in facts})))
    return Leaving(facts, sections, tuple(ids), tuple(held.key for held in content))


_UNDERSTOOD: Final = frozenset({Sensitive.BENEFITS})
"""Sensitive fields that leave with their section: it is not ticked unless someone ticks it."""
_SINGLETONS: Final = (Person, Rights, Work)
_NAMES: Final = frozenset({"first_name", "last_name", "birth_last_name"})
_OF_A_MEMBER: Final = frozenset({"name", "function", "structure_name"})


class _Door(NamedTuple):
    """Decides, record by record, what passes and what must be asked. `unnamed`: whom nothing may name unasked;
    `marks`: what is sensitive in the plan."""

    choice: Choice
    shared_before: frozenset[str]
    unnamed: tuple[Secret, ...]
    marks: PlanMarks

    def passed(self, section: str, records: Iterable[Held]) -> tuple[list[Held], tuple[Asked, ...]]:
        """The records of a section as they leave, and everything there that is asked, ticked or not."""
        if section not in self.choice.sections and section != OTHER:
            return [], ()
        leaving: list[Held] = []
        questions: list[Asked] = []
        for held in records:
            if held.deleted:
                leaving += [held.only({"deleted"})] if held.key in self.shared_before else []
            elif held.transferable and held.key not in self.marks.kept:
                offered = held.only(_OF_A_MEMBER | {"deleted"}) if held.kind == Member.kind.name else held
                asked = tuple(self._asked(section, offered))
                questions += asked
                left = self._without(offered, [q for q in asked if q.key not in self.choice.asked])
                leaving += [left] if left.facts else []
        return leaving, tuple(questions)

    def names(self, value: JSON) -> bool:
        """Whether a value names a sensitive contact that was not agreed to."""
        texts = [*texts_of(value)]
        return any(secret.contact.id in texts or any(map(secret.is_in, texts)) for secret in self.unnamed)

    def _asked(self, section: str, held: Held) -> Iterator[Asked]:
        cls = KINDS.get(held.kind)
        if cls in _SINGLETONS:
            yield from self._fields_asked(section, held, cls)
        elif cls is None or (cls is Situation and not is_listed(held.record)):
            yield Asked(held.key, section, held.kind, held.record, None, None)
        elif why := self._why(held):
            yield Asked(held.key, section, held.kind, held.record, None, why)

    def _why(self, held: Held) -> Sensitive | None:
        """Why a whole record is asked."""
        if held.sensitive or any(self.names(fact.value) for fact in held.facts.values()):
            return Sensitive.CONFIDENTIAL_SERVICE
        if held.kind == Situation.kind.name:
            return sensitivity(held.record)
        if held.kind == Document.kind.name:
            return Sensitive.PAPER
        return self.marks.why.get(held.key)

    def _fields_asked(self, section: str, held: Held, cls: type[Record]) -> Iterator[Asked]:
        marks = sensitive_fields(cls)
        for field in held.fields:
            mark = marks.get(field)
            if mark in _UNDERSTOOD or field == "deleted":
                continue
            if field not in _NAMES and self.names(held.facts[field].value):
                mark = Sensitive.CONFIDENTIAL_SERVICE
            if mark is not None or cls.kind.leaves is Leaves.ASK:
                yield Asked(f"{held.key}/{field}", section, held.kind, held.record, field, mark)

    def _without(self, held: Held, refused: Sequence[Asked]) -> Held:
        if any(question.field is None for question in refused):
            return held.only(())
        return held.only(held.facts.keys() - {question.field for question in refused})


def _unnamed(notebook: Notebook, choice: Choice) -> tuple[Secret, ...]:
    """Agreeing to hand over a sensitive contact is agreeing to name it."""
    return tuple(
        secret for secret in secrets_of(notebook) if f"{Contact.kind.name}/{secret.contact.id}" not in choice.asked
    )


def _section_of(kind: str) -> str | None:
    if kind in STAYING_KINDS:
        return None
    cls = KINDS.get(kind)
    return OTHER if cls is None else cls.kind.section


def _with_their_makers(content: Sequence[Fact], winners: Mapping[Place, Fact], door: _Door) -> tuple[Fact, ...]:
    """The content, the notebook's ids, why each change was made, and who wrote any of it."""
    ids = [fact for place, fact in winners.items() if place.kind == NotebookId.kind.name]
    changes = {fact.change for fact in content}
    reasons = [
        fact
        for place, fact in winners.items()
        if place.kind == Change.kind.name and place.record in changes and not door.names(fact.value)
    ]
    sent = [*content, *ids, *reasons]
    writers = {fact.author for fact in sent}
    sent += [
        fact
        for place, fact in winners.items()
        if place.kind == Author.kind.name and place.record in writers and not door.names(fact.value)
    ]
    return tuple(sorted(sent, key=lambda fact: fact.order))


def _shown(held: Held) -> LeavingRecord:
    fields = tuple((field, held.facts[field].value) for field in held.fields if field != "deleted")
    return LeavingRecord(held.kind, held.record, fields, held.deleted)
