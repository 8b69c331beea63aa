"""The frame: screens come and go, keys lead where they say, and nothing of a person is kept outside."""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.keyboard import Keyboard

from carnet_desktop.errors import DiskFull
from carnet_desktop.ui import shortcuts, theme
from carnet_desktop.ui.main_window import MainWindow
from carnet_desktop.ui.navigation import BarAction
from carnet_desktop.ui.shortcuts import TABLE, Command
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.spine import Place, SpineItem
from carnet_desktop.ui.zones import mark_zone


class Page(QWidget):
    """A screen with two zones."""

    def __init__(self, title: str, *, may_leave: bool = True) -> None:
        super().__init__()
        self.title = title
        self.may_leave = may_leave
        self.closed = False
        self.plan, self.side = QWidget(), QWidget()
        column = QVBoxLayout(self)
        self.field, self.button = Field("Sujet"), Button("Imprimer")
        for zone, inside in ((self.plan, self.field), (self.side, self.button)):
            QVBoxLayout(zone).addWidget(inside)
            column.addWidget(zone)
            mark_zone(zone)

    def widget(self) -> QWidget:
        return self

    def focus_first(self) -> None:
        self.field.control.setFocus()

    def leave(self) -> bool:
        return self.may_leave

    def close_screen(self) -> None:
        self.closed = True


class Journey:
    """A Navigator that notes where it was sent."""

    def __init__(self) -> None:
        self.went: list[str] = []

    def __getattr__(self, place: str) -> Callable[..., Any]:
        return lambda *_given: self.went.append(place)


@pytest.fixture
def memory(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qtbot: QtBot, memory: QSettings) -> MainWindow:
    made = MainWindow(memory)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


press = Keyboard().press


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_the_title_never_holds_a_name(window: MainWindow) -> None:
    window.show_screen(Page("Carnet de Fatou Diarra"), "n1")
    assert window.windowTitle() == "Carnet"


def test_only_the_place_of_the_window_is_remembered(window: MainWindow, memory: QSettings) -> None:
    window.set_places((), [Place("n1", "Fatou Diarra", "bookmark", lambda: None)])
    window.show_screen(Page("Carnet de Fatou Diarra"), "n1")
    window.resize(1000, 660)
    window.close()
    assert memory.allKeys() == ["geometry"]
    memory.sync()
    assert "Diarra" not in Path(memory.fileName()).read_text(encoding="utf-8")
    # The offscreen display is 800 × 800: only the height comes back as it was.
    assert abs(MainWindow(memory).height() - 660) < 10


def test_a_screen_that_keeps_its_text_is_not_closed(window: MainWindow) -> None:
    page = Page("Entretien", may_leave=False)
    window.show_screen(page, "n1")
    assert not window.close_screen(page)
    assert not page.closed
    window.close()
    assert window.isVisible()
    page.may_leave = True
    assert window.close_screen(page)
    assert page.closed


def test_going_to_another_screen_keeps_the_first_as_it_was(window: MainWindow) -> None:
    first, second = Page("Fatou", may_leave=False), Page("Kévin")
    window.show_screen(first, "n1")
    first.field.set_value("Demander l’attestation")
    window.show_screen(second, "n2")
    assert window.current_screen() is second
    window.show_screen(first, "n1")
    assert window.current_screen() is first
    assert first.field.value() == "Demander l’attestation"
    assert first.field.control.hasFocus()


def test_locking_drops_every_screen_without_asking(window: MainWindow) -> None:
    pages = [Page("Fatou", may_leave=False), Page("Kévin")]
    for page in pages:
        window.show_screen(page, page.title)
    window.close_all_screens()
    assert all(page.closed for page in pages)
    assert window.current_screen() is None


