"""SQLCipher without anything of ours: the floor of what is read from a file or written in one."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import sqlcipher3

SETTINGS: Final = (
    "cipher_compatibility = 4",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "secure_delete = ON",
    "temp_store = MEMORY",
)
"""Those of the program: the same promises against a power cut, the same pages overwritten."""

Connection = Any
"""Of the driver, which has no types."""

Rows = Mapping[str, Sequence[tuple[Any, ...]]]
"""Table → rows, each with all its columns."""


def connect(path: Path, key: bytes) -> Connection:
    """A connection with a raw key of 32 bytes, or 48 with the salt of a new file."""
    connection = sqlcipher3.connect(path.as_uri(), uri=True, isolation_level=None, check_same_thread=False)
    connection.set_key(bytearray(b"x'" + key.hex().encode() + b"'"))
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    return connection


def schema(connection: Connection) -> list[str]:
    """The statements that made the tables and indexes of a file."""
    made = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC")
    return [row[0] for row in made]


def contents(connection: Connection, *tables: str) -> dict[str, list[tuple[Any, ...]]]:
    return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


def insert(connection: Connection, rows: Rows) -> None:
    """One statement for each table, inside a transaction that the caller began."""
    for table, held in rows.items():
        if held:
            marks = ", ".join("?" * len(held[0]))
            connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", held)
