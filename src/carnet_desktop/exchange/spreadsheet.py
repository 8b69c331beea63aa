"""A list in any file a spreadsheet writes (CSV, XLSX, XLS, ODS): which sheet, which line of titles, which rows."""

from collections.abc import Callable
from math import ceil
from pathlib import Path
from typing import Final

from ..errors import NotASpreadsheet
from .csv_file import csv_rows
from .file_bytes import file_bytes
from .table import LIMIT_BYTES, MOST_ROWS, Row, Sheet, Table
from .workbook import COMPOUND, ZIP, workbook_sheets

_TITLES_WITHIN: Final = 30
_KNOWN_TITLES: Final = 2  # one word that is also a title may stand anywhere


def read_table(path: Path, known_titles: Callable[[Row], int], *, limit_bytes: int = LIMIT_BYTES) -> Table:
    """The list of a file. `known_titles` tells how many cells of a row are titles of columns we know.

    Of several sheets, the one whose titles are best known, then the longest. Raises FileUnreadable, or NotASpreadsheet
    with the reason: `too_large`, `rows` (none), and those of `csv_rows` and `workbook_sheets`.
    """
    data = file_bytes(path, limit_bytes)
    if len(data) > limit_bytes:
        raise NotASpreadsheet(path, "too_large")
    mixed = False
    if data.startswith((ZIP, COMPOUND)):
        sheets = workbook_sheets(path, data)
    else:
        rows, mixed = csv_rows(path, data)
        sheets = (Sheet("", rows),)
    filled = [sheet for sheet in sheets if sheet.rows]
    if not filled:
        raise NotASpreadsheet(path, "empty")
    chosen = max(filled, key=lambda sheet: (max(map(known_titles, sheet.rows[:_TITLES_WITHIN])), len(sheet.rows)))
    titles = _titles(chosen.rows, known_titles)
    rows = chosen.rows[titles + 1 :]
    if not rows:
        raise NotASpreadsheet(path, "rows")
    if len(rows) > MOST_ROWS:
        raise NotASpreadsheet(path, "sheet_too_large", str(MOST_ROWS))
    return Table(
        headers=chosen.rows[titles].cells,
        rows=rows,
        title_line=chosen.rows[titles].line,
        above=chosen.rows[:titles],
        sheet=chosen.name,
        other_sheets=tuple(sheet.name for sheet in filled if sheet is not chosen),
        mixed_encodings=mixed,
    )


def _titles(rows: tuple[Row, ...], known_titles: Callable[[Row], int]) -> int:
    """Where the titles stand: the first of the rows that hold most known ones, else the first that is as wide as a
    list, since what stands above a list is a title or a date."""
    first = rows[:_TITLES_WITHIN]
    known = [known_titles(row) for row in first]
    if max(known) >= _KNOWN_TITLES:
        return known.index(max(known))
    filled = [sum(1 for cell in row.cells if cell.strip()) for row in first]
    return next(index for index, cells in enumerate(filled) if cells >= ceil(max(filled) / 2))
