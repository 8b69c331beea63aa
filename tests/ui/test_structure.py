"""The structure's own page: what the sheets print, and the preferences, saved in place."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.immediate_jobs import ImmediateJobs

from carnet_desktop.services import door
from carnet_desktop.services.session import Session, Settings
from carnet_desktop.ui import theme
from carnet_desktop.ui.changes import Changes
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.messages import Messages
from carnet_desktop.ui.screens.structure.view import StructureView
from carnet_desktop.ui.widgets.bars import PageBar, UndoBar


class Elsewhere:
    """A Navigator that notes where it was sent."""

    def __init__(self) -> None:
        self.went: list[str] = []

    def __getattr__(self, place: str) -> Callable[..., Any]:
        return lambda *given: self.went.append(place)


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def view(session: Session, jobs: ImmediateJobs, qtbot: QtBot, asked: list[str]) -> Iterator[StructureView]:
    window = QWidget()
    qtbot.addWidget(window)
    bar = PageBar(window)
    messages = Messages(window, bar, UndoBar(window))

    def ask(parent: QWidget, question: str, do: str, keep: str, detail: str) -> bool:
        asked.append(question)
        return False

    messages.ask = ask
    made = StructureView(ScreenContext(session, jobs, Changes(), Elsewhere(), messages))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made.close_screen()


def test_what_the_sheets_print_is_saved_and_the_door_follows(session: Session, view: StructureView) -> None:
    view.fields["name"].set_value("Le Relais")
    view.fields["address"].set_value("8 quai de la Loire")
    view.fields["phone"].set_value("02 61 91 22 40")
    view.fields["hours"].set_value("le lundi\nle mardi")
    QTest.keyClick(view.fields["name"].control, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    kept = session.structure
    assert (kept.name, kept.address, kept.phone, kept.hours) == (
        "Le Relais",
        "8 quai de la Loire",
        "+33261912240",
        "le lundi\nle mardi",
    )
    found = door.look(session.layout.home)
    assert found is not None
    assert found.structure_name == "Le Relais"
    assert view.leave()


@pytest.mark.parametrize(("field", "text"), [("name", ""), ("phone", "0261")])
def test_a_refused_field_says_so_and_nothing_is_kept(
    session: Session, view: StructureView, field: str, text: str
) -> None:
    before = session.structure
    view.fields[field].set_value(text)
    view.save.click()
    assert view.fields[field].error()
    assert session.structure == before


def test_leaving_with_unsaved_text_asks(view: StructureView, asked: list[str]) -> None:
    assert view.leave()
    view.fields["city"].set_value("Ailleurs")
    assert not view.leave()
    assert [question.replace("\u00a0", " ") for question in asked] == ["Fermer sans enregistrer ce texte ?"]


def test_each_preference_is_kept_as_soon_as_it_is_chosen(session: Session, view: StructureView) -> None:
    view.preferences.idle.set_value("12")
    QTest.mouseClick(view.preferences.nir, Qt.MouseButton.LeftButton)
    assert session.settings == Settings(idle_minutes=12, nir=True)


def test_the_size_and_the_colours_change_at_once(session: Session, view: StructureView, qapp: QApplication) -> None:
    view.preferences.scale.set_value("150")
    dark = next(b for b in view.preferences.look.findChildren(QWidget) if b.accessibleName() == "Sombres")
    QTest.mouseClick(dark, Qt.MouseButton.LeftButton)
    assert (theme.current().scale, theme.current().dark) == (150, True)
    assert session.settings == Settings(text_scale=150, theme="dark")


def test_the_page_shows_what_is_kept(session: Session, view: StructureView) -> None:
    view.show_settings(replace(session.settings, idle_minutes=15, text_scale=125, theme="light", nir=True))
    shown = view.preferences
    assert (shown.idle.value(), shown.scale.value(), shown.look.value(), shown.nir.isChecked()) == (
        "15",
        "125",
        "light",
        True,
    )
    assert session.settings == Settings(), "showing is not choosing"


def test_a_new_minimum_wage_is_added_with_its_day(session: Session, view: StructureView) -> None:
    smic = view.preferences.smic
    smic._add.click()
    assert smic._amount.error()
    smic._amount.set_value("1 850,40")
    smic._add.click()
    assert smic._since.error()
    smic._since.control.setText("1/11")
    smic._add.click()
    (day,) = session.settings.smic
    assert (day[5:], session.settings.smic[day]) == ("11-01", 185040)
    assert "1\u00a0850,40" in smic._known.text()


def test_health_is_written_of_once_the_structure_says_so(session: Session, view: StructureView) -> None:
    assert not session.settings.health
    QTest.mouseClick(view.preferences.health, Qt.MouseButton.LeftButton)
    assert session.settings.health
