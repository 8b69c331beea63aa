"""The structures one sends to and receives from: their cards, and the eight words compared by telephone."""

from pathlib import Path
from typing import Final, Literal, TypeAlias

import msgspec

from carnet_desktop.bundles.card import Card, read_card, write_card
from carnet_desktop.bundles.opening import Known
from carnet_desktop.crypto.fingerprint import fingerprint, same_words, words_of_fingerprint
from carnet_desktop.domain.facts import utc_text
from carnet_desktop.errors import (
    CardRefused,
    CarnetError,
    FileUnreadable,
    OwnCard,
    StructureAmbiguous,
    StructureKeyChanged,
    StructureUnknown,
    StructureWordsDiffer,
)
from carnet_desktop.i18n import folded, french_key
from carnet_desktop.storage.files import read_small
from carnet_desktop.storage.rows import AccessRow, StructureRow

from .session import Session

State: TypeAlias = Literal["new", "verified"]
_CARD_LIMIT: Final = 64 * 1024


class Partner(msgspec.Struct, frozen=True, kw_only=True):
    """Another structure. `phone` E.164 or as typed; `signing` hexadecimal; `recipient` age1…

    Nothing is sent to it, nor taken from it, before its words were compared (`verified`): `verified_by` is the name of
    the worker who did, `verified_on` the ISO day.
    """

    id: str
    name: str
    phone: str
    signing: str
    recipient: str
    epoch: int
    state: State = "new"
    verified_by: str = ""
    verified_on: str = ""

    @property
    def fingerprint(self) -> str:
        return fingerprint(bytes.fromhex(self.signing), self.recipient)

    @property
    def words(self) -> tuple[str, ...]:
        return words_of_fingerprint(self.fingerprint)

    @property
    def verified(self) -> bool:
        return self.state == "verified"


def own_card(session: Session) -> Card:
    """What this structure shows of itself to the others."""
    keys, info = session.keys, session.structure
    return Card(info.id, info.name, info.phone, keys.signing.public, keys.document.receiving, keys.document.epoch)


def own_card_file(session: Session) -> bytes:
    """Our card, signed, as a `.structure` file holds it."""
    return write_card(own_card(session), session.keys.signing)


def partners(session: Session) -> list[Partner]:
    """Every known structure, by name."""
    found = [msgspec.json.decode(row.doc, type=Partner) for row in session.registry.structures()]
    return sorted(found, key=lambda partner: french_key(partner.name))


def partner_of(session: Session, structure: str) -> Partner | None:
    """The known structure of an id."""
    return next((partner for partner in partners(session) if partner.id == structure), None)


def find_partner(session: Session, text: str) -> Partner:
    """The known structure of an id or a name. Raises StructureUnknown, StructureAmbiguous."""
    known = partners(session)
    same = [p for p in known if p.id == text] or [p for p in known if folded(p.name) == folded(text) != ""]
    if not same:
        raise StructureUnknown(text)
    if len(same) > 1:
        raise StructureAmbiguous(text, tuple(partner.id for partner in same))
    return same[0]


def known_by(session: Session, key: str) -> Known | None:
    """The structure whose keys have this fingerprint, as opening a transfer asks for it."""
    for partner in partners(session):
        if partner.fingerprint == key:
            return Known(partner.id, partner.name, key, bytes.fromhex(partner.signing), partner.verified)
    return None


def read_partner(session: Session, path: Path) -> Partner:
    """A card, held against what is known of its structure; nothing is kept.

    Raises FileUnreadable, CardRefused, OwnCard, and StructureKeyChanged for other keys than those known.
    """
    try:
        data = read_small(path, _CARD_LIMIT)
    except CarnetError as error:
        raise FileUnreadable(path, error.code) from None
    card = read_card(data)
    if card.structure_id == session.structure.id or card.fingerprint == own_card(session).fingerprint:
        raise OwnCard
    partner = Partner(
        id=card.structure_id,
        name=card.name,
        phone=card.phone,
        signing=card.signing_public.hex(),
        recipient=card.recipient,
        epoch=card.epoch,
    )
    former = partner_of(session, partner.id)
    if former is None and known_by(session, card.fingerprint) is not None:
        raise CardRefused("key")
    if former is None:
        return partner
    if former.fingerprint != partner.fingerprint:
        raise StructureKeyChanged(former.name)
    compared = {name: getattr(former, name) for name in ("state", "verified_by", "verified_on")}
    return msgspec.structs.replace(partner, **compared)


def keep(session: Session, path: Path) -> Partner:
    """Keep the structure of a card; its words can be compared later. Raises as `read_partner`."""
    return _store(session, read_partner(session, path))


def trust(session: Session, path: Path, words: str) -> Partner:
    """Keep the structure of a card as verified, its words having been read out by telephone.

    Raises as `read_partner`, and StructureWordsDiffer: it is kept then as it would be without the words.
    """
    return _compare(session, keep(session, path), words)


def verify(session: Session, structure: str, words: str) -> Partner:
    """Make a known structure verified. Raises StructureUnknown, StructureWordsDiffer."""
    partner = partner_of(session, structure)
    if partner is None:
        raise StructureUnknown(structure)
    return _compare(session, partner, words)


def forget(session: Session, structure: str) -> None:
    """Know this structure no more: its files are refused again. What was sent and received stays told."""
    session.registry.drop_structure(structure)
    session.registry.log(AccessRow(utc_text(session.now()), session.staff.id, "structure_forgotten", detail=structure))


def _compare(session: Session, partner: Partner, words: str) -> Partner:
    if not same_words(words, partner.fingerprint):
        raise StructureWordsDiffer(partner.name)
    if partner.verified:
        return partner
    made = msgspec.structs.replace(
        partner, state="verified", verified_by=session.staff.name, verified_on=session.today().isoformat()
    )
    session.registry.log(AccessRow(utc_text(session.now()), session.staff.id, "structure_verified", detail=partner.id))
    return _store(session, made)


def _store(session: Session, partner: Partner) -> Partner:
    session.registry.put_structure(StructureRow(partner.id, msgspec.json.encode(partner)))
    return partner
