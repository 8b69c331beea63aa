"""The kinds of records that belong to one structure's follow-up: their ids begin with its id."""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from .record_parts import Day, Item, Kind, Leaves, Record, Sensitive, Value, Whose


class ExternalId(Record, frozen=True, kw_only=True):
    """The person's id in one structure's other software. Record id: the structure id."""

    kind = Kind("external_id", Whose.OURS, Leaves.NO)
    value: str | None = None


class Nir(Record, frozen=True, kw_only=True):
    """The social security number, only where a structure switched it on. Record id: `<structure id>/nir`."""

    kind = Kind("nir", Whose.OURS, Leaves.NEVER)
    value: Annotated[str | None, Meta(extra={"sensitive": Sensitive.IDENTITY_NUMBER})] = None


class Member(Record, frozen=True, kw_only=True):
    """Who follows the person for one structure. Record id: `<structure id>/<staff id>`, or a uuid when imported."""

    kind = Kind("member", Whose.OURS, Leaves.YES, "contacts")
    name: str | None = None
    function: str | None = None
    structure_name: str | None = None
    email: str | None = None
    phone: str | None = None
    referent: bool | None = None
    from_: Day | None = None
    to: Day | None = None


ConsentState: TypeAlias = Literal["given", "refused", "not_asked"]
TransferKind: TypeAlias = Literal["referral", "transfer"]
Decision: TypeAlias = Literal["accepted", "part", "refused"]


class ConsentRecipient(Value, frozen=True, kw_only=True):
    """For whom a person answered; `structure` is its id where it was known."""

    name: str
    structure: str | None = None


class ConsentGiven(Value, frozen=True, kw_only=True):
    """What the person answered. `on`, `until`: days; `how` it was collected and its `scope`: words as written.

    No recipient: the answer holds for any structure.
    """

    state: ConsentState
    on: str
    how: str | None = None
    scope: str | None = None
    recipient: ConsentRecipient | None = None
    until: str | None = None
    reason: str | None = None


class Consent(Record, frozen=True, kw_only=True):
    """The person's answer to being transmitted. Record id: `<structure id>/<uuid>`."""

    kind = Kind("consent", Whose.OURS, Leaves.NO)
    given: ConsentGiven | None = None


class Closed(Value, frozen=True, kw_only=True):
    """`situation` of the person when the follow-up ended."""

    on: str
    reason: Item
    situation: Item | None = None


class Reopened(Value, frozen=True, kw_only=True):
    on: str
    reason: str


class Closure(Record, frozen=True, kw_only=True):
    """The end of a follow-up, and its taking up again. Record id: `<structure id>/<uuid>`."""

    kind = Kind("closure", Whose.OURS, Leaves.NO)
    closed: Closed | None = None
    reopened: Reopened | None = None


class OrientationDecided(Value, frozen=True, kw_only=True):
    """`type` of support she is turned to; `from_`, `to`: the service that followed her, then the one that does."""

    on: Day
    type: Item
    from_: str | None = None
    to: str | None = None
    reason: str | None = None


class Orientation(Record, frozen=True, kw_only=True):
    """An orientation, or a later one that changes it. Record id: `<structure id>/<uuid>`."""

    kind = Kind("orientation", Whose.OURS, Leaves.NO)
    decided: OrientationDecided | None = None


RetentionDecision: TypeAlias = Literal["keep", "anonymise", "delete"]


class Review(Value, frozen=True, kw_only=True):
    """What was decided when the notebook came up for review; to keep it takes a reason."""

    on: Day
    decision: RetentionDecision
    reason: str | None = None


class Retention(Record, frozen=True, kw_only=True):
    """The latest review of how long a notebook is kept. Record id: `<structure id>/retention`."""

    kind = Kind("retention", Whose.OURS, Leaves.NO)
    review: Review | None = None


class Party(Value, frozen=True, kw_only=True):
    """The other structure of a transfer: its id, and its name that day."""

    structure: str
    name: str


class TransferSent(Value, frozen=True, kw_only=True):
    """A file handed over. `on` a day, `at` and `expires_at` UTC texts; `records`: each `<kind>/<record id>` that left;
    `sha256`: hexadecimal, of the whole file."""

    on: str
    at: str
    kind: TransferKind
    purpose: str
    recipient: Party
    sha256: str
    expires_at: str
    sections: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


class TransferReceived(Value, frozen=True, kw_only=True):
    """A file accepted here, whole or in part."""

    on: str
    at: str
    kind: TransferKind
    purpose: str
    sender: Party
    sha256: str
    decision: Decision
    sections: tuple[str, ...] = ()


class TransferReceipt(Value, frozen=True, kw_only=True):
    """What the recipient answered to a file sent; `on` is the day it was decided there."""

    on: str
    decision: Decision
    reason: str | None = None
    sections: tuple[str, ...] = ()


class Transfer(Record, frozen=True, kw_only=True):
    """A file sent or received. Record id: `<structure id>/<bundle id>`."""

    kind = Kind("transfer", Whose.OURS, Leaves.NO)
    sent: TransferSent | None = None
    received: TransferReceived | None = None
    receipt: TransferReceipt | None = None
