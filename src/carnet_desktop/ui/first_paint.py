"""The closed cover, painted at once where the window will be, while the rest of the program is loaded behind it.

It imports next to nothing, not even Qt's own enumerations (40 ms): on a slow disk everything else takes seconds.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSettings, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplashScreen, QWidget

_COLORS = {"light": ("#1C473C", "#FEFEFC"), "dark": ("#0E1E19", "#1A211E")}
"""`spine` and `page` of `ui.roles`: a test keeps them equal."""
_PANEL = 0.375
"""How much of the width the cover takes, as on the picture of the unlock screen."""


class FirstPaint(QSplashScreen):
    """Calls `then` once, after it has been painted. `memory` is where the window keeps its place."""

    def __init__(self, memory: Path, then: Callable[[], None]) -> None:
        super().__init__()
        self._then: Callable[[], None] | None = then
        kept = QSettings(str(memory), QSettings.Format.IniFormat)
        self._spine, self._page = (QColor(color) for color in _COLORS[_mode(str(kept.value("theme", "")))])
        geometry = kept.value("geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            room = self.screen().availableGeometry()
            self.resize(min(1280, room.width()), min(800, room.height()))
            self.move(room.center() - self.rect().center())

    def event(self, event: QEvent) -> bool:
        """A splash screen waits to be seen before it is shown: a whole second, each time. A window does not."""
        return QWidget.event(self, event) if event.type() == QEvent.Type.Show else super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._page)
        painter.fillRect(0, 0, int(self.width() * _PANEL), self.height(), self._spine)
        then, self._then = self._then, None
        if then is not None:
            QTimer.singleShot(0, self, then)


def _mode(kept: str) -> str:
    """A computer in dark colours whose window has not been opened yet gets the light ones, for a blink."""
    return "dark" if kept == "dark" else "light"
