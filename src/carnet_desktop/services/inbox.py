"""Files received and not decided yet: kept encrypted, as they came, until a person takes them in or refuses them."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

import msgspec

from carnet_desktop.bundles.opening import OpenedBundle, OpenedReceipt, open_transfer, read_file
from carnet_desktop.errors import CarnetError, SenderNotVerified, SenderUnknown
from carnet_desktop.sentences import explain
from carnet_desktop.storage.files import make_private_folder, write_atomic

from .session import Session
from .structures import known_by, own_card


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A file to treat. `sender`: its structure's name, empty while it cannot be told; `received_on`: ISO day; `size`
    in bytes; `is_receipt`: opening it is treating it; `problem`: in French, why it cannot be opened now, or None."""

    path: Path
    sender: str
    received_on: str
    size: int
    is_receipt: bool = False
    problem: str | None = None


def open_received(session: Session, path: Path) -> OpenedBundle | OpenedReceipt:
    """What a file says, once everything about it is verified; nothing is written.

    Raises errors.TransferRefused of every kind, and FileUnreadable.
    """
    own = own_card(session)
    return open_transfer(
        read_file(path),
        path,
        session.keys.receiving,
        (own.structure_id, own.fingerprint),
        lambda key: known_by(session, key),
        session.now(),
    )


def bring(session: Session, path: Path) -> Waiting:
    """Keep a copy of a file that someone brought; the person's own file is never touched.

    A file that no comparing of words would ever open is refused at once, as by `open_received`: it is not kept.
    """
    problem: CarnetError | None = None
    opened: OpenedBundle | OpenedReceipt | None = None
    try:
        opened = open_received(session, path)
    except (SenderUnknown, SenderNotVerified) as error:
        problem = error
    data = read_file(path)
    kept = _place(session, sha256(data).hexdigest())
    if not kept.exists():
        make_private_folder(kept.parent)
        write_atomic(kept, data)
    return _waiting(kept, opened, problem)


def inbox(session: Session) -> list[Waiting]:
    """The files to treat, the first received first."""
    paths = sorted(session.layout.inbox_files(), key=lambda path: path.stat().st_mtime_ns)
    return [_look(session, path) for path in paths]


def discard(session: Session, path: Path) -> None:
    """Throw away a file of the inbox without answering its sender."""
    if path.parent == session.layout.inbox:
        path.unlink(missing_ok=True)


def decided(session: Session, digest: str) -> None:
    """The file of this SHA-256 (hexadecimal) has been treated: its copy goes."""
    _place(session, digest).unlink(missing_ok=True)


def _place(session: Session, digest: str) -> Path:
    return session.layout.inbox / f"{digest}.carnet"


def _look(session: Session, path: Path) -> Waiting:
    try:
        return _waiting(path, open_received(session, path), None)
    except CarnetError as error:
        return _waiting(path, None, error)


def _waiting(path: Path, opened: OpenedBundle | OpenedReceipt | None, problem: CarnetError | None) -> Waiting:
    held = path.stat()
    return Waiting(
        path=path,
        sender=opened.sender.name if opened else getattr(problem, "name", ""),
        received_on=datetime.fromtimestamp(held.st_mtime).astimezone().date().isoformat(),
        size=held.st_size,
        is_receipt=isinstance(opened, OpenedReceipt),
        problem=str(explain(problem)) if problem else None,
    )
