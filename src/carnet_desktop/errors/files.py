"""The files of notebooks and of the registry."""

from dataclasses import dataclass
from pathlib import Path

from .base import CarnetError, Damaged, ExitCode


@dataclass(eq=False)
class FileMissing(Damaged):
    path: Path


@dataclass(eq=False)
class FileEmpty(Damaged):
    path: Path


@dataclass(eq=False)
class KeyFileMissing(Damaged):
    path: Path


@dataclass(eq=False)
class NotEncrypted(Damaged):
    """A plain SQLite file stands where an encrypted one should."""

    path: Path


@dataclass(eq=False)
class FileDamaged(Damaged):
    """Cut, flipped or otherwise unreadable; `reason` is a machine word."""

    path: Path
    reason: str


@dataclass(eq=False)
class WrongNotebook(Damaged):
    """The file is not the notebook its name says (salt, key check or identity differ from the registry's)."""

    path: Path
    reason: str


@dataclass(eq=False)
class NotebookUnknown(Damaged):
    """Notebooks found in the home that the registry does not know; `rebuild --adopt ID` accepts one."""

    exit_code = ExitCode.REFUSED
    ids: tuple[str, ...]


@dataclass(eq=False)
class FactAltered(Damaged):
    """One fact id, two contents."""

    fact: str


@dataclass(eq=False)
class ReadOnlyNotebook(CarnetError):
    """Something was to be written where nothing may be.

    `reason`: older_copy (behind, or beside, the last state the registry saw), newer, medium.
    """

    reason: str


@dataclass(eq=False)
class DiskFull(CarnetError):
    path: Path | None = None


@dataclass(eq=False)
class StorageBusy(CarnetError):
    path: Path | None = None


@dataclass(eq=False)
class WriteFailed(CarnetError):
    """The disk refused a read or a write; `reason` is SQLite's or the system's short name."""

    path: Path | None = None
    reason: str = ""
