"""Receipts: ours tell what became of a file here, theirs what became of ours there, which may end our follow-up."""

from collections.abc import Iterator
from typing import Final

import msgspec

from carnet_desktop.bundles.build import build_receipt
from carnet_desktop.bundles.content import Content, Decision, Receipt
from carnet_desktop.bundles.opening import OpenedBundle, OpenedReceipt
from carnet_desktop.domain.closing import is_closed, new_closure
from carnet_desktop.domain.facts import utc_text
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import Closure, Item, Record, Transfer, TransferReceipt
from carnet_desktop.domain.writing import edits
from carnet_desktop.errors import ReadOnlyNotebook, ReceiptUnexpected, StructureUnknown
from carnet_desktop.i18n import _
from carnet_desktop.storage.rows import AccessRow

from .notebooks import save
from .opening import borrowed
from .session import Session
from .structures import own_card, partner_of
from .transfers import bundle_of, row_of, transfer_of

_WEIGHT: Final = {"refused": 0, "part": 1, "accepted": 2}
"""What was taken in cannot be handed back: of two receipts of one file, in whatever order, the one that took more."""


class ReceiptRead(msgspec.Struct, frozen=True, kw_only=True):
    """What a receipt said. `changed`: whether it was news; `closed`: whether it ended our follow-up."""

    bundle: str
    notebook: str
    person_name: str
    structure_name: str
    kind: str
    decision: str
    reason: str
    changed: bool
    closed: bool


def apply(session: Session, opened: OpenedReceipt) -> ReceiptRead:
    """Write in the notebook what its recipient decided; nothing else changes.

    Raises ReceiptUnexpected unless the very file it answers was sent to the structure that signed it; then what
    opening the notebook raises.
    """
    receipt = opened.receipt
    found = transfer_of(session, receipt.bundle_id)
    if found is None:
        raise ReceiptUnexpected
    row, doc = found
    if (row.direction, row.structure, doc.sha256) != ("sent", opened.sender.structure_id, receipt.bundle_sha256):
        raise ReceiptUnexpected
    with borrowed(session, row.notebook) as held:
        if held.read_only:
            raise ReadOnlyNotebook(held.read_only)
        state = held.notebook(row.notebook, session.structure.id)
        entry = state.find(Transfer, f"{session.structure.id}/{row.bundle}")
        if entry is None:
            raise ReceiptUnexpected
        news = _news(entry.record, opened)
        made: list[Transfer | Closure] = [] if news is None else [news, *_closure(session, state, news)]
        if news is not None:
            _write(session, row.notebook, state, made)
        else:  # told before, when the registry could not be written perhaps
            session.registry.put_transfer(row_of(row.notebook, entry.record))
    person = session.directory.line(row.notebook)
    return ReceiptRead(
        bundle=row.bundle,
        notebook=row.notebook,
        person_name=person.name if person else "",
        structure_name=doc.structure_name,
        kind=doc.kind,
        decision=receipt.decision,
        reason=receipt.reason or "",
        changed=news is not None,
        closed=any(isinstance(record, Closure) for record in made),
    )


def sections_sent(content: Content) -> tuple[str, ...]:
    """The sections of a bundle that hold something."""
    return tuple(section.name for section in content.sections if section.empty_reason is None)


def receipt_for(session: Session, opened: OpenedBundle, decision: Decision, reason: str | None) -> bytes:
    """The file that tells the sender of a bundle what became of it here. Raises StructureUnknown."""
    partner = partner_of(session, opened.sender.structure_id)
    if partner is None:
        raise StructureUnknown(opened.sender.name)
    receipt = Receipt(
        bundle_id=opened.content.bundle_id,
        bundle_sha256=opened.sha256,
        decision=decision,
        reason=reason,
        sections=() if decision == "refused" else sections_sent(opened.content),
        at=utc_text(session.now()),
    )
    return build_receipt(receipt, session.keys.signing, own_card(session).fingerprint, partner.recipient)


def _news(transfer: Transfer, opened: OpenedReceipt) -> Transfer | None:
    """The transfer once answered; None when it tells nothing more."""
    told, receipt = transfer.receipt, opened.receipt
    if told is not None and _WEIGHT[told.decision] >= _WEIGHT[receipt.decision]:
        return None
    answer = TransferReceipt(
        on=receipt.at[:10], decision=receipt.decision, reason=receipt.reason, sections=receipt.sections
    )
    return msgspec.structs.replace(transfer, receipt=answer)


def _closure(session: Session, state: Notebook, transfer: Transfer) -> Iterator[Closure]:
    """A transfer that was taken in ends our follow-up, unless it has ended already."""
    sent, receipt = transfer.sent, transfer.receipt
    if sent is None or receipt is None or sent.kind != "transfer" or receipt.decision == "refused":
        return
    if is_closed(state):
        return
    reason = Item(label=_("Transmis à {name}", name=sent.recipient.name))
    yield new_closure(session.structure.id, session.today().isoformat(), reason)


def _write(session: Session, notebook: str, state: Notebook, made: list[Transfer | Closure]) -> None:
    def before(record: Record) -> Record | None:
        entry = state.find(type(record), record.id)
        return entry.record if entry else None

    transfer = next(record for record in made if isinstance(record, Transfer))
    save(
        session,
        notebook,
        [edit for record in made for edit in edits(record, before(record))],
        access=[AccessRow(utc_text(session.now()), session.staff.id, "receipt", notebook, bundle_of(transfer))],
        transfers=[row_of(notebook, transfer)],
    )
