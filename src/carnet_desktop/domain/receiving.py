"""What a bundle would change here: each incoming fact against what is known, before anything is written."""

import enum
from collections.abc import Collection, Mapping, Sequence

import msgspec

from .facts import Fact, Place


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
    raise NotImplementedError


def accepted(comparison: Comparison, claims: Collection[str]) -> tuple[Fact, ...]:
    """The facts to store: the fresh ones, and the claimed ones whose id was chosen.

    Raises RecordNotFound for a chosen id that is not claimed.
    """
    raise NotImplementedError
