"""The tables of the registry: ordinary ones, updated in place. Losing them loses no notebook."""

from typing import Final

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text

from .schema import schema

APPLICATION: Final = 0x43524E52  # "CRNR"
VERSION: Final = 3

metadata: Final = MetaData()

setting: Final = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    sqlite_strict=True,
)
notebook: Final = Table(
    "notebook",
    metadata,
    Column("id", Text, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("key_check", LargeBinary, nullable=False),
    Column("n", Integer, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    Column("size", Integer, nullable=False),
    Column("mtime_ns", Integer, nullable=False),
    sqlite_strict=True,
)
directory: Final = Table(
    "directory",
    metadata,
    Column("notebook", Text, primary_key=True),
    Column("first_name", Text, nullable=False),
    Column("last_name", Text, nullable=False),
    Column("birth_date", Text, nullable=False),
    Column("search", Text, nullable=False),
    Column("doc", LargeBinary, nullable=False),
    sqlite_strict=True,
)
agenda: Final = Table(
    "agenda",
    metadata,
    Column("notebook", Text, primary_key=True),
    Column("doc", LargeBinary, nullable=False),
    sqlite_strict=True,
)
access: Final = Table(
    "access",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("staff", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("notebook", Text, nullable=False),
    Column("detail", Text, nullable=False),
    sqlite_strict=True,
)
_access_at: Final = Index("access_at", access.c.at)
structure: Final = Table(
    "structure",
    metadata,
    Column("id", Text, primary_key=True),
    Column("doc", LargeBinary, nullable=False),
    sqlite_strict=True,
)
transfer: Final = Table(
    "transfer",
    metadata,
    Column("bundle", Text, primary_key=True),
    Column("direction", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("structure", Text, nullable=False),
    Column("notebook", Text, nullable=False),
    Column("doc", LargeBinary, nullable=False),
    sqlite_strict=True,
)

SCHEMA: Final = schema(metadata.sorted_tables)
ADDED: Final = {2: schema((structure, transfer)), 3: schema((agenda,))}
"""What each version added to the one before it."""