def test_the_cover_takes_the_whole_window_and_its_keys(window: MainWindow, qtbot: QtBot) -> None:
    journey = Journey()
    window.connect_navigator(journey, lambda: None)
    cover = QPushButton("Ouvrir les carnets")
    window.show_cover(cover)
    assert cover.isVisible()
    assert not window.spine.isVisible()
    assert cover.width() == window.width()
    cover.setFocus()
    press(Qt.Key.Key_F, CTRL)
    assert journey.went == []
    window.show_frame()
    assert window.spine.isVisible()


@pytest.mark.parametrize(
    ("key", "modifier", "place"),
    [
        (Qt.Key.Key_F, CTRL, "show_people"),
        (Qt.Key.Key_N, CTRL, "show_new_person"),
        (Qt.Key.Key_Comma, CTRL, "show_structure"),
        (Qt.Key.Key_L, CTRL, "lock"),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier, "back"),
    ],
)
def test_a_key_leads_where_it_says(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier, place: str) -> None:
    journey = Journey()
    window.connect_navigator(journey, lambda: None)
    window.show_screen(Page("Carnets"), "people")
    press(key, modifier)
    assert journey.went == [place]


def test_f6_goes_through_the_spine_and_the_parts_of_the_page(window: MainWindow) -> None:
    window.set_places([Place("people", "Carnets", "notebook", lambda: None, 84)], ())
    page = Page("Carnets")
    window.show_screen(page, "people")
    seen = []
    for _turn in range(3):
        press(Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName() or page.button.text())
    assert seen == ["Imprimer", "Carnets", "Sujet"]
    press(Qt.Key.Key_F6, SHIFT)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Carnets"


def test_control_tab_goes_through_the_open_notebooks(window: MainWindow) -> None:
    opened: list[str] = []
    names = ["n1", "n2", "n3"]
    window.set_places((), [Place(name, name, "bookmark", partial(opened.append, name)) for name in names])
    window.show_screen(Page("Kévin"), "n2")
    press(Qt.Key.Key_Tab, CTRL)
    press(Qt.Key.Key_Backtab, CTRL | SHIFT)
    assert opened == ["n3", "n1"]


def test_larger_text_narrows_the_spine_to_named_icons(window: MainWindow) -> None:
    window.set_places(
        [
            Place("today", "Aujourd’hui", "calendar-event", lambda: None),
            Place("people", "Carnets", "notebook", lambda: None),
        ],
        [Place("n1", "Fatou", "bookmark", lambda: None, within="people")],
    )
    window.show_screen(Page("Fatou"), "n1")
    told: list[int] = []
    window.text_scale_changed.connect(told.append)
    while theme.current().scale < 200:
        window.change_text_size(1)
    assert told == [110, 125, 150, 175, 200]
    assert window.spine.width() == theme.px(4.1)
    QApplication.processEvents()
    items = [item for item in window.spine.findChildren(SpineItem) if item.isVisible()]
    assert [(item.accessibleName(), item.toolTip(), item.current) for item in items] == [
        ("Aujourd’hui", "Aujourd’hui", False),
        ("Carnets", "Carnets", True),
        ("Verrouiller", "Verrouiller", False),
    ]
    window.change_text_size(1)
    assert theme.current().scale == 200


def test_refreshing_the_spine_keeps_the_focus_where_it_is(window: MainWindow) -> None:
    window.set_places([Place("people", "Carnets", "notebook", lambda: None, 1)], ())
    item = window.spine.findChildren(SpineItem)[-1]
    item.setFocus()
    window.set_places([Place("people", "Carnets", "notebook", lambda: None, 2)], ())
    assert item.hasFocus()


def test_every_entry_of_the_spine_is_named_and_large_enough(window: MainWindow) -> None:
    window.set_places(
        [Place("people", "Carnets", "notebook", lambda: None, 84)], [Place("n1", "Fatou", "bookmark", lambda: None)]
    )
    QApplication.processEvents()
    for item in window.spine.findChildren(SpineItem):
        assert QAccessible.queryAccessibleInterface(item).text(QAccessible.Text.Name)
        assert min(item.width(), item.height()) >= 24


