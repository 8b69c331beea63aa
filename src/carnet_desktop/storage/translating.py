"""SQLite's result codes become our failures here, at storage's door; values never travel with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import sqlcipher3
from sqlalchemy.exc import DBAPIError

from carnet_desktop.errors import (
    CarnetError,
    DiskFull,
    FileDamaged,
    FileMissing,
    ReadOnlyNotebook,
    StorageBusy,
    WriteFailed,
)

# https://www.sqlite.org/rescode.html: the low byte is the primary code
_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
_DAMAGED: Final = {_CORRUPT: "corrupt", _NOTADB: "unreadable"}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Run SQL on `path`. Raises for SQLite's refusals: StorageBusy, ReadOnlyNotebook, FileMissing (removed
    while open), WriteFailed, DiskFull, FileDamaged.

    Anything else is a bug and passes, without its bound values (`hide_parameters`).
    """
    try:
        yield
    except DBAPIError as error:
        ours = _ours(path, error.orig)
        if ours is None:
            raise
        raise ours from None
    except sqlcipher3.DatabaseError as error:
        ours = _ours(path, error)
        if ours is None:
            raise
        raise ours from None


def _ours(path: Path, error: BaseException | None) -> CarnetError | None:
    code = getattr(error, "sqlite_errorcode", None)
    name = str(getattr(error, "sqlite_errorname", ""))
    primary = code & 0xFF if isinstance(code, int) else None
    if primary in (_BUSY, _LOCKED):
        return StorageBusy(path)
    if primary == _READONLY:  # also what SQLite says of a file removed or replaced while it was open
        return ReadOnlyNotebook("medium") if path.exists() else FileMissing(path)
    if primary == _FULL:
        return DiskFull(path)
    if primary in (_IOERR, _CANTOPEN):
        return WriteFailed(path, name)
    return FileDamaged(path, _DAMAGED[primary]) if primary in _DAMAGED else None
