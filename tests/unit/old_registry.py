"""A registry as an older version wrote it, for tests."""

from pathlib import Path
from typing import Final

from tests.journal_samples import CANARY, KEY, NOTEBOOK, SALT

from carnet_desktop.storage.cipher import create_file
from carnet_desktop.storage.journal import Tip
from carnet_desktop.storage.registry import NotebookRow, Registry
from carnet_desktop.storage.registry_tables import ADDED, APPLICATION, SCHEMA
from carnet_desktop.storage.rows import DirectoryRow

LINE: Final = DirectoryRow(
    NOTEBOOK, CANARY, "Belkacem", "1998-05-25", "yasmina belkacem", b'{"phones":["+33612345678"]}'
)


def older_version(path: Path, version: int = 1) -> Registry:
    """With a setting, an anchor and a line of the directory."""
    later = [statement for added in ADDED if added > version for statement in ADDED[added]]
    statements = [statement for statement in SCHEMA if statement not in later]
    assert len(statements) == len(SCHEMA) - len(later)
    registry = Registry(path, create_file(path, KEY, SALT, APPLICATION, version, statements))
    registry.set_setting("kept", {"since": 1})
    registry.reserve([NotebookRow.reserved(NOTEBOOK, bytes(16), bytes(32))])
    registry.saved([(NOTEBOOK, Tip(7, bytes(32)), 1, 1)], [LINE], [])
    return registry
