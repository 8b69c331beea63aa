"""The list of what a received file holds, group by group, under the heads of its three columns."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.row_model import RowModel, lay_out_by_groups

from .shown import GroupRow, ItemRow, Row
from .table_paint import Places, ReceivedDelegate

_Index = QModelIndex | QPersistentModelIndex


class ReceivedList(QListView):
    """Space, or a click on its box, ticks an element; Enter, Space or a click opens and folds a group."""

    ticked = Signal(str)
    folded = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._model = RowModel[Row](self, _title, lambda row: row.ticked if isinstance(row, ItemRow) else None)
        self._delegate = ReceivedDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        lay_out_by_groups(self)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """The current row and the place in the list are kept when the same row is still there."""
        held, place = self._current_id(), self.verticalScrollBar().value()
        self._delegate.forget()
        self._model.show(rows)
        found = next((index for index, row in enumerate(rows) if row.id == held), 0)
        if rows:
            self.setCurrentIndex(self._model.index(found))
            self.verticalScrollBar().setValue(place)

    def rows(self) -> Sequence[Row]:
        return self._model.rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._row(self.currentIndex())
        pressed = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if row is not None and pressed and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._act(row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        index = self.indexAt(where)
        row = self._row(index)
        around = self._delegate.box_rect(self.visualRect(index)).adjusted(-6, -6, 6, 6)
        if row is not None and (isinstance(row, GroupRow) or around.contains(where)):
            self._act(row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._delegate.forget()
            self.scheduleDelayedItemsLayout()

    def _act(self, row: Row) -> None:
        if isinstance(row, GroupRow):
            if row.open is not None:
                self.folded.emit(row.id)
        elif row.ticked is not None:
            self.ticked.emit(row.id)

    def _row(self, index: QModelIndex) -> Row | None:
        return self._model.rows[index.row()] if index.isValid() else None

    def _current_id(self) -> str:
        row = self._row(self.currentIndex())
        return row.id if row is not None else ""


def _title(row: Row) -> str:
    return row.title if isinstance(row, GroupRow) else row.label


class _Heads(QWidget):
    """The names of the columns; gone where they stand under one another, each row says them there."""

    def __init__(self, table: ReceivedList) -> None:
        super().__init__()
        self._table = table
        theme.measure(self, height=2.2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        places = Places.of(self._table.viewport().width())
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.color("line"))
        painter.setFont(theme.font(0.93))
        painter.setPen(theme.color("ink2"))
        heads = ((places.label, _("Élément")), (places.before, _("Dans votre carnet")),
                 (places.after, _("Dans le fichier reçu")))  # fmt: skip
        for x, words in heads[:1] if places.stacked else heads:
            painter.drawText(QRect(x, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, words)


class ReceivedTable(QWidget):
    """The heads and the list."""

    def __init__(self) -> None:
        super().__init__()
        self.list = ReceivedList(_("Ce que contient le fichier"))
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(_Heads(self.list))
        column.addWidget(self.list, 1)
