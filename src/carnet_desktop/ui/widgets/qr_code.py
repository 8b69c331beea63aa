"""A QR code drawn with squares: always black on white with its quiet border, or phones do not read it."""

import segno
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from carnet_desktop.ui import theme

_SIDE = 11.0
_QUIET = 4
"""White squares around the code, as its standard asks."""
_DARK, _LIGHT = Qt.GlobalColor.black, Qt.GlobalColor.white


class QrCode(QWidget):
    """`name` is what screen readers say; the text it holds is their description of it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[bytes, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Any text of up to about 2 000 characters. Raises ValueError (segno's DataOverflowError) beyond."""
        self._rows = tuple(bytes(row) for row in segno.make(text, micro=False, error="l").matrix)
        self.setAccessibleDescription(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Whole pixels for each square: a blurred edge is harder to read."""
        side = self._square() * self._squares()
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _LIGHT)
        side = self._square()
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(QRect((x + _QUIET) * side, (y + _QUIET) * side, side, side), _DARK)

    def _square(self) -> int:
        """Logical pixels; never so few that a phone could not tell two squares apart."""
        return max(3, theme.px(_SIDE) // self._squares())

    def _squares(self) -> int:
        return len(self._rows) + 2 * _QUIET
