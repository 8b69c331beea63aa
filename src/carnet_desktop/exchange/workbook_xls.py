"""What stands in an XLS file (BIFF records in a compound file): how much its sheets ask for, and its errors.

Sources: [MS-CFB] and [MS-XLS]. Nothing is read from here but sizes, places and errors.
"""

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from .workbook_size import Size
from .workbook_xml import Place, Seen

_END_OF_CHAIN: Final = 0xFFFFFFFA  # this number and those above are no sectors
_ERRORS: Final = {
    0x00: "#NUL!", 0x07: "#DIV/0!", 0x0F: "#VALEUR!", 0x17: "#REF!", 0x1D: "#NOM?", 0x24: "#NOMBRE!", 0x2A: "#N/A",
}  # fmt: skip
_SHEET, _END, _TEXTS, _MORE = 0x0085, 0x000A, 0x00FC, 0x003C
_SHARED_TEXT, _ERROR_OR_BOOLEAN, _FORMULA, _SEVERAL_NUMBERS = 0x00FD, 0x0205, 0x0006, 0x00BD
_FILLED: Final = {_SHARED_TEXT, _ERROR_OR_BOOLEAN, _FORMULA, 0x0204, 0x0203, 0x027E, 0x00D6, 0x0002, 0x0003, 0x0004}
_OWN_TEXT: Final = {0x0204, 0x00D6, 0x0004, 0x0207}


class BrokenFile(Exception):
    """Not a compound file that holds a workbook."""


class _Record(NamedTuple):
    kind: int
    body: bytes


def xls_sheets(data: bytes, size: Size) -> list[Seen]:
    """The sheets in the order of the workbook. Raises BrokenFile, and what `Size` raises."""
    try:
        stream = _Compound(data).stream("Workbook", "Book")
        return _sheets(stream, size)
    except (struct.error, IndexError, ValueError) as error:
        raise BrokenFile(str(error)) from error


def is_encrypted_package(data: bytes) -> bool:
    """Whether this compound file is an XLSX file under a password."""
    try:
        return "EncryptedPackage" in _Compound(data).names
    except (struct.error, IndexError, ValueError, BrokenFile):
        return False


class _Compound:
    """The streams of a compound file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise BrokenFile("sector size")
        self._sector = 1 << shift
        directory, _, self._cutoff, mini_fat, _, more, _ = struct.unpack_from("<7I", data, 48)
        tables = [sector for sector in struct.unpack_from("<109I", data, 76) if sector < _END_OF_CHAIN]
        tables += self._more_tables(more)
        self._next: list[int] = [number for sector in tables for number in self._numbers(sector)]
        self._mini_next: list[int] = [
            number for sector in self._chain(mini_fat, self._next) for number in self._numbers(sector)
        ]
        entries = b"".join(map(self._at, self._chain(directory, self._next)))
        self.names = dict(_entries(entries))
        root = struct.unpack_from("<I", entries, 116)[0]
        self._mini = b"".join(map(self._at, self._chain(root, self._next)))

    def stream(self, *names: str) -> bytes:
        found = next((self.names[name] for name in names if name in self.names), None)
        if found is None:
            raise BrokenFile("no workbook")
        start, length = found
        if length < self._cutoff:
            return b"".join(self._mini[64 * n : 64 * n + 64] for n in self._chain(start, self._mini_next))[:length]
        return b"".join(map(self._at, self._chain(start, self._next)))[:length]

    def _at(self, sector: int) -> bytes:
        return self._data[(sector + 1) * self._sector : (sector + 2) * self._sector]

    def _numbers(self, sector: int) -> tuple[int, ...]:
        body = self._at(sector)
        return struct.unpack_from(f"<{len(body) // 4}I", body)

    def _more_tables(self, sector: int) -> Iterator[int]:
        for _ in range(len(self._data) // self._sector):
            if sector >= _END_OF_CHAIN:
                return
            *tables, sector = self._numbers(sector)
            yield from (table for table in tables if table < _END_OF_CHAIN)

    def _chain(self, sector: int, following: list[int]) -> Iterator[int]:
        for _ in range(len(following) + 1):
            if sector >= _END_OF_CHAIN:
                return
            yield sector
            sector = following[sector]
        raise BrokenFile("a chain without an end")


def _entries(directory: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    for at in range(0, len(directory) - 127, 128):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le")
        start, size = struct.unpack_from("<II", directory, at + 116)
        yield name, (start, size)


def _records(stream: bytes, at: int) -> Iterator[_Record]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield _Record(kind, stream[at + 4 : at + 4 + length])
        at += 4 + length


def _sheets(stream: bytes, size: Size) -> list[Seen]:
    """Each sheet is read from where the workbook says it begins, as its reader does: two may begin at one place."""
    starts: list[int] = []
    texts: list[bytes] = []
    last = 0
    for record in _records(stream, 0):
        if record.kind == _SHEET:
            starts.append(struct.unpack_from("<I", record.body)[0])
        elif record.kind == _TEXTS or (record.kind == _MORE and last == _TEXTS):
            texts.append(record.body)
        elif record.kind == _END:
            break
        if record.kind != _MORE:
            last = record.kind
    lengths = _text_lengths(texts)
    return [_sheet(stream, start, lengths, size) for start in starts]


def _sheet(stream: bytes, start: int, lengths: list[int], size: Size) -> Seen:
    seen = Seen()
    for record in _records(stream, start):
        if record.kind == _END:
            break
        if record.kind in _OWN_TEXT:
            size.add_text(len(record.body))
        if record.kind == _SEVERAL_NUMBERS:
            row, first = struct.unpack_from("<HH", record.body)
            last = struct.unpack_from("<H", record.body, len(record.body) - 2)[0]
            size.add(row, last, times=max(last - first + 1, 1))
        elif record.kind in _FILLED:
            place: Place = struct.unpack_from("<HH", record.body)
            size.add(*place)
            if record.kind == _SHARED_TEXT:
                text = struct.unpack_from("<I", record.body, 6)[0]
                size.add_text(lengths[text] if text < len(lengths) else 0)
            elif (code := _error(record)) is not None:
                seen.lost[place] = _ERRORS.get(code, "#N/A")
    return seen


def _error(record: _Record) -> int | None:
    """The code of an error, typed or computed."""
    if record.kind == _ERROR_OR_BOOLEAN and record.body[7]:
        return record.body[6]
    if record.kind == _FORMULA and record.body[12:14] == b"\xff\xff" and record.body[6] == 2:
        return record.body[8]
    return None


def _text_lengths(bodies: list[bytes]) -> list[int]:
    """The length of each shared text. One that goes on in the next record repeats there how it is coded."""
    lengths: list[int] = []
    if not bodies:
        return lengths
    pieces = iter(bodies)
    body, at = next(pieces), 8
    while True:
        while at >= len(body):
            following = next(pieces, None)
            if following is None:
                return lengths
            body, at = following, at - len(body)
        characters, coding = struct.unpack_from("<HB", body, at)
        at += 3
        runs = struct.unpack_from("<H", body, at)[0] if coding & 8 else 0
        at += 2 if coding & 8 else 0
        extra = struct.unpack_from("<I", body, at)[0] if coding & 4 else 0
        at += 4 if coding & 4 else 0
        lengths.append(characters)
        left = characters
        while True:
            width = 2 if coding & 1 else 1
            here = min(left, (len(body) - at) // width)
            left -= here
            at += here * width
            if not left:
                break
            following = next(pieces, None)
            if following is None:
                return lengths
            body, coding, at = following, following[0], 1
        at += 4 * runs + extra
