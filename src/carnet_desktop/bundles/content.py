"""What a transfer file says once it is opened: a bundle of facts for one recipient, or the receipt of one."""

from typing import Literal, TypeAlias

import msgspec

Kind: TypeAlias = Literal["referral", "transfer"]
"""referral: the sender keeps following the person; transfer: it stops."""

EmptyReason: TypeAlias = Literal["not_asked", "not_filled", "not_applicable", "not_sent"]
Decision: TypeAlias = Literal["accepted", "part", "refused"]


class Sender(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The structure that signs. `fingerprint`: 64 hexadecimal digits; `epoch`: the generation of its keys."""

    structure_id: str
    name: str
    fingerprint: str
    epoch: int
    phone: str


class Recipient(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The one structure the bundle is for; signed, so that it cannot be passed on as if meant for another."""

    structure_id: str
    name: str
    fingerprint: str


class Agreement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The person's agreement. `date` is a day; overridden: sent without it, for the `reason` given."""

    state: Literal["given", "overridden"]
    date: str
    how: str
    scope: str
    reason: str


class SentSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section of the notebook, and why it holds nothing when it does not."""

    name: str
    empty_reason: EmptyReason | None


class Attachment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file that a fact names by its SHA-256 (64 hexadecimal digits)."""

    sha256: str
    data: bytes


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list whose codes the facts use."""

    name: str
    version: str


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

    bundle_id: str
    bundle_sha256: str
    decision: Decision
    reason: str | None
    sections: tuple[str, ...]
    at: str
