"""The signed envelope (github.com/secure-systems-lab/dsse): exact bytes, their type, and who signs them."""

import base64
from typing import Final

import msgspec

from ..crypto.sign import SigningKey

_SIGNATURES_MAX: Final = 4


class Signature(msgspec.Struct, frozen=True):
    """`keyid` names the key (here a fingerprint), `sig` is Ed25519 over `signed_bytes`."""

    keyid: str
    sig: bytes


class Envelope(msgspec.Struct, frozen=True):
    """What is signed is left where it was read, a JSON text: a file of somebody unknown is not worth reading it."""

    payload_type: str
    payload_text: msgspec.Raw
    signatures: tuple[Signature, ...]

    def payload(self) -> bytes:
        """Raises ValueError."""
        return _bytes_of(self.payload_text)


class _WireSignature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    keyid: str
    sig: msgspec.Raw


class _Wire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    payload_type: str = msgspec.field(name="payloadType")
    payload: msgspec.Raw
    signatures: tuple[_WireSignature, ...]


def signed_bytes(payload_type: str, payload: bytes) -> bytes:
    """The pre-authentication encoding: what is signed, so that no payload passes under another type."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def write_envelope(payload_type: str, payload: bytes, signing: SigningKey, keyid: str) -> bytes:
    """The JSON of an envelope with one signature."""
    signature = {"keyid": keyid, "sig": signing.sign(signed_bytes(payload_type, payload))}
    return msgspec.json.encode({"payloadType": payload_type, "payload": payload, "signatures": [signature]})


def read_envelope(data: bytes) -> Envelope:
    """An envelope of exactly its fields, each once, and 1–4 signatures. Nothing is verified.

    Raises ValueError.
    """
    # No text of an envelope holds a comma. Counted before anything is made of the bytes, which nobody has signed yet;
    # one more than its signatures ask for is a field given twice, which the decoder lets pass.
    found = _found(b",", data, _commas(_SIGNATURES_MAX))
    try:
        wire = _decoder.decode(data)
    except RecursionError:
        raise ValueError("too deep") from None
    if not wire.signatures or found != _commas(len(wire.signatures)):
        raise ValueError("fields")
    signatures = tuple(Signature(signature.keyid, _bytes_of(signature.sig)) for signature in wire.signatures)
    return Envelope(wire.payload_type, wire.payload, signatures)


def _found(mark: bytes, data: bytes, limit: int) -> int:
    """How many there are, by leaps: in a long text a count reads each letter. Raises ValueError beyond the limit."""
    count, place = 0, data.find(mark)
    while place >= 0:
        count += 1
        if count > limit:
            raise ValueError("too many fields")
        place = data.find(mark, place + 1)
    return count


def _commas(signatures: int) -> int:
    """Two between the fields, one inside each signature and one between two of them."""
    return 1 + 2 * signatures


def _bytes_of(text: msgspec.Raw) -> bytes:
    """Raises ValueError for what is not the one base64 text of some bytes."""
    data = _base64.decode(text)
    spare = len(data) % 3
    if spare and base64.b64encode(data[-spare:]) != memoryview(text)[-5:-1]:  # only there can bits be left over
        raise ValueError("base64")
    return data


_decoder: Final = msgspec.json.Decoder(_Wire)
_base64: Final = msgspec.json.Decoder(bytes)
