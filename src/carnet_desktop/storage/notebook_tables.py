"""The four tables of a notebook. Facts are never changed; `record` is their fold and can be made again any time.

STRICT, so that a column gives back the type it says, whoever wrote in the file.
"""

from typing import Final

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

from .schema import schema

APPLICATION: Final = 0x43524E54  # "CRNT", so that `file` and we tell a notebook from any other SQLite file
VERSION: Final = 1

metadata: Final = MetaData()

fact: Final = Table(
    "fact",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("bytes", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    Column("received_from", Text),
    Column("erased", Text),
    sqlite_strict=True,
)
record: Final = Table(
    "record",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("doc", LargeBinary, nullable=False),
    Column("at", Text, nullable=False),
    sqlite_strict=True,
)
blob: Final = Table(
    "blob",
    metadata,
    Column("sha256", LargeBinary, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    sqlite_strict=True,
)
draft: Final = Table(
    "draft",
    metadata,
    Column("name", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    sqlite_strict=True,
)

SCHEMA: Final = schema(metadata.sorted_tables)
