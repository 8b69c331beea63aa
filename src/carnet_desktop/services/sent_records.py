"""What a notebook remembers of a file that left: the transfer itself, and the agreement told with it."""

from carnet_desktop.bundles.content import Content
from carnet_desktop.domain.facts import utc_text
from carnet_desktop.domain.leaving import Leaving
from carnet_desktop.domain.records import Consent, ConsentGiven, ConsentRecipient, Party, Transfer, TransferSent
from carnet_desktop.domain.writing import new_record_id

from .session import Session


def transfer_record(session: Session, content: Content, leaving: Leaving, digest: str) -> Transfer:
    """`digest`: SHA-256 of the file, hexadecimal."""
    sent = TransferSent(
        on=session.today().isoformat(),
        at=utc_text(session.now()),
        kind=content.kind,
        purpose=content.purpose,
        recipient=Party(structure=content.recipient.structure_id, name=content.recipient.name),
        sha256=digest,
        expires_at=content.expires_at,
        sections=tuple(section.name for section in content.sections if section.empty_reason is None),
        records=leaving.records,
    )
    return Transfer(id=f"{session.structure.id}/{content.bundle_id}", sent=sent)


def consent_record(session: Session, content: Content) -> Consent:
    """The agreement told at this sending, kept like any other."""
    agreed, recipient = content.consent, content.recipient
    given = ConsentGiven(
        state="given",
        on=agreed.date,
        how=agreed.how or None,
        recipient=ConsentRecipient(name=recipient.name, structure=recipient.structure_id),
    )
    return Consent(id=f"{session.structure.id}/{new_record_id()}", given=given)
