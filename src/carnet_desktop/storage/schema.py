"""The statements that make the tables of a file."""

from collections.abc import Iterable

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement


def schema(tables: Iterable[Table]) -> tuple[str, ...]:
    """The DDL of tables and their indexes, in the order it runs."""
    made: list[ExecutableDDLElement] = []
    for table in tables:
        made += [CreateTable(table), *map(CreateIndex, table.indexes)]
    return tuple(str(statement.compile(dialect=sqlite.dialect())) for statement in made)
