"""A received file opened step by step, each of which may end it: nothing is believed before it has been proved.

The order matters. What costs least and needs no trust comes first; nothing is parsed before a known key has signed it.
"""

import hashlib
import re
import stat
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from ..crypto.age import check_age_header, decrypt
from ..crypto.identity import Identity
from ..crypto.sign import verify
from ..domain.facts import Fact, read_utc, utc_text
from ..errors import (
    ClockAhead,
    FileUnreadable,
    NotATransferFile,
    NotForUs,
    SealRefused,
    SenderMismatch,
    SenderNotVerified,
    SenderUnknown,
    TransferAltered,
    TransferExpired,
    TransferHeaderRefused,
    TransferMalformed,
    TransferNewer,
    TransferTooLarge,
)
from .build import FILE_MAX
from .checking import check_dates, check_facts
from .content import Content, Receipt
from .dsse import Envelope, read_envelope, signed_bytes
from .payload import RECEIPT_TYPE, TRANSFER_TYPE, read_bundle, read_receipt

CLOCKS_APART: Final = timedelta(hours=24)
_FAMILY: Final = re.compile(r"application/vnd\.carnet\.(?:transfer|receipt)\.")
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{64}")
_OTHER_FILES: Final = {
    b"PK": "zip",
    b"SQLite format 3": "sqlite",
    b"%PDF-": "pdf",
    b"{": "json",
    b"[": "json",
}


class Known(msgspec.Struct, frozen=True):
    """A structure whose card was kept. `verified`: a worker has compared its eight words."""

    structure_id: str
    name: str
    fingerprint: str
    signing_public: bytes
    verified: bool


class OpenedBundle(msgspec.Struct, frozen=True):
    """`sha256` is of the received file's own bytes, 64 hexadecimal digits; `facts` in the order of `content.facts`."""

    content: Content
    facts: tuple[Fact, ...]
    sender: Known
    sha256: str


class OpenedReceipt(msgspec.Struct, frozen=True):
    receipt: Receipt
    sender: Known


def read_file(path: Path) -> bytes:
    """The bytes of a received file, its size judged before any is read.

    Raises FileUnreadable, NotATransferFile (not_a_file), TransferTooLarge.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # before opening: a pipe would wait for a writer
            raise NotATransferFile(path, "not_a_file")
        if found.st_size > FILE_MAX:
            raise TransferTooLarge(path, found.st_size)
        with path.open("rb") as file:
            blob = file.read(FILE_MAX + 1)
    except (OSError, ValueError) as error:  # ValueError: a path that holds NUL
        raise FileUnreadable(path, getattr(error, "strerror", None) or "path") from None
    if len(blob) > FILE_MAX:
        raise TransferTooLarge(path, len(blob))
    return blob


def open_transfer(
    blob: bytes,
    path: Path,
    receiving: Identity,
    me: tuple[str, str],
    known: Callable[[str], Known | None],
    now: datetime,
) -> OpenedBundle | OpenedReceipt:
    """What a received file holds, once every step has let it through.

    `path` only names it; `me` is our structure id and fingerprint; `known` finds a structure by its fingerprint.
    Raises a subclass of TransferRefused, and nothing else.
    """
    envelope = _envelope(_decrypted(blob, path, receiving))
    sender, payload = _signed(envelope, known)
    if envelope.payload_type == TRANSFER_TYPE:
        content = read_bundle(payload)
        _check_parties(content, sender, me)
        check_dates(content)
        _check_clock(content, sender, now)
        return OpenedBundle(content, check_facts(content), sender, hashlib.sha256(blob).hexdigest())
    if envelope.payload_type == RECEIPT_TYPE:
        return OpenedReceipt(_receipt(payload, sender, now), sender)
    raise TransferNewer() if _FAMILY.match(envelope.payload_type) else TransferMalformed("type")


def _decrypted(blob: bytes, path: Path, receiving: Identity) -> bytes:
    if len(blob) > FILE_MAX:
        raise TransferTooLarge(path, len(blob))
    try:
        check_age_header(blob)
    except SealRefused as refusal:
        if refusal.reason in ("not_age", "armoured"):
            raise NotATransferFile(path, _what_it_is(blob, refusal.reason)) from None
        raise TransferHeaderRefused(path, refusal.reason) from None
    try:
        return decrypt(blob, receiving)
    except SealRefused as refusal:
        raise NotForUs() if refusal.reason == "not_for_this_key" else TransferAltered("payload") from None


def _what_it_is(blob: bytes, reason: str) -> str:
    if reason == "armoured":
        return reason
    if not blob:
        return "empty"
    start = blob[:64].lstrip()
    return next((name for magic, name in _OTHER_FILES.items() if start.startswith(magic)), "unknown")


def _envelope(plain: bytes) -> Envelope:
    try:
        return read_envelope(plain)
    except ValueError:
        raise TransferAltered("envelope") from None


def _signed(envelope: Envelope, known: Callable[[str], Known | None]) -> tuple[Known, bytes]:
    """The structure that signed, known here and its words compared, and what it signed.

    A signature under the name of a known structure that is not its own ends it, whatever stands beside.
    """
    if not all(_FINGERPRINT.fullmatch(signature.keyid) for signature in envelope.signatures):
        raise TransferAltered("envelope")
    signers = [(structure, s.sig) for s in envelope.signatures if (structure := known(s.keyid)) is not None]
    if not signers:
        raise SenderUnknown(envelope.signatures[0].keyid)
    try:
        payload = envelope.payload()
    except ValueError:
        raise TransferAltered("envelope") from None
    data = signed_bytes(envelope.payload_type, payload)
    if not all(verify(structure.signing_public, data, sig) for structure, sig in signers):
        raise TransferAltered("signature")
    sender = next((structure for structure, _sig in signers if structure.verified), None)
    if sender is None:
        raise SenderNotVerified(signers[0][0].structure_id, signers[0][0].name)
    return sender, payload


def _check_parties(content: Content, sender: Known, me: tuple[str, str]) -> None:
    """Whoever holds the key of one structure cannot speak for another, nor pass on what was meant for another."""
    if (content.sender.structure_id, content.sender.fingerprint) != (sender.structure_id, sender.fingerprint):
        raise SenderMismatch(sender.name)
    if (content.recipient.structure_id, content.recipient.fingerprint) != me:
        raise NotForUs()


def _check_clock(content: Content, sender: Known, now: datetime) -> None:
    if content.created_at > utc_text(now + CLOCKS_APART):
        raise ClockAhead(sender.name)
    if content.expires_at < utc_text(now):
        raise TransferExpired(read_utc(content.expires_at).date())


def _receipt(payload: bytes, sender: Known, now: datetime) -> Receipt:
    receipt = read_receipt(payload)
    try:
        read_utc(receipt.at)
    except ValueError:
        raise TransferMalformed("dates") from None
    if receipt.at > utc_text(now + CLOCKS_APART):
        raise ClockAhead(sender.name)
    return receipt
