"""A CSV file as rows of texts: its characters, delimiter and quotes; what columns mean is not known here."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Final

from ..errors import NotASpreadsheet
from .table import LIMIT_BYTES, MOST_COLUMNS, MOST_ROWS, Row, is_blank

_DELIMITERS: Final = (";", ",", "\t", "|")
_ROWS_LOOKED_AT: Final = 20
_NOT_TEXT: Final = (b"PK\x03\x04", b"SQLite format 3", b"\xd0\xcf\x11\xe0", b"%PDF-", b"\x1f\x8b", b"7z\xbc\xaf")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_BOM: Final = b"\xef\xbb\xbf"
_DECLARED: Final = re.compile(r"sep=([;,\t|])(?:\r\n|\r|\n)", re.IGNORECASE)  # a line Excel writes and reads


def csv_rows(path: Path, data: bytes) -> tuple[tuple[Row, ...], bool]:
    """The rows of a CSV file that are not blank, and whether its characters were coded in two ways.

    Raises NotASpreadsheet with the reason: `binary`, `empty`, `quotes` (never closed) or `stray_quotes` (closed too
    early; detail: the line), `columns` (more than detail), `too_large` (too many rows).
    """
    text, mixed = _decoded(path, data)
    if not text.strip():
        raise NotASpreadsheet(path, "empty")
    csv.field_size_limit(LIMIT_BYTES)  # the module's own, 131 072, would refuse one long cell
    declared = _DECLARED.match(text)
    delimiter = declared[1] if declared else _guessed_delimiter(text)
    rows = _rows(path, text[declared.end() :] if declared else text, delimiter, before=1 if declared else 0)
    return tuple(rows), mixed


def _decoded(path: Path, data: bytes) -> tuple[str, bool]:
    """UTF-16 when it says so (the "Unicode text" of Excel), UTF-8, else Windows-1252.

    True when a file holds both of the last two, as files glued together do: they are then told line by line.
    """
    if data.startswith(_UTF_16):
        return _utf_16(path, data), False
    if data.startswith(_NOT_TEXT) or b"\0" in data:
        raise NotASpreadsheet(path, "binary")
    plain = data.removeprefix(_BOM)
    try:
        return plain.decode("utf-8"), False
    except UnicodeDecodeError:
        pass
    lines: list[str] = []
    mixed = False
    for line in plain.splitlines(keepends=True):
        try:
            lines.append(line.decode("utf-8"))
            mixed = mixed or not line.isascii()
        except UnicodeDecodeError:
            lines.append(_windows_1252(line))
    return "".join(lines), mixed


def _utf_16(path: Path, data: bytes) -> str:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise NotASpreadsheet(path, "binary") from error
    if "\0" in text:
        raise NotASpreadsheet(path, "binary")
    return text


def _windows_1252(line: bytes) -> str:
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:  # five bytes mean nothing in Windows-1252
        return line.decode("latin-1")


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _guessed_delimiter(text: str) -> str:
    """The delimiter that cuts the first row into most cells; a title over the list is cut into too few to tell."""
    cut = [(_cells_of_first_rows(text, delimiter), delimiter) for delimiter in _DELIMITERS]
    for enough in (3, 2):
        for index in range(_ROWS_LOOKED_AT):
            cells, delimiter = max(
                ((counts[index], delimiter) for counts, delimiter in cut if index < len(counts)),
                key=lambda found: found[0],
                default=(0, ""),
            )
            if cells >= enough:
                return delimiter
    return _DELIMITERS[0]


def _cells_of_first_rows(text: str, delimiter: str) -> list[int]:
    counts: list[int] = []
    try:
        for cells in islice((cells for cells in _reader(text, delimiter) if any(cells)), _ROWS_LOOKED_AT):
            counts.append(len(cells))
    except csv.Error:
        pass
    return counts


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
        if len(cells) > MOST_COLUMNS:
            raise NotASpreadsheet(path, "columns", str(MOST_COLUMNS))
        if not is_blank(tuple(cells)):
            rows.append(Row(line, tuple(cells)))
        if len(rows) > MOST_ROWS + 1:
            raise NotASpreadsheet(path, "too_large")
    return rows
