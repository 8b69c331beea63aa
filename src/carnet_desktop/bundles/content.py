"""What a transfer file says once it is opened: a bundle of facts for one recipient, or the receipt of one."""

from typing import Literal, TypeAlias

import msgspec

from .texts import Day, Epoch, Hex32, Line, Moment, Name, Paragraph, Uuid, Word

Kind: TypeAlias = Literal["referral", "transfer"]
"""referral: the sender keeps following the person; transfer: it stops."""

EmptyReason: TypeAlias = Literal["not_asked", "not_filled", "not_applicable", "not_sent"]
Decision: TypeAlias = Literal["accepted", "part", "refused"]


class Sender(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The structure that signs. `fingerprint`: 64 hexadecimal digits; `epoch`: the generation of its keys."""

    structure_id: Uuid
    name: Name
    fingerprint: Hex32
    epoch: Epoch
    phone: Line


class Recipient(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The one structure the bundle is for; signed, so that it cannot be passed on as if meant for another."""

    structure_id: Uuid
    name: Name
    fingerprint: Hex32


class Agreement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The person's agreement. `date` is a day; overridden: sent without it, for the `reason` given."""

    state: Literal["given", "overridden"]
    date: Day
    how: Line
    scope: Paragraph
    reason: Paragraph


class SentSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section of the notebook, and why it holds nothing when it does not."""

    name: Word
    empty_reason: EmptyReason | None


class Attachment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file that a fact names by its SHA-256 (64 hexadecimal digits)."""

    sha256: Hex32
    data: bytes


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list whose codes the facts use."""

    name: Name
    version: Line


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """A bundle. `created_at`, `expires_at`: as `domain.facts.utc_text`; `ids`: those the notebook is known by.

    `facts` are the stored bytes of each, `history` whether former values are among them; `erasures` fact ids.
    """

    bundle_id: str
    created_at: str
    expires_at: str
    kind: Kind
    purpose: str
    sender: Sender
    recipient: Recipient
    consent: Agreement
    ids: tuple[str, ...]
    history: bool = False
    sections: tuple[SentSection, ...]
    facts: tuple[bytes, ...]
    attachments: tuple[Attachment, ...] = ()
    erasures: tuple[str, ...] = ()
    vocabularies: tuple[Vocabulary, ...] = ()


class Receipt(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What became of a bundle. `bundle_sha256` is of the age file; `sections` those taken; `at` as `utc_text`."""

    bundle_id: Uuid
    bundle_sha256: Hex32
    decision: Decision
    reason: Paragraph | None
    sections: tuple[Word, ...]
    at: Moment
