"""The real window, as `__main__` opens it: on a home, at a time, ready for its first key."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication
from tests.conftest import PASSPHRASE, now
from tests.journeys.keyboard import Patience
from tests.journeys.meeting import Worker

from carnet_desktop.app import build
from carnet_desktop.ui.main_window import MainWindow


@contextmanager
def launched(
    app: QApplication, qtbot: Patience, home: Path, clock: Callable[[], datetime] = now
) -> Iterator[MainWindow]:
    """One launch, closed at the end."""
    window = build(app, home, clock)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: (focus := QApplication.focusWidget()) is not None and window.isAncestorOf(focus))
    yield window
    assert window.close()
    window.deleteLater()


@contextmanager
def at_work(app: QApplication, qtbot: Patience, home: Path) -> Iterator[Worker]:
    """One launch on `home`, unlocked."""
    with launched(app, qtbot, home) as window:
        worker = Worker(qtbot, window)
        worker.write(PASSPHRASE)
        worker.enter()
        qtbot.waitUntil(lambda: window.current_screen() is not None and window.spine.isVisible(), timeout=20_000)
        yield worker
