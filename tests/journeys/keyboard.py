"""Somebody who has a keyboard and eyes: presses keys wherever the focus is, reads what can be seen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget


class Patience(Protocol):
    """Lets the window live until a condition holds; pytest-qt's `qtbot` is one."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int = ...) -> None:
        """`timeout` in ms."""


class Keyboard:
    """`pressed` counts the keys struck beyond the letters typed."""

    def __init__(self, qtbot: Patience, window: QWidget) -> None:
        self._qtbot, self._window = qtbot, window
        self.pressed = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed += 1
        QTest.keyClick(self._focus(), key, modifier)

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)

    def tab(self) -> None:
        self.press(Qt.Key.Key_Tab)

    def control(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def write(self, text: str) -> None:
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self._focus(), letter)
            else:  # QTest aborts on a letter that has no key of its own
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(self._focus(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def sees(self, text: str) -> bool:
        return any(text in seen for seen in self.texts())

    def texts(self) -> list[str]:
        return [label.text() for label in self._window.findChildren(QLabel) if label.isVisible() and label.text()]

    def wait_to_see(self, text: str) -> None:
        self._qtbot.waitUntil(lambda: self.sees(text), timeout=20_000)

    def wait_to_be_on(self, name: str) -> None:
        """Until the focus has come to `name` by itself."""
        self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and self.focused() == name, timeout=20_000)

    def focused(self) -> str:
        """The accessible name of what has the focus, or its words."""
        focus = self._focus()
        return focus.accessibleName() or str(focus.property("text") or "")

    def go_to(self, name: str) -> None:
        """Tab until the focus is on `name`; fails when the whole window was gone round without finding it."""
        for _turn in range(60):
            if self.focused() == name:
                return
            self.tab()
        raise AssertionError(f"{name} cannot be reached with Tab")

    @contextmanager
    def answering(self, answer: Callable[[QDialog], None]) -> Iterator[None]:
        """While a dialog keeps the window waiting, `answer` it, once."""
        answered: list[QDialog] = []

        def look() -> None:
            dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
            inside = isinstance(dialog, QDialog) and focus is not None and dialog.isAncestorOf(focus)
            if isinstance(dialog, QDialog) and inside and not answered:
                answered.append(dialog)
                answer(dialog)

        timer = QTimer(self._window, interval=20)
        timer.timeout.connect(look)
        timer.start()
        yield
        timer.stop()
        assert answered, "no dialog came"

    def _focus(self) -> QWidget:
        if QApplication.activeWindow() is None:  # a window manager gives it back when a dialog goes
            self._window.activateWindow()
            self._qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
        focus = QApplication.focusWidget()
        assert focus is not None, "the focus is nowhere"
        return focus
