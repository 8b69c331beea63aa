"""The lines of the file, painted: number in the margin, tick box, who, verdict, then each sentence on its own lines."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.chips import chip_width, paint_chip
from carnet_desktop.ui.widgets.margin import SIDE, paint_margin_line
from carnet_desktop.ui.widgets.row_model import ROW_ROLE, RowModel, lay_out_by_groups
from carnet_desktop.ui.widgets.tick_box import BOX, paint_tick_box, tick_state

from .words import FileRow

_Index = QModelIndex | QPersistentModelIndex
INSET_EM = 0.95
"""From the margin line to the tick boxes."""
_HEAD_EM, _AFTER_EM = 2.4, 0.5
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class FileDelegate(QStyledItemDelegate):
    """Heights depend on the width: they are measured once for each row, width and size of text."""

    def __init__(self, boxes: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = boxes
        self._heights: dict[tuple[tuple[str, ...], int, float], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: FileRow = index.data(ROW_ROLE)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        said = (*row.problems, *row.notes)
        key = (said, width, theme.current().em)
        if key not in self._heights:
            metrics = QFontMetrics(theme.font(0.93))
            room = self._words_width(width)
            lines = sum(_height(metrics, room, words) for words in said)
            self._heights[key] = theme.px(_HEAD_EM) + lines + (theme.px(_AFTER_EM) if said else 0)
        return QSize(width, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: FileRow = index.data(ROW_ROLE)
        box = option.rect
        self._paint_ground(painter, option, box)
        head = QRect(box.x(), box.y(), box.width(), theme.px(_HEAD_EM))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(0.93))
        painter.setPen(theme.color("ink2"))
        margin = QRect(head.x(), head.y(), theme.px(SIDE) - theme.px(0.8), head.height())
        painter.drawText(margin, middle | Qt.AlignmentFlag.AlignRight, row.margin)
        if row.ticked is not None:
            paint_tick_box(painter, QRectF(self.box_rect(head)), tick_state(row.ticked))
        room = min(chip_width(row.verdict), box.width() // 2)
        paint_chip(painter, row.verdict, box.right() - theme.px(1) - room, *self._chip_line(head), room)
        self._paint_who(painter, row, QRect(self._left(box), head.y(), 0, head.height()), head.right() - room)
        self._paint_sentences(painter, row, box, head.bottom())

    def box_rect(self, row: QRect) -> QRect:
        """Where the tick box stands in a row."""
        side = theme.px(BOX)
        left = row.x() + theme.px(SIDE + INSET_EM)
        return QRect(left, row.y() + (theme.px(_HEAD_EM) - side) // 2, side, side)

    def forget(self) -> None:
        self._heights.clear()

    def _chip_line(self, head: QRect) -> tuple[float, float]:
        height = theme.px(1.5)
        return head.y() + (head.height() - height) / 2, height

    def _left(self, box: QRect) -> int:
        return box.x() + theme.px(SIDE + INSET_EM) + (theme.px(BOX + 0.7) if self._boxes else 0)

    def _words_width(self, width: int) -> int:
        return max(width - self._left(QRect(0, 0, width, 0)) - theme.px(1.4), theme.px(8))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.fillRect(box, theme.color("sel" if selected and focused else "page"))
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), theme.color("line"))
        paint_margin_line(painter, box.x() + theme.px(SIDE), box.y(), box.bottom())
        if focused:
            painter.setPen(QPen(theme.color("write"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(box).adjusted(1, 1, -1, -2))

    def _paint_who(self, painter: QPainter, row: FileRow, place: QRect, end: int) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.font(1, 600))
        painter.setPen(theme.color("ink"))
        room = end - place.x() - theme.px(1)
        who = painter.fontMetrics().elidedText(row.who, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(place.x(), place.y(), room, place.height()), middle, who)
        used = painter.fontMetrics().horizontalAdvance(who + "  ")
        painter.setFont(theme.font(0.93))
        painter.setPen(theme.color("ink2"))
        rest = QRect(place.x() + used, place.y(), room - used, place.height())
        about = painter.fontMetrics().elidedText(row.about, Qt.TextElideMode.ElideRight, max(rest.width(), 0))
        painter.drawText(rest, middle, about)

    def _paint_sentences(self, painter: QPainter, row: FileRow, box: QRect, top: int) -> None:
        painter.setFont(theme.font(0.93))
        metrics = painter.fontMetrics()
        width = self._words_width(box.width())
        for words, role in (*((said, "bad") for said in row.problems), *((said, "ink2") for said in row.notes)):
            height = _height(metrics, width, words)
            painter.setPen(theme.color(role))
            painter.drawText(QRect(self._left(box), top, width, height), _WRAP, words)
            top += height


class FileList(QListView):
    """`toggled(line)` by the space bar or a click on the box."""

    toggled = Signal(int)

    def __init__(self, name: str, *, boxes: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._model = RowModel[FileRow](self, lambda row: row.who, lambda row: row.ticked)
        self._delegate = FileDelegate(boxes, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        lay_out_by_groups(self)

    def show_rows(self, rows: Sequence[FileRow]) -> None:
        self._delegate.forget()
        self._model.show(rows)
        if rows:
            self.setCurrentIndex(self._model.index(0))

    def change_rows(self, rows: Sequence[FileRow]) -> None:
        self._model.change(rows)
        self.scheduleDelayedItemsLayout()

    def rows(self) -> Sequence[FileRow]:
        return self._model.rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        around = self._delegate.box_rect(self.visualRect(index)).adjusted(-6, -6, 6, 6)
        if index.isValid() and around.contains(event.position().toPoint()):
            self._toggle(index)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("page"))
        paint_margin_line(painter, theme.px(SIDE), 0, self.viewport().height())
        painter.end()
        super().paintEvent(event)

    def _toggle(self, index: QModelIndex) -> None:
        row: FileRow = index.data(ROW_ROLE)
        if row.ticked is not None:
            self.toggled.emit(row.line)


def _height(metrics: QFontMetrics, width: int, words: str) -> int:
    return metrics.boundingRect(QRect(0, 0, width, 100_000), _WRAP, words).height()
