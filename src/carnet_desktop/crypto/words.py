"""Recovery words: 24 French BIP39 words that are the 32 bytes of a secret, readable however they are typed."""

import unicodedata
from collections.abc import Sequence
from functools import cache

from mnemonic import Mnemonic

from carnet_desktop.errors import RecoveryWordsWrong

WORD_COUNT = 24
SECRET_BYTES = 32
_PREFIX = 4  # BIP39: the first four letters name one word of the list, accents apart


@cache
def french_words() -> tuple[str, ...]:
    """The 2 048 words of the French BIP39 list, in its order, composed (NFC)."""
    return tuple(unicodedata.normalize("NFC", word) for word in _french().wordlist)


def words_of(secret: bytes) -> tuple[str, ...]:
    """The 24 words of a 32-byte secret: the secret is the BIP39 entropy itself, nothing is derived."""
    if len(secret) != SECRET_BYTES:
        raise ValueError(f"a recovery secret is {SECRET_BYTES} bytes")
    return tuple(unicodedata.normalize("NFC", _french().to_mnemonic(secret)).split())


def secret_of(words: str | Sequence[str]) -> bytes:
    """The 32 bytes behind 24 words, given as one text or as one entry a word.

    Accents, capitals, outer spaces and everything after the fourth letter may be missing.
    Raises RecoveryWordsWrong: positions (from 1) of the unknown, absent or supernumerary words, none when
    every word exists and the checksum says that they are not these, or not in this order.
    """
    typed = words.split() if isinstance(words, str) else list(words)
    found = [_find(word) for word in typed[:WORD_COUNT]]
    found += [None] * (max(len(typed), WORD_COUNT) - len(found))
    wrong = tuple(position for position, word in enumerate(found, 1) if word is None)
    if wrong:
        raise RecoveryWordsWrong(wrong)
    try:
        return bytes(_french().to_entropy([word for word in found if word is not None]))
    except ValueError:
        raise RecoveryWordsWrong() from None


def same_word(typed: str, expected: str) -> bool:
    """Whether a word asked back is the expected one, as forgivingly as `secret_of`."""
    letters = _fold(typed)
    return len(letters) >= _PREFIX and _fold(expected).startswith(letters)


def _find(typed: str) -> str | None:
    word = _by_prefix().get(_fold(typed)[:_PREFIX])
    return word if word is not None and same_word(typed, word) else None


@cache
def _by_prefix() -> dict[str, str]:
    return {_fold(word)[:_PREFIX]: word for word in french_words()}


@cache
def _french() -> Mnemonic:
    return Mnemonic("french")


def _fold(word: str) -> str:
    """Lower-case letters without accents; the ligature œ is what some keyboards make of oe."""
    decomposed = unicodedata.normalize("NFKD", word.strip().casefold()).replace("œ", "oe")
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
