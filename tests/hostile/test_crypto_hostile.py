"""Files made to hurt: refused before they cost time or memory, each with its own reason."""

import base64
import json
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnet_desktop.crypto.age import check_age_header, decrypt, encrypt
from carnet_desktop.crypto.identity import Identity
from carnet_desktop.crypto.seal import seal, unseal
from carnet_desktop.crypto.slot import KdfParams, Slot
from carnet_desktop.errors import KdfParamsRefused, SealRefused

KEY = bytes(range(32))
ME = Identity.generate()
VERSION = b"age-encryption.org/v1\n"
X25519 = b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
GREASE = b"-> x-grease y\nAAAA\n"
END = b"--- " + b"A" * 43 + b"\n"
PAYLOAD = bytes(64)

HEADERS = {
    "3 000 stanzas": (VERSION + X25519 * 3000 + END + PAYLOAD, "header_too_long"),
    "17 stanzas": (VERSION + X25519 * 17 + END + PAYLOAD, "stanza_count"),
    "no stanza": (VERSION + END + PAYLOAD, "header_malformed"),
    "grease alone": (VERSION + GREASE + END + PAYLOAD, "stanza_count"),
    "two greases": (VERSION + X25519 + GREASE * 2 + END + PAYLOAD, "stanza_count"),
    "grease that fills the header": (VERSION + X25519 + b"-> x-grease" + b" a" * 3000 + b"\n\n" + END, "stanza_kind"),
    "unterminated, short": (VERSION + X25519, "header_unterminated"),
    "unterminated last line": (VERSION + X25519 + END[:-1], "header_unterminated"),
    "unterminated, 20 MB": (VERSION + b"-> X25519 " + b"A" * 20_000_000, "header_too_long"),
    "terminated past the limit": (VERSION + X25519 + b"-> a-grease " + b"A" * 8192 + b"\n\n" + END, "header_too_long"),
    "scrypt": (VERSION + b"-> scrypt " + b"A" * 22 + b" 30\n" + b"A" * 43 + b"\n" + END + PAYLOAD, "stanza_kind"),
    "scrypt behind another": (
        VERSION + X25519 + b"-> scrypt " + b"A" * 22 + b" 30\n" + b"A" * 43 + b"\n" + END + PAYLOAD,
        "stanza_kind",
    ),
    "ssh": (VERSION + b"-> ssh-ed25519 AAAA " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n" + END, "stanza_kind"),
    "X25519 with one more argument": (VERSION + X25519.replace(b"\n", b" b\n", 1) + END, "stanza_kind"),
    "X25519 with a longer body": (VERSION + X25519[:-1] + b"A\n" + END, "stanza_kind"),
    "not base64": (VERSION + X25519.replace(b"A", b"*") + END, "header_malformed"),
    "other line endings": ((VERSION + X25519 + END).replace(b"\n", b"\r\n"), "not_age"),
    "version 2": ((VERSION + X25519 + END).replace(b"v1", b"v2"), "not_age"),
    "armoured": (b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n", "armoured"),
    "empty": (b"", "not_age"),
    "zip": (b"PK\x03\x04" + bytes(100), "not_age"),
    "SQLite": (b"SQLite format 3\x00" + bytes(4000), "not_age"),
}


@pytest.mark.parametrize("case", HEADERS)
def test_a_hostile_header_is_refused_at_once(case: str) -> None:
    blob, reason = HEADERS[case]
    start = time.perf_counter()
    with pytest.raises(SealRefused) as refusal:
        unseal(blob, ME, use="notebook-key", id="n1")
    assert time.perf_counter() - start < 0.1
    assert refusal.value.reason == reason


def test_the_worst_header_that_is_accepted_costs_little_to_try() -> None:
    blob = VERSION + X25519 * 16 + b"-> x-grease" + b" a" * 500 + b"\n\n" + END + PAYLOAD
    check_age_header(blob)
    start = time.perf_counter()
    with pytest.raises(SealRefused):
        decrypt(blob, ME)
    assert time.perf_counter() - start < 0.1


@pytest.mark.parametrize("case", ["3 000 stanzas", "unterminated, 20 MB"])
def test_a_hostile_header_costs_no_memory(case: str) -> None:
    blob, _ = HEADERS[case]
    tracemalloc.start()
    with pytest.raises(SealRefused):
        check_age_header(blob)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1 << 20


def _plain(**changes: object) -> bytes:
    fields = {"v": 1, "use": "notebook-key", "id": "n1", "epoch": 0, "key": base64.b64encode(KEY).decode()}
    return json.dumps(fields | changes).encode()


PLAINS = {
    "nothing": (b"", "json"),
    "not JSON": (b"the key", "json"),
    "not UTF-8": (_plain().replace(b"n1", b"\xff1"), "json"),
    "byte order mark": (b"\xef\xbb\xbf" + _plain(), "json"),
    "a list": (b"[1]", "json"),
    "a field twice": (_plain()[:-1] + b', "id": "n1"}', "json"),
    "a field more": (_plain(more=1), "json"),
    "a field less": (b'{"v": 1, "use": "notebook-key", "id": "n1", "epoch": 0}', "json"),
    "trailing text": (_plain() + b"{}", "json"),
    "version true": (_plain(v=True), "json"),
    "version 1.0": (_plain(v=1.0), "json"),
    "version 2": (_plain(v=2), "version"),
    "epoch false": (_plain(epoch=False), "json"),
    "epoch NaN": (_plain(epoch=float("nan")), "json"),
    "epoch of 400 digits": (_plain(epoch=10**400), "epoch"),
    "id null": (_plain(id=None), "json"),
    "key too short": (_plain(key=base64.b64encode(KEY[:31]).decode()), "key"),
    "key not base64": (_plain(key="é" * 44), "key"),
    "key base64 with a line end": (_plain(key=base64.b64encode(KEY).decode() + "\n"), "key"),
    "key base64 not canonical": (_plain(key=base64.b64encode(KEY).decode()[:-2] + "9="), "key"),
    "deep": (b"[" * 900, "json"),
    "long": (_plain(id="n" * 20_000), "too_long"),
}


@pytest.mark.parametrize("case", PLAINS)
def test_a_well_sealed_lie_is_refused(case: str) -> None:
    plain, reason = PLAINS[case]
    with pytest.raises(SealRefused) as refusal:
        unseal(encrypt(plain, [ME.recipient]), ME, use="notebook-key", id="n1", epoch=0)
    assert (refusal.value.reason, refusal.value.use, refusal.value.id) == (reason, "notebook-key", "n1")


def test_the_plain_text_of_these_cases_is_otherwise_accepted() -> None:
    assert unseal(encrypt(_plain(), [ME.recipient]), ME, use="notebook-key", id="n1", epoch=0) == KEY


SEALED = seal("notebook-key", "n1", 0, KEY, [ME.recipient])


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(SEALED) * 8 - 1))
def test_a_flipped_bit_anywhere_is_refused(bit: int) -> None:
    blob = bytearray(SEALED)
    blob[bit // 8] ^= 1 << bit % 8
    with pytest.raises(SealRefused):
        unseal(bytes(blob), ME, use="notebook-key", id="n1")


def test_every_truncation_and_a_longer_file_are_refused() -> None:
    for blob in [SEALED[:length] for length in range(len(SEALED))] + [SEALED + b"\x00"]:
        with pytest.raises(SealRefused):
            unseal(blob, ME, use="notebook-key", id="n1")


@settings(max_examples=200)
@given(st.binary(max_size=9000), st.booleans())
def test_any_bytes_are_refused_and_never_crash(data: bytes, with_version: bool) -> None:
    with pytest.raises(SealRefused):
        unseal(VERSION + data if with_version else data, ME, use="notebook-key", id="n1")


SLOT = Slot(KdfParams(65536, 3, 4, bytes(16)), bytes(12), bytes(48)).to_json()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("m_kib", 64 * 1024 * 1024),
        ("m_kib", 8),
        ("m_kib", 19 * 1024 - 1),
        ("m_kib", 1024 * 1024 + 1),
        ("m_kib", 65536.0),
        ("m_kib", True),
        ("m_kib", "65536"),
        ("m_kib", None),
        ("m_kib", -65536),
        ("m_kib", 10**400),
        ("t", 10**6),
        ("t", 17),
        ("t", 0),
        ("t", True),
        ("t", 3.0),
        ("p", 17),
        ("p", 0),
        ("p", True),
        ("salt", "00" * 15),
        ("salt", "00" * 17),
        ("salt", "0A" * 16),
        ("salt", "0a " * 16),
        ("salt", "zz" * 16),
        ("salt", 5),
        ("nonce", "00" * 11),
        ("nonce", None),
        ("sealed", ""),
        ("sealed", "AAAA"),
        ("sealed", base64.b64encode(bytes(48)).decode() + "\n"),
        ("sealed", "A" * 100_000),
        ("sealed", ["A"]),
        ("sealed", "é"),
        ("kdf", "scrypt"),
        ("kdf", ["argon2id"]),
    ],
)
def test_a_slot_made_to_hurt_is_refused_before_any_calculation(name: str, value: object) -> None:
    start = time.perf_counter()
    with pytest.raises(KdfParamsRefused) as refusal:
        Slot.from_json(SLOT | {name: value})
    assert time.perf_counter() - start < 0.1
    assert refusal.value.name == name


@pytest.mark.parametrize("data", [None, [], "slot", {}, SLOT | {"more": 1}, {"kdf": "argon2id"}])
def test_a_slot_with_other_fields_is_refused(data: object) -> None:
    with pytest.raises(KdfParamsRefused) as refusal:
        Slot.from_json(data)
    assert refusal.value.name == "fields"


def test_the_slot_of_these_cases_is_otherwise_accepted() -> None:
    assert Slot.from_json(SLOT).to_json() == SLOT
