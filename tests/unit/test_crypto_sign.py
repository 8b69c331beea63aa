"""Signatures, key checks and the self-check."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet_desktop.crypto import selfcheck
from carnet_desktop.crypto.keycheck import key_check, new_key, new_salt
from carnet_desktop.crypto.sign import SigningKey, verify

KEY = SigningKey.generate()


@given(st.binary(max_size=200))
def test_a_signature_is_of_these_bytes_by_this_key(data: bytes) -> None:
    signature = KEY.sign(data)
    assert len(signature) == 64
    assert verify(KEY.public, data, signature)
    assert not verify(KEY.public, data + b"\x00", signature)
    assert not verify(SigningKey.generate().public, data, signature)


@given(st.integers(0, 511))
def test_a_flipped_bit_is_not_the_signature(bit: int) -> None:
    signature = bytearray(KEY.sign(b"keys"))
    signature[bit // 8] ^= 1 << bit % 8
    assert not verify(KEY.public, b"keys", bytes(signature))


def test_a_key_or_a_signature_of_another_length_verifies_nothing() -> None:
    signature = KEY.sign(b"keys")
    for public, given_signature in ((KEY.public[:31], signature), (b"", signature), (KEY.public, signature[:63])):
        assert not verify(public, b"keys", given_signature)


def test_a_private_key_comes_back_from_its_bytes_and_is_not_printed() -> None:
    again = SigningKey.from_bytes(KEY.private)
    assert again == KEY
    assert again.public == KEY.public
    assert repr(again) == "SigningKey()"
    with pytest.raises(ValueError, match="32 bytes"):
        SigningKey.from_bytes(KEY.private[:31])


def test_new_keys_are_32_bytes_new_salts_16_and_never_twice_the_same() -> None:
    keys, salts = {new_key() for _ in range(100)}, {new_salt() for _ in range(100)}
    assert {len(key) for key in keys} == {32}
    assert {len(salt) for salt in salts} == {16}
    assert len(keys) == len(salts) == 100


def test_a_key_check_is_of_one_key_and_one_id() -> None:
    key = bytes(range(32))
    assert key_check(key, "n1").hex() == "9c903cdfd676a57258da40ed7dd17b26"
    assert len({key_check(key, "n1"), key_check(key, "n2"), key_check(new_key(), "n1")}) == 3


def test_the_self_check_finds_every_vector_right_and_names_the_versions() -> None:
    checks = {check.name: check for check in selfcheck.run()}
    assert [check for check in checks.values() if not check.ok] == []
    assert {"argon2id", "hkdf-sha256", "aes-256-gcm", "ed25519", "age", "recovery-words"} <= checks.keys()
    assert {"pyrage", "cryptography", "openssl"} <= checks.keys()


def test_the_self_check_reports_a_library_that_answers_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selfcheck, "decrypt", lambda blob, identity: b"other\n")
    monkeypatch.setattr(selfcheck, "words_of", lambda secret: 1 // 0)
    failed = {check.name: check.detail for check in selfcheck.run() if not check.ok}
    assert failed == {
        "age": "a file made by the age program",
        "recovery-words": "BIP39, French: ZeroDivisionError",
    }
