"""A keyboard: what is typed goes where the focus is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


class Keyboard:
    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(focused(), key, modifier)

    def write(self, text: str) -> None:
        """Without accents: Qt has no key for such a letter, and aborts."""
        QTest.keyClicks(focused(), text)
