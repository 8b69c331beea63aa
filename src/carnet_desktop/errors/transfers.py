"""Files that travel between structures: each reason for which one is refused."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .base import CarnetError


class TransferRefused(CarnetError):
    """Base of every reason for which a received file is not read: nothing of it is kept."""


@dataclass(eq=False)
class NotATransferFile(TransferRefused):
    """`reason`: empty, armoured, zip, json, sqlite, pdf, not_a_file, unknown."""

    path: Path
    reason: str


@dataclass(eq=False)
class TransferTooLarge(TransferRefused):
    """`size` in bytes."""

    path: Path
    size: int


@dataclass(eq=False)
class TransferHeaderRefused(TransferRefused):
    """The age header is not one this program would write; `reason` as `crypto.age.check_age_header`."""

    path: Path
    reason: str


class NotForUs(TransferRefused):
    """No key of ours opens it, or the recipient its sender signed is another structure."""


@dataclass(eq=False)
class TransferAltered(TransferRefused):
    """What arrived is not what was signed; `reason`: payload, envelope, signature, fact."""

    reason: str


@dataclass(eq=False)
class SenderUnknown(TransferRefused):
    """Signed by a key that is not known here."""

    fingerprint: str


@dataclass(eq=False)
class SenderNotVerified(TransferRefused):
    """Signed by a structure whose eight words nobody here has compared; `structure` is its id."""

    structure: str
    name: str


@dataclass(eq=False)
class SenderMismatch(TransferRefused):
    """Signed by the structure `name`, yet it says it comes from another."""

    name: str


class TransferNewer(TransferRefused):
    """Written in a way this version does not know."""


@dataclass(eq=False)
class TransferMalformed(TransferRefused):
    """Signed, but not a well-formed bundle or receipt; `reason` is a machine word."""

    reason: str


@dataclass(eq=False)
class TransferTooHeavy(TransferRefused):
    """Signed, but beyond what is accepted; `reason`: gate, facts, text, attachments."""

    reason: str


@dataclass(eq=False)
class TransferExpired(TransferRefused):
    """`on` is the last day on which it could be opened."""

    on: date


@dataclass(eq=False)
class ClockAhead(TransferRefused):
    """Something in the file of the structure `name` is later than the file, or the file than our clock."""

    name: str


@dataclass(eq=False)
class FactForged(TransferRefused):
    """A fact known here, with other contents."""

    fact: str


@dataclass(eq=False)
class CannotBeReceived(CarnetError):
    """What we would send, its recipient's program would refuse; `reason` is the code of that refusal."""

    reason: str


@dataclass(eq=False)
class CardRefused(CarnetError):
    """Not the card of a structure; `reason`: malformed, newer, key, signature."""

    reason: str
