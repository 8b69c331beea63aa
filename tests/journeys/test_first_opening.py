"""An empty computer, a keyboard, the real window: a structure made, locked, and opened again."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import PASSPHRASE
from tests.journeys.keyboard import Keyboard
from tests.journeys.launching import launched
from tests.journeys.setting_up import make_structure

from carnet_desktop.services import door

Open = Callable[[Path], Keyboard]


@pytest.fixture
def open_carnet(qapp: QApplication, qtbot: QtBot) -> Iterator[Open]:
    """Launch the application on a home, as `__main__` does, and close it at the end."""
    with ExitStack() as windows:
        yield lambda home: Keyboard(qtbot, windows.enter_context(launched(qapp, qtbot, home)))


def test_a_structure_is_made_locked_and_opened_with_the_keyboard_alone(open_carnet: Open, tmp_path: Path) -> None:
    home, sheet = tmp_path / "home", tmp_path / "secours.pdf"
    keys = open_carnet(home)
    passphrase = make_structure(keys, sheet)
    made = door.look(home)
    assert made is not None
    assert (made.structure_name, made.city, made.staff[0].name) == (
        "Les Ateliers du Pont",
        "Valmer-sur-Loire",
        "Claire Le Guen",
    )
    keys.enter()
    keys.wait_to_see("Carnets")

    keys.control(Qt.Key.Key_L)
    keys.wait_to_see("Verrouillé à")
    keys.write("ce n’est pas cette phrase")
    keys.enter()
    keys.wait_to_see("Ce n’est pas la bonne phrase.")
    keys.write(passphrase)
    keys.enter()
    keys.wait_to_see("Carnets")


def test_the_sample_people_are_there_at_once_and_gone_at_the_end(open_carnet: Open, tmp_path: Path) -> None:
    home = tmp_path / "home"
    keys = open_carnet(home)
    keys.go_to("Essayer avec des données d’exemple")
    keys.enter()
    keys.wait_to_see("Vous essayez Carnet avec des personnes inventées.")
    keys.control(Qt.Key.Key_L)
    keys.wait_to_see("Pour cet essai, la phrase secrète est")
    keys.write(PASSPHRASE)
    keys.enter()
    keys.wait_to_see("Vous essayez Carnet avec des personnes inventées.")
    assert not home.exists(), "trying writes nothing where the structure would be"
