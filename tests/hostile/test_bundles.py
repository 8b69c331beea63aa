"""Transfer files made to deceive or to hurt: each is refused for its own reason, and says it in French."""

import json
import time
import tracemalloc
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.bundle_samples import (
    FACTS,
    MISSION,
    NOW,
    STRANGER,
    content,
    envelope,
    fact,
    fields,
    knowing,
    opened,
    sealed,
    signed,
    valid,
)

from carnet_desktop.bundles.build import FILE_MAX
from carnet_desktop.bundles.opening import read_file
from carnet_desktop.bundles.payload import RECEIPT_TYPE, TRANSFER_TYPE
from carnet_desktop.domain.facts import utc_text
from carnet_desktop.errors import (
    ClockAhead,
    FactForged,
    FileUnreadable,
    NotATransferFile,
    NotForUs,
    SenderMismatch,
    SenderNotVerified,
    SenderUnknown,
    TransferExpired,
    TransferHeaderRefused,
    TransferNewer,
    TransferRefused,
    TransferTooLarge,
)
from carnet_desktop.sentences import explain

VERSION = b"age-encryption.org/v1\n"
X25519 = b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
SCRYPT = b"-> scrypt " + b"A" * 22 + b" 22\n" + b"A" * 43 + b"\n"
END = b"--- " + b"A" * 43 + b"\n"


def refusal_of(blob: bytes, **how: Any) -> TransferRefused:
    with pytest.raises(TransferRefused) as refusal:
        opened(blob, **how)
    return refusal.value


def text(payload: dict[str, Any]) -> bytes:
    return json.dumps(payload, ensure_ascii=False).encode()


