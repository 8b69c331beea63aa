"""A few exclusive choices side by side: "Mes personnes | Toute l'équipe"."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from carnet_desktop.ui import icons, theme

RADIUS = 6


class Segment(QToolButton):
    """One choice; `first` and `last` have the rounded corners."""

    def __init__(self, text: str, icon: str, *, first: bool, last: bool, large: bool) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._icon, self._first, self._last = icon, first, last
        self._height = 2.6 if large else 2.35

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font(1, 600)).horizontalAdvance(self.text())
        icon = theme.px(1.2) + theme.px(0.5) if self._icon else 0
        return QSize(words + icon + 2 * theme.px(0.75), max(theme.px(self._height), 24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "sel" if self.isChecked() or self.isDown() else "tint" if self.underMouse() else ""
        if fill:
            painter.fillPath(self._shape(), theme.color(fill))
        ink = theme.color("off" if not self.isEnabled() else "ink" if self.isChecked() else "ink2")
        painter.setFont(theme.font(1, 600 if self.isChecked() else 400))
        words = painter.fontMetrics().horizontalAdvance(self.text())
        icon = theme.px(1.2) + theme.px(0.5) if self._icon else 0
        x = (self.width() - words - icon) // 2
        if self._icon:
            side = theme.px(1.2)
            icons.paint(painter, self._icon, ink, x, (self.height() - side) / 2, side)
        painter.setPen(ink)
        box = self.rect().adjusted(x + icon, 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    def _shape(self) -> QPainterPath:
        """The inside of the border: round where the group is round."""
        box = QRectF(self.rect()).adjusted(1 if self._first else 0, 1, -1 if self._last else 0, -1)
        path = QPainterPath()
        path.addRoundedRect(box, RADIUS - 1, RADIUS - 1)
        half = box.adjusted(0 if not self._first else box.width() / 2, 0, 0 if not self._last else -box.width() / 2, 0)
        if not (self._first and self._last):
            path.addRect(half)
        path.setFillRule(Qt.FillRule.WindingFill)
        return path


class Segments(QWidget):
    """`name` is said by screen readers; `choices` are (value, words, icon or ""). The first one is chosen.

    `large` stands beside a large field.
    """

    changed = Signal(str)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, str, str]],
        *,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._values = [value for value, _words, _icon in choices]
        row = QHBoxLayout(self)
        theme.space(row)
        for index, (_value, words, icon) in enumerate(choices):
            segment = Segment(words, icon, first=index == 0, last=index == len(choices) - 1, large=large)
            segment.setAccessibleDescription(name)
            segment.toggled.connect(self._tab_stops_on_the_chosen)
            self._group.addButton(segment, index)
            row.addWidget(segment, 1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda index: self.changed.emit(self._values[index]))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def value(self) -> str:
        return self._values[self._group.checkedId()]

    def set_value(self, value: str) -> None:
        """Choose without `changed`. Raises ValueError when `value` is not one of the choices."""
        self._group.button(self._values.index(value)).setChecked(True)

    def _tab_stops_on_the_chosen(self) -> None:
        """The one chosen takes the place of the one before it, wherever a form has put that one in its order."""
        former = self.focusProxy()
        for button in self._group.buttons():
            chosen = button.isChecked()
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
            if chosen and button is not former:
                self.setFocusProxy(button)
                if former is not None:
                    self.setTabOrder(former, button)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        for button in self._group.buttons()[1:]:
            x = button.x() + 0.5
            painter.drawLine(QPointF(x, 1), QPointF(x, self.height() - 1))
