"""The journal of transfers: what was sent, what was received, and what became of it."""

from collections.abc import Collection, Iterator
from typing import Final, Literal, TypeAlias

import msgspec

from carnet_desktop.domain.facts import utc_text
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import Party, Transfer, TransferReceipt, TransferReceived, TransferSent
from carnet_desktop.storage.rows import TransferRow

from .session import Session

Direction: TypeAlias = Literal["sent", "received"]
State: TypeAlias = Literal["sent", "expired", "accepted", "part", "refused"]
LEAVING: Final = "leaving"
"""The direction of a row that is no line yet: its file is being written (see `departure`)."""


class TransferDoc(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a line of the journal keeps beside its ids: all of it can be told again by the notebook.

    `on` ISO day; `expires_at` UTC text, empty for a file received; `decision` accepted, part, refused, or empty while
    the recipient has not answered.
    """

    on: str
    kind: str
    purpose: str
    structure_name: str
    sha256: str
    expires_at: str = ""
    decision: str = ""
    reason: str = ""


class TransferLine(msgspec.Struct, frozen=True, kw_only=True):
    """One transfer. `at` UTC text; `person_name` empty, and `notebook` too, for a file refused without a notebook.

    `state`: sent (no answer yet), expired (no answer, and it opens no more), accepted, part or refused.
    """

    bundle: str
    direction: Direction
    at: str
    on: str
    structure: str
    structure_name: str
    person_name: str
    notebook: str
    kind: str
    purpose: str
    state: State
    reason: str


def journal(session: Session) -> list[TransferLine]:
    """Every transfer, the latest first."""
    return [_line(session, row) for row in reversed(session.registry.transfers()) if row.direction != LEAVING]


def transfer_of(session: Session, bundle: str) -> tuple[TransferRow, TransferDoc] | None:
    """The transfer of a bundle, if this structure sent it or decided on it."""
    row = session.registry.transfer(bundle)
    return None if row is None or row.direction == LEAVING else (row, read_doc(row))


def read_doc(row: TransferRow) -> TransferDoc:
    return msgspec.json.decode(row.doc, type=TransferDoc)


def leaving(session: Session) -> list[TransferRow]:
    """The files whose writing was announced and is not over."""
    return [row for row in session.registry.transfers() if row.direction == LEAVING]


def rows_of(notebook: Notebook, but: Collection[TransferRow]) -> Iterator[TransferRow]:
    """The lines of the journal that a notebook tells; those of files still leaving (`but`) come when they are given."""
    not_yet = {row.bundle for row in but}
    for entry in notebook.entries(Transfer):
        if (entry.record.sent or entry.record.received) and bundle_of(entry.record) not in not_yet:
            yield row_of(notebook.id, entry.record)


def bundle_of(transfer: Transfer) -> str:
    """The id of the bundle a record is about."""
    return transfer.id.split("/", 1)[-1]


def row_of(notebook: str, transfer: Transfer) -> TransferRow:
    """The line of one record. Raises ValueError for one that says neither what was sent nor what was received."""
    told = transfer.sent or transfer.received
    if told is None:
        raise ValueError("neither sent nor received")
    other = told.recipient if isinstance(told, TransferSent) else told.sender
    doc = _doc(told, other, transfer.receipt)
    return TransferRow(
        bundle_of(transfer),
        "sent" if transfer.sent else "received",
        told.at,
        other.structure,
        notebook,
        msgspec.json.encode(doc),
    )


def _doc(told: TransferSent | TransferReceived, other: Party, receipt: TransferReceipt | None) -> TransferDoc:
    answered = receipt if isinstance(told, TransferSent) else told
    return TransferDoc(
        on=told.on,
        kind=told.kind,
        purpose=told.purpose,
        structure_name=other.name,
        sha256=told.sha256,
        expires_at=told.expires_at if isinstance(told, TransferSent) else "",
        decision=answered.decision if answered else "",
        reason=(receipt.reason if receipt else None) or "",
    )


def _line(session: Session, row: TransferRow) -> TransferLine:
    doc = read_doc(row)
    person = session.directory.line(row.notebook)
    return TransferLine(
        bundle=row.bundle,
        direction="sent" if row.direction == "sent" else "received",
        at=row.at,
        on=doc.on,
        structure=row.structure,
        structure_name=doc.structure_name,
        person_name=person.name if person else "",
        notebook=row.notebook,
        kind=doc.kind,
        purpose=doc.purpose,
        state=_state(session, doc),
        reason=doc.reason,
    )


def _state(session: Session, doc: TransferDoc) -> State:
    if doc.decision:
        return doc.decision  # type: ignore[return-value]
    return "expired" if doc.expires_at <= utc_text(session.now()) else "sent"
