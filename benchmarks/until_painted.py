"""A process that shows one window, says when its first paint is over, and ends: `cover HOME`, `unlock HOME` or `bare`.

It imports nothing that what it shows does not import itself.
"""

import os
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget


class _Witness(QObject):
    """The paint event comes before the painting: the time is taken when the event loop is back."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, _say_and_end)
        return False

    def watch(self, window: Any) -> Any:
        window.installEventFilter(self)
        return window


def _say_and_end() -> None:
    print(time.monotonic(), flush=True)
    os._exit(0)


_witness = _Witness()


def _program(home: str, *, until_unlock: bool) -> None:
    """`python -m carnet_desktop --home HOME`, whose cover or whose unlock screen is watched."""
    from carnet_desktop import __main__ as program
    from carnet_desktop.ui import first_paint

    cover, opened = first_paint.FirstPaint, program._open
    if until_unlock:
        program._open = lambda *given: _witness.watch(opened(*given))
    else:
        first_paint.FirstPaint = lambda memory, _then: cover(memory, _say_and_end)  # type: ignore[assignment, misc]
    program.default_home = lambda: Path(home)  # type: ignore[attr-defined]
    sys.argv = ["carnet_desktop"]  # opened from its icon
    program.main()


def _bare() -> None:
    """The least a window of PySide6 can be, at the same size."""
    app = QApplication(sys.argv[:1])
    window = QWidget()
    QVBoxLayout(window).addWidget(QLabel("Bonjour"))
    window.resize(1280, 800)
    _witness.watch(window).show()
    app.exec()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        _bare()
    else:
        _program(sys.argv[2], until_unlock=sys.argv[1] == "unlock")
