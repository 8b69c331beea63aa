"""The list of people: 3.4 em rows painted by the row delegate, the margin line down to the bottom.

It is a table of one or two columns, not a list view: a list view lays out all its rows at each reset, asking the model
for each (10 000 rows: 60 ms measured), a table of fixed heights none (0.2 ms).
"""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.margin import LIST, paint_margin_line
from carnet_desktop.ui.widgets.rows import RowDelegate

from .models import LINE_ROLE, PERSON, REFERENT, PeopleModel

ROW_EM = 3.4
_REFERENT_EM = 19
_REFERENT_APART_EM = 76
"""From this width of the list on, who follows each person has her own column."""


class PeopleTable(QTableView):
    """`chosen(id)` when the current row changes ("" without one), `opened(id)` by Enter or double click."""

    chosen = Signal(str)
    opened = Signal(str)
    clicked_person = Signal(str)

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = model
        self.setModel(model)
        self.setAccessibleName(_("Personnes"))
        self.setItemDelegateForColumn(PERSON, RowDelegate(LIST, ROW_EM, self))
        self.setItemDelegateForColumn(REFERENT, _ReferentDelegate(self))
        self._dress()
        self._measure_rows()
        self.selectionModel().currentRowChanged.connect(self._say_chosen)
        self.doubleClicked.connect(lambda index: self.opened.emit(_id(index)))
        self.clicked.connect(lambda index: self.clicked_person.emit(_id(index)))
        self.verticalScrollBar().valueChanged.connect(self._find_top)

    def choose(self, row: int) -> None:
        """Make `row` the current one and bring it into sight; -1 chooses none."""
        if row < 0:
            self.setCurrentIndex(QModelIndex())
            self.chosen.emit("")
            return
        index = self._people.index(row, PERSON)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def current(self) -> str:
        """The notebook of the current row, "" without one."""
        return _id(self.currentIndex())

    def move_by(self, event: QKeyEvent) -> None:
        """Move the selection by a key pressed in the search field (arrows, pages)."""
        super().keyPressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            self.opened.emit(self.current())
        elif event.key() == Qt.Key.Key_Escape or (event.text().isprintable() and event.text().strip()):
            event.ignore()  # the screen puts letters in the search field
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click under the last row keeps the selection."""
        if self.indexAt(event.position().toPoint()).isValid():
            super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        apart = event.size().width() >= theme.px(_REFERENT_APART_EM)
        if apart != self._people.referent_apart or self.isColumnHidden(REFERENT) == apart:
            self._people.referent_apart = apart
            self.setColumnHidden(REFERENT, not apart)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("page"))
        paint_margin_line(painter, theme.px(LIST), 0, self.viewport().height())
        painter.end()
        super().paintEvent(event)

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(PERSON, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(REFERENT, QHeaderView.ResizeMode.Fixed)
        self.setColumnHidden(REFERENT, True)

    def _measure_rows(self) -> None:
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(theme.px(ROW_EM))
        self.setColumnWidth(REFERENT, theme.px(_REFERENT_EM))

    def _say_chosen(self, current: QModelIndex) -> None:
        self.chosen.emit(_id(current))

    def _find_top(self) -> None:
        """The first row whole in sight says its day, even when the row above it has the same."""
        first = self.rowAt(0)
        hidden = first >= 0 and self.rowViewportPosition(first) < 0
        self._people.top = max(first, 0) + (1 if hidden else 0)
        self.viewport().update()


class _ReferentDelegate(QStyledItemDelegate):
    """Who follows the person, on the ground of its row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        box = option.rect
        painter.fillRect(box, theme.color("sel" if selected else "page"))
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), theme.color("line"))
        painter.setFont(theme.font(0.93))
        painter.setPen(theme.color("ink2"))
        room = box.adjusted(0, 0, -theme.px(0.75), 0)
        said = painter.fontMetrics().elidedText(index.data() or "", Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)


def is_typed(event: QKeyEvent) -> bool:
    """Whether the key writes something: the search field takes it, wherever the focus is."""
    return event.text().isprintable() and bool(event.text().strip())


def _id(index: QModelIndex) -> str:
    line = index.data(LINE_ROLE)
    return line.id if line is not None else ""
