"""Two-line rows of a list: when in the margin, who and what, chips at the right; painted, never widgets."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.chips import paint_chip
from carnet_desktop.ui.widgets.margin import LIST, paint_margin_line
from carnet_desktop.ui.widgets.row_layout import Row, lay_out
from carnet_desktop.ui.widgets.row_model import ROW_ROLE

__all__ = ["Row", "RowDelegate"]


class RowDelegate(QStyledItemDelegate):
    """Paints the `Row` that the model gives under `ROW_ROLE`. `margin` in em; 0 paints no margin."""

    def __init__(self, margin: float = LIST, height: float = 3.4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin, self._height = margin, height

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(self._margin + 20), theme.px(self._height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row | None = index.data(ROW_ROLE)
        box = option.rect
        self._paint_ground(painter, option, box)
        if row is None:
            return
        laid = lay_out(row, box.width(), box.height(), self._margin, theme.current())
        x, y = box.x(), box.y()
        for chip, chip_x, chip_y, height, room in laid.chips:
            paint_chip(painter, chip, x + chip_x, y + chip_y, height, room)
        for words in laid.words:
            painter.setFont(theme.font(*words.face))
            painter.setPen(theme.color(words.role))
            painter.drawText(x + words.x, y + words.baseline, words.text)
        for mark_x, mark_y, width in laid.marks:
            painter.fillRect(x + mark_x, y + mark_y, width, 2, theme.color("act"))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(box, theme.color("sel" if selected else "tint" if hovered else "page"))
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.color("line"))
        if selected:
            painter.fillRect(box.x(), box.y(), 3, box.height(), theme.color("act"))
        if self._margin:
            paint_margin_line(painter, box.x() + theme.px(self._margin), box.y(), box.bottom())
        keyboard = bool(option.state & QStyle.StateFlag.State_KeyboardFocusChange)
        if keyboard and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("write"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(box).adjusted(1, 1, -1, -2))
