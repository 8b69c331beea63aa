"""Receipts: only the recipient of a file can answer it, and its answer changes the transfer and nothing else."""

from pathlib import Path

import pytest
from tests.exchanging import another, fatou, meet, received, send

from carnet_desktop.bundles.build import build_receipt
from carnet_desktop.bundles.card import Card, write_card
from carnet_desktop.bundles.content import Receipt
from carnet_desktop.crypto.identity import Identity
from carnet_desktop.crypto.sign import SigningKey
from carnet_desktop.domain.facts import utc_text
from carnet_desktop.domain.records import Closure, Transfer
from carnet_desktop.errors import ReceiptUnexpected, StorageBusy
from carnet_desktop.services import inbox, integrity, receiving, structures, transfers
from carnet_desktop.services.notebooks import open_notebook
from carnet_desktop.services.opening import open_file
from carnet_desktop.services.progress import silent
from carnet_desktop.services.receipts import ReceiptRead
from carnet_desktop.services.session import Session


@pytest.fixture
def notebook(session: Session, partner: Session, tmp_path: Path) -> str:
    meet(session, partner, tmp_path)
    return fatou(session)


def answered(session: Session, data: bytes, folder: Path) -> ReceiptRead:
    path = folder / "receipt.carnet"
    path.write_bytes(data)
    read = receiving.look(session, path)
    assert isinstance(read, ReceiptRead)
    return read


def accepted(partner: Session, path: Path) -> bytes:
    found = received(partner, path)
    return receiving.accept(partner, found, found.whose.known).receipt


def closures(session: Session, notebook: str) -> list[Closure]:
    return [entry.record for entry in open_notebook(session, notebook).notebook.entries(Closure)]


def receipt_of(session: Session, bundle: str, digest: str) -> Receipt:
    """That everything was accepted."""
    return Receipt(
        bundle_id=bundle,
        bundle_sha256=digest,
        decision="accepted",
        reason=None,
        sections=(),
        at=utc_text(session.now()),
    )


def signed(signer: Session, to: Session, bundle: str, digest: str) -> bytes:
    own, receipt = structures.own_card(signer), receipt_of(signer, bundle, digest)
    return build_receipt(receipt, signer.keys.signing, own.fingerprint, structures.own_card(to).recipient)


def test_a_referral_that_was_accepted_is_told_and_goes_on(
    session: Session, partner: Session, notebook: str, tmp_path: Path
) -> None:
    path = tmp_path / "fatou.carnet"
    send(session, notebook, partner, path)
    read = answered(session, accepted(partner, path), tmp_path)
    assert (read.decision, read.changed, read.closed) == ("accepted", True, False)
    assert (read.person_name, read.structure_name) == ("Fatou Diarra", partner.structure.name)
    assert [line.state for line in transfers.journal(session)] == ["accepted"]
    assert closures(session, notebook) == []
    assert integrity.check(session, silent).whole


def test_a_transfer_that_was_accepted_ends_our_follow_up_once(
    session: Session, partner: Session, notebook: str, tmp_path: Path
) -> None:
    path = tmp_path / "fatou.carnet"
    send(session, notebook, partner, path, kind="transfer")
    receipt = accepted(partner, path)
    assert answered(session, receipt, tmp_path).closed
    count = len(open_file(session, notebook).file.facts())
    again = answered(session, receipt, tmp_path)
    assert (again.decision, again.changed, again.closed) == ("accepted", False, False)
    assert len(open_file(session, notebook).file.facts()) == count
    (closure,) = closures(session, notebook)
    assert closure.closed is not None
    assert closure.closed.reason.label == "Transmis à Mission locale de l’Estuaire"


def test_a_refusal_gives_its_reason_and_ends_nothing(
    session: Session, partner: Session, notebook: str, tmp_path: Path
) -> None:
    path = tmp_path / "fatou.carnet"
    send(session, notebook, partner, path, kind="transfer")
    read = answered(session, receiving.refuse(partner, received(partner, path), "Hors secteur."), tmp_path)
    assert (read.decision, read.reason, read.closed) == ("refused", "Hors secteur.", False)
    (line,) = transfers.journal(session)
    assert (line.state, line.reason) == ("refused", "Hors secteur.")
    assert closures(session, notebook) == []


