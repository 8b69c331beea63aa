"""Passphrases, recovery words and the keys they open."""

from dataclasses import dataclass
from pathlib import Path

from .base import CarnetError, Damaged, ExitCode


@dataclass(eq=False)
class WrongPassphrase(CarnetError):
    """The passphrase opens no slot; `wait` seconds before the next try."""

    exit_code = ExitCode.WRONG_PASSPHRASE
    wait: int = 0


@dataclass(eq=False)
class WeakPassphrase(CarnetError):
    """`missing` holds the codes of `crypto.passphrase.Strength.missing`."""

    exit_code = ExitCode.USAGE
    missing: tuple[str, ...] = ()


@dataclass(eq=False)
class KdfParamsRefused(Damaged):
    """Argon2id parameters outside what is accepted from a file."""

    name: str


@dataclass(eq=False)
class SealRefused(Damaged):
    """A sealed key that cannot be opened, or is not the one asked for."""

    reason: str
    use: str = ""
    id: str = ""


@dataclass(eq=False)
class RecoveryWordsWrong(CarnetError):
    """`positions` (from 1) of the words that are not in the list; empty when the checksum fails."""

    positions: tuple[int, ...] = ()


@dataclass(eq=False)
class KeysMissing(Damaged):
    path: Path
    previous: bool = False
    """Whether a readable `keys.json.prev` stands beside it."""


@dataclass(eq=False)
class KeysDamaged(Damaged):
    path: Path
    previous: bool = False


@dataclass(eq=False)
class KeysForged(Damaged):
    """The signature of keys.json is not by the key this worker's identity holds, or its counter went back."""

    path: Path
    reason: str
