"""Tick boxes, on the page and in rows: one painter for both."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QWidget

from carnet_desktop.ui import theme

BOX = 1.15
"""The side of the box, in em."""


def tick_state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked


def paint_tick_box(
    painter: QPainter, box: QRectF, state: Qt.CheckState, *, enabled: bool = True, hovered: bool = False
) -> None:
    """The box alone: `act` with a tick, a dash when half, an empty `edge` outline."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    full = state == Qt.CheckState.Checked
    border = "line" if not enabled else "act" if full else "ink" if hovered else "edge"
    thick = 1.5
    inner = box.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
    painter.setPen(QPen(theme.color(border), thick))
    painter.setBrush(theme.color(("act" if enabled else "line") if full else "page"))
    painter.drawRoundedRect(inner, 3, 3)
    mark = theme.color("actInk" if full else "act") if enabled else theme.color("off")
    painter.setPen(QPen(mark, max(1.6, box.width() * 0.12), c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    side, x, y = box.width(), box.x(), box.y()
    if full:
        tick = [(0.24, 0.52), (0.43, 0.7), (0.77, 0.33)]
        painter.drawPolyline(QPolygonF([QPointF(x + side * a, y + side * b) for a, b in tick]))
    elif state == Qt.CheckState.PartiallyChecked:
        painter.drawLine(QPointF(x + side * 0.26, y + side * 0.5), QPointF(x + side * 0.74, y + side * 0.5))
    painter.restore()


class TickBox(QCheckBox):
    """`text` beside the box, `detail` under it in a second, quieter line. `strong` for the head of a group."""

    def __init__(self, text: str, detail: str = "", *, strong: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._detail = detail
        self._weight = 600 if strong else 400
        self.setAccessibleDescription(detail)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font(1, self._weight)).horizontalAdvance(self.text())
        second = QFontMetrics(theme.font(0.93)).horizontalAdvance(self._detail)
        width = theme.px(BOX) + theme.px(0.6) + max(words, second) + theme.px(0.25)
        return QSize(width, max(self._line() + (theme.px(1.3) if self._detail else 0), 24))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(4), self.sizeHint().height())

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side, line = theme.px(BOX), max(self._line(), 24 if not self._detail else 0)
        box = QRectF(0, (line - side) // 2, side, side)
        paint_tick_box(painter, box, self.checkState(), enabled=self.isEnabled(), hovered=self.underMouse())
        left = side + theme.px(0.6)
        painter.setFont(theme.font(1, self._weight))
        painter.setPen(theme.color("ink" if self.isEnabled() else "off"))
        room = QRect(left, 0, self.width() - left, line)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(room, flags, words)
        if self._detail:
            painter.setFont(theme.font(0.93))
            painter.setPen(theme.color("ink2" if self.isEnabled() else "off"))
            painter.drawText(QRect(left, line - theme.px(0.15), room.width(), theme.px(1.4)), flags, self._detail)

    def _line(self) -> int:
        return theme.px(1.7)
