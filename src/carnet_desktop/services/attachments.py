"""Files attached to a notebook: read from where the person chose, kept encrypted, given back in memory or as a copy."""

import hashlib
import stat
from pathlib import Path
from typing import NamedTuple

from carnet_desktop.domain.attached_files import LIMIT, file_name, media_type_of
from carnet_desktop.domain.facts import utc_text
from carnet_desktop.domain.records import Document, FileRef, MediaType
from carnet_desktop.errors import AttachmentRefused, AttachmentTooLarge, FileUnreadable, RecordNotFound
from carnet_desktop.storage.journal import Blob
from carnet_desktop.storage.rows import AccessRow

from .exports import write_file
from .opening import open_file
from .session import Session


class Attachment(NamedTuple):
    """A file read and accepted: put `file` in a record and give `blob` to `notebooks.put` with it."""

    file: FileRef
    blob: Blob


def read_attachment(path: Path) -> Attachment:
    """A PDF, JPEG or PNG of at most 10 MiB. Raises FileUnreadable, AttachmentTooLarge, AttachmentRefused.

    The file itself is left where it is.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise AttachmentRefused(path)
        if status.st_size > LIMIT:
            raise AttachmentTooLarge(path, status.st_size)
        with path.open("rb") as held:
            data = held.read(LIMIT + 1)
    except OSError as error:
        raise FileUnreadable(path, type(error).__name__) from None
    if len(data) > LIMIT:
        raise AttachmentTooLarge(path, len(data))
    media_type = media_type_of(data)
    if media_type is None:
        raise AttachmentRefused(path)
    return attachment_of(file_name(path.name, media_type), media_type, data)


def attachment_of(name: str, media_type: MediaType, data: bytes) -> Attachment:
    """Bytes that are in memory, under a name that `file_name` would give."""
    digest = hashlib.sha256(data)
    file = FileRef(sha256=digest.hexdigest(), name=name, media_type=media_type, size=len(data))
    return Attachment(file, Blob(digest.digest(), media_type, data))


def attached(session: Session, notebook: str, file: FileRef) -> bytes:
    """The bytes of a file kept in a notebook, in memory. Raises RecordNotFound when it is not kept here, whole."""
    kept = open_file(session, notebook).file.blob(bytes.fromhex(file.sha256))
    if kept is None:
        raise RecordNotFound(Document.kind.name, file.sha256)
    return kept.data


def save_copy(session: Session, notebook: str, file: FileRef, path: Path) -> None:
    """Write a copy, in clear, where the person chose; the access journal says so.

    Raises RecordNotFound, CannotWriteFile.
    """
    write_file(path, attached(session, notebook, file))
    session.registry.log(AccessRow(utc_text(session.now()), session.staff.id, "exported", notebook))
