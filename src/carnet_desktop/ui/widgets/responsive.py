"""How much room a screen has, in em: wide, medium or narrow."""

from enum import IntEnum

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from carnet_desktop.ui import theme

WIDE_EM, MEDIUM_EM = 91, 64
"""1280 px at 100 % is 91.4 em: the smallest window that is wide."""


class Width(IntEnum):
    """NARROW: below 64 em, one column, icons in the spine. WIDE: 91 em and more, side column beside the plan."""

    NARROW = 0
    MEDIUM = 1
    WIDE = 2


def width_of(window: QWidget) -> Width:
    """The class of a window (not of a part of it), at the present text size."""
    ems = window.width() / theme.current().em
    return Width.WIDE if ems >= WIDE_EM else Width.MEDIUM if ems >= MEDIUM_EM else Width.NARROW


class Responsive(QObject):
    """Tells when the class of `widget`'s window changes, by resizing or by the size of the text."""

    changed = Signal(int)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.width = width_of(widget.window())
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.StyleChange):
            found = width_of(self._widget.window())
            if found != self.width:
                self.width = found
                self.changed.emit(int(found))
        return False
