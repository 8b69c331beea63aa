"""A bundle or a receipt as the file that leaves: signed by us, then encrypted to its one recipient."""

from typing import Final

from ..crypto.age import encrypt
from ..crypto.sign import SigningKey
from ..errors import CannotBeReceived, TransferRefused
from .checking import check_dates, check_facts
from .content import Content, Receipt
from .dsse import write_envelope
from .payload import RECEIPT_TYPE, TRANSFER_TYPE, read_bundle, write_bundle, write_receipt

FILE_MAX: Final = 25 * 1024 * 1024
"""Bytes: what an e-mail carries."""


def build_bundle(content: Content, signing: SigningKey, fingerprint: str, recipient: str) -> bytes:
    """The bytes of a `*.carnet` file. `fingerprint` is ours, `recipient` the age key (age1…) of the structure named.

    `created_at` may not be earlier than the latest fact. Raises CannotBeReceived for what the other end would refuse,
    and SealRefused for a recipient that is no age key.
    """
    payload = write_bundle(content)
    try:
        read = read_bundle(payload)
        check_dates(read)
        check_facts(read)
    except TransferRefused as refusal:
        raise CannotBeReceived(getattr(refusal, "reason", refusal.code)) from refusal
    return _sealed(TRANSFER_TYPE, payload, signing, fingerprint, recipient)


def build_receipt(receipt: Receipt, signing: SigningKey, fingerprint: str, recipient: str) -> bytes:
    """The bytes of a receipt, for the structure that sent the bundle; arguments and SealRefused as `build_bundle`."""
    return _sealed(RECEIPT_TYPE, write_receipt(receipt), signing, fingerprint, recipient)


def _sealed(payload_type: str, payload: bytes, signing: SigningKey, fingerprint: str, recipient: str) -> bytes:
    blob = encrypt(write_envelope(payload_type, payload, signing, fingerprint), [recipient])
    if len(blob) > FILE_MAX:
        raise CannotBeReceived("size")
    return blob
