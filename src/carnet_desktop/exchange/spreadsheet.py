"""A CSV file as a table of texts: its bytes, characters, delimiter and quotes; what columns mean is not known here."""

import csv
import io
import re
import stat
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

from ..errors import FileUnreadable, NotASpreadsheet

Encoding: TypeAlias = Literal["utf-8", "windows-1252", "mixed"]

LIMIT_BYTES: Final = 16 * 1024 * 1024
_MAX_ROWS: Final = 20_000
_MAX_COLUMNS: Final = 200
_DELIMITERS: Final = (";", ",", "\t")
_NOT_TEXT: Final = (b"PK\x03\x04", b"SQLite format 3", b"\xd0\xcf\x11\xe0", b"%PDF-", b"\x1f\x8b", b"7z\xbc\xaf")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_BOM: Final = b"\xef\xbb\xbf"
_DECLARED: Final = re.compile(r"sep=([;,\t])(?:\r\n|\r|\n)", re.IGNORECASE)  # a line Excel writes and reads


class Row(NamedTuple):
    """`line` is the number a spreadsheet shows beside the row, from 1; a cell may hold several lines of text."""

    line: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """The first row that is not blank gives the headers; blank rows are left out."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: Encoding
    delimiter: str


def read_table(path: Path, *, limit_bytes: int = LIMIT_BYTES) -> Table:
    """The table of a CSV file.

    Raises FileUnreadable, or NotASpreadsheet with the reason: `too_large`, `binary`, `utf16`, `empty`, `quotes` (never
    closed) or `stray_quotes` (closed too early; detail: the line), `columns` (more than detail), `rows` (none).
    """
    data = _bytes(path, limit_bytes)
    _refuse_what_is_not_text(path, data)
    text, encoding = _decoded(data.removeprefix(_BOM))
    if not text.strip():
        raise NotASpreadsheet(path, "empty")
    csv.field_size_limit(limit_bytes)  # the module's own, 131 072, would refuse one long cell
    declared = _DECLARED.match(text)
    delimiter = declared[1] if declared else _guessed_delimiter(text)
    rows = _rows(path, text[declared.end() :] if declared else text, delimiter, before=1 if declared else 0)
    if len(rows) < 2:
        raise NotASpreadsheet(path, "rows")
    return Table(rows[0].cells, tuple(rows[1:]), encoding, delimiter)


def _bytes(path: Path, limit: int) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileUnreadable(path, "not a file")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:  # ValueError: a path that holds NUL
        raise FileUnreadable(path, getattr(error, "strerror", None) or "path") from error
    if len(data) > limit:
        raise NotASpreadsheet(path, "too_large")
    return data


def _refuse_what_is_not_text(path: Path, data: bytes) -> None:
    if data.startswith(_UTF_16):
        raise NotASpreadsheet(path, "utf16")
    if data.startswith(_NOT_TEXT) or b"\0" in data:
        raise NotASpreadsheet(path, "binary")


def _decoded(data: bytes) -> tuple[str, Encoding]:
    """UTF-8, else Windows-1252; line by line when a file holds both, as files glued together do."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    lines: list[str] = []
    encoding: Encoding = "windows-1252"
    for line in data.splitlines(keepends=True):
        try:
            lines.append(line.decode("utf-8"))
            encoding = "windows-1252" if line.isascii() and encoding == "windows-1252" else "mixed"
        except UnicodeDecodeError:
            lines.append(_windows_1252(line))
    return "".join(lines), encoding


def _windows_1252(line: bytes) -> str:
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:  # five bytes mean nothing in Windows-1252
        return line.decode("latin-1")


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _guessed_delimiter(text: str) -> str:
    """The delimiter that cuts the first row into most cells."""
    return max(_DELIMITERS, key=lambda delimiter: _cells_of_first_row(text, delimiter))


def _cells_of_first_row(text: str, delimiter: str) -> int:
    try:
        return next((len(cells) for cells in _reader(text, delimiter) if any(cells)), 0)
    except csv.Error:
        return 0


def _rows(path: Path, text: str, delimiter: str, before: int) -> list[Row]:
    """The rows that are not blank; `before` lines stand above them in the file."""
    reader = _reader(text, delimiter)
    rows: list[Row] = []
    for line in count(before + 1):
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            reason = "quotes" if "unexpected end" in str(error) else "stray_quotes"
            raise NotASpreadsheet(path, reason, str(line)) from error
        if len(cells) > _MAX_COLUMNS:
            raise NotASpreadsheet(path, "columns", str(_MAX_COLUMNS))
        if any(map(str.strip, cells)):
            rows.append(Row(line, tuple(cells)))
        if len(rows) > _MAX_ROWS + 1:
            raise NotASpreadsheet(path, "too_large")
    return rows
