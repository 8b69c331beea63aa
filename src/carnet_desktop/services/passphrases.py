"""What set-up and recovery screens ask of passphrases and recovery words, without touching the crypto themselves."""

from carnet_desktop.crypto import passphrase, words
from carnet_desktop.crypto.passphrase import Strength

__all__ = ["Strength", "assess", "generate", "same_word", "warm_up"]


def assess(text: str) -> Strength:
    """What a passphrase typed so far is worth. A few milliseconds, so it may follow each keystroke."""
    return passphrase.assess(text)


def generate() -> str:
    """Seven French words drawn by the computer."""
    return passphrase.generate()


def same_word(typed: str, expected: str) -> bool:
    """Whether a recovery word asked back is the right one: accents, capitals and the end of the word may be missing."""
    return words.same_word(typed, expected)


def warm_up() -> None:
    """Load the word list and the strength estimate ahead of the first keystroke (about 0.1 s, any thread)."""
    passphrase.assess("carnet")
    words.french_words()
