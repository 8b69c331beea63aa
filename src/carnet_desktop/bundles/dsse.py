"""The signed envelope (github.com/secure-systems-lab/dsse): exact bytes, their type, and who signs them."""

from typing import Final

import msgspec

from ..crypto.sign import SigningKey

_SIGNATURES_MAX: Final = 4


class Signature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`keyid` names the key (here a fingerprint), `sig` is Ed25519 over `signed_bytes`."""

    keyid: str
    sig: bytes


class Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    payload_type: str = msgspec.field(name="payloadType")
    payload: bytes
    signatures: tuple[Signature, ...]


def signed_bytes(payload_type: str, payload: bytes) -> bytes:
    """The pre-authentication encoding: what is signed, so that no payload passes under another type."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def write_envelope(payload_type: str, payload: bytes, signing: SigningKey, keyid: str) -> bytes:
    """The JSON of an envelope with one signature."""
    signature = Signature(keyid, signing.sign(signed_bytes(payload_type, payload)))
    return msgspec.json.encode(Envelope(payload_type, payload, (signature,)))


def read_envelope(data: bytes) -> Envelope:
    """An envelope of exactly its fields, each once, and 1–4 signatures. Nothing is verified.

    Raises ValueError.
    """
    # No text of an envelope holds a comma. Counted before anything is made of the bytes, which nobody has signed yet;
    # one more than its signatures ask for is a field given twice, which the decoder lets pass.
    commas = data.count(b",")
    if commas > _commas(_SIGNATURES_MAX):
        raise ValueError("too many fields")
    try:
        envelope = _decoder.decode(data)
    except RecursionError:
        raise ValueError("too deep") from None
    if not envelope.signatures or commas != _commas(len(envelope.signatures)):
        raise ValueError("fields")
    return envelope


def _commas(signatures: int) -> int:
    """Two between the fields, one inside each signature and one between two of them."""
    return 1 + 2 * signatures


_decoder: Final = msgspec.json.Decoder(Envelope)