def test_an_error_takes_the_bar_and_the_focus_until_it_is_solved(window: MainWindow) -> None:
    page, again = Page("Entretien"), []
    window.show_screen(page, "n1")
    actions = (BarAction("Réessayer", lambda: again.append(True), primary=True),)
    window.messages.show_error(DiskFull(), actions)
    assert "disque est plein" in window.bar.sentence()
    press(Qt.Key.Key_Space)
    assert again == [True]
    assert not window.bar.isVisible()


def test_a_bug_is_told_by_a_reference_and_never_by_its_words(
    window: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    window.messages.show_error(KeyError("Fatou Diarra"))
    said = window.bar.accessibleName()
    assert "Référence à donner" in said
    assert "Fatou" not in said
    assert "Fatou" not in caplog.text
    caplog.clear()


def test_a_question_and_a_file_can_be_answered_by_a_test(window: MainWindow, tmp_path: Path) -> None:
    asked: list[tuple[str, ...]] = []

    def ask(_parent: QWidget, *words: str) -> bool:
        asked.append(words)
        return True

    proposed: list[Path] = []

    def save(_parent: QWidget, _title: str, path: Path, _kinds: str) -> Path:
        proposed.append(path)
        return tmp_path / path.name

    window.messages.ask, window.messages.save_file = ask, save
    assert window.messages.confirm("Supprimer ?", "Supprimer", "Garder")
    assert asked == [("Supprimer ?", "Supprimer", "Garder", "")]
    for _turn in range(2):
        window.messages.choose_save_path("Enregistrer", "mon-recap.pdf", "PDF (*.pdf)")
    assert proposed[1] == tmp_path / "mon-recap.pdf"


def test_the_window_that_chooses_a_file_has_no_english_word(window: MainWindow) -> None:
    read: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        read.extend(label.text().replace("&", "") for label in dialog.findChildren(QLabel))
        dialog.close()

    QTimer.singleShot(0, look)
    assert window.messages.choose_save_path("Enregistrer", "mon-recap.pdf", "PDF (*.pdf)") is None
    assert {"Dossier\u00a0:", "Type de fichier\u00a0:"} <= set(read)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's own window is used")
def test_the_folders_that_were_gone_to_are_written_nowhere(window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "Fatou Diarra"
    folder.mkdir()
    window.messages._folder = folder
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().accept())  # type: ignore[union-attr]
    assert window.messages.choose_save_path("Enregistrer", "a.pdf", "PDF (*.pdf)") == folder / "a.pdf"
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    kept = QSettings(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, "QtProject")
    assert Path(kept.fileName()).parent == Path(os.devnull)
    assert not [key for key in kept.allKeys() if "Fatou" in str(kept.value(key))]


# The table of keys


def test_no_two_commands_share_a_key() -> None:
    keys = [
        QKeySequence(text).toString(QKeySequence.SequenceFormat.PortableText)
        for entry in TABLE.values()
        for text in entry.sequences
    ]
    assert len(keys) == len(set(keys))
    assert all(keys)


def test_every_command_has_a_key_and_words() -> None:
    assert set(TABLE) == set(Command)
    assert all(shortcuts.does(command) for command in Command)


def test_no_key_is_hidden_on_a_french_keyboard_nor_taken_from_the_fields() -> None:
    for entry in TABLE.values():
        for sequence in entry.sequences:
            keys = set(sequence.replace("++", "+plus").split("+"))
            assert not {"Ctrl", "Alt"} <= keys, sequence
            assert not keys & set("0123456789[]{}\\@#/"), sequence
            if "Ctrl" in keys and "Shift" not in keys:
                assert not keys & set("ACDEHKUVX"), sequence


def test_a_key_is_shown_as_a_french_keyboard_writes_it() -> None:
    assert [shortcuts.shown(c) for c in (Command.WRITE_INTERVIEW, Command.SAVE, Command.CANCEL, Command.LARGER)] == [
        "Ctrl+Maj+N",
        "Ctrl+Entrée",
        "Échap",
        "Ctrl++",
    ]
