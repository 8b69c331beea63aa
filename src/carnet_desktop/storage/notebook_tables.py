"""The four tables of a notebook. Facts are never changed; `record` is their fold and can be made again any time."""

from typing import Final

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.schema import CreateTable

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
)
record: Final = Table(
    "record",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("doc", LargeBinary, nullable=False),
    Column("at", Text, nullable=False),
)
blob: Final = Table(
    "blob",
    metadata,
    Column("sha256", LargeBinary, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
)
draft: Final = Table(
    "draft",
    metadata,
    Column("name", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

SCHEMA: Final = tuple(str(CreateTable(table)) for table in metadata.sorted_tables)
