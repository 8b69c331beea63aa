"""Reading and writing an open file, with its refusals translated."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine

from .translating import translated

_READS: Final = "carnet_reads"


@contextmanager
def reading(path: Path, engine: Engine) -> Iterator[Connection]:
    """A connection that takes no lock to write, so that a read-only medium can be read. Raises as `translated`."""
    with translated(path), engine.connect() as connection:
        yield connection.execution_options(**{_READS: True})


@contextmanager
def writing(path: Path, engine: Engine) -> Iterator[Connection]:
    """One transaction: all of it, or nothing when anything is raised. Raises as `translated`."""
    with translated(path), engine.begin() as connection:
        yield connection


def begin(connection: Connection) -> None:
    """The engine's `begin` event: the driver itself begins nothing. A transaction takes the lock to write at once.

    That of a creation is begun before the engine, and goes on.
    """
    driver = connection.connection.dbapi_connection
    assert driver is not None
    if not connection.get_execution_options().get(_READS) and not driver.in_transaction:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
