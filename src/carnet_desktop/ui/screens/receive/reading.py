"""What is known of a received file while it is read: opened from the inbox, held against a notebook. No Qt."""

from dataclasses import dataclass, field
from pathlib import Path

from carnet_desktop.domain.receiving import Comparison
from carnet_desktop.domain.records import Author
from carnet_desktop.errors import ReceiptUnexpected, SenderNotVerified, SenderUnknown, TransferRefused
from carnet_desktop.services import inbox, receiving, structures
from carnet_desktop.services.opening import borrowed
from carnet_desktop.services.receipts import ReceiptRead
from carnet_desktop.services.receiving import Received
from carnet_desktop.services.session import Session
from carnet_desktop.services.structures import Partner

from .words import Voices


@dataclass
class Reading:
    """A file that can be decided on. `into` None: a new notebook; `ticked`: rows that say they were written here."""

    received: Received
    sender: Partner
    chosen: bool = False
    into: str | None = None
    comparison: Comparison | None = None
    voices: Voices | None = None
    ticked: set[str] = field(default_factory=set)
    known_open: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """`names` of the authors of facts here and in the file, by their id."""

    comparison: Comparison
    names: dict[str, str]


def open_file(session: Session, path: Path) -> tuple[Received, Partner] | ReceiptRead:
    """Keep a copy to treat, then open it; one that cannot be treated is not kept. Storage lane.

    Raises errors.TransferRefused of every kind, ReceiptUnexpected, FileUnreadable.
    """
    held = path
    try:
        held = inbox.bring(session, path).path
        read = receiving.look(session, held)
    except (SenderUnknown, SenderNotVerified):
        raise
    except (TransferRefused, ReceiptUnexpected):
        if held != path:
            inbox.discard(session, held)
        raise
    if isinstance(read, ReceiptRead):
        return read
    if is_done(read):
        inbox.discard(session, held)
    sender = structures.partner_of(session, read.opened.sender.structure_id)
    assert sender is not None, "a file of an unknown structure is refused"
    return read, sender


def is_done(received: Received) -> bool:
    """Taken in before, and nothing in it is left to be chosen."""
    return received.already is not None and not (received.comparison and received.comparison.claimed)


def compare_with(session: Session, received: Received, notebook: str | None) -> Compared:
    """Hold a file against a notebook, or against nothing for a new one. Storage lane. Raises FactForged."""
    compared = receiving.compare_with(session, received, notebook)
    assert compared.comparison is not None
    names = {f.record: str(f.value) for f in received.opened.facts if f.place[::2] == (Author.kind.name, "name")}
    if notebook is not None:
        with borrowed(session, notebook) as held:
            written = held.notebook(notebook, session.structure.id).entries(Author)
        names |= {entry.record.id: entry.record.name for entry in written if entry.record.name}
    return Compared(compared.comparison, names)
