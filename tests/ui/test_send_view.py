"""The window of Transmettre: the keyboard alone; what is missing takes the caret, what is typed is not lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.exchanging import content_of, meet
from tests.ui.received import person
from tests.ui.stage import CONTROL, Stage, overflowing

from carnet_desktop.domain.records import Contact
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.services.notebooks import put
from carnet_desktop.services.session import Session
from carnet_desktop.ui import theme
from carnet_desktop.ui.screens.send.view import SendView
from carnet_desktop.ui.widgets.tick_line import TickLine


@pytest.fixture
def notebook(session: Session) -> str:
    return person(session)


@pytest.fixture
def stage(qtbot: QtBot, session: Session, tmp_path: Path) -> Stage:
    return Stage(qtbot, session, tmp_path / "window.ini")


@pytest.fixture
def view(stage: Stage, session: Session, partner: Session, notebook: str, tmp_path: Path) -> SendView:
    meet(session, partner, tmp_path)
    shown = SendView(stage.context, notebook)
    stage.put(shown)
    return shown


def seen(view: SendView) -> list[str]:
    return [label.text() for label in view.form.findChildren(QLabel) if label.isVisible()]


def test_the_keyboard_notes_the_agreement_writes_the_file_and_say_what_to_do_with_it(
    stage: Stage, view: SendView, partner: Session, tmp_path: Path
) -> None:
    path = tmp_path / "out.carnet"
    proposed: list[str] = []

    def choose(parent: QWidget, title: str, name: Path, kinds: str) -> Path:
        proposed.append(name.name)
        return path

    stage.window.messages.save_file = choose
    view.form.purpose.control.setFocus()
    stage.type("chercher un logement")
    stage.press(Qt.Key.Key_Return, CONTROL)
    assert QApplication.focusWidget() is view.form.agreement.said.focusProxy(), "the answer of the person is missing"
    assert any("«\u00a0Donné" in words for words in seen(view))
    assert not path.exists()
    stage.press(Qt.Key.Key_Right)
    assert view.form.agreement.said.value() == "given"
    assert not any("«\u00a0Donné" in words for words in seen(view)), "what was asked for is done"
    stage.press(Qt.Key.Key_Return, CONTROL)
    assert content_of(partner, path)[0].purpose == "chercher un logement"
    assert proposed[0].startswith("Pour Mission locale de l’Estuaire, "), "never the name of the person"
    assert QApplication.focusWidget() is view.ready.transfers
    assert not view.form.isVisible()
    assert view.leave(), "nothing is left to lose"
    stage.press(Qt.Key.Key_Return)
    assert stage.navigate.went == [("transfers", "")]


def test_what_is_missing_takes_the_caret(stage: Stage, view: SendView) -> None:
    stage.press(Qt.Key.Key_Return, CONTROL)
    assert QApplication.focusWidget() is view.form.purpose.control
    assert view.form.purpose.error()


def test_what_is_missing_is_brought_back_from_behind_the_other_tab(
    stage: Stage, view: SendView, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.Mode.LIGHT, 200)
    QApplication.processEvents()
    view.show_tab(1)
    assert not view.form.isVisible()
    view.foot.save.click()
    QApplication.processEvents()
    assert QApplication.focusWidget() is view.form.purpose.control


def test_what_is_typed_is_not_lost_without_asking(stage: Stage, view: SendView) -> None:
    assert view.leave()
    view.form.purpose.set_value("Un logement")
    assert not view.leave()
    assert len(stage.asked) == 1


def test_escape_goes_back(stage: Stage, view: SendView) -> None:
    stage.press(Qt.Key.Key_Escape)
    assert stage.navigate.went == [("back", "")]


def test_without_a_structure_the_first_act_has_the_focus(stage: Stage, notebook: str) -> None:
    shown = SendView(stage.context, notebook)
    stage.put(shown)
    stage.press(Qt.Key.Key_Return)
    assert stage.navigate.went == [("partner", "")]


def test_a_tick_keeps_the_focus_when_what_is_asked_one_by_one_comes_under_it(
    stage: Stage, view: SendView, session: Session, notebook: str
) -> None:
    put(session, notebook, Contact(id=new_record_id(), name="Dr Le Bihan", sensitive=True))
    stage.context.changes.announce(notebook)

    def ticks() -> dict[str, TickLine]:
        return {tick.text(): tick for tick in view.form.ticks.findChildren(TickLine) if tick.isVisible()}

    ticks()["Contacts et équipe"].setFocus()
    stage.press(Qt.Key.Key_Space)
    assert "Dr Le Bihan" not in ticks()
    stage.press(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is ticks()["Contacts et équipe"]
    assert "sensible" in ticks()["Dr Le Bihan"].warning()


def test_why_a_section_is_empty_is_chosen_beside_it(view: SendView) -> None:
    reasons = [
        box for box in view.preview.findChildren(QComboBox) if box.accessibleName().startswith("Pourquoi Droits")
    ]
    assert [box.currentText() for box in reasons] == ["non renseigné"]


@pytest.mark.parametrize(
    ("width", "scale"), [(1280, 100), (1280, 125), (1280, 150), (1280, 200), (960, 100), (960, 200)]
)
def test_nothing_is_wider_than_the_window(
    qtbot: QtBot, stage: Stage, view: SendView, qapp: QApplication, width: int, scale: int
) -> None:
    theme.apply(qapp, theme.Mode.LIGHT, scale)
    stage.window.resize(width, 640)
    for tab in (0, 1):
        view.show_tab(tab)
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not overflowing(view))  # parts within parts are laid out one turn after another


@pytest.mark.parametrize(("width", "scale"), [(1100, 100), (1280, 100), (1280, 125), (960, 200)])
def test_the_answer_of_the_person_fits_beside_what_leaves(
    stage: Stage, view: SendView, qapp: QApplication, width: int, scale: int
) -> None:
    theme.apply(qapp, theme.Mode.LIGHT, scale)
    stage.window.resize(width, 720)
    view.form.agreement.said.setFocus()
    stage.press(Qt.Key.Key_Right)
    QApplication.processEvents()
    assert overflowing(view.form) == []
