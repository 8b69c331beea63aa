"""Where each file of a home stands, and which notebooks its folders hold."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

from carnet_desktop.errors import FileDamaged, NewerFormat

from .files import read_small, write_atomic

HOME_FORMAT: Final = "carnet.home"
HOME_VERSION: Final = 1
_MARKER_LIMIT: Final = 10_000
_NAME: Final = re.compile(r"([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\.(db|key)")
_DB: Final = ".db"
_DB_LENGTH: Final = 36 + len(_DB)
_JOURNAL: Final = "-journal"
_CUT_SHORT: Final = re.compile(r"\..+\.part")
"""The temporary file of a `write_atomic` that was killed."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Paths of one home; nothing is opened here."""

    home: Path

    @property
    def marker(self) -> Path:
        return self.home / "carnet.json"

    @property
    def keys(self) -> Path:
        return self.home / "keys.json"

    @property
    def keys_previous(self) -> Path:
        return self.home / "keys.json.prev"

    @property
    def registry(self) -> Path:
        return self.home / "registry.db"

    @property
    def attempts(self) -> Path:
        return self.home / "attempts.json"

    @property
    def notebooks(self) -> Path:
        return self.home / "notebooks"

    @property
    def inbox(self) -> Path:
        """Files received and not decided yet, encrypted as they came."""
        return self.home / "inbox"

    def inbox_files(self) -> list[Path]:
        return [path for path in self.inbox.glob("*.carnet") if path.is_file()]

    def notebook(self, notebook: str) -> Path:
        return self.notebooks / notebook[:2] / f"{notebook}.db"

    def key(self, notebook: str) -> Path:
        return self.notebooks / notebook[:2] / f"{notebook}.key"

    def notebook_ids(self) -> list[str]:
        """The notebooks found: those that have a file, a key, or both."""
        return sorted({match[1] for entry in self._entries() if (match := _NAME.fullmatch(entry.name))})

    def count(self) -> int:
        """How many notebooks have a file, told by the length of its name: asked before the first paint."""
        if not self.notebooks.is_dir():
            return 0
        folders = [folder for folder in os.scandir(self.notebooks) if folder.is_dir(follow_symlinks=False)]
        names = (entry.name for folder in folders for entry in os.scandir(folder))
        return sum(len(name) == _DB_LENGTH and name.endswith(_DB) for name in names)

    def strangers(self) -> list[str]:
        """Names that are neither a notebook nor its key, such as the copies a synchronised folder makes."""
        names = (entry.name for entry in self._entries())
        return sorted(
            name
            for name in names
            if not _NAME.fullmatch(name.removesuffix(_JOURNAL)) and not _CUT_SHORT.fullmatch(name)
        )

    def stat_notebooks(self) -> dict[str, tuple[int, int]]:
        """Size in bytes and modification time in ns of every notebook's file, in one pass over the folders."""
        found = {}
        for entry in self._entries():
            match = _NAME.fullmatch(entry.name)
            if match and match[2] == "db":
                held = entry.stat()
                found[match[1]] = (held.st_size, held.st_mtime_ns)
        return found

    def _entries(self) -> list[os.DirEntry[str]]:
        if not self.notebooks.is_dir():
            return []
        entries: list[os.DirEntry[str]] = []
        for folder in os.scandir(self.notebooks):
            if folder.is_dir(follow_symlinks=False):
                entries += os.scandir(folder)
        return entries

    def write_marker(self, structure: str, minimum_program: str) -> None:
        """Say what this folder is. `minimum_program`: the oldest version that may open it."""
        marker = {
            "format": HOME_FORMAT,
            "version": HOME_VERSION,
            "structure": structure,
            "minimum_program": minimum_program,
        }
        write_atomic(self.marker, msgspec.json.format(msgspec.json.encode(marker)) + b"\n")

    def read_marker(self) -> dict[str, Any]:
        """Raises NewerFormat for a home of a newer version, FileDamaged for a marker that cannot be read."""
        try:
            marker = msgspec.json.decode(read_small(self.marker, _MARKER_LIMIT), type=dict[str, Any])
        except (ValueError, RecursionError):
            raise FileDamaged(self.marker, "json") from None
        version = marker.get("version")
        if marker.get("format") != HOME_FORMAT or type(version) is not int:
            raise FileDamaged(self.marker, "format")
        if version > HOME_VERSION:
            raise NewerFormat(self.marker, str(marker.get("minimum_program", "")))
        return marker
