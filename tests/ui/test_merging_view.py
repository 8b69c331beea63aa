"""Merging and separating on screen: keys, focus, little room, and the menu they are asked from."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.stage import CONTROL, Stage, overflowing

from carnet_desktop.services.merging_notebooks import merge_notebooks, merged_into
from carnet_desktop.services.people import NewPerson, add_person
from carnet_desktop.services.session import Session
from carnet_desktop.ui import theme
from carnet_desktop.ui.screens.merging.separating_view import SeparatingView
from carnet_desktop.ui.screens.merging.view import MergingView
from carnet_desktop.ui.screens.notebook.view import NotebookView


@pytest.fixture
def stage(qtbot: QtBot, samples_session: Session, tmp_path: Path) -> Stage:
    return Stage(qtbot, samples_session, tmp_path / "window.ini")


@pytest.fixture
def again(samples_session: Session) -> str:
    """Another notebook of Fatou Diarra, with a slip in her name."""
    return add_person(samples_session, NewPerson("Fatou", "Diara", date(1989, 3, 12), title="madam"))


def shown(view: QWidget) -> set[str]:
    return {label.text() for label in view.findChildren(QLabel) if label.isVisible()}


def test_typed_chosen_and_merged_with_the_keyboard(
    stage: Stage, samples_session: Session, fatou: str, again: str
) -> None:
    view = MergingView(stage.context, fatou)
    stage.put(view)
    assert QApplication.focusWidget() is view.field
    assert view.table.current() == again
    stage.type("nasreddine")
    assert view.table.isHidden()
    stage.press(Qt.Key.Key_Escape)
    stage.press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert {"Ce carnet, qui reste", "L’autre, qui quitte la liste", "Diarra", "Diara"} <= shown(view)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Ce carnet, qui reste. L’autre, qui quitte la liste"
    assert "Nom, Diarra, Diara" in focus.accessibleDescription()
    stage.press(Qt.Key.Key_Return)  # a key held a little long does nothing more
    assert merged_into(samples_session, fatou) == ()
    stage.press(Qt.Key.Key_Return, CONTROL)
    assert merged_into(samples_session, fatou) == (again,)
    assert stage.navigate.went == [("give_up", again), ("back", ""), ("notebook", fatou)]


def test_escape_goes_back_one_step_at_a_time(stage: Stage, fatou: str, again: str) -> None:
    view = MergingView(stage.context, fatou)
    stage.put(view)
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is view.field
    assert not view.shows_both
    stage.press(Qt.Key.Key_Escape)
    assert stage.navigate.went == [("back", "")]


def test_letters_typed_in_the_list_are_searched(stage: Stage, fatou: str, again: str) -> None:
    view = MergingView(stage.context, fatou)
    stage.put(view)
    view.table.setFocus()
    stage.type("b")
    assert QApplication.focusWidget() is view.field
    assert view.field.text() == "b"


@pytest.mark.parametrize(("width", "scale"), [(1280, 100), (960, 100), (1280, 200), (960, 200)])
def test_nothing_ends_beyond_the_window(
    stage: Stage, qapp: QApplication, samples_session: Session, fatou: str, again: str, width: int, scale: int
) -> None:
    theme.apply(qapp, theme.Mode.LIGHT, scale)
    stage.window.resize(width, 640)
    merging = MergingView(stage.context, fatou)
    stage.put(merging)
    assert overflowing(merging) == []
    merging.presenter.choose(again)
    QApplication.processEvents()
    assert overflowing(merging) == []
    merge_notebooks(samples_session, fatou, again)
    separating = SeparatingView(stage.context, fatou)
    stage.put(separating)
    assert separating.shows_both
    assert overflowing(separating) == []


def test_of_several_the_one_that_goes_back_is_chosen_with_the_keyboard(
    stage: Stage, samples_session: Session, fatou: str, again: str
) -> None:
    third = add_person(samples_session, NewPerson("Fatoumata", "Diarra", date(1989, 3, 12)))
    merge_notebooks(samples_session, fatou, again)
    merge_notebooks(samples_session, fatou, third)
    view = SeparatingView(stage.context, fatou)
    stage.put(view)
    assert QApplication.focusWidget() is view.choosing.buttons[0]
    stage.press(Qt.Key.Key_Return)
    assert view.shows_both
    stage.press(Qt.Key.Key_Return, CONTROL)
    assert len(merged_into(samples_session, fatou)) == 1


def test_escape_keeps_them_merged(stage: Stage, samples_session: Session, fatou: str, again: str) -> None:
    merge_notebooks(samples_session, fatou, again)
    stage.put(SeparatingView(stage.context, fatou))
    stage.press(Qt.Key.Key_Escape)
    assert stage.navigate.went == [("back", "")]
    assert merged_into(samples_session, fatou) == (again,)


def test_the_menu_offers_to_separate_only_when_there_is_something_to(
    stage: Stage, samples_session: Session, fatou: str, again: str
) -> None:
    view = NotebookView(stage.context, fatou)
    stage.put(view)

    def offered() -> dict[str, object]:
        return {choice.label: choice.run for choice in view._presenter.notebook_choices()}

    assert "Séparer les carnets réunis" not in offered()
    merge_notebooks(samples_session, fatou, again)
    stage.context.changes.announce(fatou)
    for choice in view._presenter.notebook_choices():
        if choice.label in ("Réunir avec un autre carnet", "Séparer les carnets réunis"):
            choice.run()
    assert stage.navigate.went == [("merging", fatou), ("separating", fatou)]
