"""The people as a Qt model: a reference to the directory's own list, each row worded only when it is looked at."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from carnet_desktop.services.directory import PersonLine
from carnet_desktop.ui.widgets.row_model import ROW_ROLE
from carnet_desktop.ui.widgets.rows import Row

from . import words

LINE_ROLE = Qt.ItemDataRole.UserRole + 2
"""Where the model gives the `PersonLine`."""
PERSON, REFERENT = 0, 1
_WORDED_AT_MOST = 500
_Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractTableModel):
    """Column `PERSON` is the row itself; `REFERENT`, who follows her, shown when there is room for it.

    `me` is the name of the worker who is here. `top`: the first row in sight, which always says its day.
    """

    def __init__(self, me: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._me = me
        self._lines: Sequence[PersonLine] = ()
        self._today = date.min
        self._query = ""
        self._worded: dict[tuple[PersonLine, bool, bool], Row] = {}
        self.top = 0
        self.referent_apart = False

    def show(self, lines: Sequence[PersonLine], today: date, query: str = "") -> None:
        """Show `lines`, kept as they are: nothing is computed here. With a `query`, near letters are marked."""
        same_words = (today, query) == (self._today, self._query)
        if same_words and lines == self._lines:  # one more letter often finds the same people
            return
        if not same_words or len(self._worded) > _WORDED_AT_MOST:
            self._worded.clear()
        self.beginResetModel()
        self._lines, self._today, self._query = lines, today, query
        self.top = 0
        self.endResetModel()

    def line(self, row: int) -> PersonLine | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, notebook: str) -> int:
        """The row of a notebook, -1 when it is not shown."""
        return next((row for row, line in enumerate(self._lines) if line.id == notebook), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else 2

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if index.column() == REFERENT:
            said = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self._referent(line) if role in said else None
        if role == ROW_ROLE:
            return self._row(index.row(), line)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return words.row(line, self._today, self._me).spoken
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        return None

    def _row(self, row: int, line: PersonLine) -> Row:
        above = self._lines[row - 1] if row > self.top else None
        day = words.day_of(line)
        same_day = bool(day) and above is not None and words.day_of(above) == day
        key = (line, same_day, self.referent_apart)
        if key not in self._worded:
            alone = not self.referent_apart
            self._worded[key] = words.row(
                line, self._today, self._me, same_day=same_day, alone=alone, query=self._query
            )
        return self._worded[key]

    def _referent(self, line: PersonLine) -> str:
        said = words.followed_by(line, self._me)
        return said[:1].upper() + said[1:]
