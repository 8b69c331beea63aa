"""Builds everything, in order: the only place that knows everybody."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo, QObject, QSettings, QTimer, QTranslator
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from carnet_desktop import logs
from carnet_desktop.paths import state_folder
from carnet_desktop.ui import theme
from carnet_desktop.ui.house import House
from carnet_desktop.ui.jobs import QtJobs
from carnet_desktop.ui.main_window import MainWindow

_MODE, _SCALE = "theme", "scale"


def build(
    app: QApplication,
    home: Path,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    received: Path | None = None,
) -> MainWindow:
    """The window on `home`, its cover shut, not shown yet. `clock` gives aware UTC moments.

    `received` is a file to show as soon as someone has unlocked.
    """
    memory = QSettings(str(state_folder() / "window.ini"), QSettings.Format.IniFormat)
    _speak_french(app)
    _dress(app, memory)
    window = MainWindow(memory)
    jobs = QtJobs(unhandled=lambda error: house.notices.show_error(error))
    house = House(app, window, jobs, home, clock)
    logs.catch(lambda error: house.notices.show_error(error))
    window.closing.connect(lambda: _remember_look(memory))
    house.show_door()
    if received is not None:
        house.receive(received)
    if sys.platform == "darwin":
        OpenedFiles(app, window, house.receive)
    AfterFirstPaint(window, lambda: _settle(window, house, jobs, home))
    return window


class AfterFirstPaint(QObject):
    """Calls `then` once, as soon as `window` has been painted."""

    def __init__(self, window: MainWindow, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._then)
        return False


class OpenedFiles(QObject):
    """On a Mac a file is not an argument: the desktop sends it to the application, even while it runs."""

    def __init__(self, app: QApplication, window: MainWindow, receive: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._receive = receive
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            self._receive(Path(event.file()))
            return True
        return False


def _speak_french(app: QApplication) -> None:
    """Qt's own words: its file and print dialogs, the menus of its fields."""
    translator = QTranslator(app)
    if translator.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def _dress(app: QApplication, memory: QSettings) -> None:
    """The cover looks as the last session did: its settings are still locked away."""
    mode, scale = str(memory.value(_MODE, "")), str(memory.value(_SCALE, ""))
    theme.apply(
        app,
        theme.Mode(mode) if mode in list(theme.Mode) else theme.Mode.SYSTEM,
        int(scale) if scale.isdecimal() else 100,
    )
    theme.follow_system(app)


def _remember_look(memory: QSettings) -> None:
    memory.setValue(_MODE, str(theme.current().mode))
    memory.setValue(_SCALE, theme.current().scale)
    memory.sync()


def _settle(window: MainWindow, house: House, jobs: QtJobs, home: Path) -> None:
    """Behind the painted cover: load what unlocking needs, then answer the launches that follow."""

    def answer(nothing: None) -> None:
        from carnet_desktop.ui.second_window import listen

        server = listen(home, house.come_forward)
        if server is not None:
            server.setParent(window)
            window.closing.connect(server.close)

    jobs.run(house, lambda report: _load(), answer, house.refuse)


def _load() -> None:
    """The heavy imports, away from the UI thread. Raises CipherMissing: better said before any word is typed."""
    from carnet_desktop.services import notebooks, passphrases, people, vault  # noqa: F401
    from carnet_desktop.storage.cipher import require_cipher
    from carnet_desktop.ui.screens.people import view  # noqa: F401

    require_cipher()
    passphrases.warm_up()
    import PySide6.QtNetwork  # noqa: F401
