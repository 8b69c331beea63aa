"""Does one piece of work in a child of its own for each line it reads, and that child dies at the change it is told.

A line is `change torn` and what the work is given, in words; the answer `killed` or `done`. Forking a program that
has imported everything makes each try cost a few milliseconds.
"""

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path

from tests.journal_samples import CANARY, KEY, NOTEBOOK, SALT, birth, note

from carnet_desktop.storage.files import make_private_folder, write_atomic
from carnet_desktop.storage.journal import Blob, Received
from carnet_desktop.storage.layout import Layout
from carnet_desktop.storage.notebook_file import NotebookFile
from carnet_desktop.storage.registry import NotebookRow, Registry
from carnet_desktop.storage.rows import DirectoryRow


def main() -> None:
    works: dict[str, Callable[..., None]] = {"save": save, "receive": receive, "create": create, "upgrade": upgrade}
    for line in sys.stdin:
        change, torn, work, *given = line.split()
        child = os.fork()
        if child == 0:
            ctypes.CDLL(None).die_at(int(change), int(torn))
            works[work](*given)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else "done", flush=True)


def save(folder: str) -> None:
    """One save as the services make it: the notebook, then its anchor with its line of the directory."""
    notebook = NotebookFile.open(Path(folder, "notebook.db"), KEY, SALT)
    registry = Registry.open(Path(folder, "registry.db"), KEY)
    tip = notebook.append(note(f"the last {CANARY} " + "x" * 9000, second=99, record="last"))
    line = DirectoryRow(NOTEBOOK, CANARY, "B", "1998-05-25", "b", b"{}")
    registry.saved([(NOTEBOOK, tip, *notebook.stamp())], [line], [])


def receive(folder: str) -> None:
    """A bundle taken in: its facts and a file with a fact of ours, then their anchor."""
    notebook = NotebookFile.open(Path(folder, "notebook.db"), KEY, SALT)
    registry = Registry.open(Path(folder, "registry.db"), KEY)
    brought = note(f"brought {CANARY} " + "x" * 9000, second=98, record="brought")
    blob = Blob(bytes(32), "application/pdf", CANARY.encode() * 200)
    tip = notebook.append(note("taken in", second=99, record="last"), Received("bundle", brought, [blob]))
    line = DirectoryRow(NOTEBOOK, CANARY, "B", "1998-05-25", "b", b"{}")
    registry.saved([(NOTEBOOK, tip, *notebook.stamp())], [line], [])


def upgrade(registry: str) -> None:
    """The first opening of a registry that an older version wrote."""
    Registry.open(Path(registry), KEY)


def create(home: str, registry_key: str, notebook: str, key_check: str, sealed: str) -> None:
    """One new notebook as the services make it: reserved, its key, its file, then its anchor."""
    layout = Layout(Path(home))
    registry = Registry.open(layout.registry, bytes.fromhex(registry_key))
    registry.reserve([NotebookRow.reserved(notebook, SALT, bytes.fromhex(key_check))])
    make_private_folder(layout.notebook(notebook).parent)
    write_atomic(layout.key(notebook), bytes.fromhex(sealed))
    file = NotebookFile.create(layout.notebook(notebook), KEY, SALT, notebook, birth(notebook))
    line = DirectoryRow(notebook, CANARY, "", "", "", b"{}")
    registry.saved([(notebook, file.tip(), *file.stamp())], [line], [])


if __name__ == "__main__":
    main()
