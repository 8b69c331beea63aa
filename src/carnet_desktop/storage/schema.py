"""The statements that make the tables of a file."""

from sqlalchemy import MetaData
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement


def schema(metadata: MetaData) -> tuple[str, ...]:
    """The DDL of every table and index, in the order it runs."""
    made: list[ExecutableDDLElement] = []
    for table in metadata.sorted_tables:
        made += [CreateTable(table), *map(CreateIndex, table.indexes)]
    return tuple(str(statement.compile(dialect=sqlite.dialect())) for statement in made)
