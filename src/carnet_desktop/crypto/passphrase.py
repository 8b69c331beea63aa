"""Passphrases: one spelling, the strength asked by the CNIL, and a generator of seven French words."""

import re
import secrets
import unicodedata
from dataclasses import dataclass

from carnet_desktop.crypto.words import french_words

WORDS = 7
_WORD = re.compile(r"[^\W\d_]{3,}")
_FED = 72  # zxcvbn raises above
_FED_SUBSTITUTIONS = 8  # and takes seconds on a text with every sign that may stand for a letter


@dataclass(frozen=True, slots=True)
class Strength:
    """What a passphrase is worth.

    `rule` is the CNIL rule it follows: words7, classes4x12, classes3x14, or None when it is refused.
    `score` is the 0–4 estimate of zxcvbn, shown and never a reason to refuse.
    `missing` says what to add to be accepted: length, classes, or words alone when the text already reads as words.
    """

    accepted: bool
    rule: str | None
    score: int
    missing: tuple[str, ...]


def normalise(text: str) -> str:
    """The one spelling of a passphrase, whatever the keyboard: NFKC, outer spaces stripped."""
    return unicodedata.normalize("NFKC", text).strip()


def assess(text: str) -> Strength:
    """Judge a passphrase by the "password alone" case of CNIL deliberation 2022-100."""
    text = normalise(text)
    words = {word.casefold() for word in _WORD.findall(text)}
    classes = len({_class_of(character) for character in text if not character.isspace()})
    rule = _rule(len(text), len(words), classes)
    missing = () if rule else _missing(len(text), len(words), classes)
    return Strength(rule is not None, rule, _score(text), missing)


def generate() -> str:
    """Seven different French words, about 75 bits: only words without accents, which no keyboard spells two ways."""
    plain = [word for word in french_words() if word.isascii()]
    return " ".join(secrets.SystemRandom().sample(plain, WORDS))


def _rule(length: int, words: int, classes: int) -> str | None:
    if words >= WORDS:
        return "words7"
    if length >= 12 and classes == 4:
        return "classes4x12"
    if length >= 14 and classes == 3:
        return "classes3x14"
    return None


def _missing(length: int, words: int, classes: int) -> tuple[str, ...]:
    if words > WORDS // 2:
        return ("words",)
    if classes >= 3:
        return ("length",)
    return ("classes",) if length >= 12 else ("length", "classes")


def _class_of(character: str) -> str:
    if character.islower():
        return "lowercase"
    if character.isupper():
        return "uppercase"
    return "digit" if character.isnumeric() else "sign"


def _score(text: str) -> int:
    if not text:  # zxcvbn raises
        return 0
    from zxcvbn import zxcvbn  # 50 ms, and only two screens ask

    return int(zxcvbn(_fed(text))["score"])


def _fed(text: str) -> str:
    """The beginning that zxcvbn can judge in a few milliseconds; a longer text is worth at least as much."""
    from zxcvbn.matching import L33T_TABLE

    signs = {sign for substitutes in L33T_TABLE.values() for sign in substitutes}
    seen: set[str] = set()
    for position, character in enumerate(text[:_FED]):
        seen |= signs & {character}
        if len(seen) > _FED_SUBSTITUTIONS:
            return text[:position]
    return text[:_FED]
