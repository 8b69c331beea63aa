"""The kinds of records a notebook holds: names that are for ever, because facts are never migrated.

Adding a kind is adding one class, here, in `path_records`, `follow_up` or `handed`; all are imported from here. `Kind`
tells whose it is, whether it leaves by default in a bundle, and which bundle section it stands in; `Sensitive` marks
the fields that are asked one by one before they leave.
"""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Final, Literal, TypeAlias, get_type_hints

import msgspec
from msgspec import Meta

from .follow_up import (
    Closed,
    Closure,
    Consent,
    ConsentGiven,
    ConsentRecipient,
    ConsentState,
    Decision,
    ExternalId,
    Member,
    Nir,
    Orientation,
    OrientationDecided,
    Party,
    Reopened,
    Retention,
    RetentionDecision,
    Review,
    Transfer,
    TransferKind,
    TransferReceipt,
    TransferReceived,
    TransferSent,
)
from .handed import Handed, HandedSheet
from .path_records import (
    Committed,
    Contract,
    Document,
    DocumentState,
    Focus,
    Mobility,
    Objective,
    ObjectiveState,
    Rights,
    Situation,
    SituationState,
    SituationValue,
    WantedJob,
    Work,
    WorkSituation,
)
from .record_parts import Day, FileRef, Item, Kind, Leaves, MediaType, Record, Sensitive, Value, Wall, Whose

__all__ = [  # taken from here, though they stand in a part of it
    "Closed", "Closure", "Committed", "Consent", "ConsentGiven", "ConsentRecipient", "ConsentState", "Contract",
    "Day", "Decision", "Document", "DocumentState", "ExternalId", "FileRef", "Focus", "Handed", "HandedSheet", "Item",
    "Kind", "Leaves", "MediaType", "Member", "Mobility", "Nir", "Objective", "ObjectiveState", "Orientation",
    "OrientationDecided", "Party", "Record", "Reopened", "Retention", "RetentionDecision", "Review", "Rights",
    "Sensitive", "Situation", "SituationState", "SituationValue", "Transfer", "TransferKind", "TransferReceipt",
    "TransferReceived", "TransferSent", "Value", "Wall", "WantedJob", "Whose", "Work", "WorkSituation",
]  # fmt: skip


class Address(Value, frozen=True, kw_only=True):
    lines: tuple[str, ...] = ()
    postcode: str | None = None
    city: str | None = None
    country: str | None = None


class With(Value, frozen=True, kw_only=True):
    """Whom an appointment is with: a contact of this notebook, or a name."""

    contact: str | None = None
    text: str | None = None


AppointmentState: TypeAlias = Literal["planned", "present", "excused", "absent", "cancelled"]
Visibility: TypeAlias = Literal["private", "team", "transferable"]
Channel: TypeAlias = Literal["in_person", "phone", "video", "home", "written"]
Who: TypeAlias = Literal["person", "worker", "partner"]
Title: TypeAlias = Literal["madam", "sir"]


class AppointmentStatus(Value, frozen=True, kw_only=True):
    value: AppointmentState
    on: str | None = None
    reason: str | None = None


class Attached(Value, frozen=True, kw_only=True):
    value: bool
    on: str


class Author(Record, frozen=True, kw_only=True):
    """Who wrote facts of this notebook, so that a history is readable anywhere. Record id: the staff id."""

    kind = Kind("author", Whose.SHARED, Leaves.YES)
    name: str | None = None
    function: str | None = None
    structure_name: str | None = None


class Change(Record, frozen=True, kw_only=True):
    """The reason given for one change. Record id: the change id."""

    kind = Kind("change", Whose.SHARED, Leaves.YES)
    reason: str | None = None


class NotebookId(Record, frozen=True, kw_only=True):
    """An id this notebook is known by; its own is attached when it is created. Record id: that id."""

    kind = Kind("notebook", Whose.SHARED, Leaves.YES)
    attached: Attached | None = None


