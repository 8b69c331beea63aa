"""The days of the week side by side, with how many appointments each has; the chosen one in green."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme

from .shown import DayTab

_RADIUS = 6


class DayButton(QAbstractButton):
    """One day, on two lines. The arrows go to the day before and after."""

    stepped = Signal(int)

    def __init__(self, tab: DayTab, chosen: bool, *, first: bool, last: bool) -> None:
        super().__init__()
        self.tab = tab
        self._first, self._last = first, last
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setAccessibleName(tab.spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        words = theme.metrics(1).horizontalAdvance(f"{self.tab.words} ")
        number = theme.metrics(1, 700).horizontalAdvance(self.tab.number)
        count = theme.metrics(0.93).horizontalAdvance(self.tab.count)
        return QSize(max(words + number, count) + 2 * theme.px(0.85), theme.px(3.25))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """The day that is shown says which one is chosen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "act" if self.isChecked() else "tint" if self.underMouse() else "page"
        painter.fillPath(self._shape(), theme.color(ground))
        ink, small = ("actInk", "actInk") if self.isChecked() else ("ink", "ink2")
        words, number = f"{self.tab.words} ", self.tab.number
        plain, bold = theme.metrics(1), theme.metrics(1, 700)
        x = (self.width() - plain.horizontalAdvance(words) - bold.horizontalAdvance(number)) // 2
        half = self.height() // 2
        top = QRect(x, theme.px(0.25), self.width(), half - theme.px(0.15))
        painter.setPen(theme.color(ink))
        painter.setFont(theme.font(1))
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(theme.font(1, 700))
        painter.drawText(top.translated(plain.horizontalAdvance(words), 0), Qt.AlignmentFlag.AlignVCenter, number)
        painter.setPen(theme.color(small))
        painter.setFont(theme.font(0.93))
        painter.drawText(
            QRect(0, half, self.width(), half - theme.px(0.25)), Qt.AlignmentFlag.AlignCenter, self.tab.count
        )

    def _shape(self) -> QPainterPath:
        box = QRectF(self.rect())
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, _RADIUS, _RADIUS)
        if not self._first:
            path.addRect(box.adjusted(0, 0, -box.width() / 2, 0))
        if not self._last:
            path.addRect(box.adjusted(box.width() / 2, 0, 0, 0))
        return path


class Week(QWidget):
    chosen = Signal(object)
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Jours de la semaine"))
        self._tabs: tuple[Sequence[DayTab], date] = ((), date.min)
        self.buttons: list[DayButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_week(self, tabs: Sequence[DayTab], day: date) -> None:
        if self._tabs == (tabs, day):
            return
        self._tabs = (tabs, day)
        had_focus = any(button.hasFocus() for button in self.buttons)
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        last = len(tabs) - 1
        self.buttons = [DayButton(tab, tab.day == day, first=n == 0, last=n == last) for n, tab in enumerate(tabs)]
        for button in self.buttons:
            self._row.addWidget(button, 1)
            button.clicked.connect(lambda _on=False, day=button.tab.day: self.chosen.emit(day))
            button.stepped.connect(self.stepped)
            button.show()
            if had_focus and button.isChecked():
                button.setFocus()
        self.update()

    def shown_button(self) -> DayButton | None:
        return next((button for button in self.buttons if button.isChecked()), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        for button in self.buttons[1:]:
            painter.fillRect(button.x() - 1, 1, 1, self.height() - 2, theme.color("line"))
