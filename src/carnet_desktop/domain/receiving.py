"""What a bundle would change here: each incoming fact against what is known, before anything is written."""

import enum
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from ..errors import FactForged, RecordNotFound
from .facts import JSON, Fact, Place, fact_bytes
from .records import OF_THE_PROGRAM


class Standing(enum.StrEnum):
    """NEW: nothing here. KNOWN: here already, or the same value. CHANGES: it would take the place of ours.
    NEWER_HERE: ours is later and stays. DELETED_HERE: deleted here, changed there. CLAIMED: it says that we wrote it,
    and we do not know it."""

    NEW = "new"
    KNOWN = "known"
    CHANGES = "changes"
    NEWER_HERE = "newer_here"
    DELETED_HERE = "deleted_here"
    CLAIMED = "claimed"


class IncomingField(msgspec.Struct, frozen=True):
    """`before`: the winning fact here, if any; `after`: the incoming one."""

    field: str
    standing: Standing
    before: Fact | None
    after: Fact


class IncomingRecord(msgspec.Struct, frozen=True):
    kind: str
    record: str
    standing: Standing
    fields: tuple[IncomingField, ...]


class Comparison(msgspec.Struct, frozen=True):
    """`records`: what a person is shown; `fresh`: the facts not known here; `claimed`: those among the unknown that
    say our structure wrote them, chosen one by one; `known`: how many were here already."""

    records: tuple[IncomingRecord, ...]
    fresh: tuple[Fact, ...]
    claimed: tuple[Fact, ...]
    known: int


def compare(
    winners: Mapping[Place, Fact],
    known: Mapping[str, bytes],
    incoming: Sequence[Fact],
    structure: str,
    erased: Collection[str],
) -> Comparison:
    """Compare a bundle's facts with a notebook (an empty one: nothing known).

    `winners`: the fold here; `known`: fact id → stored bytes; `structure`: ours; `erased`: ids of facts erased here,
    which stay so. Raises FactForged when one id comes with other bytes than are known.
    """
    unknown, here = _sorted_out(known, incoming, erased)
    claimed = tuple(fact for fact in unknown if fact.structure == structure)
    fresh = tuple(fact for fact in unknown if fact.structure != structure)
    places: dict[tuple[str, str], dict[str, list[Fact]]] = {}
    for fact in (*here, *unknown):
        places.setdefault((fact.kind, fact.record), {}).setdefault(fact.field, []).append(fact)
    stands = {(place.kind, place.record) for place in winners}
    judge = _Judge(winners, stands, known, {fact.id for fact in claimed})
    records = [judge.record(kind, record, fields) for (kind, record), fields in places.items()]
    return Comparison(tuple(record for record in records if _is_shown(record)), fresh, claimed, len(here))


def accepted(comparison: Comparison, claims: Collection[str]) -> tuple[Fact, ...]:
    """The facts to store: the fresh ones, and the claimed ones whose id was chosen.

    Raises RecordNotFound for a chosen id that is not claimed.
    """
    claimed = {fact.id: fact for fact in comparison.claimed}
    for claim in claims:
        if claim not in claimed:
            raise RecordNotFound("fact", claim)
    return (*comparison.fresh, *(fact for key, fact in claimed.items() if key in claims))


def _is_shown(record: IncomingRecord) -> bool:
    """What the program writes for itself goes with the rest, unless it claims to be ours."""
    return record.kind not in OF_THE_PROGRAM or any(f.standing is Standing.CLAIMED for f in record.fields)


def _sorted_out(
    known: Mapping[str, bytes], incoming: Sequence[Fact], erased: Collection[str]
) -> tuple[list[Fact], list[Fact]]:
    """The facts not known here and those that are, each once, without those erased here."""
    met: dict[str, Fact] = {}
    for fact in incoming:
        if met.setdefault(fact.id, fact) != fact:
            raise FactForged(fact.id)
    here = [fact for fact in met.values() if fact.id in known]
    for fact in here:
        if fact_bytes(fact) != known[fact.id]:
            raise FactForged(fact.id)
    return [fact for fact in met.values() if fact.id not in known and fact.id not in erased], here


class _Judge(NamedTuple):
    """Says where each incoming fact stands. `stands`: the records here; `claimed`: ids of facts that say they are ours
    and are unknown."""

    winners: Mapping[Place, Fact]
    stands: Collection[tuple[str, str]]
    known: Collection[str]
    claimed: Collection[str]

    def record(self, kind: str, record: str, fields: Mapping[str, Sequence[Fact]]) -> IncomingRecord:
        judged = tuple(one for facts in fields.values() for one in self._of_one_place(facts))
        return IncomingRecord(kind, record, self._together(kind, record, judged), judged)

    def _of_one_place(self, facts: Sequence[Fact]) -> Iterator[IncomingField]:
        """What the latest fact of a place does, and each claim apart: it is chosen apart."""
        before = self.winners.get(facts[0].place)
        taken = [fact for fact in facts if fact.id not in self.claimed]
        if taken:
            after = max(taken, key=lambda fact: fact.order)
            yield IncomingField(after.field, self._standing(before, after), before, after)
        for fact in facts:
            if fact.id in self.claimed:
                yield IncomingField(fact.field, Standing.CLAIMED, before, fact)

    def _standing(self, before: Fact | None, after: Fact) -> Standing:
        if after.id in self.known or after.value == _value(before, after.field):
            return Standing.KNOWN
        if before is not None and before.order > after.order:
            return Standing.NEWER_HERE
        deletion = self.winners.get(Place(after.kind, after.record, "deleted"))
        if after.field != "deleted" and _value(deletion, "deleted"):
            return Standing.DELETED_HERE
        return Standing.NEW if before is None else Standing.CHANGES

    def _together(self, kind: str, record: str, judged: Sequence[IncomingField]) -> Standing:
        """What a record is shown as: what would change something here before what would not."""
        found = {one.standing for one in judged}
        if Standing.NEW in found and (kind, record) in self.stands:
            found.add(Standing.CHANGES)
        order = (Standing.DELETED_HERE, Standing.CHANGES, Standing.NEW, Standing.NEWER_HERE, Standing.CLAIMED)
        return next((standing for standing in order if standing in found), Standing.KNOWN)


def _value(fact: Fact | None, field: str) -> JSON:
    """A field that nobody has set is empty, and a record that nobody has deleted is not."""
    return fact.value if fact is not None else (False if field == "deleted" else None)