NOT_TRANSFERS = {
    "empty": (b"", "empty"),
    "armoured": (b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n", "armoured"),
    "zip": (b"PK\x03\x04" + bytes(100), "zip"),
    "JSON": (text(fields()), "json"),
    "an envelope not encrypted": (json.dumps(envelope(text(fields()))).encode(), "json"),
    "SQLite": (b"SQLite format 3\x00" + bytes(4000), "sqlite"),
    "PDF": (b"%PDF-1.7\n", "pdf"),
    "noise": (bytes(range(256)), "unknown"),
    "age of another version": (valid().replace(b"v1", b"v2", 1), "unknown"),
}


@pytest.mark.parametrize("case", NOT_TRANSFERS)
def test_another_kind_of_file_is_recognised_as_such(case: str) -> None:
    blob, reason = NOT_TRANSFERS[case]
    refusal = refusal_of(blob)
    assert isinstance(refusal, NotATransferFile)
    assert refusal.reason == reason
    says = "est vide" if case == "empty" else "n’est pas un fichier de transfert"
    assert says in str(explain(refusal))


HEADERS = {
    "3 000 stanzas": (VERSION + X25519 * 3000 + END, "header_too_long"),
    "17 stanzas": (VERSION + X25519 * 17 + END, "stanza_count"),
    "unterminated": (VERSION + X25519, "header_unterminated"),
    "unterminated, 20 MB": (VERSION + b"-> X25519 " + b"A" * 20_000_000, "header_too_long"),
    "a passphrase": (VERSION + SCRYPT + END + bytes(64), "stanza_kind"),
    "a passphrase behind our key": (valid().replace(b"---", SCRYPT + b"---", 1), "stanza_kind"),
}


@pytest.mark.parametrize("case", HEADERS)
def test_a_header_made_to_hurt_costs_neither_time_nor_memory(case: str) -> None:
    blob, reason = HEADERS[case]
    tracemalloc.start()
    start = time.perf_counter()
    refusal = refusal_of(blob)
    spent = time.perf_counter() - start
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(refusal, TransferHeaderRefused)
    assert refusal.reason == reason
    assert spent < 0.1
    assert peak < 1 << 20
    assert "n’est pas celui d’un fichier de transfert" in str(explain(refusal))


def test_one_byte_more_than_an_email_carries_is_refused_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "x.carnet"
    with path.open("wb") as file:
        file.truncate(FILE_MAX + 1)
    tracemalloc.start()
    with pytest.raises(TransferTooLarge) as refusal:
        read_file(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refusal.value.size == FILE_MAX + 1
    assert peak < 1 << 20
    assert "trop grand" in str(explain(refusal.value))
    assert isinstance(refusal_of(bytes(FILE_MAX + 1)), TransferTooLarge)


def test_the_greatest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.carnet"
    with path.open("wb") as file:
        file.truncate(FILE_MAX)
    assert len(read_file(path)) == FILE_MAX


def test_a_folder_is_no_transfer_file_and_nothing_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(NotATransferFile) as refusal:
        read_file(tmp_path)
    assert refusal.value.reason == "not_a_file"
    for absent in (tmp_path / "absent.carnet", Path("nul\0")):
        with pytest.raises(FileUnreadable):
            read_file(absent)


def test_a_file_for_another_structure_is_said_to_be_so() -> None:
    refusal = refusal_of(valid(), by=STRANGER)
    assert isinstance(refusal, NotForUs)
    assert "destiné à une autre structure" in str(explain(refusal))


def test_a_file_encrypted_again_by_a_third_party_is_not_for_us() -> None:
    """The Ateliers pass what they received, still signed by the mission locale, to a structure that knows both."""
    forwarded = sealed(envelope(text(fields())), to=STRANGER)
    assert isinstance(refusal_of(forwarded, by=STRANGER), NotForUs)


@pytest.mark.parametrize("field", ["structure_id", "fingerprint"])
def test_the_recipient_that_was_signed_must_be_us_in_full(field: str) -> None:
    mine = fields()
    mine["recipient"][field] = getattr(STRANGER, "id" if field == "structure_id" else field)
    assert isinstance(refusal_of(signed(mine)), NotForUs)


def test_a_sender_not_known_is_refused() -> None:
    refusal = refusal_of(signed(fields(), by=STRANGER))
    assert isinstance(refusal, SenderUnknown)
    assert refusal.fingerprint == STRANGER.fingerprint
    assert "que vous ne connaissez pas" in str(explain(refusal))


def test_a_sender_whose_words_were_not_compared_is_refused() -> None:
    refusal = refusal_of(valid(), known=knowing(MISSION.known(verified=False)))
    assert isinstance(refusal, SenderNotVerified)
    assert (refusal.structure, refusal.name) == (MISSION.id, MISSION.card.name)
    assert "huit mots" in str(explain(refusal))


@pytest.mark.parametrize("field", ["structure_id", "fingerprint"])
def test_a_structure_we_trust_cannot_speak_for_another(field: str) -> None:
    lying = fields()
    lying["sender"][field] = getattr(STRANGER, "id" if field == "structure_id" else field)
    refusal = refusal_of(signed(lying))
    assert isinstance(refusal, SenderMismatch)
    assert refusal.name == MISSION.card.name
    assert "mais il dit venir d’une autre structure" in str(explain(refusal))


@pytest.mark.parametrize(
    "blob",
    [
        signed(fields(version=2)),
        signed(fields(version=2, more="unknown here")),
        signed(fields(crit=["restricted"])),
        signed(fields(), TRANSFER_TYPE.replace("v1", "v2")),
        signed({"decision": "later"}, RECEIPT_TYPE.replace("v1", "v2")),
    ],
)
def test_a_newer_file_asks_for_an_update(blob: bytes) -> None:
    refusal = refusal_of(blob)
    assert isinstance(refusal, TransferNewer)
    assert "Mettez Carnet à jour" in str(explain(refusal))


def test_a_file_too_old_is_refused_with_its_last_day() -> None:
    refusal = refusal_of(valid(), now=NOW + timedelta(days=60, seconds=1))
    assert isinstance(refusal, TransferExpired)
    assert refusal.on == date(2027, 1, 23)
    assert "jusqu’au 23 janvier 2027" in str(explain(refusal)).replace("\u00a0", " ")


AHEAD = {
    "the file": (valid(), {"now": NOW - timedelta(hours=24, seconds=1)}),
    "a fact of the year 9999": (signed(fields(content(fact("x", at="9999-12-31T23:59:59.999999Z")))), {}),
    "a fact after the file": (signed(fields(content(fact("x", at=utc_text(NOW + timedelta(seconds=1)))))), {}),
}


@pytest.mark.parametrize("case", AHEAD)
def test_a_date_in_the_future_accuses_one_of_two_clocks(case: str) -> None:
    blob, how = AHEAD[case]
    refusal = refusal_of(blob, **how)
    assert isinstance(refusal, ClockAhead)
    assert "l’horloge de Mission locale de l’Estuaire ou la vôtre avance" in str(explain(refusal))


def test_one_id_for_two_facts_is_a_forgery() -> None:
    forged = fact("Awa", id=FACTS[0].id)
    refusal = refusal_of(signed(fields(content(FACTS[0], forged))))
    assert isinstance(refusal, FactForged)
    assert refusal.fact == FACTS[0].id
    assert "modifiée ou fabriquée" in str(explain(refusal))
