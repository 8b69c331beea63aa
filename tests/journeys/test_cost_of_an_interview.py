"""What an interview costs: every key struck and every click, counted as they reach the real window."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import PASSPHRASE, tuesday
from tests.journeys.launching import launched

from carnet_desktop.domain.records import Action, Appointment, Interview
from carnet_desktop.services import vault
from carnet_desktop.services.history import history
from carnet_desktop.services.notebooks import open_notebook
from carnet_desktop.ui import paper
from carnet_desktop.ui.main_window import MainWindow

TARGET = 40
DIALOG = 1  # Enter in the system's own print dialog, which is not ours to open here
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SAID = (
    "Fatou a vu sa cousine dimanche. Le changement est pour le 15. Elle voudrait un logement social dans le quartier, "
    "pour que les enfants gardent leur classe. Il manque un papier, que la cousine signera vendredi. Elle demande "
    "un message court plutôt qu’un appel : son forfait est vide jusqu’au 5, puis il revient."
)


class Hands(QObject):
    """Strikes keys and clicks on the window of the system, and counts what arrives there.

    Every key that goes down is announced once to the window, before any shortcut takes it: Ctrl+Maj+N counts three.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        handle = window.windowHandle()
        assert handle is not None
        self._handle = handle
        self.struck = self.typed = 0
        self._handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.MouseButtonPress):
            self.struck += 1
        return False

    @property
    def cost(self) -> int:
        """Keys and clicks beyond the words themselves."""
        return self.struck - self.typed

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._handle, key, modifiers)

    def write(self, words: str) -> None:
        for letter in words:
            self.typed += 1
            if letter.isascii():
                QTest.keyClick(self._handle, ord(letter))
            else:  # QTest knows no key for it: struck on the field itself, it counts as a letter
                self.struck += 1
                strike(letter)


def strike(letter: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(focus, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


@pytest.fixture
def home(filled_home: Path, tmp_path: Path) -> Path:
    """The sample people."""
    return Path(shutil.copytree(filled_home, tmp_path / "home"))


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, home: Path) -> Iterator[MainWindow]:
    with launched(qapp, qtbot, home, tuesday) as opened:
        yield opened


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the printer puts its pages."""
    path = tmp_path / "printed.pdf"

    def into_a_file(printer: QPrinter, parent: QWidget) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return True

    monkeypatch.setattr(paper, "choose_printer", into_a_file)
    return path


def sees(window: QWidget, words: str) -> bool:
    return any(words in label.text() for label in window.findChildren(QLabel) if label.isVisible())


def focused() -> str:
    focus = QApplication.focusWidget()
    return focus.accessibleName() if focus is not None else ""


def unlock(hands: Hands, window: MainWindow, qtbot: QtBot) -> None:
    hands.write(PASSPHRASE)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused().startswith("Chercher"), timeout=20_000)


def test_an_interview_its_appointment_and_an_action_printed_cost_at_most_forty_strokes(
    window: MainWindow, qtbot: QtBot, home: Path, printed: Path
) -> None:
    assert len(SAID) >= 300
    unlock(Hands(window), window, qtbot)

    hands = Hands(window)  # from the list: finding her is part of the cost, her name is words
    hands.write("kev")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sees(window, "Plan d’action"))
    hands.press(Qt.Key.Key_N, CTRL | SHIFT)
    assert focused() == "Ce qui s’est dit"
    hands.write(SAID)
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Tab)
    assert focused() == "Jour du prochain rendez-vous"
    hands.write("8/12")
    hands.press(Qt.Key.Key_Tab)
    hands.write("14h")
    hands.press(Qt.Key.Key_Tab)
    hands.write("RIB")
    hands.press(Qt.Key.Key_Tab)
    assert focused() == "Action à faire"
    hands.write("Demander une place au foyer")
    hands.press(Qt.Key.Key_Tab)
    hands.write("vendredi")
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: sees(window, "Plan d’action"))
    hands.press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: sees(window, "Ce qui s’imprime"))
    hands.press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: sees(window, "Envoyé à l’imprimante"), timeout=20_000)

    assert hands.cost + DIALOG <= TARGET
    assert printed.read_bytes().startswith(b"%PDF")
    window.close()
    check_written(home)


def check_written(home: Path) -> None:
    """All of it is there, and was one change."""
    session = vault.unlock(home, None, PASSPHRASE, tuesday)
    notebook = session.directory.search("kev").exact[0].id
    state = open_notebook(session, notebook).notebook
    interview = next(entry.record for entry in state.entries(Interview) if entry.record.text == SAID)
    appointment = next(e.record for e in state.entries(Appointment) if e.record.when and "12-08" in e.record.when.local)
    action = next(e.record for e in state.entries(Action) if e.record.what and "foyer" in e.record.what.label)
    assert interview.visibility == "team"
    assert appointment.when is not None
    assert (appointment.when.local, appointment.bring) == ("2026-12-08T14:00", ("RIB",))
    assert appointment.place == "Les Ateliers du Pont"
    assert (action.by, action.who) == ("2026-11-27", "worker")
    changes = ({line.record for line in change.lines} for change in history(session, notebook))
    assert next(change for change in changes if interview.id in change) == {interview.id, appointment.id, action.id}
    session.lock()
