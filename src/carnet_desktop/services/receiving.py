"""Receiving a file from another structure: whose it is, what it would change, then taking it in or refusing it."""

from collections.abc import Collection, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec

from carnet_desktop.bundles.content import Decision
from carnet_desktop.bundles.opening import OpenedBundle, OpenedReceipt, read_file
from carnet_desktop.bundles.texts import PARAGRAPH_MAX
from carnet_desktop.domain.facts import JSON, Fact, utc_text
from carnet_desktop.domain.receiving import Comparison, Standing, accepted
from carnet_desktop.domain.records import Party, Transfer, TransferReceived
from carnet_desktop.domain.rules import text_problems
from carnet_desktop.domain.writing import edits
from carnet_desktop.errors import (
    AlreadyImported,
    ReadOnlyNotebook,
    ReasonNeeded,
    RecordNotFound,
    WhichNotebook,
)
from carnet_desktop.storage import journal
from carnet_desktop.storage.rows import AccessRow, TransferRow

from . import receipts
from .inbox import decided, open_received
from .notebooks import save
from .opening import borrowed
from .people import begin_received, candidate, referent
from .receipts import ReceiptRead, receipt_for, sections_sent
from .session import Session
from .transfers import TransferDoc, bundle_of, row_of, transfer_of
from .whose import Whose, comparison_with, held_against, identity_of, whose_is


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was opened and is not decided yet.

    `person_name` empty when the file does not say it; `comparison` with the notebook it is known to belong to, or with
    nothing for a new person, None while someone must say which; `already`: ISO day on which it was taken in.
    """

    opened: OpenedBundle
    whose: Whose
    person_name: str
    birth_date: str
    comparison: Comparison | None
    already: str | None


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """What a file that was taken in changed, in records; `receipt`: the file to hand back to the sender.

    `decision`: part when facts that claim to be ours were left out.
    """

    notebook: str
    bundle_id: str
    decision: Decision
    new: int
    changed: int
    newer_here: int
    deleted_here: int
    known: int
    receipt: bytes


def look(session: Session, path: Path) -> Received | ReceiptRead:
    """Open a file. A receipt is applied at once: it only tells what became of something sent.

    Raises what `open_received` and `receipts.apply` raise; FactForged.
    """
    opened = open_received(session, path)
    if isinstance(opened, OpenedReceipt):
        read = receipts.apply(session, opened)
        decided(session, sha256(read_file(path)).hexdigest())
        return read
    return examined(session, opened)


def examined(session: Session, opened: OpenedBundle) -> Received:
    """Whose notebook a bundle is about, and what it would change there. Nothing is written."""
    identity = identity_of(opened.facts)
    whose = whose_is(session, opened.content, identity)
    done = _taken_in(session, opened.content.bundle_id)
    comparison = None if whose.known is None and whose.candidates else comparison_with(session, opened, whose.known)
    return Received(
        opened=opened,
        whose=whose,
        person_name=f"{identity.first_name} {identity.last_name}".strip(),
        birth_date=identity.birth_date,
        comparison=comparison,
        already=done[1].on if done else None,
    )


def compare_with(session: Session, received: Received, notebook: str | None) -> Received:
    """The same file held against the notebook that someone chose, or against nothing for a new one."""
    return msgspec.structs.replace(received, comparison=comparison_with(session, received.opened, notebook))


def accept(session: Session, received: Received, into: str | None, claims: Collection[str] = ()) -> Accepted:
    """Take a file in, into a notebook or (`into` None) a new one: its facts and the trace of it, in one transaction.

    `claims`: ids of the facts that say we wrote them, are not known here, and are accepted all the same.
    Raises AlreadyImported when it was taken in before; WhichNotebook for another notebook than the one it is known to
    belong to, or a new one for nobody; RecordNotFound for an unknown claim; ReadOnlyNotebook, FactForged and
    storage's refusals: then nothing is written.
    """
    content = received.opened.content
    done = _taken_in(session, content.bundle_id)
    if done and not claims:
        raise AlreadyImported(done[1].on, done[0].notebook)
    _require_place(session, received, into)
    notebook, comparison, decision = (
        _begin(session, received.opened, claims) if into is None else _merge(session, received.opened, into, claims)
    )
    decided(session, received.opened.sha256)
    count = [record.standing for record in comparison.records].count
    return Accepted(
        notebook=notebook,
        bundle_id=content.bundle_id,
        decision=decision,
        new=count(Standing.NEW),
        changed=count(Standing.CHANGES),
        newer_here=count(Standing.NEWER_HERE),
        deleted_here=count(Standing.DELETED_HERE),
        known=count(Standing.KNOWN),
        receipt=receipt_for(session, received.opened, decision, None),
    )


def refuse(session: Session, received: Received, reason: str) -> bytes:
    """Take nothing in, and tell the sender why: the answer is the receipt.

    Raises ReasonNeeded, InvalidField for one that no receipt can hold, AlreadyImported.
    """
    if not reason.strip():
        raise ReasonNeeded
    for problem in text_problems("reason", reason, PARAGRAPH_MAX, lines=True):
        raise problem
    content, sender = received.opened.content, received.opened.sender
    done = _taken_in(session, content.bundle_id)
    if done:
        raise AlreadyImported(done[1].on, done[0].notebook)
    doc = TransferDoc(
        on=session.today().isoformat(),
        kind=content.kind,
        purpose=content.purpose,
        structure_name=sender.name,
        sha256=received.opened.sha256,
        decision="refused",
        reason=reason.strip(),
    )
    at, notebook = utc_text(session.now()), received.whose.known or ""
    row = TransferRow(content.bundle_id, "received", at, sender.structure_id, notebook, msgspec.json.encode(doc))
    access = AccessRow(at, session.staff.id, "import_refused", notebook, content.bundle_id)
    receipt = receipt_for(session, received.opened, "refused", reason.strip())
    session.registry.saved([], [], [access], [row])
    decided(session, received.opened.sha256)
    return receipt


def receipt_again(session: Session, received: Received) -> bytes:
    """The receipt of a file that was taken in before, for one that got lost. Raises RecordNotFound."""
    done = _taken_in(session, received.opened.content.bundle_id)
    if done is None:
        raise RecordNotFound("transfer", received.opened.content.bundle_id)
    return receipt_for(session, received.opened, "part" if done[1].decision == "part" else "accepted", None)


def _require_place(session: Session, received: Received, into: str | None) -> None:
    known = received.whose.known
    if known is not None and into != known:
        line = session.directory.line(known)
        raise WhichNotebook((candidate(line),) if line else ())
    if into is None and not received.person_name:
        raise WhichNotebook(tuple(map(candidate, received.whose.candidates)))


def _taken_in(session: Session, bundle: str) -> tuple[TransferRow, TransferDoc] | None:
    found = transfer_of(session, bundle)
    return found if found and found[0].direction == "received" and found[1].decision != "refused" else None


def _merge(
    session: Session, opened: OpenedBundle, notebook: str, claims: Collection[str]
) -> tuple[str, Comparison, Decision]:
    with borrowed(session, notebook) as held:
        if held.read_only:
            raise ReadOnlyNotebook(held.read_only)
        comparison = held_against(session, opened, held)
        decision = _decision(comparison, claims)
        taken = accepted(comparison, claims)
        transfer = _transfer(session, opened, decision)
        entry = held.notebook(notebook, session.structure.id).find(Transfer, transfer.id)
        save(
            session,
            notebook,
            edits(transfer, entry.record if entry else None),
            received=_brought(opened, taken),
            access=[_access(session, notebook, transfer)],
            transfers=[row_of(notebook, transfer)],
        )
    return notebook, comparison, decision


def _begin(session: Session, opened: OpenedBundle, claims: Collection[str]) -> tuple[str, Comparison, Decision]:
    comparison = comparison_with(session, opened, None)
    decision = _decision(comparison, claims)
    transfer = _transfer(session, opened, decision)
    notebook = begin_received(
        session,
        [*edits(referent(session)), *edits(transfer)],
        _brought(opened, accepted(comparison, claims)),
        lambda made: (_access(session, made, transfer), row_of(made, transfer)),
    )
    return notebook, comparison, decision


def _brought(opened: OpenedBundle, taken: Sequence[Fact]) -> journal.Received:
    """What is stored of a file: the facts taken, and the files they name."""
    types = {str(file["sha256"]): str(file["media_type"]) for file in map(_file, taken) if file}
    blobs = [
        journal.Blob(bytes.fromhex(attached.sha256), types[attached.sha256], attached.data)
        for attached in opened.content.attachments
        if attached.sha256 in types
    ]
    return journal.Received(opened.content.bundle_id, taken, blobs)


def _file(fact: Fact) -> dict[str, JSON]:
    """The file that a fact names, if it names one."""
    return fact.value if fact.field == "file" and isinstance(fact.value, dict) else {}


def _decision(comparison: Comparison, claims: Collection[str]) -> Decision:
    return "accepted" if all(fact.id in claims for fact in comparison.claimed) else "part"


def _transfer(session: Session, opened: OpenedBundle, decision: Decision) -> Transfer:
    content, sender = opened.content, opened.sender
    received = TransferReceived(
        on=session.today().isoformat(),
        at=utc_text(session.now()),
        kind=content.kind,
        purpose=content.purpose,
        sender=Party(structure=sender.structure_id, name=sender.name),
        sha256=opened.sha256,
        decision=decision,
        sections=sections_sent(content),
    )
    return Transfer(id=f"{session.structure.id}/{content.bundle_id}", received=received)


def _access(session: Session, notebook: str, transfer: Transfer) -> AccessRow:
    return AccessRow(utc_text(session.now()), session.staff.id, "imported", notebook, bundle_of(transfer))
