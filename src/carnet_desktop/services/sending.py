"""Sending a notebook to another structure: what would leave, then the file, then the trace of it."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

import msgspec

from carnet_desktop.bundles.build import build_bundle
from carnet_desktop.bundles.content import (
    Agreement,
    Attachment,
    Content,
    EmptyReason,
    Kind,
    Recipient,
    Sender,
    SentSection,
    Vocabulary,
)
from carnet_desktop.domain.consents import agreement, refusal
from carnet_desktop.domain.facts import JSON, fact_bytes, read_utc, utc_text
from carnet_desktop.domain.leaving import Choice, Leaving, LeavingSection, what_leaves
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import (
    Change,
    Consent,
    Record,
    Transfer,
)
from carnet_desktop.domain.rules import check
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.errors import (
    ConsentRefused,
    InvalidField,
    NothingLeaves,
    ReadOnlyNotebook,
    ReasonNeeded,
    StructureNotVerified,
    StructureUnknown,
)

from .departure import give
from .open_file import OpenFile
from .opening import borrowed
from .sent_records import consent_record, transfer_record
from .session import Session
from .structures import Partner, own_card, partner_of
from .transfers import bundle_of

OPENS_FOR: Final = timedelta(days=60)
"""How long a file may be opened: long enough for a key in the post, short enough to be forgotten."""


class SentConsent(msgspec.Struct, frozen=True, kw_only=True):
    """What the sender says of the person's agreement. `on`: ISO day, today when empty; `how`: free words.

    given: she agreed. overridden: it is sent without her agreement, for the `reason` that the recipient will read.
    """

    state: Literal["given", "overridden"]
    on: str = ""
    how: str = ""
    reason: str = ""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be sent: `recipient` a structure's id; `empty_reasons`: section → why it holds nothing here."""

    recipient: str
    kind: Kind
    purpose: str
    consent: SentConsent
    choice: Choice
    empty_reasons: Mapping[str, EmptyReason] = msgspec.field(default_factory=dict)


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was written. `expires_on`: ISO day; `size` in bytes; `facts`: how many it holds."""

    path: Path
    bundle_id: str
    expires_on: str
    size: int
    facts: int


def preview(session: Session, notebook: str, recipient: str, choice: Choice) -> Leaving:
    """Exactly what would leave for a structure, verified or not. Nothing is written."""
    with borrowed(session, notebook) as opened:
        return _leaving(session, notebook, opened, recipient, choice)


def prepare(session: Session, notebook: str, order: Order, path: Path) -> Sent:
    """Write the file where the person chose, read it again, and tell of it in the notebook and in the registry.

    In which order, and why, `departure` says.

    Raises ReasonNeeded, InvalidField, StructureUnknown, StructureNotVerified, ReadOnlyNotebook, ConsentRefused,
    NothingLeaves, CannotBeReceived, CannotWriteFile, and storage's refusals: then no file is left.
    """
    check_order(order)
    partner = _verified(session, order.recipient)
    with borrowed(session, notebook) as opened:
        if opened.read_only:
            raise ReadOnlyNotebook(opened.read_only)
        recorded = _agreed(session, opened.notebook(notebook, session.structure.id), partner, order.consent)
        leaving = _leaving(session, notebook, opened, partner.id, order.choice)
        if not leaving.records:
            raise NothingLeaves
        consent = _agreement(session, order.consent, recorded)
        content = _content(session, partner, order, consent, leaving, tuple(_attachments(opened, leaving)))
        consents = [consent_record(session, content)] if consent.state == "given" and recorded is None else []
        _check_words(transfer_record(session, content, leaving, ""), *consents, Change(id="", reason=consent.reason))
        data = build_bundle(content, session.keys.signing, content.sender.fingerprint, partner.recipient)
        transfer = transfer_record(session, content, leaving, sha256(data).hexdigest())
        give(session, notebook, path, data, transfer, consents, consent.reason)
    return Sent(
        path=path,
        bundle_id=content.bundle_id,
        expires_on=content.expires_at[:10],
        size=len(data),
        facts=len(content.facts),
    )


def check_order(order: Order) -> None:
    """What can be told of an order before anything is opened. Raises ReasonNeeded, InvalidField."""
    if order.consent.state == "overridden" and not order.consent.reason.strip():
        raise ReasonNeeded
    if not order.purpose.strip():
        raise InvalidField("purpose", "required")


def _check_words(*records: Record) -> None:
    """What is typed in an order is written in the notebook too. Raises InvalidField."""
    for problem in (problem for record in records for problem in check(record)):
        raise problem


def _verified(session: Session, structure: str) -> Partner:
    partner = partner_of(session, structure)
    if partner is None:
        raise StructureUnknown(structure)
    if not partner.verified:
        raise StructureNotVerified(partner.name)
    return partner


def _leaving(session: Session, notebook: str, opened: OpenFile, recipient: str, choice: Choice) -> Leaving:
    stored = opened.file.facts()
    transfers = [e.record for e in opened.notebook(notebook, session.structure.id).entries(Transfer)]
    told = {key for t in transfers if t.sent and t.sent.recipient.structure == recipient for key in t.sent.records}
    theirs = {bundle_of(t) for t in transfers if t.received and t.received.sender.structure == recipient}
    had = {f"{s.fact.kind}/{s.fact.record}" for s in stored if s.received_from in theirs}
    return what_leaves(opened.file.winners(), choice, told | had, session.structure.id, notebook)


def _agreed(session: Session, state: Notebook, partner: Partner, said: SentConsent) -> Consent | None:
    """The agreement that was written before, if that is what is said. Raises ConsentRefused."""
    if said.state == "overridden":
        return None
    refused = refusal(state, partner.id, partner.name)
    if refused is not None and refused.given is not None:
        raise ConsentRefused(partner.name, refused.given.on)
    return agreement(state, partner.id, partner.name, session.today())


def _agreement(session: Session, said: SentConsent, recorded: Consent | None) -> Agreement:
    if recorded is not None and recorded.given is not None:
        given = recorded.given
        return Agreement("given", given.on, given.how or "", given.scope or "", given.reason or "")
    return Agreement(said.state, said.on or session.today().isoformat(), said.how.strip(), "", said.reason.strip())


def _content(
    session: Session,
    partner: Partner,
    order: Order,
    consent: Agreement,
    leaving: Leaving,
    attachments: tuple[Attachment, ...],
) -> Content:
    own = own_card(session)
    created = max(utc_text(session.now()), max(fact.at for fact in leaving.facts))
    return Content(
        bundle_id=new_record_id(),
        created_at=created,
        expires_at=utc_text(read_utc(created) + OPENS_FOR),
        kind=order.kind,
        purpose=order.purpose.strip(),
        sender=Sender(own.structure_id, own.name, own.fingerprint, own.epoch, own.phone),
        recipient=Recipient(partner.id, partner.name, partner.fingerprint),
        consent=consent,
        ids=leaving.ids,
        sections=tuple(
            SentSection(held.name, None if held.records else _why_empty(order, held)) for held in leaving.sections
        ),
        facts=tuple(map(fact_bytes, leaving.facts)),
        attachments=attachments,
        vocabularies=_vocabularies(leaving),
    )


def _attachments(opened: OpenFile, leaving: Leaving) -> Iterator[Attachment]:
    """The files that what leaves names, each once."""
    named = [fact.value for fact in leaving.facts if fact.field == "file"]
    for digest in sorted({str(value["sha256"]) for value in named if isinstance(value, dict) and "sha256" in value}):
        kept = opened.file.blob(bytes.fromhex(digest))
        if kept is not None:
            yield Attachment(digest, kept.data)


def _why_empty(order: Order, section: LeavingSection) -> EmptyReason:
    return "not_sent" if section.held else order.empty_reasons.get(section.name, "not_filled")


def _vocabularies(leaving: Leaving) -> tuple[Vocabulary, ...]:
    found = set(_lists([fact.value for fact in leaving.facts]))
    return tuple(sorted(found, key=lambda each: (each.name, each.version)))


def _lists(value: JSON) -> Iterator[Vocabulary]:
    """The lists that coded values come from."""
    match value:
        case {"list": str(name), "version": str(version)}:
            yield Vocabulary(name, version)
        case dict():
            yield from _lists([*value.values()])
        case list():
            for item in value:
                yield from _lists(item)
