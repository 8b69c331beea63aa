"""The real window with one screen in it, and a keyboard."""

from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.keyboard import Keyboard
from tests.ui.recording import RecordingNavigator

from carnet_desktop.i18n import fold
from carnet_desktop.services.session import Session
from carnet_desktop.ui.changes import Changes
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.main_window import MainWindow
from carnet_desktop.ui.navigation import Screen

CONTROL = Qt.KeyboardModifier.ControlModifier


class Stage(Keyboard):
    """`asked` holds the questions, which are all answered by the safe verb."""

    def __init__(self, qtbot: QtBot, session: Session, memory: Path) -> None:
        self.navigate, self.asked = RecordingNavigator(), list[str]()
        self.window = MainWindow(QSettings(str(memory), QSettings.Format.IniFormat))
        qtbot.addWidget(self.window)
        self.window.resize(1280, 720)
        self.window.messages.ask = self._ask
        self.jobs = ImmediateJobs()
        self.context = ScreenContext(session, self.jobs, Changes(), self.navigate, self.window.messages)
        self.window.show()

    def put(self, screen: Screen) -> None:
        self.window.show_screen(screen, "")
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Small letters without accents, whatever `text` has."""
        self.write(fold(text))

    def _ask(self, parent: QWidget, question: str, do: str, keep: str, detail: str) -> bool:
        self.asked.append(question)
        return False


def overflowing(view: QWidget) -> list[str]:
    """The parts that end beyond the right edge of their screen."""
    parts = [part for part in view.findChildren(QWidget) if part.isVisible() and part.window() is view.window()]
    ends = [(part, part.mapTo(view, part.rect().topRight()).x()) for part in parts if view.isAncestorOf(part)]
    return [f"{part} ends at {right} of {view.width()}" for part, right in ends if right > view.width()]
