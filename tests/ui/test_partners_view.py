"""The windows of known structures: words written under dictation, never shown before they are compared."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.recording import RecordingNavigator

from carnet_desktop.services import structures
from carnet_desktop.services.session import Session
from carnet_desktop.ui import theme
from carnet_desktop.ui.changes import Changes
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.main_window import MainWindow
from carnet_desktop.ui.navigation import Screen
from carnet_desktop.ui.screens.partners.partner_view import PartnerView
from carnet_desktop.ui.screens.partners.view import PartnersView

CONTROL = Qt.KeyboardModifier.ControlModifier


class Stage:
    """The real window, with a screen in it."""

    def __init__(self, qtbot: QtBot, session: Session, memory: Path) -> None:
        self.navigate, self.asked = RecordingNavigator(), list[str]()
        self.window = MainWindow(QSettings(str(memory), QSettings.Format.IniFormat))
        qtbot.addWidget(self.window)
        self.window.resize(1280, 720)
        self.window.messages.ask = self._ask
        self.context = ScreenContext(session, ImmediateJobs(), Changes(), self.navigate, self.window.messages)
        self.window.show()

    def put(self, screen: Screen) -> None:
        self.window.show_screen(screen, "")
        QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)

    def _ask(self, parent: QWidget, question: str, do: str, keep: str, detail: str) -> bool:
        self.asked.append(question)
        return False


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
    make: Callable[[], QWidget]
    for make in (lambda: comparing, lambda: PartnersView(stage.context)):
        view = make()
        stage.put(view)
        for part in view.findChildren(QWidget):
            if part.isVisible() and part.parentWidget() is not None:
                right = part.mapTo(view, part.rect().topRight()).x()
                assert right <= view.width(), f"{part} ends at {right} of {view.width()}"
