"""Files that are written whole or not at all, private to whoever runs the program."""

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from carnet_desktop.errors import CarnetError, DiskFull, FileDamaged, FileEmpty, FileMissing, WriteFailed

PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700


def make_private_folder(path: Path) -> None:
    """Raises DiskFull, WriteFailed."""
    try:
        path.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        path.chmod(PRIVATE_FOLDER)
    except OSError as error:
        raise write_error(path, error) from None


def write_atomic(path: Path, data: bytes, *, read_again: bool = False) -> None:
    """Put `data` in the place of `path`: temporary file in the same folder, fsync, rename, fsync of the folder.

    `read_again`: read it back from the medium before the rename, because keys and discs lie. Whatever happens, `path`
    holds its former content or the new one. Raises DiskFull, WriteFailed.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        write_whole(temporary, data, read_again=read_again)
        put_in_place(temporary, path)
    except OSError as error:
        with suppress(OSError):  # the medium may be gone
            temporary.unlink()
        raise write_error(path, error) from None


def write_whole(path: Path, data: bytes, *, read_again: bool) -> None:
    """The first half of `write_atomic`, under a name of no use yet. Raises OSError: what stands there is not whole."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if read_again and _read_from_medium(path) != data:
        raise OSError(errno.EIO, "other bytes")


def put_in_place(temporary: Path, path: Path) -> None:
    """The second half: a file that is whole takes its name, and the place of what had it.

    Raises OSError, and nothing has moved; DiskFull, WriteFailed when it has its name, which may not last.
    """
    temporary.replace(path)
    fsync_folder(path.parent)


def _read_from_medium(path: Path) -> bytes:
    """The bytes of a file, not those that the system kept in memory when they were written, where it can be asked."""
    with path.open("rb") as file:
        if sys.platform == "linux":
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return file.read()


def fsync_folder(folder: Path) -> None:
    """Make a creation or a rename in `folder` lasting. Windows has no such call, and needs none.

    Raises DiskFull, WriteFailed.
    """
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise write_error(folder, error) from None


def read_small(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most `limit`. Raises FileMissing, FileEmpty, FileDamaged."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # before opening: a pipe would wait for a writer
            raise FileDamaged(path, "not_a_file")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise FileMissing(path) from None
    except OSError as error:
        raise FileDamaged(path, errno.errorcode.get(error.errno or 0, "unreadable")) from None
    if not data:
        raise FileEmpty(path)
    if len(data) > limit:
        raise FileDamaged(path, "too_large")
    return data


def read_head(path: Path, length: int) -> bytes:
    """The first bytes of a file. Raises FileMissing, FileDamaged."""
    try:
        with path.open("rb") as file:
            return file.read(length)
    except FileNotFoundError:
        raise FileMissing(path) from None
    except OSError as error:
        raise FileDamaged(path, errno.errorcode.get(error.errno or 0, "unreadable")) from None


def write_error(path: Path, error: OSError) -> CarnetError:
    """The failure of ours that says what the system refused."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(path)
    return WriteFailed(path, errno.errorcode.get(error.errno or 0, "unknown"))
