"""A list of `Line` rows as high as its contents, in a page that scrolls; one row at a time is edited in place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QListView, QScrollArea, QSizePolicy, QWidget

from carnet_desktop.ui import theme
from carnet_desktop.ui.lines import Line
from carnet_desktop.ui.widgets.line_delegate import LineDelegate
from carnet_desktop.ui.widgets.line_layout import Columns
from carnet_desktop.ui.widgets.margin import paint_margin_line
from carnet_desktop.ui.widgets.row_model import RowModel

_Index = QModelIndex | QPersistentModelIndex


class LineList(QListView):
    """Enter, F2 or a click opens a row; the space bar, or a click on its box, ticks it; Delete asks to delete it; the
    key +, or a click on what it offers, adds to it.

    It never scrolls: the page around it does.
    """

    opened = Signal(str)
    ticked = Signal(str)
    delete_asked = Signal(str)
    add_asked = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, name: str, columns: Columns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowModel[Line](self, lambda line: line.title, lambda line: line.box)
        self._delegate = LineDelegate(columns, self)
        self._editor: QWidget | None = None
        self._edited = ""
        self._pressed = QModelIndex()
        self._fitted: tuple[int, float] | None = None
        self._has_room = False
        self.setAccessibleName(name)
        self.setItemDelegate(self._delegate)
        self.setModel(self._model)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ground", "none")
        self.viewport().setAutoFillBackground(False)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other rows; the current row stays, and the row being edited."""
        here = self.current()
        self._delegate.forget()
        self._model.show(lines)
        row = self._row_of(here) if here else -1
        self.setCurrentIndex(self._model.index(min(max(row, 0), len(lines) - 1)) if lines else QModelIndex())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if lines else Qt.FocusPolicy.NoFocus)
        self._fit_again()

    def lines(self) -> Sequence[Line]:
        return self._model.rows

    def set_columns(self, columns: Columns) -> None:
        self._delegate.set_columns(columns)
        self._fit_again()

    def current(self) -> str:
        """The id of the current row, "" without one."""
        index = self.currentIndex()
        return self._model.rows[index.row()].id if index.isValid() else ""

    def choose(self, line_id: str) -> None:
        """Make a row the current one."""
        row = self._row_of(line_id)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))

    def _row_of(self, line_id: str) -> int:
        """-1 when there is no such row."""
        return next((row for row, line in enumerate(self._model.rows) if line.id == line_id), -1)

    # The row being edited

    def open_editor(self, line_id: str, editor: QWidget) -> None:
        """Put `editor` in the place of a row, edge to edge. Its list owns it until `close_editor`."""
        self._edited, self._editor = line_id, editor
        editor.setParent(self.viewport())
        editor.installEventFilter(self)
        editor.show()
        self.choose(line_id)
        self._fit_again()

    def close_editor(self) -> None:
        if self._editor is not None:
            self._editor.removeEventFilter(self)
            self._editor.hide()
            self._editor.deleteLater()
        self._editor, self._edited = None, ""
        self._delegate.set_edited("", 0)
        self._fit_again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor and event.type() == QEvent.Type.LayoutRequest:
            self._fit_again()
        return super().eventFilter(watched, event)

    # Its height

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._has_room = True
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def _fit_again(self) -> None:
        self._fitted = None
        self._fit()

    def _fit(self) -> None:
        """Be as high as the rows, and put the editor in the place of its row; once the layout has given a width."""
        width = max(self.width(), 1)
        if not self._has_room or self._fitted == (width, theme.current().em):
            return
        self._fitted = (width, theme.current().em)
        if self._editor is not None:
            flows = self._editor.hasHeightForWidth()
            tall = self._editor.heightForWidth(width) if flows else self._editor.sizeHint().height()
            self._delegate.set_edited(self._edited, tall)
        height = above = 0
        for line in self._model.rows:
            above = height if line.id == self._edited else above
            height += self._delegate.height(line, width)
        if height != self.maximumHeight():
            self.setFixedHeight(height)
            self._settle()
        self.scheduleDelayedItemsLayout()
        if self._editor is not None:
            self._editor.setGeometry(0, above, width, tall)

    def _settle(self) -> None:
        """Lay the page out at once: step by step, the parts below would be seen jumping."""
        holder = self.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            layout = holder.layout()
            if layout is not None:
                layout.activate()
            holder = holder.parentWidget()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.current()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Plus:  # a French keyboard has it above the sign =
            held &= ~Qt.KeyboardModifier.ShiftModifier
        plain = held == Qt.KeyboardModifier.NoModifier
        wanted = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_F2: self.opened,
            Qt.Key.Key_Space: self.ticked,
            Qt.Key.Key_Delete: self.delete_asked,
            Qt.Key.Key_Plus: self.add_asked,
        }.get(Qt.Key(event.key()))
        if here and plain and wanted is not None:
            wanted.emit(here)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or index != self._pressed:
            return
        line = self._model.rows[index.row()]
        row = self.visualRect(index)
        if self._delegate.box_rect(line, row).contains(place):
            self.ticked.emit(line.id)
        elif self._delegate.act_rect(line, row).contains(place):
            self.add_asked.emit(line.id)
        else:
            self.opened.emit(line.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_asked.emit(self._model.rows[index.row()].id, self.viewport().mapToGlobal(place))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if self.hasFocus():
            self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        area: QObject | None = self.parent()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parent()
        page = area.widget() if isinstance(area, QScrollArea) else None
        if area is not None and page is not None:
            row = self.visualRect(self.currentIndex())
            top = self.viewport().mapTo(page, row.topLeft())
            area.ensureVisible(top.x(), top.y() + row.height() // 2, 0, row.height())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        margin = self._delegate.columns.margin
        if margin:
            painter = QPainter(self.viewport())
            paint_margin_line(painter, theme.px(margin), 0, self.viewport().height())
            painter.end()
        super().paintEvent(event)
