"""What can be seen of a home before anyone unlocks it; light enough to be asked before the first paint."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from carnet_desktop.errors import CarnetError, HomeNotEmpty, KeysDamaged, KeysMissing, NewerFormat, NoStructureHere
from carnet_desktop.storage.files import read_small, write_atomic
from carnet_desktop.storage.layout import Layout
from carnet_desktop.storage.lock import LOCK_NAME

from . import attempts
from .keys_document import KeysDocument, decode, encode, is_newer
from .session import Staff

_KEYS_LIMIT: Final = 1_000_000
LEFTOVERS: Final = frozenset({LOCK_NAME, "registry.db", "registry.db-journal"})
"""What a set-up cut before its end leaves: useless without keys, so another set-up may start over it."""


@dataclass(frozen=True, slots=True)
class Door:
    """A structure seen from outside."""

    structure_name: str
    city: str
    notebooks: int
    staff: tuple[Staff, ...]


def is_empty(home: Path) -> bool:
    """Whether a first opening may make a structure here."""
    return not home.is_dir() or {path.name for path in home.iterdir()} <= LEFTOVERS


def look(home: Path) -> Door | None:
    """The structure of a home, or None where there is none yet.

    Raises KeysMissing, KeysDamaged, NewerFormat: data stands here, and no new structure may be made over it;
    HomeNotEmpty for a folder of something else.
    """
    if is_empty(home):
        return None
    layout = Layout(home)
    if not _is_ours(layout):
        raise HomeNotEmpty(home)
    document = read_keys(layout)
    staff = tuple(Staff(w.id, w.name, w.function, w.role) for w in document.workers)
    return Door(document.structure_name, document.city, layout.count(), staff)


def read_keys(layout: Layout) -> KeysDocument:
    """keys.json. Raises NoStructureHere, NewerFormat, KeysMissing, KeysDamaged."""
    if not _is_ours(layout):
        raise NoStructureHere(layout.home)
    if layout.marker.exists():
        layout.read_marker()
    if not layout.keys.exists():
        raise KeysMissing(layout.keys, previous=_readable(layout.keys_previous))
    try:
        data = read_small(layout.keys, _KEYS_LIMIT)
        document = None if is_newer(data) else decode(data)
    except (CarnetError, ValueError, RecursionError):
        raise KeysDamaged(layout.keys, previous=_readable(layout.keys_previous)) from None
    if document is None:
        raise NewerFormat(layout.keys)
    return document


def _is_ours(layout: Layout) -> bool:
    """Anything of a structure: keys may be gone while notebooks stand."""
    return any(path.exists() for path in (layout.marker, layout.keys, layout.keys_previous, layout.notebooks))


def _readable(path: Path) -> bool:
    try:
        decode(read_small(path, _KEYS_LIMIT))
    except (CarnetError, ValueError, RecursionError):
        return False
    return True


def put_previous_keys_back(home: Path) -> None:
    """Put keys.json.prev in the place of a missing or damaged keys.json, which is kept beside as `.damaged`."""
    layout = Layout(home)
    document = decode(read_small(layout.keys_previous, _KEYS_LIMIT))
    if layout.keys.exists():
        layout.keys.replace(layout.keys.with_suffix(".json.damaged"))
    write_atomic(layout.keys, encode(document))


def wait_before_try(home: Path, staff: str, now: datetime) -> int:
    """Seconds this worker must still wait before another passphrase."""
    return attempts.wait_seconds(attempts.failures(Layout(home)), staff, now)
