"""The words of a structure: the same on both ends of the telephone, however they are typed."""

import hashlib

import pytest
from bech32 import bech32_decode, bech32_encode, convertbits
from hypothesis import given
from hypothesis import strategies as st

from carnet_desktop.crypto.fingerprint import (
    fingerprint,
    is_low_order,
    recipient_public,
    same_words,
    words_of_fingerprint,
)
from carnet_desktop.crypto.identity import Identity
from carnet_desktop.crypto.sign import SigningKey
from carnet_desktop.crypto.words import french_words

PRIME = 2**255 - 19
PRINT = hashlib.sha256(b"Mission locale").hexdigest()


def test_the_fingerprint_is_the_hash_of_both_public_keys() -> None:
    signing, receiving = SigningKey.generate(), Identity.generate()
    groups = bech32_decode(receiving.recipient)[1]
    age_key = bytes(convertbits(groups or [], 5, 8, pad=False) or [])
    expected = hashlib.sha256(b"carnet/structure/v1\0" + signing.public + age_key).hexdigest()
    assert fingerprint(signing.public, receiving.recipient) == expected
    assert recipient_public(receiving.recipient) == age_key


@given(st.binary(min_size=32, max_size=32))
def test_eight_words_are_the_first_88_bits(digest: bytes) -> None:
    number = 0
    for word in words_of_fingerprint(digest.hex()):
        number = number << 11 | french_words().index(word)
    assert number.to_bytes(11) == digest[:11]


def test_words_are_recognised_however_they_are_typed() -> None:
    words = words_of_fingerprint(PRINT)
    for typed in (
        " ".join(words),
        ", ".join(words).upper(),
        "\n".join(f"{place}. {word}" for place, word in enumerate(words, 1)),
        "-".join(word[:4] for word in words),
        " ".join(words).replace("é", "e").replace("è", "e"),
        " ".join(words).replace("é", "e\u0301"),
    ):
        assert same_words(typed, PRINT), typed


def test_other_words_are_not_taken_for_them() -> None:
    words = words_of_fingerprint(PRINT)
    other = next(word for word in french_words() if word not in words)
    swapped = (words[1], words[0], *words[2:])
    for typed in (
        "",
        " ".join(words[:7]),
        " ".join((*words, words[0])),
        " ".join(swapped),
        " ".join((*words[:7], other)),
    ):
        assert not same_words(typed, PRINT), typed
    assert not same_words(" ".join(word[:3] for word in words), PRINT)


@pytest.mark.parametrize(
    "recipient",
    ["", "age1", "age1azerty", Identity.from_secret(bytes(32)).text, Identity.from_secret(bytes(32)).recipient.upper()],
)
def test_what_is_not_an_age_recipient_has_no_fingerprint(recipient: str) -> None:
    with pytest.raises(ValueError, match="age recipient"):
        fingerprint(SigningKey.generate().public, recipient)


@pytest.mark.parametrize("u", [0, 1, PRIME - 1, PRIME, PRIME + 1])
def test_an_age_key_that_shares_nothing_has_no_fingerprint(u: int) -> None:
    recipient = bech32_encode("age", convertbits(u.to_bytes(32, "little"), 8, 5) or [])
    with pytest.raises(ValueError, match=r".+"):
        fingerprint(SigningKey.generate().public, recipient)


def _multiply(point: tuple[int, int], times: int) -> tuple[int, int]:
    """On the curve of RFC 8032 §5.1, in affine coordinates: slow, and nothing of the code it judges."""
    d = -121665 * pow(121666, -1, PRIME) % PRIME
    x, y = 0, 1
    for _ in range(times):
        (x1, y1), (x2, y2) = (x, y), point
        t = d * x1 * x2 * y1 * y2
        x = (x1 * y2 + x2 * y1) * pow(1 + t, -1, PRIME) % PRIME
        y = (y1 * y2 + x1 * x2) * pow(1 - t, -1, PRIME) % PRIME
    return x, y


def _small_points() -> list[tuple[int, int]]:
    """The eight multiples of a point of order 8 (its y as published: c7176a70…ac037a)."""
    y = int.from_bytes(bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"), "little")
    d = -121665 * pow(121666, -1, PRIME) % PRIME
    squared = (y * y - 1) * pow(d * y * y + 1, -1, PRIME) % PRIME
    x = pow(squared, (PRIME + 3) // 8, PRIME)
    if x * x % PRIME != squared:
        x = x * pow(2, (PRIME - 1) // 4, PRIME) % PRIME
    assert x * x % PRIME == squared
    return [_multiply((x, y), times) for times in range(8)]


def test_the_eight_points_of_small_order_are_refused() -> None:
    points = _small_points()
    assert len(set(points)) == 8
    for x, y in points:
        assert is_low_order((y | (x & 1) << 255).to_bytes(32, "little"))


def test_a_key_not_written_in_its_one_form_is_refused() -> None:
    for y in (PRIME, PRIME + 1, 2**255 - 1):
        assert is_low_order(y.to_bytes(32, "little"))
        assert is_low_order((y | 1 << 255).to_bytes(32, "little"))


def test_an_ordinary_key_is_not() -> None:
    assert not any(is_low_order(SigningKey.generate().public) for _ in range(50))
