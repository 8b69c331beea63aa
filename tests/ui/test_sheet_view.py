"""The window of Mon Récap: its keys, its list, its preview, a real printer job into a file."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSettings, Qt, qInstallMessageHandler
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.recording import RecordingNavigator
from tests.unit.pdf_reading import page_count

from carnet_desktop.domain.records import Contact
from carnet_desktop.errors import PrinterRefused
from carnet_desktop.printing.preview import page_images
from carnet_desktop.services import notebooks
from carnet_desktop.services.session import Session
from carnet_desktop.ui import paper, theme
from carnet_desktop.ui.changes import Changes
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.main_window import MainWindow
from carnet_desktop.ui.screens.sheet.offer_panel import OfferPanel
from carnet_desktop.ui.screens.sheet.preview_panel import PagePicture, PreviewPanel
from carnet_desktop.ui.screens.sheet.sides import Sides
from carnet_desktop.ui.screens.sheet.view import SheetView
from carnet_desktop.ui.widgets.bars import PageBar
from carnet_desktop.ui.widgets.buttons import Button, IconButton
from carnet_desktop.ui.widgets.line_edit import LineEdit
from carnet_desktop.ui.widgets.segments import Segment
from carnet_desktop.ui.widgets.tick_line import TickLine

W = TypeVar("W", bound=QWidget)
CONTROL = Qt.KeyboardModifier.ControlModifier


class Shown:
    """The real window with the sheet in it."""

    def __init__(self, qtbot: QtBot, session: Session, notebook: str, memory: Path, size: tuple[int, int]) -> None:
        self.qtbot, self.session, self.notebook = qtbot, session, notebook
        self.jobs, self.changes, self.navigate = ImmediateJobs(), Changes(), RecordingNavigator()
        self.window = MainWindow(QSettings(str(memory), QSettings.Format.IniFormat))
        qtbot.addWidget(self.window)
        self.window.resize(*size)
        self.context = ScreenContext(session, self.jobs, self.changes, self.navigate, self.window.messages)
        self.window.show()
        self.view = SheetView(self.context, notebook)
        self.window.show_screen(self.view, "")
        self.picture, self.bar = self.find(PagePicture), self.find(PageBar)
        qtbot.waitUntil(lambda: bool(self.picture.accessibleDescription()))

    def find(self, kind: type[W]) -> W:
        return self.view.findChildren(kind)[0]

    def tick(self, words: str) -> TickLine:
        return next(tick for tick in self.view.findChildren(TickLine) if words in tick.text())

    def button(self, label: str) -> Button:
        return next(b for b in self.view.findChildren(Button) if b.text() == label and b.parent() is not self.bar)

    def answer(self) -> str:
        """The label of the answer that has the focus in the bar, "" when the bar has not got it."""
        focus = QApplication.focusWidget()
        return focus.text() if isinstance(focus, Button) and self.bar.isAncestorOf(focus) else ""

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)

    def texts(self) -> list[str]:
        return [label.text() for label in self.view.findChildren(QLabel) if label.isVisible()]

    def wait_for_page(self, change: Callable[[], object]) -> str:
        """The words of the page once it has been drawn again after `change`."""
        self.picture.setAccessibleDescription("")
        change()
        self.qtbot.waitUntil(lambda: bool(self.picture.accessibleDescription()))
        return self.picture.accessibleDescription()


Show = Callable[..., Shown]


@pytest.fixture
def show(qtbot: QtBot, samples_session: Session, fatou: str, tmp_path: Path) -> Show:
    def make(width: int = 1280, height: int = 800) -> Shown:
        return Shown(qtbot, samples_session, fatou, tmp_path / "window.ini", (width, height))

    return make


class Printing:
    """In the place of the print dialog: sets up a PDF file, or gives up."""

    def __init__(self, path: Path) -> None:
        self.path, self.answer, self.asked = path, True, 0

    def __call__(self, printer: QPrinter, parent: QWidget) -> bool:
        self.asked += 1
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        return self.answer


@pytest.fixture
def printing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Printing:
    chosen = Printing(tmp_path / "printed.pdf")
    monkeypatch.setattr(paper, "choose_printer", chosen)
    return chosen


# Printing


def test_the_sheet_is_printed_with_two_keys(show: Show, printing: Printing) -> None:
    shown = show()
    shown.press(Qt.Key.Key_P, CONTROL)
    assert shown.answer() == "Imprimer"
    shown.press(Qt.Key.Key_Return)
    assert page_count(printing.path.read_bytes()) >= 3
    assert any(text.startswith("Envoyé à l’imprimante") for text in shown.texts())


def test_the_printed_page_is_the_page_of_the_preview(show: Show, printing: Printing) -> None:
    shown = show()
    shown.press(Qt.Key.Key_P, CONTROL)
    shown.press(Qt.Key.Key_Return)
    first = page_images(printing.path.read_bytes(), 30)[0]
    dark = [
        (index // 4 % first.width, index // 4 // first.width)
        for index in range(0, len(first.rgba), 4)
        if first.rgba[index] < 128
    ]
    left, top = min(x for x, _y in dark), min(y for _x, y in dark)
    three_centimetres = 30 * 3 / 2.54
    assert abs(left - three_centimetres) <= 2, "drawn edge to edge: the margins are those of the sheet"
    assert abs(top - three_centimetres) <= 12


def test_giving_up_in_the_print_dialog_leaves_everything_as_it_was(show: Show, printing: Printing) -> None:
    shown = show()
    printing.answer = False
    shown.press(Qt.Key.Key_P, CONTROL)
    shown.press(Qt.Key.Key_Return)
    assert printing.asked == 1
    assert not printing.path.exists()
    assert not any(text.startswith("Envoyé") for text in shown.texts())
    shown.press(Qt.Key.Key_P, CONTROL)
    assert printing.asked == 2, "what was agreed is not asked twice"


def test_a_printer_that_cannot_be_written_to_refuses(qtbot: QtBot, printing: Printing, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    printing.path = tmp_path / "nowhere" / "printed.pdf"
    before = qInstallMessageHandler(lambda *_said: None)  # Qt complains aloud too
    with pytest.raises(PrinterRefused):
        paper.print_pages(parent, [])
    qInstallMessageHandler(before)


# Keys


def test_escape_drops_the_question_first_then_goes_back_to_the_notebook(show: Show) -> None:
    shown = show()
    shown.press(Qt.Key.Key_P, CONTROL)
    assert shown.bar.isVisible()
    shown.press(Qt.Key.Key_Escape)
    assert not shown.bar.isVisible()
    assert shown.navigate.went == []
    shown.press(Qt.Key.Key_Escape)
    assert shown.navigate.went == [("notebook", shown.notebook)]


def test_space_ticks_and_arrows_go_through_the_list(show: Show) -> None:
    shown = show()
    first = shown.tick("Mes rendez-vous")
    first.setFocus()
    shown.press(Qt.Key.Key_Down)
    line = QApplication.focusWidget()
    assert isinstance(line, TickLine)
    assert line.text().startswith("Mardi 24 novembre")
    words = shown.wait_for_page(lambda: shown.press(Qt.Key.Key_Space))
    assert not line.isChecked()
    assert first.checkState() is Qt.CheckState.PartiallyChecked
    assert QApplication.focusWidget() is line
    assert "mardi 24 novembre" not in words


def test_the_sheet_is_saved_with_the_key_that_saves(show: Show, tmp_path: Path) -> None:
    shown = show()
    path = tmp_path / "Mon Récap.pdf"
    proposed: list[str] = []

    def choose(parent: QWidget, title: str, name: Path, kinds: str) -> Path:
        proposed.append(name.name)
        return path

    shown.window.messages.save_file = choose
    shown.press(Qt.Key.Key_S, CONTROL)
    assert shown.answer() == "Enregistrer en PDF"
    shown.press(Qt.Key.Key_Return)
    assert page_count(path.read_bytes()) >= 3
    assert proposed == ["Mon Récap.pdf"], "no name of the person in a file name"


def test_everything_that_takes_the_focus_has_a_name(show: Show) -> None:
    shown = show()
    shown.press(Qt.Key.Key_P, CONTROL)
    for widget in shown.view.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName() or widget.property("text"), widget


def test_tab_goes_from_the_way_back_through_the_list_to_the_buttons_then_the_preview(show: Show) -> None:
    shown = show()
    shown.button("Carnet de Fatou").setFocus()
    seen: list[QWidget] = []
    for _turn in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
        if isinstance(focus, PagePicture):
            break
        shown.press(Qt.Key.Key_Tab)
    kinds = [type(widget) for widget in seen]
    ticks = [index for index, kind in enumerate(kinds) if kind is TickLine]
    assert kinds[0] is Button
    assert seen[1] is shown.button("Autres papiers")
    assert kinds[2 : ticks[-1] + 1] == [TickLine] * (len(ticks) - 2) + [Segment] * 2 + [TickLine] * 2
    after = seen[ticks[-1] + 1 :]
    assert after[:2] == [shown.button("Imprimer"), shown.button("Enregistrer en PDF")]
    assert [type(widget) for widget in after[2:]] == [Segment, IconButton, PagePicture]


# The neutral name


def without_neutral_name(shown: Shown) -> None:
    held = notebooks.open_notebook(shown.session, shown.notebook).notebook
    doctor = next(entry.record for entry in held.entries(Contact) if entry.record.sensitive)
    notebooks.put(shown.session, shown.notebook, replace(doctor, printed_name=None))
    shown.changes.announce(shown.notebook)


def test_the_neutral_name_is_written_where_it_is_missing_and_the_page_prints(show: Show, printing: Printing) -> None:
    shown = show()
    without_neutral_name(shown)
    shown.press(Qt.Key.Key_P, CONTROL)
    field = QApplication.focusWidget()
    assert isinstance(field, LineEdit)
    assert field.accessibleName() == "Nom neutre de Dr Le Bihan"
    QTest.keyClicks(field, "Rendez-vous de suivi")
    shown.press(Qt.Key.Key_Return)
    assert printing.path.exists()
    assert not field.isVisible()
    assert not any("sans nom neutre" in tick.warning() for tick in shown.view.findChildren(TickLine))


def test_what_is_being_typed_stays_when_the_list_changes(show: Show) -> None:
    shown = show()
    without_neutral_name(shown)
    shown.press(Qt.Key.Key_P, CONTROL)
    field = QApplication.focusWidget()
    assert isinstance(field, LineEdit)
    QTest.keyClicks(field, "Rendez")
    shown.tick("corriger le CV").click()
    assert field.text() == "Rendez"
    assert field.isVisible()


# The preview


def test_pages_are_looked_at_one_by_one_and_large(show: Show) -> None:
    shown = show()
    panel, sides = shown.find(PreviewPanel), shown.find(Sides)
    small = shown.picture.width()
    next(segment for segment in shown.view.findChildren(Segment) if segment.text() == "Page 2").click()
    assert sides.side() == 1
    zoom = next(b for b in shown.view.findChildren(IconButton) if b.accessibleName() == "Agrandir l’aperçu")
    shown.wait_for_page(zoom.click)
    assert shown.picture.width() > 1.7 * small
    assert sides.side() == 1, "the side looked at stays"
    assert panel.dpi() > 90


def test_two_pages_are_recto_and_verso_and_one_has_no_choice(show: Show) -> None:
    shown = show()
    sides = shown.find(Sides)
    for section in ("Ce que les autres font pour moi", "Place pour les autres professionnels"):
        shown.wait_for_page(shown.tick(section).click)
    assert [segment.text() for segment in sides.findChildren(Segment) if segment.isVisible()] == ["Recto", "Verso"]
    for section in ("Mes rendez-vous", "Ce que je fais", "Mes contacts"):
        shown.wait_for_page(shown.tick(section).click)
    assert sides.side() == 0
    assert not [segment for segment in sides.findChildren(Segment) if segment.isVisible()]


def test_many_pages_are_listed(qtbot: QtBot) -> None:
    sides = Sides()
    qtbot.addWidget(sides)
    sides.set_count(7)
    with qtbot.waitSignal(sides.changed) as turned:
        sides.findChildren(QComboBox)[0].setCurrentIndex(6)
    assert turned.args == [6]
    sides.set_count(3)
    assert sides.side() == 2


# Room


def test_in_little_room_the_list_and_the_preview_are_tabs(show: Show, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Mode.LIGHT, 200)
    shown = show(1280, 720)
    offer, panel = shown.find(OfferPanel), shown.find(PreviewPanel)
    assert offer.isVisible()
    assert not panel.isVisible()
    shown.find(QTabBar).setCurrentIndex(1)
    assert not offer.isVisible()
    assert panel.isVisible()
    assert shown.button("Imprimer").isVisible()


@pytest.mark.parametrize(("width", "height", "scale"), [(960, 640, 100), (1280, 720, 200), (1280, 720, 125)])
def test_nothing_is_cut_at_the_sides(show: Show, qapp: QApplication, width: int, height: int, scale: int) -> None:
    theme.apply(qapp, theme.Mode.LIGHT, scale)
    shown = show(width, height)
    assert shown.window.width() == width, "the screen does not push the window wider"
    for tick in shown.view.findChildren(TickLine):
        if tick.isVisible():
            assert tick.height() >= tick.heightForWidth(tick.width()), tick.text()
