"""The kinds that tell a person's path: her rights, work and situations, what she works on, her contracts and papers."""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from .record_parts import Day, FileRef, Item, Kind, Leaves, Record, Sensitive, Value, Whose

SituationValue: TypeAlias = Literal["yes", "no", "not_assessed"]
ObjectiveState: TypeAlias = Literal["in_progress", "done", "abandoned"]
DocumentState: TypeAlias = Literal["to_bring", "received", "missing"]


class WorkSituation(Value, frozen=True, kw_only=True):
    label: str
    code: str | None = None
    list_: str | None = None
    version: str | None = None
    from_: Day | None = None
    to: Day | None = None


class Mobility(Value, frozen=True, kw_only=True):
    """How far the person can go: kilometres, or the words that were given."""

    km: int | None = None
    label: str | None = None


_Benefit: TypeAlias = Annotated[bool | None, Meta(extra={"sensitive": Sensitive.BENEFITS})]


class Rights(Record, frozen=True, kw_only=True):
    """Record id: `rights`."""

    kind = Kind("rights", Whose.SHARED, Leaves.ASK, "rights")
    rsa: Annotated[Item | None, Meta(extra={"sensitive": Sensitive.BENEFITS})] = None
    are: _Benefit = None
    ass: _Benefit = None
    prime_activite: _Benefit = None
    aah: Annotated[bool | None, Meta(extra={"sensitive": Sensitive.DISABILITY})] = None
    rqth: Annotated[bool | None, Meta(extra={"sensitive": Sensitive.DISABILITY})] = None


class Work(Record, frozen=True, kw_only=True):
    """Record id: `work`."""

    kind = Kind("work", Whose.SHARED, Leaves.YES, "work")
    situation: WorkSituation | None = None
    education: Item | None = None
    last_job: str | None = None
    mobility: Mobility | None = None


class WantedJob(Record, frozen=True, kw_only=True):
    """`km` kilometres around home, `wage_cents` euro cents a month before tax."""

    kind = Kind("wanted_job", Whose.SHARED, Leaves.YES, "work")
    rank: int | None = None
    job: Item | None = None
    contract: str | None = None
    hours: str | None = None
    km: int | None = None
    wage_cents: int | None = None


class SituationState(Value, frozen=True, kw_only=True):
    """`no`: it was, and is not any more since that day; `not_assessed`: nobody has looked."""

    value: SituationValue
    on: Day


class Situation(Record, frozen=True, kw_only=True):
    """One item of a list of situations. Record id: `situation/<list>/<code>`, so that two structures meet in it.

    The code `nothing_to_report` of each list says that all of it was looked at and holds nothing to tell.
    `label` is the item's own on the day it was ticked.
    """

    kind = Kind("situation", Whose.SHARED, Leaves.YES, "situation")
    state: SituationState | None = None
    label: str | None = None


class Focus(Record, frozen=True, kw_only=True):
    """A theme that is being worked on (axe de travail)."""

    kind = Kind("focus", Whose.SHARED, Leaves.YES, "plan")
    theme: Item | None = None


class Committed(Value, frozen=True, kw_only=True):
    """Whether the person commits herself to an objective of her contract, and on which day she said so."""

    value: bool
    on: Day


class Objective(Record, frozen=True, kw_only=True):
    """`focus` and `contract` are record ids."""

    kind = Kind("objective", Whose.SHARED, Leaves.YES, "plan")
    focus: str | None = None
    title: Item | None = None
    status: Item | None = None
    contract: str | None = None
    committed: Committed | None = None


class Contract(Record, frozen=True, kw_only=True):
    """A contract of support (contrat d'accompagnement). `to` is its last day."""

    kind = Kind("contract", Whose.SHARED, Leaves.YES, "contracts")
    kind_: Item | None = None
    from_: Day | None = None
    to: Day | None = None
    signed_on: Day | None = None


class Document(Record, frozen=True, kw_only=True):
    """A paper the person must bring, has handed over, or lacks; `file` is the copy of it that is attached."""

    kind = Kind("document", Whose.SHARED, Leaves.ASK, "documents")
    title: str | None = None
    state: DocumentState | None = None
    file: Annotated[FileRef | None, Meta(extra={"sensitive": Sensitive.PAPER})] = None
