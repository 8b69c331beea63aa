"""Saves once in a child of its own for each line it reads, and that child dies at the change to a file it is told.

A line is `change torn` (two integers); the answer `killed` or `saved`. Forking a program that has imported everything
makes each try cost a few milliseconds.
"""

import ctypes
import os
import sys
from pathlib import Path

from tests.journal_samples import CANARY, KEY, NOTEBOOK, SALT, note

from carnet_desktop.storage.notebook_file import NotebookFile
from carnet_desktop.storage.registry import Registry
from carnet_desktop.storage.rows import AgendaRow, DirectoryRow


def main(folder: Path) -> None:
    for line in sys.stdin:
        change, torn = map(int, line.split())
        child = os.fork()
        if child == 0:
            ctypes.CDLL(None).die_at(change, torn)
            save(folder)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else "saved", flush=True)


def save(folder: Path) -> None:
    """One save as the services make it: the notebook, then its anchor with the directory and the agenda."""
    notebook = NotebookFile.open(folder / "notebook.db", KEY, SALT)
    registry = Registry.open(folder / "registry.db", KEY)
    tip = notebook.append(note(f"the last {CANARY} " + "x" * 9000, second=99, record="last"))
    line = DirectoryRow(NOTEBOOK, CANARY, "B", "1998-05-25", "b", b"{}")
    due = AgendaRow(NOTEBOOK, "action", "last", "2026-12-10", CANARY)
    registry.saved([(NOTEBOOK, tip, *notebook.stamp())], [line], {NOTEBOOK: [due]}, [])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
