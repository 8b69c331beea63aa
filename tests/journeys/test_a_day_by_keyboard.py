"""A day with the keyboard alone: who comes, her notebook, what was said typed in one line each, and the day again."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import PASSPHRASE, tuesday
from tests.journeys.keyboard import Keyboard
from tests.journeys.launching import launched

from carnet_desktop.domain.records import Action, Appointment, Interview
from carnet_desktop.services import vault
from carnet_desktop.services.notebooks import open_notebook
from carnet_desktop.ui.main_window import MainWindow


@pytest.fixture
def home(filled_home: Path, tmp_path: Path) -> Path:
    """The sample people."""
    return Path(shutil.copytree(filled_home, tmp_path / "home"))


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, home: Path) -> Iterator[MainWindow]:
    with launched(qapp, qtbot, home, tuesday) as opened:
        yield opened


def test_a_day_is_held_with_the_keyboard_alone(window: MainWindow, qtbot: QtBot, home: Path) -> None:
    keyboard = Keyboard(qtbot, window)
    keyboard.write(PASSPHRASE)
    keyboard.enter()
    keyboard.wait_to_see("personnes accompagnées")
    keyboard.control(Qt.Key.Key_J)
    keyboard.wait_to_see("Mardi 24 novembre")
    keyboard.wait_to_see("À ne pas oublier")

    qtbot.waitUntil(lambda: keyboard.focused().startswith("15"), timeout=20_000)  # the next person
    while "Fatou Diarra" not in keyboard.focused():
        keyboard.press(Qt.Key.Key_Down)
    keyboard.enter()
    keyboard.wait_to_see("Plan d’action")

    keyboard.control(Qt.Key.Key_R)
    for line, said in (
        ("rdv dans trois semaines 14h CAF apporter le RIB", "Rendez-vous ajouté."),
        ("action : appeler la CAF avant vendredi", "Action ajoutée."),
        ("note tél : elle a trouvé un stage", "Entretien ajouté."),
    ):
        keyboard.write(line)
        keyboard.wait_to_see("Vérifiez, puis validez.")
        keyboard.enter()
        keyboard.wait_to_see(said)
    keyboard.control(Qt.Key.Key_J)
    keyboard.wait_to_see("Mardi 24 novembre")
    window.close()
    check_written(home)


def check_written(home: Path) -> None:
    session = vault.unlock(home, None, PASSPHRASE, tuesday)
    state = open_notebook(session, session.directory.search("diarra").exact[0].id).notebook
    appointment = next(e.record for e in state.entries(Appointment) if e.record.when and "12-15" in e.record.when.local)
    action = next(e.record for e in state.entries(Action) if e.record.what and e.record.what.label == "Appeler la CAF")
    note = next(e.record for e in state.entries(Interview) if e.record.text == "elle a trouvé un stage")
    assert appointment.when is not None
    assert appointment.with_ is not None
    assert (appointment.when.local, appointment.with_.text) == ("2026-12-15T14:00", "Mme Roy")
    assert appointment.bring == ("RIB",)
    assert (action.by, note.channel) == ("2026-11-27", "phone")
    session.lock()
