"""What the registry of an older version lacks, added at its first opening: all of it or nothing."""

from pathlib import Path

from .cipher import CipherFile
from .registry_tables import ADDED, VERSION
from .transactions import writing
from .translating import translated


def upgrade(path: Path, file: CipherFile) -> None:
    """Raises what `translated` raises; then the registry is still of its older version."""
    with translated(path):
        found = file.driver.execute("PRAGMA user_version").fetchone()[0]
    if found == VERSION:
        return
    with writing(path, file.engine) as connection:
        for statement in (each for version in range(found + 1, VERSION + 1) for each in ADDED[version]):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