class Person(Record, frozen=True, kw_only=True):
    """The person accompanied. Record id: `person`."""

    kind = Kind("person", Whose.SHARED, Leaves.YES, "identity")
    first_name: str | None = None
    last_name: str | None = None
    birth_last_name: str | None = None
    birth_date: Day | None = None
    birth_place: str | None = None
    title: Title | None = None
    phones: tuple[str, ...] | None = None
    email: str | None = None
    address: Address | None = None
    languages: tuple[str, ...] | None = None
    channel: str | None = None
    reading: str | None = None
    caf_number: str | None = None
    france_travail_id: str | None = None


class Action(Record, frozen=True, kw_only=True):
    kind = Kind("action", Whose.SHARED, Leaves.YES, "plan")
    objective: str | None = None
    who: Who | None = None
    who_text: str | None = None
    what: Item | None = None
    by: Day | None = None
    status: Item | None = None
    documents: tuple[str, ...] | None = None


class Appointment(Record, frozen=True, kw_only=True):
    """`minutes` is the duration."""

    kind = Kind("appointment", Whose.SHARED, Leaves.YES, "appointments")
    when: Wall | None = None
    minutes: int | None = None
    place: str | None = None
    with_: With | None = None
    channel: Channel | None = None
    purpose: str | None = None
    bring: tuple[str, ...] | None = None
    status: AppointmentStatus | None = None


class Contact(Record, frozen=True, kw_only=True):
    """Another professional. A sensitive one prints under `printed_name` only."""

    kind = Kind("contact", Whose.SHARED, Leaves.YES, "contacts")
    name: Annotated[str | None, Meta(extra={"sensitive": Sensitive.CONFIDENTIAL_SERVICE})] = None
    role: str | None = None
    structure: str | None = None
    phone: str | None = None
    hours: str | None = None
    sensitive: bool | None = None
    printed_name: str | None = None


class Interview(Record, frozen=True, kw_only=True):
    kind = Kind("interview", Whose.SHARED, Leaves.TRANSFERABLE_ONLY, "interviews")
    on: Wall | None = None
    channel: Channel | None = None
    subject: str | None = None
    text: str | None = None
    decisions: str | None = None
    visibility: Visibility | None = None
    closed: bool | None = None


KINDS: Final[dict[str, type[Record]]] = {
    cls.kind.name: cls
    for cls in (
        Author, Change, NotebookId, Person, ExternalId, Nir, Rights, Work, Situation, WantedJob, Focus, Objective,
        Action, Appointment, Contact, Interview, Contract, Document, Member, Consent, Closure, Orientation, Retention,
        HandedSheet, Transfer,
    )
}  # fmt: skip

OF_THE_PROGRAM: Final = frozenset(cls.kind.name for cls in (Author, Change, NotebookId))
"""The kinds of what the program writes for itself, beside what a person does."""

PERSON_ID: Final = "person"
RIGHTS_ID: Final = "rights"
WORK_ID: Final = "work"


@cache
def wire_fields(cls: type[Record]) -> Mapping[str, str]:
    """Stored field name → attribute name, `id` apart. Remembered: msgspec takes 0.2 ms to tell."""
    return {f.encode_name: f.name for f in msgspec.structs.fields(cls) if f.name != "id"}


@cache
def sensitive_fields(cls: type[Record]) -> Mapping[str, Sensitive]:
    """Stored field name → why it is sensitive, for the fields that are."""
    hints = get_type_hints(cls, include_extras=True)
    found = {wire: _mark(hints[attribute]) for wire, attribute in wire_fields(cls).items()}
    return {wire: mark for wire, mark in found.items() if mark is not None}


def _mark(hint: object) -> Sensitive | None:
    extras = [meta.extra or {} for meta in getattr(hint, "__metadata__", ()) if isinstance(meta, Meta)]
    return next((extra["sensitive"] for extra in extras if "sensitive" in extra), None)
