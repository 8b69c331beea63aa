"""The house through the real window and the real threads: shut, open, and shut again with nothing left out."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import PASSPHRASE, now

from carnet_desktop.app import build
from carnet_desktop.errors import CipherMissing
from carnet_desktop.services import vault
from carnet_desktop.services.people import NewPerson, add_person
from carnet_desktop.storage.lock import HomeLock
from carnet_desktop.ui import theme
from carnet_desktop.ui.doorstep import Why
from carnet_desktop.ui.house import House
from carnet_desktop.ui.main_window import MainWindow
from carnet_desktop.ui.second_window import listen, raise_first


@pytest.fixture(autouse=True)
def own_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    """`build` catches what nothing else does; the test's own hook comes back afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


Launch = Callable[[], "Inhabitant"]


class Inhabitant:
    """A window on the home, and what can be seen of it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot
        found = window.findChild(House)
        assert found is not None
        self.house: House = found

    def sees(self, text: str) -> bool:
        shown = (label.text().replace("\u00a0", " ") for label in self.window.findChildren(QLabel) if label.isVisible())
        return any(text in words for words in shown)

    def waits_for(self, text: str) -> None:
        self._qtbot.waitUntil(lambda: self.sees(text), timeout=20_000)

    def unlock(self) -> None:
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, PASSPHRASE)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.waits_for("Carnets")
        self._qtbot.waitUntil(lambda: self.house.idle.watching)


@pytest.fixture
def launch(qapp: QApplication, qtbot: QtBot, home: Path) -> Iterator[Launch]:
    windows: list[MainWindow] = []

    def made() -> Inhabitant:
        window = build(qapp, home, now)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return Inhabitant(window, qtbot)

    yield made
    for window in windows:
        window.closing.emit() if not window.isVisible() else window.close()
        window.deleteLater()


@pytest.fixture
def fatou(home: Path) -> str:
    """The id of somebody in the home."""
    session = vault.unlock(home, None, PASSPHRASE, now)
    made = add_person(session, NewPerson("Fatou", "Diarra", date(1989, 3, 12)))
    session.lock()
    return made


def test_the_lock_hides_the_names_at_once_and_frees_the_home(
    launch: Launch, fatou: str, home: Path, qtbot: QtBot
) -> None:
    someone = launch()
    someone.unlock()
    someone.house.rooms.open_notebook(fatou)
    someone.waits_for("Fatou Diarra")
    someone.house.lock()
    assert not someone.sees("Fatou")
    assert someone.sees("Verrouillé à")

    def is_free() -> bool:
        lock = HomeLock(home)
        try:
            lock.acquire()
        except Exception:
            return False
        lock.release()
        return True

    def is_named() -> bool:
        return any("Diarra" in widget.accessibleName() for widget in someone.window.findChildren(QWidget))

    qtbot.waitUntil(is_free)
    qtbot.waitUntil(lambda: not is_named())


def test_a_lock_without_anybody_asking_says_why(launch: Launch) -> None:
    someone = launch()
    someone.unlock()
    someone.house.lock(Why.IDLE)
    assert someone.sees("après 5 minutes sans activité")


def test_the_text_not_saved_is_kept_and_the_notebook_found_again(launch: Launch, fatou: str, qtbot: QtBot) -> None:
    someone = launch()
    someone.unlock()
    someone.house.rooms.write_interview(fatou)

    def notes() -> list[QPlainTextEdit]:
        return [edit for edit in someone.window.findChildren(QPlainTextEdit) if edit.isVisible()]

    qtbot.waitUntil(lambda: bool(notes()), timeout=20_000)
    notes()[0].setPlainText("Fatou a vu sa cousine dimanche.")
    someone.house.lock(Why.IDLE)
    someone.waits_for("Votre brouillon est gardé.")
    someone.unlock()
    someone.waits_for("Fatou Diarra")


def test_an_open_question_is_answered_by_the_lock_with_the_safe_verb(launch: Launch) -> None:
    someone = launch()
    someone.unlock()
    QTimer.singleShot(50, someone.house, lambda: someone.house.lock(Why.SUSPEND))
    answer = someone.house.notices.confirm("Supprimer ?", "Supprimer", "Garder")
    assert answer is False
    assert not any(isinstance(w, QDialog) and w.isVisible() for w in QApplication.topLevelWidgets())
    assert someone.sees("quand l’ordinateur s’est mis en veille")


def test_the_size_of_the_text_is_kept_for_the_cover_and_for_the_structure(launch: Launch, home: Path) -> None:
    someone = launch()
    someone.unlock()
    someone.window.change_text_size(1)
    someone.window.close()
    theme.apply(_app(), theme.Mode.LIGHT, 100)
    launch()
    assert theme.current().scale == 110
    session = vault.unlock(home, None, PASSPHRASE, now)
    assert session.settings.text_scale == 110
    session.lock()


def test_nothing_of_a_person_is_left_outside_the_home(launch: Launch, fatou: str, tmp_path: Path) -> None:
    someone = launch()
    someone.unlock()
    someone.house.rooms.open_notebook(fatou)
    someone.waits_for("Fatou Diarra")
    someone.window.close()
    outside = [path for path in (tmp_path / "state").rglob("*") if path.is_file()]
    assert outside
    for path in outside:
        assert b"Diarra" not in path.read_bytes()
        assert fatou.encode() not in path.read_bytes()


def test_an_error_that_nothing_caught_has_a_reference_and_the_window_goes_on(
    launch: Launch, caplog: pytest.LogCaptureFixture
) -> None:
    someone = launch()
    error = KeyError("Fatou Diarra")
    sys.excepthook(KeyError, error, None)
    assert someone.sees("Référence à donner")
    assert not someone.sees("Fatou")
    assert "Diarra" not in caplog.text
    caplog.clear()
    close = QApplication.focusWidget()
    assert close is not None
    QTest.keyClick(close, Qt.Key.Key_Return)
    someone.unlock()


def test_a_program_that_cannot_encrypt_refuses_and_says_so(launch: Launch) -> None:
    someone = launch()
    someone.house.refuse(CipherMissing())
    assert someone.sees("Cette installation ne sait pas chiffrer les carnets")


def test_a_second_launch_brings_the_first_window_forward(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    came: list[bool] = []
    assert not raise_first(home)
    server = listen(home, lambda received: came.append(received is None))
    assert server is not None
    assert raise_first(home)
    qtbot.waitUntil(lambda: came == [True])
    assert not raise_first(tmp_path / "another home")
    server.close()
    assert not raise_first(home)


def test_a_second_launch_hands_over_the_file_it_was_asked_to_open(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    came: list[Path | None] = []
    server = listen(home, came.append)
    assert server is not None
    assert raise_first(home, tmp_path / "Diarra envoyé.carnet")
    qtbot.waitUntil(lambda: came == [tmp_path / "Diarra envoyé.carnet"])
    server.close()


def test_a_file_opened_before_the_passphrase_is_shown_after_it(launch: Launch, tmp_path: Path) -> None:
    file = tmp_path / "reçu.carnet"
    file.write_bytes(b"not one")
    someone = launch()
    someone.house.receive(file)
    assert someone.window.current_screen() is None
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, PASSPHRASE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    someone.waits_for("fichier de transfert")


def test_a_window_that_was_killed_does_not_keep_the_next_one_out(home: Path, tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    server = listen(home, lambda received: None)
    assert server is not None
    name = server.fullServerName()
    server.close()
    Path(name).touch()
    assert not raise_first(home)


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
