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
    Content,
    EmptyReason,
    Kind,
    Recipient,
    Sender,
    SentSection,
    Vocabulary,
)
from carnet_desktop.domain.consents import agreement, refusal
from carnet_desktop.domain.facts import JSON, fact_bytes, fold, read_utc, utc_text
from carnet_desktop.domain.leaving import Choice, Leaving, LeavingSection, what_leaves
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import (
    Consent,
    ConsentGiven,
    ConsentRecipient,
    Party,
    Record,
    Transfer,
    TransferSent,
)
from carnet_desktop.domain.rules import check
from carnet_desktop.domain.writing import edits, new_record_id
from carnet_desktop.errors import (
    ConsentRefused,
    InvalidField,
    NothingLeaves,
    ReadOnlyNotebook,
    ReasonNeeded,
    StructureNotVerified,
    StructureUnknown,
)
from carnet_desktop.storage.rows import AccessRow

from .exports import write_file
from .notebooks import save
from .open_file import OpenFile
from .opening import borrowed
from .session import Session
from .structures import Partner, own_card, partner_of
from .transfers import bundle_of, row_of

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
    """Write the file where the person chose, read it again, then trace it in the notebook and in the registry.

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
        content = _content(session, partner, order, _agreement(session, order.consent, recorded), leaving)
        data = build_bundle(content, session.keys.signing, content.sender.fingerprint, partner.recipient)
        made: list[Record] = [_transfer(session, content, leaving, sha256(data).hexdigest())]
        if order.consent.state == "given" and recorded is None:
            made.append(_consent(session, content))
        for problem in (problem for record in made for problem in check(record)):
            raise problem
        write_file(path, data, read_again=True)
        try:
            _trace(session, notebook, made, content.consent.reason)
        except BaseException:
            path.unlink(missing_ok=True)  # a file that no notebook remembers must not leave
            raise
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
    return what_leaves(fold(s.fact for s in stored), choice, told | had, session.structure.id, notebook)


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


def _content(session: Session, partner: Partner, order: Order, consent: Agreement, leaving: Leaving) -> Content:
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
        vocabularies=tuple(
            sorted(set(_lists([f.value for f in leaving.facts])), key=lambda each: (each.name, each.version))
        ),
    )


def _why_empty(order: Order, section: LeavingSection) -> EmptyReason:
    return "not_sent" if section.held else order.empty_reasons.get(section.name, "not_filled")


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


def _transfer(session: Session, content: Content, leaving: Leaving, digest: str) -> Transfer:
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


def _consent(session: Session, content: Content) -> Consent:
    """The agreement told at this sending, kept like any other."""
    agreed, recipient = content.consent, content.recipient
    given = ConsentGiven(
        state="given",
        on=agreed.date,
        how=agreed.how or None,
        recipient=ConsentRecipient(name=recipient.name, structure=recipient.structure_id),
    )
    return Consent(id=f"{session.structure.id}/{new_record_id()}", given=given)


def _trace(session: Session, notebook: str, made: list[Record], reason: str) -> None:
    """In one commit of the notebook, then one of the registry."""
    transfer = next(record for record in made if isinstance(record, Transfer))
    save(
        session,
        notebook,
        [edit for record in made for edit in edits(record)],
        reason or None,
        access=[AccessRow(utc_text(session.now()), session.staff.id, "exported", notebook, bundle_of(transfer))],
        transfers=[row_of(notebook, transfer)],
    )
