"""The windows of known structures: words written under dictation, never shown before they are compared."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.stage import CONTROL, Stage, overflowing

from carnet_desktop.services import structures
from carnet_desktop.services.session import Session
from carnet_desktop.ui import theme
from carnet_desktop.ui.screens.partners.partner_view import PartnerView
from carnet_desktop.ui.screens.partners.view import PartnersView


@pytest.fixture
def stage(qtbot: QtBot, session: Session, tmp_path: Path) -> Stage:
    return Stage(qtbot, session, tmp_path / "window.ini")


@pytest.fixture
def words(partner: Session) -> tuple[str, ...]:
    return structures.own_card(partner).words


@pytest.fixture
def comparing(stage: Stage, partner: Session, tmp_path: Path) -> PartnerView:
    card = tmp_path / "partner.structure"
    card.write_bytes(structures.own_card_file(partner))
    view = PartnerView(stage.context, card)
    stage.put(view)
    return view


def said(view: QWidget) -> str:
    """Every word that the screen shows or tells a screen reader."""
    parts = [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view)]
    heard = [f"{w.accessibleName()} {w.accessibleDescription()} {w.toolTip()}" for w in view.findChildren(QWidget)]
    return " ".join((*parts, *heard))


def test_the_words_of_a_card_are_nowhere_on_screen_while_they_are_compared(
    comparing: PartnerView, words: tuple[str, ...]
) -> None:
    shown = said(comparing).split()
    assert not [word for word in words if word in shown]


def test_the_words_are_written_without_leaving_the_keyboard(
    stage: Stage, comparing: PartnerView, session: Session, words: tuple[str, ...]
) -> None:
    for word in words[:7]:
        stage.type(word)
        stage.press(Qt.Key.Key_Space)
    stage.type(words[7])
    stage.press(Qt.Key.Key_Return)
    assert [partner.verified for partner in structures.partners(session)] == [True]
    assert comparing.verified.isVisible()
    assert comparing.verified.words.accessibleDescription().startswith(f"1 {words[0]}, 2 {words[1]}")


def test_two_keys_compare_and_the_caret_goes_to_the_first_wrong_word(
    stage: Stage, comparing: PartnerView, words: tuple[str, ...]
) -> None:
    for place, word in enumerate(words):
        comparing.comparing.fields[place].set_value("abeille" if place == 4 else word)
    stage.press(Qt.Key.Key_Return, CONTROL)
    assert comparing.bar.isVisible()
    assert QApplication.focusWidget() is comparing.comparing.fields[4].control


def test_words_already_heard_are_not_lost_without_asking(stage: Stage, comparing: PartnerView) -> None:
    assert comparing.leave()
    stage.type("abei")
    assert not comparing.leave()
    assert len(stage.asked) == 1


def test_escape_goes_back(stage: Stage, comparing: PartnerView) -> None:
    stage.press(Qt.Key.Key_Escape)
    assert stage.navigate.went == [("back", "")]


def test_a_refused_card_leaves_one_button(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "bad.structure"
    path.write_bytes(b"{}")
    view = PartnerView(stage.context, path)
    stage.put(view)
    assert QApplication.focusWidget() is view.refused.close_button
    assert view.refused.title.property("tone") == "bad"
    assert not view.foot.isVisible()
    stage.press(Qt.Key.Key_Return)
    assert stage.navigate.went == [("back", "")]


def test_the_keyboard_begins_on_the_first_act_even_when_the_list_comes_late(stage: Stage) -> None:
    stage.jobs.held = True
    view = PartnersView(stage.context)
    stage.put(view)
    stage.jobs.release()
    assert QApplication.focusWidget() is view.begin


def test_the_first_structure_is_added_from_the_place_where_it_will_be(
    stage: Stage, comparing: PartnerView, words: tuple[str, ...]
) -> None:
    view = PartnersView(stage.context)
    stage.put(view)
    assert QApplication.focusWidget() is view.begin
    for place, word in enumerate(words):
        comparing.comparing.fields[place].set_value(word)
    comparing.foot.compare.click()
    assert [line.title for line in view.list.lines()] == ["Mission locale de l’Estuaire"]
    view.focus_first()
    stage.press(Qt.Key.Key_Return)
    assert stage.navigate.went[-1] == ("partner", view.list.lines()[0].id)


@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_wider_than_the_window(stage: Stage, comparing: PartnerView, qapp: QApplication, scale: int) -> None:
    theme.apply(qapp, theme.Mode.LIGHT, scale)
    for view in (comparing, PartnersView(stage.context)):
        stage.put(view)
        assert overflowing(view) == []
