"""What makes a passphrase the same passphrase, and a good one."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet_desktop.crypto.passphrase import assess, generate, normalise


@given(st.text(max_size=30))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_composed_and_decomposed_accents_are_one_passphrase() -> None:
    typed = "été à Évreux"
    assert normalise(unicodedata.normalize("NFD", typed)) == normalise(unicodedata.normalize("NFC", typed))


def test_outer_spaces_of_any_kind_are_dropped_and_inner_ones_kept() -> None:
    assert normalise("\u00a0 le chat dort\n") == "le chat dort"


@pytest.mark.parametrize(
    ("text", "rule", "missing"),
    [
        ("Chat-dort-26", "classes4x12", ()),
        ("Chat-dort-2", None, ("length",)),
        ("Chatquidort226", "classes3x14", ()),
        ("Chatquidort22", None, ("length",)),
        ("chatquidort2222222", None, ("classes",)),
        ("chat", None, ("length", "classes")),
        ("", None, ("length", "classes")),
        ("chat maison pomme verte rideau table lampe", "words7", ()),
        ("chat maison pomme verte rideau table", None, ("words",)),
        ("chat maison pomme verte rideau table Chat", None, ("words",)),
        ("un de la le du au en chat maison pomme verte", None, ("words",)),
    ],
)
def test_the_rules_of_the_cnil(text: str, rule: str | None, missing: tuple[str, ...]) -> None:
    strength = assess(text)
    assert (strength.rule, strength.accepted) == (rule, rule is not None)
    assert strength.missing == missing


def test_a_generated_passphrase_is_accepted_strong_and_typed_without_accents() -> None:
    for _ in range(20):
        passphrase = generate()
        strength = assess(passphrase)
        assert (strength.rule, strength.score) == ("words7", 4)
        assert passphrase.isascii()
        assert len(set(passphrase.split(" "))) == 7


def test_two_generated_passphrases_differ() -> None:
    assert len({generate() for _ in range(50)}) == 50


def test_the_score_tells_a_common_password_from_words() -> None:
    assert assess("azerty").score == 0
    assert assess("chat maison pomme verte rideau table lampe").score == 4


@pytest.mark.parametrize("text", ["Ab1!" * 50, "😀" * 200, "Ab1😀" * 4, "é" * 200, "\ud800" * 80, "\x00" * 80])
def test_long_texts_emoji_and_broken_characters_are_judged_without_a_crash(text: str) -> None:
    assert 0 <= assess(text).score <= 4


def test_a_long_passphrase_of_four_classes_with_emoji_is_accepted() -> None:
    assert assess("Ab1😀" * 50).rule == "classes4x12"


def test_signs_that_stand_for_letters_are_judged_as_fast_as_the_rest() -> None:
    assess("warm up")
    start = time.perf_counter()
    assess("4@8({[<3691!|0$57+%2" * 4)
    assert time.perf_counter() - start < 1  # zxcvbn alone takes 5 s
