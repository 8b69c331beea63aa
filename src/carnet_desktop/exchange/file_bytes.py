"""The bytes of a file that somebody brings."""

import stat
from pathlib import Path

from ..errors import FileUnreadable


def file_bytes(path: Path, limit: int) -> bytes:
    """Those of a regular file: one more than `limit` when it is larger. Raises FileUnreadable."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # before opening: a pipe would wait for a writer
            raise FileUnreadable(path, "not a file")
        with path.open("rb") as file:
            return file.read(limit + 1)
    except (OSError, ValueError) as error:  # ValueError: a path that holds NUL
        raise FileUnreadable(path, getattr(error, "strerror", None) or "path") from error
