"""Whose notebook a received file is about, and what the file would change there."""

from collections.abc import Collection

import msgspec

from carnet_desktop.bundles.content import Content
from carnet_desktop.bundles.opening import OpenedBundle
from carnet_desktop.domain.facts import Fact, fold
from carnet_desktop.domain.people import Identity, same_person
from carnet_desktop.domain.receiving import Comparison, compare
from carnet_desktop.domain.records import PERSON_ID, Person

from .directory import PersonLine
from .open_file import OpenFile
from .opening import borrowed
from .session import Session


class Whose(msgspec.Struct, frozen=True):
    """Whose notebook a file is about: `known` the one that bears one of its ids; `candidates` people of the same names
    and birth date, to be proposed, never taken silently. Neither: a new person."""

    known: str | None
    candidates: tuple[PersonLine, ...]


def identity_of(facts: Collection[Fact]) -> Identity:
    """Who a file says it is about; empty texts for what it does not say."""
    said = {
        place.field: fact.value
        for place, fact in fold(facts).items()
        if (place.kind, place.record) == (Person.kind.name, PERSON_ID) and isinstance(fact.value, str)
    }
    first, last, birth = (said.get(field, "") for field in ("first_name", "last_name", "birth_date"))
    return Identity(first, last, birth)


def whose_is(session: Session, content: Content, identity: Identity) -> Whose:
    """The notebook of a bundle, or who may be its person."""
    holding = session.directory.holding(content.ids)
    if len(holding) == 1:
        return Whose(holding[0].id, ())
    named = bool(identity.birth_date and identity.last_name)
    same = [
        line
        for line in session.directory.lines()
        if named and same_person(identity, Identity(line.first_name, line.last_name, line.birth_date))
    ]
    return Whose(None, tuple(holding or same))


def comparison_with(session: Session, opened: OpenedBundle, notebook: str | None) -> Comparison:
    """A bundle held against a notebook, or against nothing for a new one. Raises FactForged."""
    if notebook is None:
        return compare({}, {}, opened.facts, session.structure.id, ())
    with borrowed(session, notebook) as held:
        return held_against(session, opened, held)


def held_against(session: Session, opened: OpenedBundle, held: OpenFile) -> Comparison:
    """A bundle held against an open notebook. Raises FactForged."""
    file = held.file
    return compare(file.winners(), file.known(), opened.facts, session.structure.id, file.erased())
