"""The screen of a received file, by its keys, in every width."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.received import Surroundings, comes_back, handed_over, person

from carnet_desktop.services.session import Session
from carnet_desktop.services.transfers import journal
from carnet_desktop.ui import theme
from carnet_desktop.ui.screens.receive.shown import KNOWN, ItemRow
from carnet_desktop.ui.screens.receive.view import ReceiveView

CTRL = Qt.KeyboardModifier.ControlModifier


class Opened:
    """One file on screen."""

    def __init__(self, session: Session, path: Path, jobs: ImmediateJobs, qtbot: QtBot) -> None:
        self.around = Surroundings(session, jobs)
        self.view = ReceiveView(self.around.context, path)
        qtbot.addWidget(self.view)
        self.view.resize(1280, 800)
        self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)
        self.view.focus_first()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)

    def sees(self, words: str) -> bool:
        labels = self.view.findChildren(QLabel)
        return any(words in label.text() for label in labels if label.isVisible())


@pytest.fixture
def back(session: Session, partner: Session, tmp_path: Path, jobs: ImmediateJobs, qtbot: QtBot) -> Iterator[Opened]:
    """Fatou's file, come back changed."""
    _notebook, path = comes_back(session, partner, tmp_path)
    opened = Opened(session, path, jobs, qtbot)
    yield opened
    opened.view.close_screen()


def test_the_list_is_read_first_and_enter_unfolds_what_is_known(back: Opened) -> None:
    rows = back.view.table.list
    assert rows.hasFocus()
    before = len(rows.rows())
    back.press(Qt.Key.Key_End)
    back.press(Qt.Key.Key_Return)
    assert len(rows.rows()) > before
    index = rows.model().index(0, 0)
    assert "2 éléments" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    row = rows.rows()[1]
    assert isinstance(row, ItemRow)
    assert row.before.text in rows.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_ctrl_enter_accepts_and_the_receipt_is_the_first_thing_to_do(session: Session, back: Opened) -> None:
    back.press(Qt.Key.Key_Return, CTRL)
    assert back.sees("Fichier accepté")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.property("text") == "Enregistrer l’accusé"
    assert [line.state for line in journal(session) if line.direction == "received"] == ["accepted"]
    back.press(Qt.Key.Key_Return, CTRL)
    assert back.sees("Fichier accepté"), "what was decided is not decided again"


def test_refusing_asks_its_reason_in_place_and_escape_thinks_again(session: Session, back: Opened) -> None:
    bar = back.view.bar
    bar.refuse.setFocus()
    back.press(Qt.Key.Key_Return)
    assert bar.reason.control.hasFocus()
    back.press(Qt.Key.Key_Escape)
    assert bar.refuse.hasFocus()
    assert back.around.navigate.went == []
    back.press(Qt.Key.Key_Return)
    back.press(Qt.Key.Key_Return)
    assert bar.reason.error()
    QTest.keyClicks(bar.reason.control, "Trop tard")
    back.press(Qt.Key.Key_Return, CTRL)
    assert back.sees("Fichier refusé")
    assert [(line.state, line.reason) for line in journal(session) if line.direction == "received"] == [
        ("refused", "Trop tard")
    ]


def test_escape_leaves_the_file_to_treat(back: Opened) -> None:
    back.press(Qt.Key.Key_Escape)
    assert back.around.navigate.went == [("back", "")]


@pytest.mark.parametrize("scale", [150, 200])
def test_with_large_text_who_sends_stands_under_a_tab_of_its_own(back: Opened, qapp: QApplication, scale: int) -> None:
    theme.apply(qapp, theme.Mode.LIGHT, scale)
    back.view.resize(1280, 720)
    QApplication.processEvents()
    assert not back.sees("Qui envoie")
    assert back.view.table.isVisible()
    tabs = back.view.findChild(QTabBar)
    assert tabs is not None
    tabs.setFocus()
    back.press(Qt.Key.Key_Right)
    assert back.sees("Qui envoie")
    assert not back.view.table.isVisible()
    assert back.view.bar.isVisible()
    assert _inside(back.view.bar.accept, back.view)


def test_nothing_is_wider_than_the_smallest_window(back: Opened, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Mode.LIGHT, 200)
    back.view.resize(960, 640)
    QApplication.processEvents()
    assert back.view.width() == 960
    assert back.view.table.list.horizontalScrollBar().maximum() == 0
    for button in (back.view.bar.accept, back.view.bar.refuse):
        assert _inside(button, back.view)


def test_whose_notebook_is_chosen_by_the_keyboard(
    session: Session, partner: Session, tmp_path: Path, jobs: ImmediateJobs, qtbot: QtBot
) -> None:
    _notebook, path = handed_over(session, partner, tmp_path)
    own = person(partner)
    opened = Opened(partner, path, jobs, qtbot)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.property("text") == "C’est ce carnet"
    assert "Fatou Diarra" in focus.accessibleDescription()
    assert not opened.view.bar.accept.isEnabled()
    opened.press(Qt.Key.Key_Return)
    assert opened.view.table.list.hasFocus()
    opened.press(Qt.Key.Key_Return, CTRL)
    assert [line.id for line in partner.directory.lines()] == [own]
    opened.view.close_screen()


def test_a_refused_file_has_one_button_with_the_focus(
    session: Session, partner: Session, tmp_path: Path, jobs: ImmediateJobs, qtbot: QtBot
) -> None:
    path = tmp_path / "photo.carnet"
    path.write_bytes(b"PK\x03\x04 rien de tel")
    opened = Opened(session, path, jobs, qtbot)
    assert opened.sees("n’est pas un fichier de transfert")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.property("text") == "Fermer"
    opened.press(Qt.Key.Key_Return)
    assert opened.around.navigate.went == [("back", "")]
    opened.view.close_screen()


def test_a_group_unfolds_at_a_click_and_elements_do_not(back: Opened) -> None:
    rows = back.view.table.list
    known = next(index for index, row in enumerate(rows.rows()) if row.id == KNOWN)
    rows.scrollToBottom()
    QApplication.processEvents()
    place = rows.visualRect(rows.model().index(known, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(rows.rows()) > known + 1


def _inside(widget: QWidget, view: QWidget) -> bool:
    left = widget.mapTo(view, widget.rect().topLeft())
    right = widget.mapTo(view, widget.rect().bottomRight())
    return view.rect().contains(left) and view.rect().contains(right)
