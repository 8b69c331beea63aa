"""Files people bring or ask for."""

from dataclasses import dataclass
from pathlib import Path

from .base import CarnetError


@dataclass(eq=False)
class NotASpreadsheet(CarnetError):
    """The file is not a list of people; `reason` is a machine word."""

    path: Path
    reason: str
    detail: str = ""


@dataclass(eq=False)
class NotACarnetDeBordExport(CarnetError):
    """`reason`: too_large, not_json, not_notebooks."""

    path: Path
    reason: str


@dataclass(eq=False)
class ColumnsNotFound(CarnetError):
    """A list in which nothing tells where required information stands; `titles` are those it has."""

    missing: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(eq=False)
class FileUnreadable(CarnetError):
    path: Path
    reason: str = ""


@dataclass(eq=False)
class AttachmentRefused(CarnetError):
    """The file is not a PDF, a JPEG or a PNG by its first bytes."""

    path: Path


@dataclass(eq=False)
class AttachmentTooLarge(CarnetError):
    """`size` in bytes."""

    path: Path
    size: int


@dataclass(eq=False)
class CannotWriteFile(CarnetError):
    """`reason`: not_a_file, home (the folder of notebooks), or the name of what the system said."""

    path: Path
    reason: str = ""


class PrinterRefused(CarnetError):
    """The printer that was chosen takes no page."""
