"""A sealed key opens for those it is sealed to, as what it says it is, with and without this program."""

import base64
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnet_desktop.crypto.age import check_age_header, decrypt, encrypt
from carnet_desktop.crypto.identity import Identity
from carnet_desktop.crypto.keycheck import new_key
from carnet_desktop.crypto.seal import seal, unseal
from carnet_desktop.crypto.words import secret_of, words_of
from carnet_desktop.errors import SealRefused

KEY = bytes(range(32))
ONE, TWO, OTHER = (Identity.generate() for _ in range(3))

stock_age = pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed")


def _sealed() -> bytes:
    return seal("notebook-key", "n1", 3, KEY, [ONE.recipient, TWO.recipient])


def _reason(blob: bytes, identity: Identity = ONE, use: str = "notebook-key", id_: str = "n1", epoch: int = 3) -> str:
    with pytest.raises(SealRefused) as refusal:
        unseal(blob, identity, use=use, id=id_, epoch=epoch)
    assert (refusal.value.use, refusal.value.id) == (use, id_)
    return refusal.value.reason


@pytest.mark.parametrize("identity", [ONE, TWO])
def test_each_recipient_opens_the_key(identity: Identity) -> None:
    assert unseal(_sealed(), identity, use="notebook-key", id="n1", epoch=3) == KEY
    assert unseal(_sealed(), identity, use="notebook-key", id="n1") == KEY


def test_somebody_else_does_not() -> None:
    assert _reason(_sealed(), OTHER) == "not_for_this_key"


def test_a_key_is_refused_for_another_use_id_or_epoch() -> None:
    assert _reason(_sealed(), use="registry-key") == "use"
    assert _reason(_sealed(), id_="n2") == "id"
    assert _reason(_sealed(), epoch=4) == "epoch"


def test_two_sealed_keys_swapped_are_refused() -> None:
    first, second = (seal("registry-key", owner, 0, new_key(), [ONE.recipient]) for owner in ("a", "b"))
    assert _reason(first, use="registry-key", id_="b", epoch=0) == "id"
    assert _reason(second, use="registry-key", id_="a", epoch=0) == "id"


def test_every_recipient_must_be_one_and_they_are_between_1_and_16() -> None:
    for recipients, reason in (
        ([], "recipient_count"),
        ([ONE.recipient] * 17, "recipient_count"),
        (["age1nobody"], "recipient"),
        ([ONE.text], "recipient"),
    ):
        with pytest.raises(SealRefused) as refusal:
            seal("notebook-key", "n1", 0, KEY, recipients)
        assert refusal.value.reason == reason


def test_sixteen_recipients_make_a_header_that_is_accepted() -> None:
    people = [Identity.generate() for _ in range(16)]
    blob = seal("registry-key", "r", 0, KEY, [person.recipient for person in people])
    assert {unseal(blob, person, use="registry-key", id="r") for person in people} == {KEY}


def test_only_32_bytes_are_a_key() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        seal("notebook-key", "n1", 0, KEY[:31], [ONE.recipient])


def test_the_random_stanza_that_the_library_adds_is_always_accepted() -> None:
    for _ in range(300):
        check_age_header(encrypt(b"", [ONE.recipient]))


@settings(max_examples=30, deadline=None)
@given(
    use=st.text(max_size=40),
    owner=st.text(max_size=40),
    epoch=st.integers(0, 2**53),
    key=st.binary(min_size=32, max_size=32),
)
def test_what_is_sealed_is_unsealed(use: str, owner: str, epoch: int, key: bytes) -> None:
    blob = seal(use, owner, epoch, key, [ONE.recipient])
    assert unseal(blob, ONE, use=use, id=owner, epoch=epoch) == key


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=200_000))
def test_bytes_of_any_length_come_back(data: bytes) -> None:
    assert decrypt(encrypt(data, [ONE.recipient]), ONE) == data


@given(st.binary(min_size=32, max_size=32))
def test_an_identity_is_its_32_bytes_in_every_spelling(secret: bytes) -> None:
    identity = Identity.from_secret(secret)
    assert Identity.from_text(f" {identity.text}\n") == identity
    assert Identity.from_secret(secret_of(words_of(identity.secret))).recipient == identity.recipient
    assert identity.recipient.startswith("age1")


@pytest.mark.parametrize(
    "text",
    ["", "AGE-SECRET-KEY-1QQQ", ONE.recipient, ONE.text[:-1] + "2B"[ONE.text[-1] == "2"]],
    ids=["empty", "short", "public", "wrong checksum"],
)
def test_a_text_that_is_not_an_identity_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="age"):
        Identity.from_text(text)


def test_an_identity_does_not_print_its_secret() -> None:
    assert repr(Identity.from_secret(KEY)) == "Identity()"


@stock_age
def test_the_stock_age_program_opens_a_sealed_key(tmp_path: Path) -> None:
    key_file, sealed = tmp_path / "identity.txt", tmp_path / "n1.key"
    key_file.write_text(ONE.text + "\n")
    sealed.write_bytes(_sealed())
    plain = subprocess.run(["age", "-d", "-i", key_file, sealed], capture_output=True, check=True).stdout
    fields = json.loads(plain)
    assert fields == {"v": 1, "use": "notebook-key", "id": "n1", "epoch": 3, "key": fields["key"]}
    assert base64.b64decode(fields["key"]) == KEY


@stock_age
def test_a_key_sealed_by_the_stock_age_program_opens_here() -> None:
    fields = {"v": 1, "use": "notebook-key", "id": "n1", "epoch": 3, "key": base64.b64encode(KEY).decode()}
    command = ["age", "-r", ONE.recipient, "-r", TWO.recipient]
    plain = json.dumps(fields, indent=1).encode()
    blob = subprocess.run(command, input=plain, capture_output=True, check=True).stdout
    assert unseal(blob, TWO, use="notebook-key", id="n1", epoch=3) == KEY


@pytest.mark.skipif(shutil.which("age-keygen") is None, reason="the age-keygen program is not installed")
def test_the_stock_age_program_agrees_on_the_public_key(tmp_path: Path) -> None:
    key_file = tmp_path / "identity.txt"
    made = subprocess.run(["age-keygen"], capture_output=True, text=True, check=True).stdout
    identity = Identity.from_text(made.splitlines()[-1])
    key_file.write_text(identity.text + "\n")
    public = subprocess.run(["age-keygen", "-y", key_file], capture_output=True, text=True, check=True).stdout
    assert public.strip() == identity.recipient
