"""The list of the team on the cover: name at the left, function at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.services.session import Staff
from carnet_desktop.ui import theme

_ROW, _MOST = 2.6, 6
_FUNCTION = Qt.ItemDataRole.UserRole + 1


class WhoList(QListWidget):
    """Up and down choose; a list longer than six scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setAccessibleName(_("Qui êtes-vous ?"))
        self.setItemDelegate(_WhoDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def set_staff(self, staff: Sequence[Staff]) -> None:
        self.clear()
        for worker in staff:
            item = QListWidgetItem(worker.name)
            item.setData(Qt.ItemDataRole.UserRole, worker.id)
            item.setData(_FUNCTION, worker.function)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{worker.name}, {worker.function}")
            self.addItem(item)
        self.setCurrentRow(0)
        theme.measure(self, height=_ROW * min(len(staff), _MOST) + 0.2)

    def chosen(self) -> str:
        return str(self.currentItem().data(Qt.ItemDataRole.UserRole))


class _WhoDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(12), theme.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("sel" if chosen else "tint"))
        if chosen:
            painter.fillRect(QRect(box.x(), box.y(), 3, box.height()), theme.color("act"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inside = box.adjusted(theme.px(0.9), 0, -theme.px(0.9), 0)
        painter.setFont(theme.font(1, 600))
        painter.setPen(theme.color("ink"))
        name = str(index.data())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, name)
        taken = painter.fontMetrics().horizontalAdvance(name) + theme.px(1)
        painter.setFont(theme.font(0.93))
        painter.setPen(theme.color("ink2"))
        function = painter.fontMetrics().elidedText(
            str(index.data(_FUNCTION)), Qt.TextElideMode.ElideRight, max(0, inside.width() - taken)
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, function)
        if option.widget.hasFocus() and chosen:
            painter.setPen(QPen(theme.color("write"), 2))
            painter.drawRect(box.adjusted(2, 2, -2, -2))
        painter.restore()
