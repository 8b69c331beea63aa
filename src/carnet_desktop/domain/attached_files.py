"""A file that may be kept beside the facts: what its first bytes say it is, and a name that every system takes."""

import re
from collections.abc import Mapping
from typing import Final

from .records import MediaType

LIMIT: Final = 10 * 1024 * 1024
MAGIC: Final[Mapping[MediaType, bytes]] = {
    "application/pdf": b"%PDF-",
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
}
NAMES_OF_DEVICES: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
"""What Windows opens whatever the extension."""
_ENDINGS: Final[Mapping[MediaType, tuple[str, ...]]] = {
    "application/pdf": (".pdf",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
}
_REFUSED: Final = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What no system takes, or what makes a name read otherwise than it is."""
_LONGEST: Final = 190


def media_type_of(data: bytes) -> MediaType | None:
    """What a file is by its first bytes, whatever its name says; None for what is not kept."""
    return next((media_type for media_type, magic in MAGIC.items() if data.startswith(magic)), None)


def file_name(name: str, media_type: MediaType) -> str:
    """A name as it is kept: no path, nothing that misleads, and the ending of what the file is."""
    plain = _REFUSED.sub("_", name).strip(". ")
    ending = next((end for end in _ENDINGS[media_type] if plain.casefold().endswith(end)), "")
    stem = (plain[: len(plain) - len(ending)] if ending else plain)[:_LONGEST].strip(". ") or "fichier"
    if stem.partition(".")[0].strip().casefold() in NAMES_OF_DEVICES:
        stem = f"_{stem}"
    return stem + (ending or _ENDINGS[media_type][0])
