"""What stands in the XML of a workbook: how much each sheet asks for, the cells a spreadsheet could not compute."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple
from xml.parsers import expat

from .workbook_size import Size

Place = tuple[int, int]
"""Row and column, from 0."""

_REFERENCE: Final = re.compile(r"([A-Za-z]{0,3})([0-9]{0,7})")
_MOST_REPEATS: Final = 2**31


class Malformed(Exception):
    """A part that is not plain, well-formed XML in UTF-8: no reader is given it."""


class Merged(NamedTuple):
    first: Place
    last: Place


class Seen:
    """One sheet: `lost`, the cells that hold the message of an error, or a formula without its value; `merged`."""

    def __init__(self) -> None:
        self.lost: dict[Place, str] = {}
        self.merged: list[Merged] = []


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _parsed(
    content: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Read one part as UTF-8, whatever it declares: a second way to read it would be a way around the count."""

    def refuse(*_anything: object) -> None:
        raise Malformed("a document type is declared")

    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError) as error:
        raise Malformed(str(error)) from error


class XlsxPart:
    """One part of an XLSX file: a sheet, the table of shared texts, or anything else, told by its elements.

    Raises Malformed, and what `Size` raises.
    """

    def __init__(self, content: bytes, size: Size) -> None:
        self.seen = Seen()
        self.shared: list[int] = []
        """The lengths of the shared texts it holds."""
        self.shown: Counter[int] = Counter()
        """How many cells show each shared text."""
        self._size = size
        self._row = self._column = -1
        self._attributes: dict[str, str] = {}
        self._value: list[str] | None = None
        self._has_value = self._has_formula = False
        _parsed(content, self._start, self._end, self._text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match _local(name):
            case "row":
                self._row = self._number(attributes.get("r"), self._row + 1)
                self._column = -1
            case "c":
                self._begin_cell({_local(key): value for key, value in attributes.items()})
            case "v" | "is" | "si":
                self._value = []
            case "f":
                self._has_formula = True

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._attributes = attributes
        self._has_value = self._has_formula = False
        column, row = self._place(attributes.get("r", ""))
        self._row = max(self._row, 0) if row is None else max(self._row, row)
        self._column = self._column + 1 if column is None else max(self._column + 1, column)

    def _end(self, name: str) -> None:
        match _local(name):
            case "v" | "is":
                self._end_value()
            case "si":
                self.shared.append(len("".join(self._value or ())))
                self._value = None
            case "c":
                if self._has_formula and not self._has_value:
                    self.seen.lost[(self._row, self._column)] = "#CALC!"
                    self._size.add(self._row, self._column)

    def _end_value(self) -> None:
        words = "".join(self._value or ())
        self._value = None
        if not words:
            return
        self._has_value = True
        self._size.add(self._row, self._column, text=len(words))
        kind = self._attributes.get("t")
        if kind == "s" and words.strip().isdigit():
            self.shown[int(words)] += 1
        elif kind == "e":
            self.seen.lost[(self._row, self._column)] = words

    def _text(self, text: str) -> None:
        if self._value is not None:
            self._value.append(text)

    @staticmethod
    def _number(written: str | None, otherwise: int) -> int:
        return max(int(written) - 1, otherwise) if written and written.isdecimal() else otherwise

    @staticmethod
    def _place(reference: str) -> tuple[int | None, int | None]:
        match = _REFERENCE.fullmatch(reference)
        if match is None:
            return None, None
        column = 0
        for letter in match[1].upper():
            column = column * 26 + ord(letter) - ord("A") + 1
        return (column - 1 if match[1] else None), (int(match[2]) - 1 if match[2] else None)


class OdsContent:
    """The content of an ODS file: its sheets in order.

    Raises Malformed, and what `Size` raises.
    """

    def __init__(self, content: bytes, size: Size) -> None:
        self.sheets: list[Seen] = []
        self._size = size
        self._row = self._column = 0
        self._row_times = self._cell_times = 1
        self._deep = 0
        self._in_cell = False
        self._attributes: dict[str, str] = {}
        self._length = 0
        self._words: list[str] = []
        self._filled: list[tuple[int, int, int]] = []
        _parsed(content, self._start, self._end, self._text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match _local(name):
            case "table":
                if self._deep:
                    raise Malformed("a table in a table")
                self._deep, self._row = 1, 0
                self.sheets.append(Seen())
            case "table-row":
                self._row_times, self._column = self._times(attributes, "number-rows-repeated"), 0
                self._filled = []
            case "table-cell" | "covered-table-cell":
                self._in_cell = True
                self._attributes = attributes
                self._cell_times = self._times(attributes, "number-columns-repeated")
                self._words, self._length = [], sum(map(len, attributes.values()))
            case "s" if self._in_cell:
                self._length += self._times(attributes, "c")

    def _end(self, name: str) -> None:
        match _local(name):
            case "table":
                self._deep = 0
            case "table-cell" | "covered-table-cell":
                if self._in_cell and self._deep:
                    self._end_cell()
                self._in_cell = False
            case "table-row":
                for column, times, length in self._filled:
                    last = self._row + self._row_times - 1
                    self._size.add(last, column + times - 1, text=length, times=times * self._row_times)
                self._row += self._row_times

    def _end_cell(self) -> None:
        place = (self._row, self._column)
        kinds = [value for key, value in self._attributes.items() if _local(key) == "value-type"]
        if kinds or self._words:
            self._filled.append((self._column, self._cell_times, self._length))
        if "error" in kinds:
            self.sheets[-1].lost[place] = "".join(self._words)
        rows, columns = (self._times(self._attributes, f"number-{what}-spanned") for what in ("rows", "columns"))
        if rows > 1 or columns > 1:
            self.sheets[-1].merged.append(Merged(place, (place[0] + rows - 1, place[1] + columns - 1)))
        self._column += self._cell_times

    def _text(self, text: str) -> None:
        if self._in_cell:
            self._length += len(text)
            self._words.append(text)

    def _times(self, attributes: dict[str, str], name: str) -> int:
        for key, value in attributes.items():
            if _local(key) == name:
                if not value.isdecimal() or not 0 < int(value) < _MOST_REPEATS:
                    raise Malformed(name)
                return int(value)
        return 1


def sheet_parts(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """The names of the parts of an XLSX file that are its sheets, in the order of the workbook. Raises Malformed."""
    targets: dict[str, str] = {}
    order: list[str] = []

    def related(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "sheet":
            order.append(next((value for key, value in attributes.items() if key.endswith(":id")), ""))

    _parsed(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"), related, _nothing, _nothing)
    _parsed(parts.get("xl/workbook.xml", b"<none/>"), sheet, _nothing, _nothing)
    return tuple(targets.get(relation, "") for relation in order)


def _nothing(_: str) -> None:
    pass
