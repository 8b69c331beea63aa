"""Opening an SQLCipher file, always in this one way; creating one is another path.

Why each setting: DELETE + EXTRA lost nothing in 22 080 simulated crashes, where WAL splits commits over several
files; secure_delete, or emptied values stay in free pages; the key goes through `set_key` and is wiped, because
`PRAGMA key` leaves copies in memory.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import sqlcipher3
from sqlalchemy import Connection, Dialect, Engine, StaticPool, create_engine, event, make_url

from carnet_desktop.errors import (
    CipherMissing,
    FileDamaged,
    FileEmpty,
    NewerFormat,
    NotEncrypted,
    WrongNotebook,
)

from .files import PRIVATE_FILE, read_head, write_error
from .transactions import begin, writing
from .translating import translated

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
PAGE_BYTES: Final = 4096
BUSY_MS: Final = 5000
_PLAIN_HEADER: Final = b"SQLite format 3\0"
_SETTINGS: Final = (
    "PRAGMA cipher_compatibility = 4",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    *(("PRAGMA fullfsync = ON",) if sys.platform == "darwin" else ()),
)


def require_cipher(driver: ModuleType = sqlcipher3) -> str:
    """The version of SQLCipher. Raises CipherMissing when the library would write everything in clear."""
    connection = driver.connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    if not row or not row[0]:
        raise CipherMissing
    return str(row[0])


class CipherFile:
    """An open file: its one connection, that any thread may use in turn, and SQLAlchemy's engine on it.

    The engine is made when it is first asked for: a notebook that is only looked at needs none.
    """

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    @cached_property
    def engine(self) -> Engine:
        return _engine(self.driver)

    def close(self) -> None:
        self.driver.close()


def open_file(path: Path, key: bytes, salt: bytes | None, application: int, version: int) -> CipherFile:
    """One existing file.

    Raises FileMissing, FileEmpty, NotEncrypted, FileDamaged, WrongNotebook (another salt than the one expected, or
    another application's file), NewerFormat, and what `translated` raises. `salt` None: not known, not compared.
    """
    _check_outside(path, salt)
    with translated(path):
        connection = _connect(path, key)
        try:
            _check_inside(path, connection, application, version)
        except BaseException:
            connection.close()
            raise
    return CipherFile(connection)


@contextmanager
def creating(
    path: Path, key: bytes, salt: bytes, application: int, version: int, schema: Sequence[str]
) -> Iterator[tuple[CipherFile, Connection]]:
    """A new file, and its first transaction: it holds the schema and what is written meanwhile.

    When anything is raised, no file is left. Raises what `create_file` raises, and FileDamaged when the file came out
    unencrypted.
    """
    file = create_file(path, key, salt, application, version, schema)
    try:
        with writing(path, file.engine) as connection:
            yield file, connection
        _check_encrypted(path, salt)
    except BaseException:
        file.close()
        path.unlink(missing_ok=True)
        raise


def create_file(
    path: Path, key: bytes, salt: bytes, application: int, version: int, schema: Sequence[str]
) -> CipherFile:
    """A new file whose first transaction, begun here and left open, holds the schema.

    Raises FileExistsError, DiskFull, WriteFailed.
    """
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
    except FileExistsError:
        raise
    except OSError as error:
        raise write_error(path, error) from None
    try:
        with translated(path):
            connection = _connect(path, key + salt)
            _begin_file(connection, application, version, schema)
    except BaseException:
        path.unlink()
        raise
    return CipherFile(connection)


def _begin_file(connection: Any, application: int, version: int, schema: Sequence[str]) -> None:
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA application_id = {application}")
        connection.execute(f"PRAGMA user_version = {version}")
        for statement in schema:
            connection.execute(statement)
    except BaseException:
        connection.close()
        raise


def _check_encrypted(path: Path, salt: bytes) -> None:
    """Once it is committed, a file that does not begin with our salt was not encrypted as we asked.

    The folder needs no fsync of ours: `synchronous = EXTRA` made one when the journal was removed.
    """
    if read_head(path, SALT_BYTES) != salt:
        raise FileDamaged(path, "plaintext")


def _check_outside(path: Path, salt: bytes | None) -> None:
    """What can be told before any key is used: SQLCipher says the same words for all of these.

    A save cut short leaves its journal, from which opening makes the file whole again: then its size tells nothing.
    """
    head = read_head(path, SALT_BYTES)
    size = path.stat().st_size
    if size == 0:
        raise FileEmpty(path)
    if head == _PLAIN_HEADER:
        raise NotEncrypted(path)
    if size % PAGE_BYTES and not path.with_name(f"{path.name}-journal").exists():
        raise FileDamaged(path, "cut")
    if salt is not None and head != salt:
        raise WrongNotebook(path, "salt")


def _connect(path: Path, key: bytes) -> Any:
    """One connection, keyed. The raw key is given as hexadecimal: as 32 bytes it would silently be a passphrase."""
    if len(key) not in (KEY_BYTES, KEY_BYTES + SALT_BYTES):
        raise ValueError("a raw key is 32 bytes, or 48 with its salt")
    connection = sqlcipher3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_MS / 1000,
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        secret = bytearray(b"x'" + key.hex().encode() + b"'")
        connection.set_key(secret)
        secret[:] = bytes(len(secret))
        for setting in _SETTINGS:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_inside(path: Path, connection: Any, application: int, version: int) -> None:
    found = connection.execute("PRAGMA application_id").fetchone()[0]
    if found != application:
        raise WrongNotebook(path, "application")
    if connection.execute("PRAGMA user_version").fetchone()[0] > version:
        raise NewerFormat(path)


def _engine(connection: Any) -> Engine:
    """One engine for one open file. All share one dialect and what it compiled: compiling again for each file made
    creating a notebook three times as long."""
    give: Callable[[], Any] = lambda: connection  # noqa: E731 - the pool asks once and keeps it
    dialect = _dialect()
    engine = Engine(
        StaticPool(give, dialect=dialect),
        dialect,
        make_url("sqlite://"),
        hide_parameters=True,
        execution_options={"compiled_cache": _compiled},
    )
    event.listen(engine, "begin", begin)
    return engine


_compiled: Final[dict[Any, Any]] = {}


@cache
def _dialect() -> Dialect:
    """SQLAlchemy's SQLite dialect over sqlcipher3, once it has asked the library what it can do."""
    engine = create_engine("sqlite://", module=sqlcipher3.dbapi2)
    engine.connect().close()
    engine.dispose()
    return engine.dialect
