"""The green panel of the five steps: done, present, to come."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import icons, theme

_WIDTH, _NARROW = 20.0, 5.0
_LEFT, _TOP, _STEP = 1.8, 6.6, 4.0
_CIRCLE = 1.75


class StepsPanel(QWidget):
    """Painted: nothing in it takes the focus, and its accessible name says where one is."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "spine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._names = tuple(names)
        self._summaries: tuple[str, ...] = ()
        self._time_left = ""
        self._narrow = False
        self.set_narrow(False)

    def show_steps(self, summaries: Sequence[str], time_left: str) -> None:
        """As many summaries as steps done; the next one is the present one."""
        self._summaries, self._time_left = tuple(summaries), time_left
        here = min(len(summaries), len(self._names) - 1)
        said = _("Étape {n} sur {total} : {name}", n=here + 1, total=len(self._names), name=self._names[here])
        self.setAccessibleName(said)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        theme.measure(self, width=_NARROW if narrow else _WIDTH)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(1.85)
        icons.paint(painter, icons.ON_SPINE, theme.color("spineInk"), theme.px(_LEFT - 0.05), theme.px(1.6), side)
        if not self._narrow:
            self._words(painter, 4.1, 1.7, "Carnet", theme.font(1.35, 700), "spineInk")
            foot = self.height() / theme.current().em - 3
            self._words(painter, _LEFT, foot, self._time_left, theme.font(0.93), "spineInk2")
        for index, name in enumerate(self._names):
            self._paint_step(painter, index, name)

    def _paint_step(self, painter: QPainter, index: int, name: str) -> None:
        top, here = _TOP + index * _STEP, len(self._summaries)
        circle = QRectF(theme.px(_LEFT), theme.px(top), theme.px(_CIRCLE), theme.px(_CIRCLE))
        present = index == here
        painter.setPen(QPen(theme.color("spineInk" if present else "spineInk2"), 1))
        painter.setBrush(theme.color("spineInk") if present else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
        if index < here:
            self._paint_tick(painter, circle)
        else:
            painter.setFont(theme.font(1, 600))
            painter.setPen(theme.color("spine" if present else "spineInk2"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(index + 1))
        if not self._narrow:
            ink = "spineInk" if present else "spineInk2"
            second = self._summaries[index] if index < here else _("En cours") if present else ""
            self._words(painter, 4.45, top - 0.1, name, theme.font(1, 600), ink)
            self._words(painter, 4.45, top + 1.2, second, theme.font(0.93), ink)

    def _paint_tick(self, painter: QPainter, circle: QRectF) -> None:
        side, x, y = circle.width(), circle.x(), circle.y()
        painter.setPen(QPen(theme.color("spineInk2"), max(1.4, side * 0.06)))
        points = [QPointF(x + side * a, y + side * b) for a, b in ((0.28, 0.52), (0.44, 0.67), (0.73, 0.36))]
        painter.drawPolyline(points)

    def _words(self, painter: QPainter, x: float, y: float, text: str, face: QFont, ink: str) -> None:
        """One line with its left top corner at (x, y) em, cut when it is too long."""
        painter.setFont(face)
        painter.setPen(theme.color(ink))
        box = QRect(theme.px(x), theme.px(y), self.width() - theme.px(x + 0.8), painter.fontMetrics().height())
        words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
