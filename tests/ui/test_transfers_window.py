"""Transfers in the window: the spine, the keys, the head of a notebook, and the way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.exchanging import card_of, meet, send, take_in
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.received import handed_over, person

from carnet_desktop.services import inbox
from carnet_desktop.services.session import Session
from carnet_desktop.ui.main_window import MainWindow
from carnet_desktop.ui.rooms import Rooms
from carnet_desktop.ui.screens.notebook.view import NotebookView
from carnet_desktop.ui.screens.partners.partner_view import PartnerView
from carnet_desktop.ui.screens.people.view import PeopleView
from carnet_desktop.ui.screens.receive.view import ReceiveView
from carnet_desktop.ui.screens.send.view import SendView
from carnet_desktop.ui.screens.transfers.view import TransfersView
from carnet_desktop.ui.widgets.chips import AlertChip
from carnet_desktop.ui.widgets.spine import SpineItem

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class House:
    """The open window of one session."""

    def __init__(self, session: Session, jobs: ImmediateJobs, folder: Path, qtbot: QtBot) -> None:
        self.window = MainWindow(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
        qtbot.addWidget(self.window)
        self.window.messages.ask = lambda *asked: True
        self.rooms = Rooms(self.window, jobs, lambda: None)
        self.window.connect_navigator(self.rooms, self.rooms.close_notebook)
        self.window.resize(1280, 800)
        self.window.show_frame()
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.rooms.enter(session, None)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)

    def opens(self, path: Path | None) -> None:
        self.window.messages.open_file = lambda parent, title, folder, kinds: path
        self.press(Qt.Key.Key_O, CTRL)

    @property
    def shown(self) -> object:
        return self.window.current_screen()

    def entry(self, words: str) -> SpineItem:
        return next(item for item in self.window.spine.findChildren(SpineItem) if item.place.words == words)


@pytest.fixture
def house(partner: Session, jobs: ImmediateJobs, tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    """The other structure's window: it receives."""
    opened = House(partner, jobs, tmp_path, qtbot)
    yield opened
    opened.rooms.vacate()


def test_the_spine_says_how_many_files_are_to_be_treated(
    session: Session, partner: Session, tmp_path: Path, house: House
) -> None:
    assert house.entry("Transferts").place.count is None
    _notebook, path = handed_over(session, partner, tmp_path)
    house.opens(path)
    assert isinstance(house.shown, ReceiveView)
    assert house.entry("Transferts").place.count == 1
    assert house.entry("Transferts").current
    house.shown.presenter.accept()
    assert house.entry("Transferts").place.count is None
    assert house.entry("Carnets").place.count == 1


def test_files_left_to_treat_are_counted_at_the_unlock(
    session: Session, partner: Session, tmp_path: Path, jobs: ImmediateJobs, qtbot: QtBot
) -> None:
    _notebook, path = handed_over(session, partner, tmp_path)
    inbox.bring(partner, path)
    house = House(partner, jobs, tmp_path, qtbot)
    assert house.entry("Transferts").place.count == 1
    house.rooms.vacate()


def test_ctrl_o_takes_a_card_and_a_file_each_to_its_screen(
    session: Session, partner: Session, tmp_path: Path, house: House
) -> None:
    house.opens(card_of(session, tmp_path))
    assert isinstance(house.shown, PartnerView)
    house.rooms.back()
    house.opens(None)
    assert isinstance(house.shown, PeopleView)
    garbage = tmp_path / "rien.carnet"
    garbage.write_bytes(b"{}")
    house.opens(garbage)
    assert isinstance(house.shown, ReceiveView)
    house.rooms.back()
    assert isinstance(house.shown, PeopleView)


def test_enter_on_the_spine_shows_the_transfers(house: House) -> None:
    entry = house.entry("Transferts")
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert isinstance(house.shown, TransfersView)
    assert entry.current


def test_a_notebook_is_transmitted_by_its_key_its_button_and_its_menu(partner: Session, house: House) -> None:
    notebook = person(partner)
    house.rooms.open_notebook(notebook)
    page = house.shown
    assert isinstance(page, NotebookView)
    house.press(Qt.Key.Key_T, CTRL | SHIFT)
    assert isinstance(house.shown, SendView)
    house.rooms.back()
    back: object = house.shown
    assert back is page
    button = next(b for b in page.findChildren(QWidget) if b.property("text") == "Transmettre" and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert isinstance(house.shown, SendView)


def test_a_follow_up_ended_by_a_transfer_is_said_in_the_head_of_its_notebook(
    session: Session, partner: Session, tmp_path: Path, jobs: ImmediateJobs, qtbot: QtBot
) -> None:
    meet(session, partner, tmp_path)
    notebook = person(session)
    send(session, notebook, partner, tmp_path / "a.carnet", kind="transfer")
    (tmp_path / "accusé.carnet").write_bytes(take_in(partner, tmp_path / "a.carnet").receipt)
    house = House(session, jobs, tmp_path, qtbot)
    house.rooms.open_notebook(notebook)
    page = house.shown
    assert isinstance(page, NotebookView)
    assert not [chip for chip in page.findChildren(AlertChip) if "Suivi terminé" in chip.accessibleName()]
    house.opens(tmp_path / "accusé.carnet")
    house.rooms.open_notebook(notebook)
    chips = [chip.accessibleName() for chip in page.findChildren(AlertChip)]
    assert any(f"transmis à {partner.structure.name}" in words for words in chips), chips
    house.rooms.vacate()


def test_a_second_file_takes_the_place_of_the_first_unless_its_receipt_is_not_saved(
    session: Session, partner: Session, tmp_path: Path, house: House
) -> None:
    notebook, path = handed_over(session, partner, tmp_path)
    send(session, notebook, partner, tmp_path / "b.carnet")
    house.opens(path)
    first = house.shown
    assert isinstance(first, ReceiveView)
    first.presenter.accept()
    house.window.messages.ask = lambda *asked: False
    house.opens(tmp_path / "b.carnet")
    assert house.shown is first
    house.window.messages.ask = lambda *asked: True
    house.opens(tmp_path / "b.carnet")
    assert isinstance(house.shown, ReceiveView)
    assert house.shown is not first
