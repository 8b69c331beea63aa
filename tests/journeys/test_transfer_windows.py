"""Two people at two homes, reading only their screens: they meet, send, refuse a forged file, and get theirs back."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import PASSPHRASE, now
from tests.exchanging import fatou
from tests.journeys.launching import at_work
from tests.journeys.meeting import Worker, note_agreement, show_own_card, trust

from carnet_desktop.domain.records import Action
from carnet_desktop.services import vault
from carnet_desktop.services.notebooks import open_notebook
from carnet_desktop.services.transfers import journal
from carnet_desktop.ui.screens.receive.table import ReceivedList
from carnet_desktop.ui.widgets.line_list import LineList

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def other(empty_partner_home: Path, tmp_path: Path) -> Path:
    """The home of the other structure, locked."""
    return Path(shutil.copytree(empty_partner_home, tmp_path / "other"))


def test_a_file_goes_and_comes_back_richer_and_a_forged_one_says_why_it_is_refused(
    qapp: QApplication, qtbot: QtBot, home: Path, other: Path, tmp_path: Path
) -> None:
    session = vault.unlock(home, None, PASSPHRASE, now)
    fatou(session)
    session.lock()
    names = ("ateliers.structure", "mission.structure", "aller.carnet", "faux.carnet", "accusé.carnet", "retour.carnet",
             "fin.carnet")  # fmt: skip
    files = {name: tmp_path / name for name in names}

    with at_work(qapp, qtbot, home) as claire:
        ours = show_own_card(claire, files["ateliers.structure"])
    with at_work(qapp, qtbot, other) as karim:
        theirs = show_own_card(karim, files["mission.structure"])
        trust(karim, files["ateliers.structure"], ours)
    with at_work(qapp, qtbot, home) as claire:
        trust(claire, files["mission.structure"], theirs)
        find(claire)
        send(claire, files["aller.carnet"], "L’accompagner vers un logement")

    forge(files["aller.carnet"], files["faux.carnet"])
    with at_work(qapp, qtbot, other) as karim:
        karim.opens(files["faux.carnet"])
        karim.wait_to_see("Ce fichier a été modifié après l’envoi.")
        assert karim.sees("Rien n’a été lu. Demandez à la structure qui vous l’a envoyé de le renvoyer.")
        karim.wait_to_be_on("Fermer")
        karim.enter()
        accept(karim, files["aller.carnet"], files["accusé.carnet"])
        karim.go_to("Ouvrir le carnet")
        karim.enter()
        karim.wait_to_see("Plan d’action")
        karim.press(Qt.Key.Key_D, CTRL_SHIFT)
        karim.write("Demander une place au foyer")
        karim.control(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "Demander une place au foyer" in spoken(karim), timeout=20_000)
        send(karim, files["retour.carnet"], "Vous tenir au courant")

    with at_work(qapp, qtbot, home) as claire:
        claire.opens(files["accusé.carnet"])
        claire.wait_to_see("a accepté votre fichier")
        accept(claire, files["retour.carnet"], files["fin.carnet"], "Demander une place au foyer")
        claire.go_to("Ouvrir le carnet")
        claire.enter()
        qtbot.waitUntil(lambda: "Demander une place au foyer" in spoken(claire), timeout=20_000)

    session = vault.unlock(home, None, PASSPHRASE, now)
    notebook = session.directory.lines()[0].id
    actions = {e.record.what.label for e in open_notebook(session, notebook).notebook.entries(Action) if e.record.what}
    assert actions == {"Appeler la CAF", "Demander une place au foyer"}
    assert [(line.direction, line.state) for line in journal(session)] == [
        ("received", "accepted"),
        ("sent", "accepted"),
    ]
    session.lock()


def find(worker: Worker) -> None:
    worker.control(Qt.Key.Key_F)
    worker.write("fatou")
    worker.enter()
    worker.wait_to_see("Plan d’action")


def send(worker: Worker, path: Path, purpose: str) -> None:
    """From the notebook on screen: why, with her agreement, and where the file goes."""
    worker.press(Qt.Key.Key_T, CTRL_SHIFT)
    worker.wait_to_be_on("À quelle structure")
    worker.wait_to_see("éléments partent")
    worker.go_to("Ce que vous attendez de cette structure")
    worker.write(purpose)
    note_agreement(worker)
    worker.saves_in(path)
    worker.control(Qt.Key.Key_Return)
    worker.wait_to_see("Le fichier est prêt")
    assert path.exists()


def accept(worker: Worker, path: Path, receipt: Path, holds: str = "") -> None:
    """Open a file, look at what it holds, accept everything, and save the receipt."""
    worker.opens(path)
    worker.wait_to_see("Fichier reçu pour Fatou Diarra")
    worker.wait_to_be_on("Ce que contient le fichier")
    rows = worker.window.findChild(ReceivedList)
    assert rows is not None
    assert holds in " ".join(row.spoken for row in rows.rows())
    worker.control(Qt.Key.Key_Return)
    worker.wait_to_be_on("Enregistrer l’accusé")
    worker.saves_in(receipt)
    worker.enter()
    worker.wait_to_see("Accusé enregistré")


def spoken(worker: Worker) -> str:
    """The rows of the page, as a screen reader says them."""
    lists = worker.window.findChildren(LineList)
    return " ".join(line.spoken for rows in lists if rows.isVisible() for line in rows.lines())


def forge(path: Path, forged: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-64] ^= 1
    forged.write_bytes(data)
