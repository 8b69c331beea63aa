"""Opening the file of one notebook: its key unsealed, its identity checked, its place against the anchor known."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from carnet_desktop.crypto import keycheck
from carnet_desktop.crypto.seal import seal, unseal
from carnet_desktop.domain.facts import utc_text
from carnet_desktop.errors import FileEmpty, FileMissing, KeyFileMissing, NotebookUnknown, WrongNotebook
from carnet_desktop.storage.files import read_small
from carnet_desktop.storage.notebook_file import NotebookFile
from carnet_desktop.storage.registry import NotebookRow
from carnet_desktop.storage.rows import AccessRow, TransferRow

from .agenda import agenda_row
from .directory import directory_row
from .keys import OpenKeys
from .open_file import OpenFile
from .session import Session
from .transfers import leaving, rows_of

USE: Final = "notebook-key"
_KEY_FILE_LIMIT: Final = 16_384


def seal_notebook_key(keys: OpenKeys, notebook: str, key: bytes) -> bytes:
    """The content of a notebook's .key file: sealed to the team and to recovery."""
    return seal(USE, notebook, keys.document.epoch, key, keys.notebook_recipients)


def notebook_key(session: Session, notebook: str) -> bytes:
    """The key of a notebook. Raises KeyFileMissing, SealRefused."""
    path = session.layout.key(notebook)
    try:
        blob = read_small(path, _KEY_FILE_LIMIT)
    except (FileMissing, FileEmpty):
        raise KeyFileMissing(path) from None
    return unseal(blob, session.keys.team, use=USE, id=notebook)


def open_file(session: Session, notebook: str) -> OpenFile:
    """The open file of a notebook, opened now or already. Raises what is wrong with it (see errors.Damaged)."""
    held = session.files.get(notebook)
    if held is not None:
        return held
    opened = _open(session, notebook)
    session.files[notebook] = opened
    return opened


def close_file(session: Session, notebook: str) -> None:
    opened = session.files.pop(notebook, None)
    if opened is not None:
        opened.file.close()


@contextmanager
def borrowed(session: Session, notebook: str) -> Iterator[OpenFile]:
    """The open file of a notebook, closed afterwards unless it was open before."""
    was_open = notebook in session.files
    try:
        yield open_file(session, notebook)
    finally:
        if not was_open:
            close_file(session, notebook)


def _open(session: Session, notebook: str) -> OpenFile:
    row = session.registry.notebook(notebook)
    if row is None:
        raise NotebookUnknown((notebook,))
    path = session.layout.notebook(notebook)
    key = notebook_key(session, notebook)
    if keycheck.key_check(key, notebook) != row.key_check:
        raise WrongNotebook(path, "key_check")
    file = NotebookFile.open(path, key, row.salt)
    try:
        opened = OpenFile(file, *file.read())
        _hold_against_anchor(session, row, opened)
        return opened
    except BaseException:
        file.close()
        raise


def _hold_against_anchor(session: Session, row: NotebookRow, opened: OpenFile) -> None:
    """A notebook ahead of its anchor, on the same chain, repairs it; any other difference makes it read-only.

    The anchor is written after the notebook's commit, so a crash between the two leaves the notebook ahead, and what it
    tells of transfers with it.
    """
    if opened.tip == row.tip:
        return
    if opened.tip.n > row.tip.n and opened.file.has_chain(row.tip):
        repaired = AccessRow(utc_text(session.now()), session.staff.id, "anchor_repaired", row.id)
        told = rows_of(opened.notebook(row.id, session.structure.id), leaving(session))
        remember(session, {row.id: opened}, [repaired], [*told])
    else:
        opened.read_only = "older_copy"


def remember(
    session: Session,
    saved: Mapping[str, OpenFile],
    access: Sequence[AccessRow] = (),
    transfers: Sequence[TransferRow] = (),
) -> None:
    """Tell the registry, in one commit, where these notebooks now stand; then the list in memory.

    What an older copy holds is listed; its anchor stays ahead of it: the latest copy is still waited for.
    """
    states = [opened.notebook(notebook, session.structure.id) for notebook, opened in saved.items()]
    rows = [directory_row(state) for state in states]
    anchors = [(notebook, held.tip, *held.file.stamp()) for notebook, held in saved.items() if not held.read_only]
    session.registry.saved(anchors, rows, access, transfers, [agenda_row(state) for state in states])
    session.directory.update(rows)
