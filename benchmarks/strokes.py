"""How long one gesture holds the UI thread: what the program does at once, and what it left to do."""

from time import thread_time
from typing import Final

from benchmarks.windows import idle
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

FRAME: Final = 0.016
"""Seconds of one frame at 60 Hz."""


def struck(field: QObject, key: Qt.Key, text: str) -> float:
    """A key pressed: see `held`."""
    return held(field, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))


def held(target: QObject, event: QEvent) -> float:
    """The longer of two stretches of the UI thread, its own seconds: the event itself, and all until it is idle."""
    start = thread_time()
    QCoreApplication.sendEvent(target, event)
    between = thread_time()
    idle()
    return max(between - start, thread_time() - between)