@pytest.mark.parametrize("in_order", [True, False])
def test_of_two_receipts_in_any_order_the_one_that_took_more_stays(
    session: Session, partner: Session, notebook: str, tmp_path: Path, in_order: bool
) -> None:
    path = tmp_path / "fatou.carnet"
    send(session, notebook, partner, path)
    both = [receiving.refuse(partner, received(partner, path), "Pas encore."), accepted(partner, path)]
    for receipt in both if in_order else reversed(both):
        answered(session, receipt, tmp_path)
    assert [(line.state, line.reason) for line in transfers.journal(session)] == [("accepted", "")]


def test_a_receipt_changes_the_transfer_and_nothing_else(
    session: Session, partner: Session, notebook: str, tmp_path: Path
) -> None:
    path = tmp_path / "fatou.carnet"
    send(session, notebook, partner, path)
    known = {stored.fact.id for stored in open_file(session, notebook).file.facts()}
    answered(session, accepted(partner, path), tmp_path)
    fresh = [s.fact for s in open_file(session, notebook).file.facts() if s.fact.id not in known]
    assert [(fact.kind, fact.field) for fact in fresh] == [(Transfer.kind.name, "receipt")]


def test_a_receipt_for_what_was_never_sent_to_its_signer_is_refused(
    session: Session, partner: Session, notebook: str, tmp_path: Path
) -> None:
    path = tmp_path / "fatou.carnet"
    sent = send(session, notebook, partner, path)
    digest = received(partner, path).opened.sha256
    count = len(open_file(session, notebook).file.facts())
    for bundle, claimed in ((sent.bundle_id, "0" * 64), ("6d0e6c9a-2b54-4f3c-8a51-0a6f6a3c2d10", digest)):
        with pytest.raises(ReceiptUnexpected):
            answered(session, signed(partner, session, bundle, claimed), tmp_path)
    row = session.registry.transfer(sent.bundle_id)
    assert row is not None
    assert len(open_file(session, notebook).file.facts()) == count
    answered(session, signed(partner, session, sent.bundle_id, digest), tmp_path)


def test_another_structure_cannot_answer_in_the_place_of_the_recipient(
    session: Session, partner: Session, notebook: str, tmp_path: Path
) -> None:
    path = tmp_path / "fatou.carnet"
    sent = send(session, notebook, partner, path)
    signing = SigningKey.generate()
    stranger = Card(
        "0b7f2f6e-7f1d-4a55-9a53-0d6f9b1f8a11", "Le Relais", "", signing.public, Identity.generate().recipient, 1
    )
    card = tmp_path / "relais.structure"
    card.write_bytes(write_card(stranger, signing))
    structures.trust(session, card, " ".join(stranger.words))
    receipt = receipt_of(session, sent.bundle_id, received(partner, path).opened.sha256)
    ours = structures.own_card(session).recipient
    with pytest.raises(ReceiptUnexpected):
        answered(session, build_receipt(receipt, signing, stranger.fingerprint, ours), tmp_path)
    assert [line.state for line in transfers.journal(session)] == ["sent"]


def test_a_receipt_that_the_registry_could_not_be_told_of_is_told_when_it_is_opened_again(
    session: Session, partner: Session, notebook: str, tmp_path: Path
) -> None:
    path = tmp_path / "fatou.carnet"
    send(session, notebook, partner, path)
    receipt = accepted(partner, path)
    with another(session) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageBusy):
            answered(session, receipt, tmp_path)
    assert [line.state for line in transfers.journal(session)] == ["sent"]
    assert not answered(session, receipt, tmp_path).changed, "the notebook knew it"
    assert [line.state for line in transfers.journal(session)] == ["accepted"]


def test_a_receipt_that_was_brought_is_treated_by_being_opened(
    session: Session, partner: Session, notebook: str, tmp_path: Path
) -> None:
    path = tmp_path / "fatou.carnet"
    send(session, notebook, partner, path)
    receipt = tmp_path / "receipt.carnet"
    receipt.write_bytes(accepted(partner, path))
    waiting = inbox.bring(session, receipt)
    assert waiting.is_receipt
    assert [line.state for line in transfers.journal(session)] == ["sent"], "kept is not opened"
    receiving.look(session, waiting.path)
    assert inbox.inbox(session) == []
    assert [line.state for line in transfers.journal(session)] == ["accepted"]


def test_a_receipt_that_got_lost_is_made_again(
    session: Session, partner: Session, notebook: str, tmp_path: Path
) -> None:
    path = tmp_path / "fatou.carnet"
    send(session, notebook, partner, path)
    accepted(partner, path)
    assert answered(session, receiving.receipt_again(partner, received(partner, path)), tmp_path).changed
