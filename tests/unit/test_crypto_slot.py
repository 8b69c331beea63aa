"""A slot opens with its passphrase, in its place, and with nothing else."""

import base64
import json
import subprocess
import sys
import threading
import time
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnet_desktop.crypto.keycheck import new_salt
from carnet_desktop.crypto.slot import KdfParams, Slot, lock_secret, unlock_secret
from carnet_desktop.errors import KdfParamsRefused, WrongPassphrase

PASSPHRASE = "été chat maison pomme"
CONTEXT = b"structure/worker"
SECRET = bytes(range(64))


def _cheapest() -> KdfParams:
    return KdfParams(19 * 1024, 1, 1, new_salt())


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cheapest parameters accepted, so that many slots can be made."""
    monkeypatch.setattr(KdfParams, "fresh", _cheapest)


@pytest.fixture(scope="module")
def slot() -> Slot:
    return lock_secret(PASSPHRASE, CONTEXT, SECRET)


def test_a_new_slot_has_the_parameters_decided(slot: Slot) -> None:
    assert (slot.params.m_kib, slot.params.t, slot.params.p, len(slot.params.salt)) == (65536, 3, 4, 16)


def test_the_passphrase_opens_however_it_is_typed(slot: Slot) -> None:
    assert unlock_secret(slot, PASSPHRASE, CONTEXT) == SECRET
    assert unlock_secret(slot, f" {unicodedata.normalize('NFD', PASSPHRASE)}\u00a0", CONTEXT) == SECRET


@pytest.mark.parametrize("typed", ["ete chat maison pomme", "", "Été chat maison pomme", "\ud800", "a\x00b"])
def test_another_passphrase_is_wrong(slot: Slot, typed: str) -> None:
    with pytest.raises(WrongPassphrase):
        unlock_secret(slot, typed, CONTEXT)


def test_a_slot_put_in_another_place_does_not_open(slot: Slot) -> None:
    with pytest.raises(WrongPassphrase):
        unlock_secret(slot, PASSPHRASE, b"structure/other worker")


@pytest.mark.usefixtures("quick")
def test_no_byte_of_a_slot_can_change() -> None:
    slot = lock_secret(PASSPHRASE, CONTEXT, SECRET)
    flipped = bytes([slot.sealed[0] ^ 1]) + slot.sealed[1:]
    changes = [
        replace(slot, sealed=flipped),
        replace(slot, sealed=slot.sealed[:-1]),
        replace(slot, nonce=bytes(12)),
        replace(slot, params=replace(slot.params, salt=bytes(16))),
        replace(slot, params=replace(slot.params, t=2)),
    ]
    for changed in changes:
        with pytest.raises(WrongPassphrase):
            unlock_secret(changed, PASSPHRASE, CONTEXT)


@settings(max_examples=8, deadline=None)
@given(passphrase=st.text(max_size=300), context=st.binary(max_size=50), secret=st.binary(max_size=200))
def test_what_is_locked_is_unlocked(passphrase: str, context: bytes, secret: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KdfParams, "fresh", _cheapest)
        slot = lock_secret(passphrase, context, secret)
    again = Slot.from_json(json.loads(json.dumps(slot.to_json())))
    assert again == slot
    assert unlock_secret(again, passphrase, context) == secret


@pytest.mark.usefixtures("quick")
def test_locking_twice_gives_nothing_in_common() -> None:
    one, two = (lock_secret(PASSPHRASE, CONTEXT, SECRET) for _ in range(2))
    assert one.nonce != two.nonce
    assert one.params.salt != two.params.salt
    assert one.sealed != two.sealed


def test_the_derivation_is_the_documented_one() -> None:
    """Written once from the format, with the pieces apart, so that it cannot drift."""
    from argon2.low_level import Type, hash_secret_raw
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    salt, nonce = bytes(range(16)), bytes(range(12))
    stretched = hash_secret_raw("é".encode(), salt, 1, 19 * 1024, 1, 32, Type.ID)
    key = HKDF(SHA256(), 32, salt=None, info=b"carnet-desktop slot v1").derive(stretched)
    slot = Slot(KdfParams(19 * 1024, 1, 1, salt), nonce, AESGCM(key).encrypt(nonce, SECRET, CONTEXT))
    assert unlock_secret(slot, "e\u0301 ", CONTEXT) == SECRET


def test_unlocking_leaves_the_other_threads_running(slot: Slot) -> None:
    worker = threading.Thread(target=unlock_secret, args=(slot, PASSPHRASE, CONTEXT))
    worker.start()
    start = last = time.perf_counter()
    longest = 0.0
    while worker.is_alive():
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    assert longest < (last - start) / 2


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS bounds memory on Linux only")
def test_a_computer_without_the_memory_says_so() -> None:
    program = (
        "import resource\n"
        "from carnet_desktop.crypto.slot import KdfParams, Slot, unlock_secret\n"
        "from carnet_desktop.errors import KdfParamsRefused\n"
        "resource.setrlimit(resource.RLIMIT_AS, (800 << 20, 800 << 20))\n"
        "slot = Slot(KdfParams(1 << 20, 1, 1, bytes(16)), bytes(12), bytes(48))\n"
        "try:\n    unlock_secret(slot, 'x', b'')\n"
        "except KdfParamsRefused as refusal:\n    print(refusal.name)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("m_kib\n", "")


def test_a_slot_in_json_has_exactly_the_documented_fields(slot: Slot) -> None:
    data = slot.to_json()
    assert list(data) == ["kdf", "m_kib", "t", "p", "salt", "nonce", "sealed"]
    assert data["kdf"] == "argon2id"
    assert base64.b64decode(str(data["sealed"])) == slot.sealed
    assert Slot.from_json(data) == slot


def test_parameters_at_their_limits_are_accepted() -> None:
    KdfParams(19 * 1024, 1, 1, bytes(16))
    KdfParams(1024 * 1024, 16, 16, bytes(16))


def test_parameters_name_what_is_refused() -> None:
    with pytest.raises(KdfParamsRefused) as refusal:
        KdfParams(65536, 17, 4, bytes(16))
    assert refusal.value.name == "t"
