"""Damage anywhere in a good file, before or after its encryption, is a refusal and never another failure."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bundle_samples import MISSION, content, opened, sealed, signed

from carnet_desktop.bundles.card import read_card, write_card
from carnet_desktop.bundles.dsse import write_envelope
from carnet_desktop.bundles.payload import TRANSFER_TYPE, write_bundle
from carnet_desktop.errors import CardRefused, TransferRefused

PAYLOAD = write_bundle(content())
PLAIN = write_envelope(TRANSFER_TYPE, PAYLOAD, MISSION.signing, MISSION.fingerprint)
FILE = sealed(PLAIN)
CARD = write_card(MISSION.card, MISSION.signing)

places = st.integers(0, 1 << 30)
bits = st.integers(1, 255)


def flipped(data: bytes, place: int, mask: int) -> bytes:
    held = bytearray(data)
    held[place % len(data)] ^= mask
    return bytes(held)


def test_the_file_is_otherwise_opened() -> None:
    opened(FILE)


@settings(max_examples=400, deadline=None)
@given(places, bits)
def test_a_byte_changed_anywhere_is_refused(place: int, mask: int) -> None:
    with pytest.raises(TransferRefused):
        opened(flipped(FILE, place, mask))


@settings(max_examples=300, deadline=None)
@given(places)
def test_a_file_cut_anywhere_is_refused(place: int) -> None:
    with pytest.raises(TransferRefused):
        opened(FILE[: place % len(FILE)])


def test_a_file_with_a_tail_is_refused() -> None:
    with pytest.raises(TransferRefused):
        opened(FILE + b"\0")


@settings(max_examples=300, deadline=None)
@given(places, bits)
def test_a_byte_changed_under_the_encryption_is_refused(place: int, mask: int) -> None:
    with pytest.raises(TransferRefused):
        opened(sealed(flipped(PLAIN, place, mask)))


@settings(max_examples=100, deadline=None)
@given(places)
def test_an_envelope_cut_anywhere_is_refused(place: int) -> None:
    with pytest.raises(TransferRefused):
        opened(sealed(PLAIN[: place % len(PLAIN)]))


@settings(max_examples=400, deadline=None)
@given(places, bits)
def test_a_payload_signed_after_a_byte_changed_is_opened_or_refused(place: int, mask: int) -> None:
    """Whoever signs may write what she likes; it is never another failure than a refusal."""
    with contextlib.suppress(TransferRefused):
        opened(signed(flipped(PAYLOAD, place, mask)))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_refused_at_each_depth(data: bytes) -> None:
    for blob in (data, sealed(data), signed(data), b"age-encryption.org/v1\n" + data):
        with pytest.raises(TransferRefused):
            opened(blob)


@settings(max_examples=300, deadline=None)
@given(places, bits)
def test_a_card_with_a_byte_changed_anywhere_is_refused(place: int, mask: int) -> None:
    with pytest.raises(CardRefused):
        read_card(flipped(CARD.rstrip(), place, mask))
