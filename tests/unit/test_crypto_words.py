"""Recovery words: the secret itself, in 24 words that forgive how they are typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet_desktop.crypto.words import french_words, same_word, secret_of, words_of
from carnet_desktop.errors import RecoveryWordsWrong

SECRET = bytes(range(100, 132))
WORDS = words_of(SECRET)

secrets = st.binary(min_size=32, max_size=32)


def _without_accents(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@given(secrets)
def test_words_give_the_secret_back(secret: bytes) -> None:
    words = words_of(secret)
    assert len(words) == 24
    assert set(words) <= set(french_words())
    assert secret_of(words) == secret


@given(secrets)
def test_every_forgiven_spelling_gives_the_secret_back(secret: bytes) -> None:
    words = words_of(secret)
    assert secret_of([_without_accents(word) for word in words]) == secret
    assert secret_of([_without_accents(word)[:4] for word in words]) == secret
    assert secret_of([unicodedata.normalize("NFD", word) for word in words]) == secret
    assert secret_of([unicodedata.normalize("NFC", word)[:4].upper() for word in words]) == secret
    assert secret_of("  \n".join(f" {word.capitalize()}" for word in words)) == secret


def test_unknown_words_are_named_by_the_numbers_printed_on_the_page() -> None:
    with pytest.raises(RecoveryWordsWrong) as refusal:
        secret_of([*WORDS[:3], "xylophon", *WORDS[4:10], "", *WORDS[11:]])
    assert refusal.value.positions == (4, 11)


def test_three_letters_do_not_name_a_word_nor_does_a_longer_one() -> None:
    for typed in (WORDS[0][:3], WORDS[0] + "s"):
        with pytest.raises(RecoveryWordsWrong) as refusal:
            secret_of([typed, *WORDS[1:]])
        assert refusal.value.positions == (1,)


def test_absent_and_supernumerary_words_are_positions_too() -> None:
    with pytest.raises(RecoveryWordsWrong) as short:
        secret_of(WORDS[:22])
    with pytest.raises(RecoveryWordsWrong) as long:
        secret_of([*WORDS, WORDS[0]])
    assert short.value.positions == (23, 24)
    assert long.value.positions == (25,)


def test_two_words_swapped_fail_the_checksum_without_naming_any() -> None:
    with pytest.raises(RecoveryWordsWrong) as refusal:
        secret_of([WORDS[1], WORDS[0], *WORDS[2:]])
    assert refusal.value.positions == ()


def test_another_word_of_the_list_fails_the_checksum() -> None:
    other = next(word for word in french_words() if word != WORDS[23])
    with pytest.raises(RecoveryWordsWrong) as refusal:
        secret_of([*WORDS[:23], other])
    assert refusal.value.positions == ()


def test_words_are_composed_letters_for_the_page() -> None:
    assert all(unicodedata.is_normalized("NFC", word) for word in french_words())
    assert all(unicodedata.is_normalized("NFC", word) for word in words_of(SECRET))


@pytest.mark.parametrize("typed", ["événement", "EVENEMENT", " evén ", "e\u0301ve\u0301nement", "even"])
def test_a_word_asked_back_is_forgiven_like_the_others(typed: str) -> None:
    assert same_word(typed, "événement")


@pytest.mark.parametrize("typed", ["", "eve", "événements", "évasion"])
def test_a_word_asked_back_must_be_that_word(typed: str) -> None:
    assert not same_word(typed, "événement")


def test_a_ligature_is_its_two_letters() -> None:
    assert same_word("nœud", "noeud")


def test_a_secret_of_another_length_has_no_words() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        words_of(bytes(16))
