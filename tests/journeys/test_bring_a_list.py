"""A worker brings her lists, the real window and the keyboard: the three files that structures have."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import PASSPHRASE, now
from tests.journeys.keyboard import Keyboard
from tests.journeys.launching import launched

from carnet_desktop.services import vault
from carnet_desktop.services.notebooks import open_notebook
from carnet_desktop.ui.main_window import MainWindow

SAMPLES = Path(__file__).parent.parent / "samples"
FIRST_2022 = SAMPLES / "carnet-de-bord-2022-import_beneficiaires.csv"
FIRST_2024 = SAMPLES / "carnet-de-bord-2024-import_beneficiaires.csv"
SECOND_2024 = SAMPLES / "carnet-de-bord-2024-re_import_beneficiaires.csv"


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, home: Path) -> Iterator[MainWindow]:
    with launched(qapp, qtbot, home) as opened:
        yield opened


def bring(keys: Keyboard, window: MainWindow, path: Path, chosen: str) -> None:
    """Choose the file and import it, once its lines are seen."""
    window.messages.open_file = lambda parent, title, folder, kinds: path
    keys.go_to(chosen)
    keys.enter()
    keys.wait_to_see(path.name)
    keys.control(Qt.Key.Key_Return)
    keys.wait_to_see("Import terminé")


def test_three_lists_are_brought_seen_and_reported(
    window: MainWindow, qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    keys = Keyboard(qtbot, window)
    keys.write(PASSPHRASE)
    keys.enter()
    keys.wait_to_see("Les carnets des personnes que vous accompagnez seront ici.")

    keys.go_to("Importer une liste")
    keys.enter()
    bring(keys, window, FIRST_2024, "Choisir un fichier")
    assert keys.sees("3 personnes ajoutées.")
    keys.go_to("Importer une autre liste")
    keys.enter()
    bring(keys, window, SECOND_2024, "Choisir un fichier")
    assert keys.sees("1 personne ajoutée, 1 carnet ")
    keys.go_to("Importer une autre liste")
    keys.enter()
    bring(keys, window, FIRST_2022, "Choisir un fichier")
    assert keys.sees("2 carnets mis à jour.")

    report = tmp_path / "rapport.txt"
    window.messages.save_file = lambda parent, title, proposed, kinds: report
    keys.control(Qt.Key.Key_S)
    qtbot.waitUntil(report.exists)
    said = report.read_text(encoding="utf-8-sig")
    assert "601234568" in said
    assert "level_6" in said

    keys.press(Qt.Key.Key_Escape)
    keys.wait_to_see("4 personnes accompagnées")
    keys.write("sofie")
    keys.wait_to_see("Voici un nom proche.")
    window.close()

    session = vault.unlock(home, None, PASSPHRASE, now)
    people = {line.name: open_notebook(session, line.id).notebook for line in session.directory.lines()}
    session.lock()
    assert sorted(people) == ["Charlie Fondue", "Charlotte Fondue", "Sophie tifour", "charlot fondue"]
    assert people["Charlotte Fondue"].person.phones == ("+33601234567", "071234567")
