"""Other structures: a card, eight words compared by telephone, and what makes one refused."""

from pathlib import Path

import msgspec
import pytest
from tests.exchanging import card_of, words_of

from carnet_desktop.bundles.card import Card, write_card
from carnet_desktop.crypto.identity import Identity
from carnet_desktop.crypto.sign import SigningKey
from carnet_desktop.errors import (
    CardRefused,
    FileUnreadable,
    OwnCard,
    StructureAmbiguous,
    StructureKeyChanged,
    StructureUnknown,
    StructureWordsDiffer,
)
from carnet_desktop.i18n import folded
from carnet_desktop.services import structures
from carnet_desktop.services.session import Session


def _made(folder: Path, signing: SigningKey, **changes: object) -> Path:
    card = Card(
        "0b7f2f6e-7f1d-4a55-9a53-0d6f9b1f8a11", "Le Relais", "", signing.public, Identity.generate().recipient, 1
    )
    path = folder / "made.structure"
    path.write_bytes(write_card(msgspec.structs.replace(card, **changes), signing))
    return path


def test_a_structure_is_verified_once_its_words_were_compared(
    session: Session, partner: Session, tmp_path: Path
) -> None:
    card = card_of(partner, tmp_path)
    assert structures.read_partner(session, card).state == "new"
    assert structures.partners(session) == [], "reading a card keeps nothing"
    told = folded(words_of(partner)).upper().replace(" ", ", ")
    known = structures.trust(session, card, told)
    assert (known.state, known.verified_by) == ("verified", "Claire Le Guen")
    assert known.verified_on == session.today().isoformat()
    assert structures.partners(session) == [known]
    assert known.words == structures.own_card(partner).words
    assert ("structure_verified", known.id) in {(row.action, row.detail) for row in session.registry.access()}


def test_other_words_leave_a_structure_to_verify(session: Session, partner: Session, tmp_path: Path) -> None:
    card = card_of(partner, tmp_path)
    with pytest.raises(StructureWordsDiffer):
        structures.trust(session, card, words_of(session))
    (kept,) = structures.partners(session)
    assert not kept.verified
    with pytest.raises(StructureWordsDiffer):
        structures.verify(session, kept.id, "abeille " * 8)
    assert structures.verify(session, kept.id, words_of(partner)).verified
    with pytest.raises(StructureWordsDiffer):
        structures.trust(session, card, "")
    assert structures.partners(session)[0].verified, "a slip in typing undoes nothing"


def test_a_card_given_again_with_another_name_stays_verified(
    session: Session, partner: Session, tmp_path: Path
) -> None:
    structures.trust(session, card_of(partner, tmp_path), words_of(partner))
    partner.structure = msgspec.structs.replace(partner.structure, name="Mission locale de la Loire")
    assert structures.keep(session, card_of(partner, tmp_path)).verified
    assert structures.find_partner(session, "mission locale de la loire").id == partner.structure.id


def test_other_keys_for_a_known_structure_are_refused_and_nothing_is_kept(
    session: Session, partner: Session, tmp_path: Path
) -> None:
    known = structures.trust(session, card_of(partner, tmp_path), words_of(partner))
    forged = _made(tmp_path, SigningKey.generate(), structure_id=partner.structure.id, name="Mission locale")
    for attempt in (structures.read_partner, structures.keep, lambda s, p: structures.trust(s, p, words_of(partner))):
        with pytest.raises(StructureKeyChanged) as refused:
            attempt(session, forged)
        assert refused.value.name == known.name
    assert structures.partners(session) == [known]


def test_the_keys_of_a_known_structure_under_another_id_are_refused(
    session: Session, partner: Session, tmp_path: Path
) -> None:
    structures.keep(session, card_of(partner, tmp_path))
    recipient = partner.keys.document.receiving
    with pytest.raises(CardRefused):
        structures.keep(session, _made(tmp_path, partner.keys.signing, recipient=recipient))


def test_our_own_card_is_not_another_structure(session: Session, tmp_path: Path) -> None:
    with pytest.raises(OwnCard):
        structures.keep(session, card_of(session, tmp_path))


def test_what_is_no_card_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        structures.read_partner(session, tmp_path / "nowhere.structure")
    other = tmp_path / "photo.structure"
    other.write_bytes(b"\xff\xd8\xff")
    with pytest.raises(CardRefused):
        structures.read_partner(session, other)


def test_a_structure_is_found_by_its_name_when_only_one_bears_it(
    session: Session, partner: Session, tmp_path: Path
) -> None:
    known = structures.keep(session, card_of(partner, tmp_path))
    assert structures.find_partner(session, "MISSION LOCALE DE L'ESTUAIRE") == known
    assert structures.find_partner(session, known.id) == known
    for unknown in ("", "Mission locale", "Le Relais"):
        with pytest.raises(StructureUnknown):
            structures.find_partner(session, unknown)
    structures.keep(session, _made(tmp_path, SigningKey.generate(), name="Mission locale de l’estuaire"))
    with pytest.raises(StructureAmbiguous) as several:
        structures.find_partner(session, known.name)
    assert known.id in several.value.ids


def test_a_structure_that_is_forgotten_is_a_stranger_again(session: Session, partner: Session, tmp_path: Path) -> None:
    known = structures.trust(session, card_of(partner, tmp_path), words_of(partner))
    structures.forget(session, known.id)
    assert structures.partners(session) == []
    assert structures.read_partner(session, card_of(partner, tmp_path)).state == "new"
