"""The home folder and the program that opens it."""

from dataclasses import dataclass
from pathlib import Path

from .base import CarnetError, ExitCode


@dataclass(eq=False)
class NoStructureHere(CarnetError):
    home: Path


@dataclass(eq=False)
class HomeNotEmpty(CarnetError):
    """A structure is asked for where one stands already, or in a folder that holds something else."""

    home: Path


@dataclass(eq=False)
class HomeInUse(CarnetError):
    """Another window or terminal has this home unlocked."""

    home: Path


@dataclass(eq=False)
class NewerFormat(CarnetError):
    """Written by a newer program: refused untouched."""

    path: Path
    minimum: str = ""


@dataclass(eq=False)
class CipherMissing(CarnetError):
    """The SQLite library of this program does not encrypt."""

    exit_code = ExitCode.BUG
