"""The parts of a zipped workbook (XLSX, ODS): unzipped under a limit, each well formed, zipped again without the rest.

What is given to the reader is this second file: no part lies about its size, holds a DTD, or is anything but XML.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Final

from ..errors import NotASpreadsheet

_LIMIT_UNZIPPED: Final = 64 * 1024 * 1024
_MOST_PARTS: Final = 2_000
_CHUNK: Final = 256 * 1024
_MIMETYPE: Final = "mimetype"  # the only part that is not XML and that a reader needs
_XML: Final = (b"<", b"\xef\xbb\xbf<")
_ENCRYPTED: Final = 1
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def read_parts(path: Path, data: bytes) -> dict[str, bytes]:
    """Its XML parts by name, and its media type.

    Raises NotASpreadsheet: `password`, `unzipped_too_large`, `damaged`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > _MOST_PARTS:
                raise NotASpreadsheet(path, "unzipped_too_large")
            return dict(_parts(path, archive))
    except _BROKEN as error:
        raise NotASpreadsheet(path, "damaged") from error


def zipped_again(parts: Mapping[str, bytes]) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    made.seek(0)
    return made


def _parts(path: Path, archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    left = _LIMIT_UNZIPPED
    for info in archive.infolist():
        if info.flag_bits & _ENCRYPTED:
            raise NotASpreadsheet(path, "password")
        if info.is_dir():
            continue
        with archive.open(info) as part:
            content = _content(path, part, info.filename == _MIMETYPE, left)
        if content is not None:
            left -= len(content)
            yield info.filename, content


def _content(path: Path, part: IO[bytes], needed: bool, limit: int) -> bytes | None:
    """A part that is XML, read to its end, which is where its checksum is verified."""
    read = [part.read(_CHUNK)]
    if not needed and not read[0].startswith(_XML):
        return None
    size = len(read[0])
    while read[-1]:
        if size > limit:
            raise NotASpreadsheet(path, "unzipped_too_large")
        read.append(part.read(_CHUNK))
        size += len(read[-1])
    return b"".join(read)
