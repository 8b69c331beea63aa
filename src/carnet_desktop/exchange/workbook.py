"""A workbook (XLSX, ODS, XLS) as sheets of texts: values rather than formulas, dates as dates, merged cells filled."""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from ..errors import NotASpreadsheet
from .table import Row, Sheet, is_blank
from .workbook_parts import read_parts, zipped_again
from .workbook_size import LAST_ROW, Size
from .workbook_xls import BrokenFile, is_encrypted_package, xls_sheets
from .workbook_xml import Malformed, OdsContent, Place, Seen, XlsxPart, sheet_parts

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

ZIP: Final = b"PK\x03\x04"
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MANIFEST: Final = "META-INF/manifest.xml"
_ODS_PARTS: Final[tuple[str, ...]] = ("mimetype", _MANIFEST, "content.xml")
_MOST_MERGED: Final = 10_000
_EXACT: Final = 10**15
"""A spreadsheet keeps fifteen digits: those of a longer number are lost before it is read."""

_Value: TypeAlias = int | float | str | bool | time | date | datetime | timedelta


class _Checked(NamedTuple):
    """What may be given to the reader, and what was seen of each sheet, in the order of the workbook."""

    content: io.BytesIO
    seen: Sequence[Seen]


def workbook_sheets(path: Path, data: bytes) -> tuple[Sheet, ...]:
    """The sheets that are not hidden.

    Raises NotASpreadsheet: `password`, `damaged`, `unzipped_too_large`, `sheet_too_large`, `columns`.
    """
    checked = _checked_zip(path, data) if data.startswith(ZIP) else _checked_xls(path, data)
    try:
        return tuple(_sheets(checked))
    except BaseException as error:
        # The reader's own panic is not an Exception; nothing else that stops a program passes for it.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            reason = "password" if type(error).__name__ == "PasswordError" else "damaged"
            raise NotASpreadsheet(path, reason, str(error)) from None
        raise


def _checked_zip(path: Path, data: bytes) -> _Checked:
    parts = read_parts(path, data)
    if b"encryption-data" in parts.get(_MANIFEST, b""):
        raise NotASpreadsheet(path, "password")
    size = Size(path)
    try:
        if "content.xml" in parts:
            seen = OdsContent(parts["content.xml"], size).sheets
            return _Checked(zipped_again({name: parts[name] for name in _ODS_PARTS if name in parts}), seen)
        read = dict(_read_xlsx(parts, size))
        order = sheet_parts(parts)
    except Malformed as error:
        raise NotASpreadsheet(path, "damaged", str(error)) from error
    nothing = Seen()
    kept = {name: parts[name] for name in read}
    return _Checked(zipped_again(kept), [read[name].seen if name in read else nothing for name in order])


def _read_xlsx(parts: Mapping[str, bytes], size: Size) -> Iterator[tuple[str, XlsxPart]]:
    """The parts that are well formed. Pictures of another time (VML) are not, and no list is in them."""
    read: dict[str, XlsxPart] = {}
    for name, content in parts.items():
        with suppress(Malformed):
            read[name] = XlsxPart(content, size)
    for part in read.values():
        for text, times in part.shown.items():
            lengths = (other.shared[text] for other in read.values() if text < len(other.shared))
            size.add_text(max(lengths, default=0) * times)
    yield from read.items()


def _checked_xls(path: Path, data: bytes) -> _Checked:
    if is_encrypted_package(data):
        raise NotASpreadsheet(path, "password")
    try:
        return _Checked(io.BytesIO(data), xls_sheets(data, Size(path)))
    except BrokenFile as error:
        raise NotASpreadsheet(path, "damaged", str(error)) from error


def _sheets(checked: _Checked) -> Iterator[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with CalamineWorkbook.from_filelike(checked.content) as workbook:
        for index, about in enumerate(workbook.sheets_metadata):
            if about.visible == SheetVisibleEnum.Visible and about.typ == SheetTypeEnum.WorkSheet:
                seen = checked.seen[index] if index < len(checked.seen) else Seen()
                yield Sheet(about.name, tuple(_rows(workbook.get_sheet_by_index(index), seen)))


def _rows(sheet: "CalamineSheet", seen: Seen) -> Iterator[Row]:
    if sheet.start is None:
        return
    cells = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False, nrows=LAST_ROW)]
    for (row, column), message in seen.lost.items():
        if row < len(cells) and column < len(cells[row]) and not cells[row][column]:
            cells[row][column] = message
    _fill(cells, sheet.merged_cell_ranges or seen.merged)
    for line, texts in enumerate(map(tuple, cells), 1):
        if not is_blank(texts):
            yield Row(line, texts)


def _fill(cells: list[list[str]], merged: Sequence[tuple[Place, Place]]) -> None:
    """A cell that stands for several rows says its value in each: that is what is seen."""
    for (top, left), (bottom, right) in merged[:_MOST_MERGED]:
        if left == right and top < len(cells) and left < len(cells[top]):
            for row in cells[top + 1 : bottom + 1]:
                row[left] = row[left] or cells[top][left]


def _text(value: _Value) -> str:
    """A value as it would be typed in French; a date as ISO, which nothing mistakes."""
    match value:
        case str():
            return value
        case bool():
            return "oui" if value else "non"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case timedelta():
            return f"{value // timedelta(hours=1)}:{value // timedelta(minutes=1) % 60:02}"
        case _:
            return _number(value)


def _number(value: int | float) -> str:
    if abs(value) >= _EXACT:
        return f"{value:.5E}".replace(".", ",")
    return str(int(value)) if value == int(value) else repr(value).replace(".", ",")
