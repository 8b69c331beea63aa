"""The real window on a real structure, opened as the unlock screen does it, without waiting for anybody."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.homes import now, unlock
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from carnet_desktop.app import build
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.house import House
from carnet_desktop.ui.main_window import MainWindow


def application() -> QApplication:
    """The one application of this process, offscreen where there is no display."""
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    known = QApplication.instance()
    return known if isinstance(known, QApplication) else QApplication(["carnet"])


def opened_window(home: Path) -> tuple[MainWindow, Callable[[], object]]:
    """The window on its list of people, its first work behind the list done; and how to close it."""
    window = build(application(), home, now)
    window.resize(1280, 800)
    window.show()
    wait(500)
    house = window.findChild(House)
    assert house is not None
    house.open(unlock(home))
    wait(2000)
    return window, window.close


def context_in(window: MainWindow) -> ScreenContext:
    """What the screens of an open window are given."""
    house = window.findChild(House)
    assert house is not None
    return house.rooms._context


def idle() -> None:
    """Let the event loop do all that waits, painting included."""
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def wait(ms: int) -> None:
    """Run the event loop for a while: background work ends, and comes back."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()
