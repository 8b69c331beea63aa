"""The fingerprint of a structure's two public keys, and the eight French words by which it is read out on the phone."""

import hashlib
import re
import unicodedata
from typing import Final

import bech32
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from carnet_desktop.crypto.words import french_words, same_word

WORD_COUNT: Final = 8
_DOMAIN: Final = b"carnet/structure/v1\0"
_KEY_BYTES: Final = 32
_WORD_BITS: Final = 11
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_PRIME: Final = 2**255 - 19
_Y_OF_ORDER_8: Final = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
_LOW_ORDER_Y: Final = frozenset({0, 1, _PRIME - 1, _Y_OF_ORDER_8, _PRIME - _Y_OF_ORDER_8})


def fingerprint(signing_public: bytes, recipient: str) -> str:
    """SHA-256, 64 hexadecimal digits, over `carnet/structure/v1`, NUL, the Ed25519 key and the age key (age1…).

    Raises ValueError for a key that is not 32 bytes, and as `recipient_public`.
    """
    if len(signing_public) != _KEY_BYTES:
        raise ValueError("an Ed25519 public key is 32 bytes")
    return hashlib.sha256(_DOMAIN + signing_public + recipient_public(recipient)).hexdigest()


def recipient_public(recipient: str) -> bytes:
    """The 32 bytes of the X25519 key that age1… writes.

    Raises ValueError when it is not one, is not written as age writes it, or is one of the few keys whose secret
    anybody can compute (RFC 7748 §6.1).
    """
    prefix, groups = bech32.bech32_decode(recipient)
    public = bytes(bech32.convertbits(groups, 5, 8, pad=False) or ()) if groups is not None else b""
    if prefix != "age" or len(public) != _KEY_BYTES or recipient != recipient.lower():
        raise ValueError("not an age recipient")
    X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(public))  # ValueError for a shared zero
    return public


def words_of_fingerprint(fingerprint: str) -> tuple[str, ...]:
    """Its first 88 bits as eight words of the French BIP39 list, eleven bits each. Raises ValueError."""
    digest = bytes.fromhex(fingerprint)
    if len(digest) != _KEY_BYTES:
        raise ValueError("a fingerprint is 64 hexadecimal digits")
    bits = int.from_bytes(digest) >> len(digest) * 8 - WORD_COUNT * _WORD_BITS
    places = range((WORD_COUNT - 1) * _WORD_BITS, -1, -_WORD_BITS)
    return tuple(french_words()[bits >> place & (1 << _WORD_BITS) - 1] for place in places)


def same_words(typed: str, fingerprint: str) -> bool:
    """Whether words, typed as forgivingly as recovery words, are those of `fingerprint`; numbers and commas may stand
    between them."""
    given = _LETTERS.findall(unicodedata.normalize("NFKC", typed))
    expected = words_of_fingerprint(fingerprint)
    return len(given) == len(expected) and all(map(same_word, given, expected))


def is_low_order(public: bytes) -> bool:
    """Whether an Ed25519 public key is a point of small order or is not written in its one form (RFC 8032 §5.1.3).

    Under such a key, signatures can be made that anybody's message passes.
    """
    y = int.from_bytes(public, "little") & (1 << 255) - 1
    return y >= _PRIME or y in _LOW_ORDER_Y
