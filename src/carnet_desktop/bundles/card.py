"""A structure's card (`*.structure`): its name, its telephone and its public keys, signed by the key it holds."""

from typing import Any, Final, Literal

import msgspec

from ..crypto.fingerprint import fingerprint, is_low_order, words_of_fingerprint
from ..crypto.sign import SigningKey, verify
from ..errors import CardRefused
from .dsse import read_envelope, signed_bytes, write_envelope
from .strict_json import is_later, read_object
from .texts import Epoch, Hex32, Line, Name, Uuid

CARD_MAX: Final = 64 * 1024
"""Bytes: a card is a few hundred."""

_TYPE: Final = "application/vnd.carnet.structure.v1+json"
_FAMILY: Final = "application/vnd.carnet.structure."


class Card(msgspec.Struct, frozen=True):
    """`signing_public`: Ed25519, 32 bytes; `recipient`: age1…; `epoch`: the generation of the two, from 1."""

    structure_id: str
    name: str
    phone: str
    signing_public: bytes
    recipient: str
    epoch: int

    @property
    def fingerprint(self) -> str:
        """64 hexadecimal digits."""
        return fingerprint(self.signing_public, self.recipient)

    @property
    def words(self) -> tuple[str, ...]:
        """The eight words to compare."""
        return words_of_fingerprint(self.fingerprint)


class _Wire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal["carnet.structure"]
    version: Literal[1]
    crit: tuple[str, ...]
    ext: dict[str, Any]
    structure_id: Uuid
    name: Name
    phone: Line
    signing: Hex32
    recipient: str
    epoch: Epoch


def write_card(card: Card, signing: SigningKey) -> bytes:
    """The file of a card. Raises ValueError when `signing` is not the key the card shows."""
    if signing.public != card.signing_public:
        raise ValueError("a card is signed by its own key")
    wire = _Wire(
        "carnet.structure",
        1,
        (),
        {},
        card.structure_id,
        card.name,
        card.phone,
        card.signing_public.hex(),
        card.recipient,
        card.epoch,
    )
    return write_envelope(_TYPE, msgspec.json.encode(wire), signing, card.fingerprint) + b"\n"


def read_card(data: bytes) -> Card:
    """The card in a file, its signature verified by its own key: it proves nothing until its words are compared.

    Raises CardRefused: malformed, newer, key (one that cannot be trusted with anything), signature.
    """
    try:
        if len(data) > CARD_MAX:
            raise ValueError("too large")
        envelope = read_envelope(data)
        payload = envelope.payload()
        card = _card(envelope.payload_type, payload)
    except ValueError:
        raise CardRefused("malformed") from None
    try:
        keyid = card.fingerprint
    except ValueError:
        raise CardRefused("key") from None
    if is_low_order(card.signing_public):
        raise CardRefused("key")
    signed = signed_bytes(_TYPE, payload)
    if not any(s.keyid == keyid and verify(card.signing_public, signed, s.sig) for s in envelope.signatures):
        raise CardRefused("signature")
    return card


def _card(payload_type: str, payload: bytes) -> Card:
    """Raises ValueError, and CardRefused for a card of a later version."""
    if payload_type != _TYPE:
        if payload_type.startswith(_FAMILY):
            raise CardRefused("newer")
        raise ValueError("another type")
    fields = read_object(payload)
    if is_later(fields):
        raise CardRefused("newer")
    wire = msgspec.convert(fields, _Wire)
    public = bytes.fromhex(wire.signing)
    return Card(wire.structure_id, wire.name, wire.phone, public, wire.recipient, wire.epoch)
