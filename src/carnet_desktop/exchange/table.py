"""A list as rows of texts, whatever file it came from, and how large one may be."""

from typing import Final, NamedTuple

LIMIT_BYTES: Final = 16 * 1024 * 1024
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200


class Row(NamedTuple):
    """`line` is the number a spreadsheet shows beside the row, from 1; a cell may hold several lines of text."""

    line: int
    cells: tuple[str, ...]


class Sheet(NamedTuple):
    """The rows of one sheet, blank ones left out; a CSV file is one sheet without a name."""

    name: str
    rows: tuple[Row, ...]


class Table(NamedTuple):
    """The titles, the rows under them, and what of the file is not read.

    `above`: the rows that stand over the titles; `other_sheets`: the names of those that are not empty.
    """

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    title_line: int = 1
    above: tuple[Row, ...] = ()
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()
    mixed_encodings: bool = False


def is_used(table: Table, index: int) -> bool:
    """Whether a column has a title or anything under it: a workbook gives each row as many cells as its widest one."""
    return bool(table.headers[index].strip()) or any(
        index < len(row.cells) and row.cells[index].strip() for row in table.rows
    )


def is_blank(cells: tuple[str, ...]) -> bool:
    return not any(map(str.strip, cells))
