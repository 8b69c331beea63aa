"""Does one piece of work in a child of its own for each line it reads, and that child dies at the change it is told.

A line is `change torn` and what the work is given, between tabs; the answer `killed` or `done`. Forking a program that
has imported everything, and has opened the keys, makes each try cost a few milliseconds.
"""

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path

from tests.crash.reopening import keys_of, reopened
from tests.exchanging import order
from tests.journal_samples import CANARY, KEY, NOTEBOOK, SALT, birth, note

from carnet_desktop.services import inbox, receiving, sending
from carnet_desktop.services.exports import write_file
from carnet_desktop.services.session import Session
from carnet_desktop.storage.files import make_private_folder, write_atomic
from carnet_desktop.storage.journal import Blob, Received
from carnet_desktop.storage.layout import Layout
from carnet_desktop.storage.notebook_file import NotebookFile
from carnet_desktop.storage.registry import NotebookRow, Registry
from carnet_desktop.storage.rows import DirectoryRow


def main() -> None:
    works: dict[str, Callable[..., None]] = {"save": save, "receive": receive, "create": create, "upgrade": upgrade}
    crossings: dict[str, Callable[..., None]] = {"send": send, "take_in": take_in, "answered": answered}
    for line in sys.stdin:
        change, torn, work, *given = line.rstrip("\n").split("\t")
        if work in crossings:
            keys_of(Path(given[0]))
        child = os.fork()
        if child == 0:
            begun = [reopened(Path(given[0])), *given[1:]] if work in crossings else given
            ctypes.CDLL(None).die_at(int(change), int(torn))
            (works | crossings)[work](*begun)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else "done" if status == 0 else "failed", flush=True)


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


def send(session: Session, notebook: str, to: str, file: str) -> None:
    """One file for another structure, with the agreement told with it."""
    sending.prepare(session, notebook, order(to), Path(file))


def take_in(session: Session, file: str, receipt: str) -> None:
    """A file that was brought, accepted, and the receipt of it."""
    found = receiving.look(session, inbox.bring(session, Path(file)).path)
    assert isinstance(found, receiving.Received)
    done = receiving.accept(session, found, found.whose.known)
    write_file(Path(receipt), done.receipt, read_again=True)


def answered(session: Session, receipt: str) -> None:
    """A receipt that was brought."""
    receiving.look(session, inbox.bring(session, Path(receipt)).path)


if __name__ == "__main__":
    main()
