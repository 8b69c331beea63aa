"""Alert chips: a colour pair, an icon and words, never clickable; the same painter on the page and in rows."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from carnet_desktop.i18n import _, count
from carnet_desktop.memory import remembered
from carnet_desktop.ui import icons, theme
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.widgets.texts import Text, empty

RADIUS = 5
_LEAST_EM = 7


@dataclass(frozen=True, slots=True)
class Chip:
    """`icon` may be "" (then only words)."""

    text: str
    tone: Tone
    icon: str = ""


def chip_width(chip: Chip) -> int:
    """In logical pixels."""
    words = QFontMetrics(theme.font(0.93, 500)).horizontalAdvance(chip.text)
    return words + 2 * theme.px(0.6) + (theme.px(1.1) + theme.px(0.35) if chip.icon else 0)


def paint_chip(painter: QPainter, chip: Chip, x: float, y: float, height: float, room: float) -> None:
    """The chip with its left top corner at (x, y), its words cut when it is wider than `room`."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(round(x), round(y), _drawn(chip, round(height), round(room), ratio, theme.current()))


@remembered(128)
def _drawn(chip: Chip, height: int, room: int, ratio: float, _dress: theme.Theme) -> QPixmap:
    """A chip drawn once: lists show the same few on many rows."""
    width = min(chip_width(chip), room)
    drawn = QPixmap(round(width * ratio), round(height * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{chip.tone}Bg"))
    painter.drawRoundedRect(QRectF(0, 0, width, height), RADIUS, RADIUS)
    ink = theme.color(chip.tone)
    left = theme.px(0.6)
    if chip.icon:
        side = theme.px(1.1)
        icons.paint(painter, chip.icon, ink, left, (height - side) / 2, side)
        left += side + theme.px(0.35)
    painter.setPen(ink)
    painter.setFont(theme.font(0.93, 500))
    box = QRectF(left, 0, width - theme.px(0.4) - left, height)
    words = painter.fontMetrics().elidedText(chip.text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.end()
    return drawn


class AlertChip(QWidget):
    """One chip on the page."""

    def __init__(self, chip: Chip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = chip
        self.setAccessibleName(chip.text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._chip), theme.px(1.7))

    def minimumSizeHint(self) -> QSize:
        """Where there is little room its words are cut, and are whole in the tooltip."""
        return QSize(min(chip_width(self._chip), theme.px(_LEAST_EM)), theme.px(1.7))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self._chip.text if self.width() < chip_width(self._chip) else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_chip(QPainter(self), self._chip, 0, 0, self.height(), self.width())


class AlertChips(QWidget):
    """At most `most` chips, then "et 2 autres"."""

    def __init__(self, chips: tuple[Chip, ...] = (), most: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._row = QHBoxLayout(self)
        theme.space(self._row, 0.4)
        self._fill(chips)
        if not chips:
            self.hide()

    def set_chips(self, chips: tuple[Chip, ...]) -> None:
        self._fill(chips)
        self.setVisible(bool(chips))

    def _fill(self, chips: tuple[Chip, ...]) -> None:
        empty(self._row)
        for chip in chips[: self._most]:
            self._row.addWidget(AlertChip(chip))
        left = len(chips) - self._most
        if left > 0:
            more = Text(count(left, _("et {n} autre"), _("et {n} autres")), "small")
            more.setToolTip("\n".join(chip.text for chip in chips[self._most :]))
            self._row.addWidget(more)
        self._row.addStretch(1)
