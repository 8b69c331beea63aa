"""The files of a bundle: exactly those that its facts name, each once, and each what its name says."""

import hashlib
from collections.abc import Iterable
from typing import Final

import msgspec

from ..domain.attached_files import NAMES_OF_DEVICES, media_type_of
from ..domain.facts import Fact
from ..errors import TransferMalformed, TransferTooHeavy
from .content import Attachment
from .texts import FileName, Hex32

WEIGHT_MAX: Final = 12 * 1024 * 1024


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The value of a field `file`. `size` in bytes."""

    sha256: Hex32
    name: FileName
    media_type: str
    size: int


def check_attachments(facts: Iterable[Fact], attachments: Iterable[Attachment]) -> None:
    """Raises TransferTooHeavy (attachments) and TransferMalformed (attachment_name, attachment_type, attachment)."""
    held: dict[str, bytes] = {}
    for attachment in attachments:
        if attachment.sha256 in held or hashlib.sha256(attachment.data).hexdigest() != attachment.sha256:
            raise TransferMalformed("attachment")
        held[attachment.sha256] = attachment.data
    if sum(map(len, held.values())) > WEIGHT_MAX:
        raise TransferTooHeavy("attachments")
    files = [_file(fact.value) for fact in facts if fact.field == "file" and fact.value is not None]
    if {file.sha256 for file in files} != held.keys():
        raise TransferMalformed("attachment")
    for file in files:
        _check(file, held[file.sha256])


def _file(value: object) -> _File:
    try:
        file = msgspec.convert(value, _File)
    except msgspec.ValidationError:
        raise TransferMalformed("attachment_name") from None
    if file.name.partition(".")[0].strip().casefold() in NAMES_OF_DEVICES:
        raise TransferMalformed("attachment_name")
    return file


def _check(file: _File, data: bytes) -> None:
    if media_type_of(data) != file.media_type:
        raise TransferMalformed("attachment_type")
    if file.size != len(data):
        raise TransferMalformed("attachment")
