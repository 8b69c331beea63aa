"""The JSON that is signed: a bundle or a receipt to its bytes, and from bytes read strictly or not at all."""

from typing import Annotated, Any, Final, Literal, TypeVar

import msgspec
from msgspec import Meta

from ..errors import TransferMalformed, TransferNewer, TransferTooHeavy
from .content import Agreement, Attachment, Content, Kind, Receipt, Recipient, Sender, SentSection, Vocabulary
from .strict_json import is_later, read_object
from .texts import Moment, Paragraph, Uuid

TRANSFER_TYPE: Final = "application/vnd.carnet.transfer.v1+json"
RECEIPT_TYPE: Final = "application/vnd.carnet.receipt.v1+json"
FACTS_MAX: Final = 100_000
SEPARATORS_MAX: Final = 1_500_000

_T = TypeVar("_T")


class _Notebook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ids: Annotated[tuple[Uuid, ...], Meta(min_length=1, max_length=100)]
    history: bool


class _Bundle(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    format: Literal["carnet.transfer"]
    version: Literal[1]
    crit: tuple[str, ...]
    ext: dict[str, Any]
    bundle_id: Uuid
    created_at: Moment
    expires_at: Moment
    kind: Kind
    purpose: Paragraph
    sender: Sender
    recipient: Recipient
    consent: Agreement
    notebook: _Notebook
    sections: Annotated[tuple[SentSection, ...], Meta(max_length=100)]
    facts: tuple[str, ...]
    attachments: tuple[Attachment, ...]
    erasures: tuple[Uuid, ...]
    vocabularies: Annotated[tuple[Vocabulary, ...], Meta(max_length=1000)]


_ALIKE: Final = [name for name in Content.__struct_fields__ if name not in ("ids", "history", "facts")]
"""What a bundle's JSON holds as `Content` does."""


def write_bundle(content: Content) -> bytes:
    """Raises ValueError for a fact that is not UTF-8."""
    bundle = _Bundle(
        format="carnet.transfer",
        version=1,
        crit=(),
        ext={},
        notebook=_Notebook(content.ids, content.history),
        facts=tuple(stored.decode() for stored in content.facts),
        **{name: getattr(content, name) for name in _ALIKE},
    )
    return msgspec.json.encode(bundle)


def read_bundle(payload: bytes) -> Content:
    """Its facts are texts not yet read.

    Raises TransferTooHeavy (gate, facts), TransferNewer, TransferMalformed (json, schema).
    """
    # Each bracket and comma may become an object many times its size: they are counted before anything is parsed.
    if sum(map(payload.count, (b"{", b"[", b","))) > SEPARATORS_MAX:
        raise TransferTooHeavy("gate")
    bundle = _read(payload, _Bundle)
    if len(bundle.facts) > FACTS_MAX:
        raise TransferTooHeavy("facts")
    return Content(
        ids=bundle.notebook.ids,
        history=bundle.notebook.history,
        facts=tuple(text.encode() for text in bundle.facts),
        **{name: getattr(bundle, name) for name in _ALIKE},
    )


def write_receipt(receipt: Receipt) -> bytes:
    return msgspec.json.encode(receipt)


def read_receipt(payload: bytes) -> Receipt:
    """Raises TransferMalformed (size, json, schema)."""
    if len(payload) > _RECEIPT_MAX:
        raise TransferMalformed("size")
    return _read(payload, Receipt)


_RECEIPT_MAX: Final = 64 * 1024


def _read(payload: bytes, kind: type[_T]) -> _T:
    try:
        fields = read_object(payload)
    except ValueError:
        raise TransferMalformed("json") from None
    if is_later(fields):
        raise TransferNewer()
    try:
        return msgspec.convert(fields, kind)
    except msgspec.ValidationError:
        raise TransferMalformed("schema") from None
