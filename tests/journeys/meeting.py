"""What two structures do to meet, by keyboard: show one's card, add the other's, write its eight words as heard."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from tests.journeys.keyboard import Keyboard, Patience

from carnet_desktop.ui.main_window import MainWindow
from carnet_desktop.ui.widgets.eight_words import EightWords


class Worker(Keyboard):
    """Somebody at her own window, unlocked, with files she opens and saves where she says."""

    def __init__(self, qtbot: Patience, window: MainWindow) -> None:
        super().__init__(qtbot, window)
        self.window = window

    def opens(self, path: Path) -> None:
        """Ctrl+O, and that file in the system's own box."""
        self.window.messages.open_file = lambda parent, title, folder, kinds: path
        self.control(Qt.Key.Key_O)

    def saves_in(self, path: Path) -> None:
        """What the next save box answers."""
        self.window.messages.save_file = lambda parent, title, proposed, kinds: path

    def chooses(self, words: str) -> None:
        """In the « … » menu of the notebook on screen."""
        self.go_to("Autres actions sur ce carnet")
        self.enter()
        self._qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        labels = [action.text().split("\t")[0] for action in menu.actions()]
        for _step in range(labels.index(words) + 1):
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    def words(self) -> list[str]:
        """The eight words that can be seen."""
        shown = next(words for words in self.window.findChildren(EightWords) if words.isVisible())
        return [word.split()[1] for word in shown.accessibleDescription().split(", ")]


def show_own_card(worker: Worker, card: Path) -> list[str]:
    """Save one's card; the answer is the words one would read out by telephone."""
    worker.go_to("Transferts")
    worker.enter()
    worker.wait_to_see("Envoyés et reçus")
    worker.go_to("Structures connues")
    worker.enter()
    worker.wait_to_see("Votre fiche")
    worker.saves_in(card)
    worker.control(Qt.Key.Key_S)
    worker.wait_to_see("Fiche enregistrée")
    return worker.words()


def trust(worker: Worker, card: Path, heard: list[str]) -> None:
    """Open the other's card and write the words as they are heard."""
    worker.opens(card)
    worker.wait_to_see("2. Écrivez les huit mots qu’on vous lit")
    worker.wait_to_be_on("Mot 1")
    for word in heard:
        worker.write(word)
        worker.enter()
    worker.wait_to_see("Les huit mots sont les mêmes")


def note_agreement(worker: Worker) -> None:
    """In Transmettre: the person was asked, and agrees."""
    worker.go_to("À demander")
    worker.press(Qt.Key.Key_Right)
    worker.wait_to_be_on("Donné")
