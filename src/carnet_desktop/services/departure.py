"""A file that leaves, and what tells of it: whatever fails, and wherever a kill falls, the two agree.

1. The registry says which file is about to be written, and where: a row *leaving*, that no screen shows.
2. The file is written whole under a hidden name, beside the one that was chosen, and read back.
3. The notebook's commit: from here it is told.
4. The file takes its name: from here it is given.
5. The registry's commit: the line of the journal of transfers, in the place of the row of 1.

Cut short before 3, what stands aside is removed and nothing was told. After 3, the file takes its name and its line is
written: at once, or at the next opening (`settle`). A file that cannot take its name is removed, and its record deleted
in the notebook, whose history keeps both. So a registry that cannot be written stops everything at 1; should it fail at
5 only, the file is given, the notebook tells of it, and the line comes at the next opening. What is aside on a key that
was pulled out waits for it, with its row.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from carnet_desktop.domain.records import Consent, Transfer
from carnet_desktop.domain.writing import deletion, edits
from carnet_desktop.errors import CannotWriteFile, CarnetError
from carnet_desktop.storage.files import put_in_place, write_whole
from carnet_desktop.storage.rows import AccessRow, TransferRow

from .exports import check_place
from .notebooks import save
from .opening import borrowed, remember
from .session import Session
from .transfers import LEAVING, bundle_of, leaving, row_of


class Destination(msgspec.Struct, frozen=True, kw_only=True):
    """What a row *leaving* keeps. `path`: absolute, as the system spells it; `staff`: who sends the file."""

    path: bytes
    staff: str


def give(
    session: Session,
    notebook: str,
    path: Path,
    data: bytes,
    transfer: Transfer,
    consents: Sequence[Consent],
    reason: str,
) -> None:
    """Write the file and tell of it, in the order above. `reason`: why the notebook changes, "" for none.

    Raises CannotWriteFile and storage's refusals: then no file is left, none is told; what was at `path` is as it was.
    """
    path = path.absolute()
    check_place(path)
    if not path.parent.is_dir():
        raise CannotWriteFile(path, "folder")
    row = _announced(session, notebook, path, transfer)
    session.registry.put_transfer(row)
    failure: CarnetError = CannotWriteFile(path, "replace")
    try:
        _write_aside(path, row.bundle, data)
        save(session, notebook, [edit for record in (transfer, *consents) for edit in edits(record)], reason or None)
    except CarnetError as error:
        failure = error
    if not _settled(session, row, cut_short=False):
        raise failure


def settle(session: Session) -> None:
    """Finish what a crash cut short; what cannot be finished now waits for the next opening."""
    for row in leaving(session):
        with suppress(CarnetError, OSError):
            _settled(session, row, cut_short=True)


def _announced(session: Session, notebook: str, path: Path, transfer: Transfer) -> TransferRow:
    line = row_of(notebook, transfer)
    doc = msgspec.json.encode(Destination(path=os.fsencode(path), staff=session.staff.id))
    return msgspec.structs.replace(line, direction=LEAVING, doc=doc)


def _write_aside(path: Path, bundle: str, data: bytes) -> None:
    try:
        write_whole(_aside(path, bundle), data, read_again=True)
    except OSError as error:
        raise CannotWriteFile(path, type(error).__name__) from None


def _aside(path: Path, bundle: str) -> Path:
    return path.with_name(f".{bundle}.part")


def _settled(session: Session, row: TransferRow, *, cut_short: bool) -> bool:
    """Whether the file is given: the notebook decides. Raises what opening and saving it raise."""
    to = msgspec.json.decode(row.doc, type=Destination)
    path = Path(os.fsdecode(to.path))
    aside = _aside(path, row.bundle)
    with borrowed(session, row.notebook) as opened:
        if opened.read_only:
            return False  # an older copy does not say what the latest one told
        state = opened.notebook(row.notebook, session.structure.id)
        told = [entry.record for entry in state.entries(Transfer) if bundle_of(entry.record) == row.bundle]
        if told and not _takes_its_name(aside, path, before=cut_short):
            save(session, row.notebook, [edit for transfer in told for edit in deletion(transfer)])
            told = []
        with suppress(CarnetError, OSError):  # the notebook has decided: what remains comes at the next opening
            if told:
                access = AccessRow(row.at, to.staff, "exported", row.notebook, row.bundle)
                lines = [row_of(row.notebook, transfer) for transfer in told]
                remember(session, {row.notebook: opened}, [access], lines)
            elif path.parent.is_dir():
                aside.unlink(missing_ok=True)
                session.registry.drop_transfer(row.bundle)
    return bool(told)


def _takes_its_name(aside: Path, path: Path, *, before: bool) -> bool:
    """`before`: whether it may have had it already when the program was killed; it may be anywhere since."""
    try:
        put_in_place(aside, path)
    except FileNotFoundError:
        return before
    except OSError:
        return False
    except CarnetError:
        pass  # it has its name, on a folder that cannot be synced
    return True
