"""Rows that are painted, not made of widgets, as the Qt model of their list."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QListView

from carnet_desktop.ui.widgets.tick_box import tick_state

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""Where a model gives the row itself, for the delegate that paints it."""
_LAID_OUT_AT_ONCE = 200
_Index = QModelIndex | QPersistentModelIndex


class PaintedRow(Protocol):
    @property
    def spoken(self) -> str:
        """What a screen reader says of the row, in the order of the eye."""


R = TypeVar("R", bound=PaintedRow)


class RowModel(QAbstractListModel, Generic[R]):
    """The rows, in order. `title`: the words of a row by themselves; `ticked`: None for a row without a box."""

    def __init__(self, parent: QObject, title: Callable[[R], str], ticked: Callable[[R], bool | None]) -> None:
        super().__init__(parent)
        self._title, self._ticked = title, ticked
        self.rows: Sequence[R] = ()

    def show(self, rows: Sequence[R]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def change(self, rows: Sequence[R]) -> None:
        """The same rows with other ticks or words: the place in the list is kept."""
        self.rows = rows
        self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(row)
        if role == Qt.ItemDataRole.CheckStateRole and (ticked := self._ticked(row)) is not None:
            return tick_state(ticked)
        return None


def lay_out_by_groups(rows: QListView) -> None:
    """Thousands of rows of unequal heights are measured a few at a time: the window stays alive."""
    rows.setResizeMode(QListView.ResizeMode.Adjust)
    rows.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rows.setLayoutMode(QListView.LayoutMode.Batched)
    rows.setBatchSize(_LAID_OUT_AT_ONCE)
