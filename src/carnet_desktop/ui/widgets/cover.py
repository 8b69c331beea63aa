"""The closed notebook: the green cover with its school label at the left, what is asked at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import icons, theme
from carnet_desktop.ui.roles import LIGHT
from carnet_desktop.ui.widgets.margin import paint_margin_line
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.widgets.scrolled import Scrolled
from carnet_desktop.ui.widgets.texts import Text

_LABEL, _COLUMN = 23.3, 28.0
_MARGIN_LINE = 2.45
_NARROW = 4.1
_SIDES = 1.55
_LINE = 1.35
"""Room for one line of text on the label; the rule stands under it."""


class CoverLabel(QWidget):
    """The label of a school notebook. Like the mark, it keeps its light colours in the dark theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[str, ...] = ()
        theme.measure(self, width=_LABEL)

    def set_lines(self, lines: Sequence[str]) -> None:
        """One ruled line each; the last one is quieter."""
        self._lines = tuple(lines)
        self.setAccessibleName(", ".join(("Carnet", *self._lines)))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        rows = sum(self._rows(line) for line in self._lines)
        return QSize(theme.px(_LABEL), theme.px(5.9 + rows * _LINE + len(self._lines) * 1.05 + 1.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT.page))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setPen(QPen(QColor(LIGHT.margin), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = theme.px(0.5) + 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 5, 5)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        side, left = theme.px(2.4), theme.px(_SIDES + 0.4)
        icons.paint(painter, icons.MARK, QColor(LIGHT.ink), left - theme.px(0.15), theme.px(2.15), side)
        painter.setPen(QColor(LIGHT.ink))
        painter.setFont(theme.font(2.3, 700))
        title = QRect(left + side + theme.px(0.5), theme.px(2.15), self.width(), side)
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, "Carnet")
        painter.setFont(theme.font(1.07))
        top = theme.px(5.9)
        wrap = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        for index, line in enumerate(self._lines):
            last = index > 0 and index == len(self._lines) - 1
            height = theme.px(self._rows(line) * _LINE + 0.85)
            painter.setPen(QColor(LIGHT.ink2 if last else LIGHT.ink))
            painter.drawText(QRect(left + 1, top, self._room(), height - theme.px(0.4)), wrap, line)
            top += height
            painter.setPen(QPen(QColor(LIGHT.edge), 1))
            painter.setOpacity(0.5)
            painter.drawLine(left, top, left + self._room(), top)
            painter.setOpacity(1)
            top += theme.px(0.2)

    def _room(self) -> int:
        return theme.px(_LABEL - 2 * _SIDES - 0.8)

    def _rows(self, line: str) -> int:
        """How many lines the text takes: a long name goes on to a second and a third one."""
        metrics = QFontMetrics(theme.font(1.07))
        box = metrics.boundingRect(QRect(0, 0, self._room(), 10_000), Qt.TextFlag.TextWordWrap, line)
        return min(3, max(1, round(box.height() / metrics.lineSpacing())))


class CoverPanel(QWidget):
    """The green cloth with its margin line; a thin strip with the mark when there is little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "spine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.label = CoverLabel()
        self.promise = Text(_("Rien ne sort de cet ordinateur sans vous."), "onSpineSmall", wrap=True)
        self._narrow = False
        column = QVBoxLayout(self)
        theme.space(column, 0, (4, 2, 1, 2))
        column.addStretch(1)
        column.addWidget(self.label, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        column.addWidget(self.promise)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.label.setVisible(not narrow)
        self.promise.setVisible(not narrow)
        theme.measure(self, width=_NARROW if narrow else _LABEL + 11)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._narrow:
            side = theme.px(1.85)
            icons.paint(painter, icons.ON_SPINE, theme.color("spineInk"), theme.px(1.1), theme.px(1), side)
        else:
            painter.setOpacity(0.65)
            paint_margin_line(painter, theme.px(_MARGIN_LINE), 0, self.height())


class Cover(QWidget):
    """`panel` at the left, `content` at the right, in a centred column."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.panel = CoverPanel()
        self.panel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.measure(content, max_width=_COLUMN)
        self._right = QVBoxLayout()
        theme.space(self._right)
        self._right.addWidget(Scrolled(_in_the_middle(content)), 1)
        row = QHBoxLayout(self)
        theme.space(row)
        row.addWidget(self.panel)
        row.addLayout(self._right, 1)
        self.responsive = Responsive(self)
        self.responsive.changed.connect(self._fit)
        self._fit(self.responsive.width)

    def hold_bar(self, bar: QWidget) -> None:
        """Show the page bar above the content."""
        self._right.insertWidget(0, bar)

    def _fit(self, width: int) -> None:
        self.panel.set_narrow(width == Width.NARROW)


def _in_the_middle(content: QWidget) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    theme.space(column, 0, (1.4, 1.4, 1.4, 1.4))
    column.addStretch(1)
    middle = QHBoxLayout()
    theme.space(middle)
    middle.addStretch(1)
    middle.addWidget(content, 100)
    middle.addStretch(1)
    column.addLayout(middle)
    column.addStretch(1)
    return inside
