"""Knows from the keys pressed whether caps lock is on: Qt does not say."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class CapsLock(QObject):
    """`changed(on)` as soon as a letter typed in `field`, or the key itself, tells."""

    changed = Signal(bool)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.on = False
        self._known = False
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_CapsLock:
                # Before any letter has told, the state the key leads to is not known.
                self._set(self._known and not self.on)
            elif (told := _told(event)) is not None:
                self._known = True
                self._set(told)
        return False

    def _set(self, on: bool) -> None:
        if on != self.on:
            self.on = on
            self.changed.emit(on)


def _told(event: QKeyEvent) -> bool | None:
    """A capital without Shift, or a small letter with it, betrays caps lock; anything but a letter says nothing."""
    text = event.text()
    if len(text) != 1 or text.upper() == text.lower():
        return None
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return text.isupper() != shift
