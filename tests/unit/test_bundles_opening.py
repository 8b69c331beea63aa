"""A bundle and its receipt: what one structure builds, the other opens, to the byte."""

import hashlib
import json
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import bundle_samples as two
from tests.bundle_samples import ATELIERS, MISSION, NOW, content, fact, fields, opened, signed, valid

from carnet_desktop.bundles.build import build_bundle, build_receipt
from carnet_desktop.bundles.content import Agreement, Attachment, Content, Receipt
from carnet_desktop.bundles.opening import OpenedBundle, OpenedReceipt, read_file
from carnet_desktop.bundles.payload import write_bundle
from carnet_desktop.domain.facts import JSON, Fact, utc_text
from carnet_desktop.errors import CannotBeReceived

PDF = b"%PDF-1.7\nhello"


def document(data: bytes = PDF) -> Fact:
    value: dict[str, JSON] = {
        "sha256": hashlib.sha256(data).hexdigest(),
        "name": "Attestation CAF.pdf",
        "size": len(data),
    }
    value["media_type"] = "application/pdf"
    return fact(value, kind="document", record="d1", field="file")


def test_what_was_built_is_what_is_opened() -> None:
    sent = content()
    blob = build_bundle(sent, MISSION.signing, MISSION.fingerprint, ATELIERS.receiving.recipient)
    received = opened(blob)
    assert isinstance(received, OpenedBundle)
    assert received.content == sent
    assert received.facts == two.FACTS
    assert received.sender == MISSION.known()
    assert received.sha256 == hashlib.sha256(blob).hexdigest()


def test_files_named_by_facts_travel_with_them() -> None:
    attached = Attachment(hashlib.sha256(PDF).hexdigest(), PDF)
    sent = content(document(), attachments=(attached,))
    received = opened(build_bundle(sent, MISSION.signing, MISSION.fingerprint, ATELIERS.receiving.recipient))
    assert isinstance(received, OpenedBundle)
    assert received.content.attachments == (attached,)


def test_a_bundle_written_by_other_hands_is_opened() -> None:
    received = opened(signed(json.dumps(fields(), indent=1, ensure_ascii=True).encode()))
    assert isinstance(received, OpenedBundle)
    assert received.facts == two.FACTS


def test_additions_that_may_be_ignored_are() -> None:
    assert isinstance(opened(signed(fields(ext={"logo": {"size": [1, 2]}}))), OpenedBundle)


def test_one_signature_that_is_known_is_enough() -> None:
    envelope = two.envelope(json.dumps(fields()).encode())
    unknown = two.envelope(json.dumps(fields()).encode(), by=two.STRANGER)["signatures"]
    blob = two.sealed(envelope | {"signatures": unknown + envelope["signatures"]})
    assert isinstance(opened(blob), OpenedBundle)


def test_a_bundle_may_be_opened_until_its_last_moment() -> None:
    assert isinstance(opened(valid(), now=NOW + timedelta(days=60)), OpenedBundle)
    assert isinstance(opened(valid(), now=NOW - timedelta(hours=24)), OpenedBundle)


def test_a_fact_of_a_kind_not_known_here_comes_as_it_is() -> None:
    later = fact([1, {"a": None}], kind="seed_money", record="s/1", field="amount", v=7)
    received = opened(signed(fields(content(later))))
    assert isinstance(received, OpenedBundle)
    assert received.facts == (later,)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_a_person_can_write_arrives(text: str) -> None:
    if "\0" in text:
        with pytest.raises(CannotBeReceived):
            build_bundle(content(fact(text)), MISSION.signing, MISSION.fingerprint, ATELIERS.receiving.recipient)
    else:
        received = opened(
            build_bundle(content(fact(text)), MISSION.signing, MISSION.fingerprint, ATELIERS.receiving.recipient)
        )
        assert isinstance(received, OpenedBundle)
        assert received.facts[0].value == text


def test_a_receipt_is_opened_by_the_sender_of_the_bundle() -> None:
    receipt = Receipt(
        bundle_id=content().bundle_id,
        bundle_sha256=hashlib.sha256(valid()).hexdigest(),
        decision="part",
        reason=None,
        sections=("identity", "plan"),
        at=utc_text(NOW),
    )
    blob = build_receipt(receipt, ATELIERS.signing, ATELIERS.fingerprint, MISSION.receiving.recipient)
    received = opened(blob, by=MISSION)
    assert received == OpenedReceipt(receipt, ATELIERS.known())


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (content(created_at=utc_text(NOW - timedelta(hours=2))), "clock_ahead"),
        (content(expires_at=utc_text(NOW + timedelta(days=93))), "dates"),
        (content(fact("1980575123456", kind="nir", record=f"{MISSION.id}/nir", field="value")), "kind"),
        (content(fact("a" * 100_001)), "text"),
        (content(document()), "attachment"),
        (content(consent=Agreement("overridden", "2026-11-24", "", "", " ")), "consent"),
        (content(ids=()), "schema"),
    ],
)
def test_what_the_other_end_would_refuse_does_not_leave(wrong: Content, reason: str) -> None:
    with pytest.raises(CannotBeReceived) as refusal:
        build_bundle(wrong, MISSION.signing, MISSION.fingerprint, ATELIERS.receiving.recipient)
    assert refusal.value.reason == reason


def test_files_beyond_what_an_email_carries_do_not_leave() -> None:
    heavy = PDF + bytes(12 * 1024 * 1024)
    attached = Attachment(hashlib.sha256(heavy).hexdigest(), heavy)
    with pytest.raises(CannotBeReceived) as refusal:
        build_bundle(
            content(document(heavy), attachments=(attached,)),
            MISSION.signing,
            MISSION.fingerprint,
            two.ATELIERS.card.recipient,
        )
    assert refusal.value.reason == "attachments"


def test_the_payload_is_not_compressed_nor_rounded() -> None:
    sent = content()
    payload = json.loads(write_bundle(sent))
    assert payload["facts"] == [stored.decode() for stored in sent.facts]
    assert payload["notebook"] == {"ids": [two.NOTEBOOK], "history": False}
    assert msgspec.to_builtins(sent.sender) == payload["sender"]


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.carnet"
    path.write_bytes(valid())
    assert isinstance(opened(read_file(path)), OpenedBundle)
