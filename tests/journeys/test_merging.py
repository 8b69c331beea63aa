"""Two notebooks of one person, by keyboard: merged, looked at, separated, and everything is as it was before."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import PASSPHRASE, now
from tests.journeys.launching import at_work
from tests.journeys.meeting import Worker

from carnet_desktop.domain.records import KINDS, Action, Author, Change, Item, NotebookId, Record
from carnet_desktop.services import integrity, vault
from carnet_desktop.services.notebooks import open_notebook, put
from carnet_desktop.services.people import NewPerson, add_person
from carnet_desktop.services.progress import silent
from carnet_desktop.ui.widgets.line_list import LineList

CALL = Action(id="11111111-1111-4111-8111-111111111111", who="person", what=Item(label="Appeler la CAF"))
VISIT = Action(id="22222222-2222-4222-8222-222222222222", who="worker", what=Item(label="Visiter un logement"))

Held = dict[str, list[Record]]


@pytest.fixture
def two(home: Path) -> tuple[str, str]:
    """Sophie's notebook, and Sofie's."""
    session = vault.unlock(home, None, PASSPHRASE, now)
    sophie = add_person(session, NewPerson("Sophie", "Tifour", date(1982, 2, 1), phones=("+33601020304",)))
    again = add_person(session, NewPerson("Sofie", "Tifour", date(1982, 2, 1), email="sophie@exemple.fr"))
    put(session, sophie, CALL)
    put(session, again, VISIT)
    session.lock()
    return sophie, again


def test_two_notebooks_are_merged_then_separated_and_everything_is_as_it_was(
    qapp: QApplication, qtbot: QtBot, home: Path, two: tuple[str, str]
) -> None:
    before = held(home, *two)
    with at_work(qapp, qtbot, home) as claire:
        claire.control(Qt.Key.Key_F)
        claire.write("sofie")
        claire.enter()  # the other one is open too: it closes by itself
        claire.wait_to_see("Plan d’action")
        claire.control(Qt.Key.Key_F)
        claire.write("sophie")
        claire.enter()
        qtbot.waitUntil(lambda: "Appeler la CAF" in spoken(claire), timeout=20_000)
        claire.chooses("Réunir avec un autre carnet")
        claire.wait_to_see("Ce carnet est peut-être celui de la même personne.")
        claire.enter()
        claire.wait_to_see("L’autre, qui quitte la liste")
        claire.control(Qt.Key.Key_Return)
        claire.wait_to_see("Les deux carnets de Sofie Tifour sont réunis.")
        qtbot.waitUntil(lambda: {"Appeler la CAF", "Visiter un logement"} <= actions(claire), timeout=20_000)
        claire.control(Qt.Key.Key_F)
        claire.wait_to_see("1 personne accompagnée")
        claire.enter()
        claire.wait_to_see("Plan d’action")
        claire.chooses("Séparer les carnets réunis")
        claire.wait_to_see("Ce qui retourne dans l’autre")
        claire.control(Qt.Key.Key_Return)
        claire.wait_to_see("Les deux carnets sont séparés.")
        qtbot.waitUntil(lambda: actions(claire) == {"Appeler la CAF"}, timeout=20_000)
        claire.go_to("Ouvrir l’autre carnet")
        claire.enter()
        qtbot.waitUntil(lambda: actions(claire) == {"Visiter un logement"}, timeout=20_000)
    assert held(home, *two) == before


def actions(worker: Worker) -> set[str]:
    return {words for words in ("Appeler la CAF", "Visiter un logement") if words in spoken(worker)}


def spoken(worker: Worker) -> str:
    """The rows of the page, as a screen reader says them."""
    lists = worker.window.findChildren(LineList)
    return " ".join(line.spoken for rows in lists if rows.isVisible() for line in rows.lines())


def held(home: Path, *notebooks: str) -> tuple[Held, ...]:
    """All that the notebooks hold, but for what says who wrote, why, and that they were merged."""
    session = vault.unlock(home, None, PASSPHRASE, now)
    kinds = [cls for cls in KINDS.values() if cls not in (Author, Change, NotebookId)]
    states = [open_notebook(session, notebook).notebook for notebook in notebooks]
    found = tuple(
        {cls.kind.name: [entry.record for entry in state.all_entries(cls)] for cls in kinds} for state in states
    )
    assert integrity.check(session, silent).whole
    session.lock()
    return found
