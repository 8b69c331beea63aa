"""A structure's card: what is written is read back, and a card that was touched, or shows a worthless key, is not."""

import base64
import hashlib
import json
import uuid

import msgspec
import pytest

from carnet_desktop.bundles.card import CARD_MAX, Card, read_card, write_card
from carnet_desktop.bundles.dsse import signed_bytes
from carnet_desktop.crypto.identity import Identity
from carnet_desktop.crypto.sign import SigningKey
from carnet_desktop.errors import CardRefused

TYPE = "application/vnd.carnet.structure.v1+json"
SIGNING = SigningKey.generate()
CARD = Card(
    str(uuid.uuid4()), "Mission locale de l’Estuaire", "+33261912240", SIGNING.public, Identity.generate().recipient, 1
)
FIELDS = {
    "format": "carnet.structure",
    "version": 1,
    "crit": [],
    "ext": {},
    "structure_id": CARD.structure_id,
    "name": CARD.name,
    "phone": CARD.phone,
    "signing": SIGNING.public.hex(),
    "recipient": CARD.recipient,
    "epoch": 1,
}


def signed(
    payload: bytes, payload_type: str = TYPE, signing: SigningKey = SIGNING, keyid: str = CARD.fingerprint
) -> bytes:
    """An envelope made with nothing of `bundles` but the encoding that is signed."""
    signature = signing.sign(signed_bytes(payload_type, payload))
    return json.dumps(
        {
            "payloadType": payload_type,
            "payload": base64.b64encode(payload).decode(),
            "signatures": [{"keyid": keyid, "sig": base64.b64encode(signature).decode()}],
        }
    ).encode()


def test_a_card_is_read_back_as_it_was_written() -> None:
    assert read_card(write_card(CARD, SIGNING)) == CARD


def test_a_card_written_by_other_hands_is_read() -> None:
    assert read_card(signed(json.dumps(FIELDS, indent=2).encode())) == CARD


def test_additions_that_may_be_ignored_are() -> None:
    assert read_card(signed(json.dumps(FIELDS | {"ext": {"website": {"url": "https://exemple.fr"}}}).encode())) == CARD


def test_the_fingerprint_is_of_both_keys() -> None:
    other = msgspec.structs.replace(CARD, recipient=Identity.generate().recipient)
    assert other.fingerprint != CARD.fingerprint
    assert len(CARD.words) == 8


def test_a_card_cannot_be_written_with_another_key() -> None:
    with pytest.raises(ValueError, match="own key"):
        write_card(CARD, SigningKey.generate())


PAYLOADS = {
    "nothing": (b"", "malformed"),
    "not an object": (b"[]", "malformed"),
    "a byte order mark": (b"\xef\xbb\xbf" + json.dumps(FIELDS).encode(), "malformed"),
    "a field twice": (json.dumps(FIELDS).encode()[:-1] + b',"epoch":1}', "malformed"),
    "a field more": (json.dumps(FIELDS | {"more": 1}).encode(), "malformed"),
    "an empty name": (json.dumps(FIELDS | {"name": ""}).encode(), "malformed"),
    "a name of two lines": (json.dumps(FIELDS | {"name": "Les Ateliers\nMission locale"}).encode(), "malformed"),
    "a lone surrogate": (json.dumps(FIELDS | {"ext": {"\ud800": 1}}).encode(), "malformed"),
    "an endless name": (json.dumps(FIELDS | {"name": "n" * 301}).encode(), "malformed"),
    "an id that is a path": (json.dumps(FIELDS | {"structure_id": "../../carnet"}).encode(), "malformed"),
    "version true": (json.dumps(FIELDS | {"version": True}).encode(), "malformed"),
    "version 1.0": (json.dumps(FIELDS | {"version": 1.0}).encode(), "malformed"),
    "version 2": (json.dumps(FIELDS | {"version": 2}).encode(), "newer"),
    "something it must know": (json.dumps(FIELDS | {"crit": ["revoked"]}).encode(), "newer"),
    "capitals in the key": (json.dumps(FIELDS | {"signing": SIGNING.public.hex().upper()}).encode(), "malformed"),
    "half a key": (json.dumps(FIELDS | {"signing": SIGNING.public.hex()[:32]}).encode(), "malformed"),
    "not an age key": (json.dumps(FIELDS | {"recipient": "age1azerty"}).encode(), "key"),
    "a secret age key": (json.dumps(FIELDS | {"recipient": Identity.generate().text}).encode(), "key"),
    "another name after signing": (
        json.dumps(FIELDS | {"signing": SigningKey.generate().public.hex()}).encode(),
        "signature",
    ),
}


@pytest.mark.parametrize("case", PAYLOADS)
def test_a_card_that_is_not_as_it_should_is_refused(case: str) -> None:
    payload, reason = PAYLOADS[case]
    with pytest.raises(CardRefused) as refusal:
        read_card(signed(payload))
    assert refusal.value.reason == reason


def test_a_card_of_another_type_is_refused() -> None:
    payload = json.dumps(FIELDS).encode()
    for payload_type, reason in (
        (TYPE.replace("v1", "v2"), "newer"),
        ("application/vnd.carnet.transfer.v1+json", "malformed"),
    ):
        with pytest.raises(CardRefused) as refusal:
            read_card(signed(payload, payload_type))
        assert refusal.value.reason == reason


def test_the_signature_of_one_card_does_not_pass_under_another_name() -> None:
    envelope = json.loads(write_card(CARD, SIGNING))
    renamed = json.dumps(FIELDS | {"name": "Mission locale du Port"}).encode()
    envelope["payload"] = base64.b64encode(renamed).decode()
    with pytest.raises(CardRefused) as refusal:
        read_card(json.dumps(envelope).encode())
    assert refusal.value.reason == "signature"


def test_a_key_under_which_anybody_can_sign_is_refused() -> None:
    """The neutral point: R = neutral, S = 0 is a valid signature of every message."""
    worthless = b"\x01" + bytes(31)
    payload = json.dumps(FIELDS | {"signing": worthless.hex()}).encode()
    envelope = json.loads(signed(payload))
    digest = hashlib.sha256(b"carnet/structure/v1\0" + worthless)
    envelope["signatures"] = [{"keyid": digest.hexdigest(), "sig": base64.b64encode(worthless + bytes(32)).decode()}]
    with pytest.raises(CardRefused) as refusal:
        read_card(json.dumps(envelope).encode())
    assert refusal.value.reason == "key"


def test_an_age_key_whose_secret_anybody_knows_is_refused() -> None:
    from bech32 import bech32_encode, convertbits

    zero = bech32_encode("age", convertbits(bytes(32), 8, 5) or [])
    with pytest.raises(CardRefused) as refusal:
        read_card(signed(json.dumps(FIELDS | {"recipient": zero}).encode()))
    assert refusal.value.reason == "key"


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"age-encryption.org/v1\n", b"[" * 50_000, b'"\xff"', bytes(CARD_MAX + 1)]
)
def test_a_file_that_is_no_card_is_refused(data: bytes) -> None:
    with pytest.raises(CardRefused) as refusal:
        read_card(data)
    assert refusal.value.reason == "malformed"


def test_a_card_cut_anywhere_is_refused() -> None:
    whole = write_card(CARD, SIGNING).rstrip()
    for length in range(len(whole)):
        with pytest.raises(CardRefused):
            read_card(whole[:length])
