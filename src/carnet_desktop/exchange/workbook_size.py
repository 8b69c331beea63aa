"""How much a workbook may make its reader hold: what is counted before a reader is given it.

The reader lays a sheet out from its first to its last filled cell and copies a shared text into each cell that shows
it: a small file can ask for more memory than there is, and that ends the whole program.
"""

from pathlib import Path
from typing import Final

from ..errors import NotASpreadsheet
from .table import MOST_COLUMNS, MOST_ROWS

LAST_ROW: Final = MOST_ROWS + 100  # a list may begin under a few lines of titles
_MOST_CELLS: Final = 1_000_000
_MOST_TEXT: Final = 64 * 1024 * 1024


class Size:
    """What the sheets of one workbook hold together."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._cells = 0
        self._text = 0

    def add(self, last_row: int, last_column: int, *, text: int = 0, times: int = 1) -> None:
        """`times` filled cells, the last of them there (from 0), each of `text` characters.

        Raises NotASpreadsheet: `sheet_too_large`, or `columns`.
        """
        if last_row >= LAST_ROW:
            raise NotASpreadsheet(self._path, "sheet_too_large", str(MOST_ROWS))
        if last_column >= MOST_COLUMNS:
            raise NotASpreadsheet(self._path, "columns", str(MOST_COLUMNS))
        self._cells += times
        self.add_text(text * times)
        if self._cells > _MOST_CELLS:
            raise NotASpreadsheet(self._path, "sheet_too_large", str(MOST_ROWS))

    def add_text(self, characters: int) -> None:
        self._text += characters
        if self._text > _MOST_TEXT:
            raise NotASpreadsheet(self._path, "sheet_too_large", str(MOST_ROWS))
