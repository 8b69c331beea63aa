"""A process that shows one window, says when its first paint is over, and ends: `real HOME` or `bare`.

It imports nothing that what it shows does not import itself.
"""

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget


class _Witness(QObject):
    """The paint event comes before the painting: the time is taken when the event loop is back."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, _say_and_end)
        return False


def _say_and_end() -> None:
    print(time.monotonic(), flush=True)
    os._exit(0)


_witness = _Witness()


def _real(home: str) -> None:
    """`python -m carnet_desktop --home HOME`, whose window is watched."""
    from carnet_desktop import __main__, app

    build = app.build

    def watched(*given: object) -> object:
        window = build(*given)  # type: ignore[arg-type]
        window.installEventFilter(_witness)
        return window

    app.build = watched  # type: ignore[assignment]
    sys.argv = ["carnet_desktop", "--home", home]
    __main__.main()


def _bare() -> None:
    """The least a window of PySide6 can be, at the same size."""
    app = QApplication(sys.argv[:1])
    window = QWidget()
    QVBoxLayout(window).addWidget(QLabel("Bonjour"))
    window.resize(1280, 800)
    window.installEventFilter(_witness)
    window.show()
    app.exec()


if __name__ == "__main__":
    _real(sys.argv[2]) if sys.argv[1] == "real" else _bare()
