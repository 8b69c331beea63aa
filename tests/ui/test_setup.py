"""First opening: five steps, nothing on the disk before the last one, nothing secret on the screen after it."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import now
from tests.ui.doorsteps import Porch

from carnet_desktop.i18n import folded
from carnet_desktop.services import vault
from carnet_desktop.ui import paper, theme
from carnet_desktop.ui.screens.setup.view import SetupView
from carnet_desktop.ui.widgets.scrolled import Scrolled


@pytest.fixture
def porch(tmp_path: Path, qtbot: QtBot) -> Iterator[Porch]:
    window = QWidget()
    qtbot.addWidget(window)
    made = Porch(tmp_path / "home", window)
    yield made
    for session in made.opened:
        session.lock()


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Whatever is sent to a printer goes to this PDF."""
    path = tmp_path / "printed.pdf"

    def choose(printer: QPrinter, parent: QWidget) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return True

    monkeypatch.setattr(paper, "choose_printer", choose)
    return path


Show = Callable[[], SetupView]


@pytest.fixture
def show(porch: Porch, qtbot: QtBot) -> Show:
    def made() -> SetupView:
        view = SetupView(porch.step, porch.bar, give_up=lambda: None, print_pages=paper.print_pages)
        qtbot.addWidget(view)
        view.resize(1280, 800)
        view.show()
        return view

    return made


def seen(view: QWidget) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view) and label.text()]


def at_the_sheet(view: SetupView, phrase: str = "") -> SetupView:
    """Fill the first three steps."""
    values = {
        "name": "Les Ateliers du Pont",
        "city": "Valmer-sur-Loire",
        "phone": "02 61 91 50 50",
        "hours": "le matin",
    }
    for name, text in values.items():
        view.structure.fields[name].set_value(text)
    view.next.click()
    view.worker.fields["worker_name"].set_value("Claire Le Guen")
    view.next.click()
    if phrase:
        view.phrase.own.click()
        view.phrase.first.control.setText(phrase)
        view.phrase.second.control.setText(phrase)
    view.next.click()
    return view


def read_back(view: SetupView, words: Sequence[str], spell: Callable[[str], str]) -> None:
    for field in list(view.sheet.asked()):
        place = int(field.label.text().removeprefix("Mot ")) - 1
        field.control.setText(spell(words[place]))


def words_shown(view: SetupView) -> list[str]:
    return re.findall(r"\d+ ([^\W\d_]+)", view.sheet.grid.accessibleDescription())


def test_nothing_is_written_before_the_last_step(porch: Porch, show: Show, printed: Path) -> None:
    view = at_the_sheet(show())
    words = words_shown(view)
    view.sheet.print.click()
    assert not porch.home.exists()
    read_back(view, words, str)
    view.finish.click()
    assert (porch.home / "keys.json").exists()


def test_a_structure_opens_with_the_passphrase_chosen_and_the_sheet_printed(
    porch: Porch, show: Show, printed: Path
) -> None:
    view = at_the_sheet(show(), "Zythum-92-et-Quebec")
    words = words_shown(view)
    view.sheet.print.click()
    with pypdfium2.PdfDocument(printed) as document:
        assert len(document) == 1
    read_back(view, words, str)
    view.finish.click()
    view.next.click()
    session = porch.opened.pop()
    assert (session.structure.name, session.structure.phone) == ("Les Ateliers du Pont", "+33261915050")
    session.lock()
    vault.unlock(porch.home, None, "Zythum-92-et-Quebec", now).lock()
    vault.recover(porch.home, session.staff.id, words, "Zythum-93-et-Quebec", now).lock()


def test_the_sheet_must_be_kept_before_the_words_are_asked(show: Show) -> None:
    view = at_the_sheet(show())
    assert not view.finish.isEnabled()
    assert "Imprimez d’abord la feuille, ou enregistrez-la en PDF" in seen(view)
    assert list(view.sheet.asked()) == []


def test_a_printer_refused_keeps_nothing(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "choose_printer", lambda printer, parent: False)
    view = at_the_sheet(show())
    view.sheet.print.click()
    assert list(view.sheet.asked()) == []


@pytest.mark.parametrize(
    "spell",
    [str, str.upper, lambda word: folded(word)[:4], lambda word: f"  {word} "],
    ids=["same", "caps", "4", "space"],
)
def test_words_are_read_back_forgivingly(show: Show, printed: Path, spell: Callable[[str], str]) -> None:
    view = at_the_sheet(show())
    words = words_shown(view)
    view.sheet.print.click()
    read_back(view, words, spell)
    assert view.finish.isEnabled()


def test_a_wrong_word_is_said_when_its_field_is_left_and_the_words_are_masked(show: Show, printed: Path) -> None:
    view = at_the_sheet(show())
    words = words_shown(view)
    view.sheet.print.click()
    first, *_others = view.sheet.asked()
    place = int(first.label.text().removeprefix("Mot "))
    assert words[place - 1] not in words_shown(view)
    QTest.keyClicks(first.control, "mousse" if words[place - 1] != "mousse" else "jardin")
    assert first.problem == ""
    QTest.keyClick(first.control, Qt.Key.Key_Return)
    assert f"Ce n’est pas le mot {place}. Vérifiez le numéro sur la feuille." in seen(view)
    assert first.control.accessibleDescription() == first.problem
    assert not view.finish.isEnabled()
    assert "Il manque encore 3 mots" in seen(view)


def test_a_new_name_asks_for_a_new_sheet(show: Show, printed: Path) -> None:
    view = at_the_sheet(show())
    view.sheet.print.click()
    for _step in range(3):
        view.back.click()
    view.structure.fields["name"].set_value("Le Relais")
    for _step in range(3):
        view.next.click()
    assert "Imprimez d’abord la feuille, ou enregistrez-la en PDF" in seen(view)


def test_nothing_secret_stays_after_the_end(porch: Porch, show: Show, printed: Path) -> None:
    view = at_the_sheet(show())
    words, phrase = words_shown(view), next(text for text in seen_anywhere(view) if len(text.split()) == 7)
    view.phrase.copy.click()
    assert porch.copied == [phrase]
    view.sheet.print.click()
    read_back(view, words, str)
    view.finish.click()
    left = seen_anywhere(view)
    assert phrase not in left
    assert not set(left) & set(words)
    view.next.click()


def seen_anywhere(view: QWidget) -> list[str]:
    """Every text of every widget, hidden ones too."""
    fields = [field.text() for field in view.findChildren(QLineEdit)]
    said = [widget.accessibleDescription() for widget in view.findChildren(QWidget)]
    return [*(label.text() for label in view.findChildren(QLabel)), *fields, *" ".join(said).split(", ")]


def test_the_problems_of_a_step_stand_beside_its_fields(show: Show) -> None:
    view = show()
    view.structure.fields["phone"].set_value("12")
    view.next.click()
    assert view.structure.fields["name"].error() == "Indiquez le nom de votre structure."
    assert "numéro de téléphone" in view.structure.fields["phone"].error()
    view.structure.fields["phone"].set_value("")
    view.structure.fields["name"].set_value("Le Relais")
    view.next.click()
    view.next.click()
    assert view.worker.fields["worker_name"].error() == "Indiquez votre prénom et votre nom."


def test_tab_leaves_the_last_field_for_what_goes_on(show: Show, qtbot: QtBot) -> None:
    view = show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.structure.fields["hours"].setFocus()
    last = QApplication.focusWidget()
    assert last is not None
    QTest.keyClick(last, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view.next


def test_ones_own_passphrase_is_judged_as_it_is_typed_and_typed_twice(show: Show) -> None:
    view = at_the_sheet(show())
    view.back.click()
    view.phrase.own.click()
    view.phrase.first.control.setText("Azerty")
    assert any("trop courte" in text for text in seen(view))
    view.next.click()
    assert "trop courte" in view.phrase.first.error()
    view.phrase.first.control.setText("Azertyuiop123456")
    assert any(text.startswith("Acceptée") for text in seen(view))
    view.phrase.second.control.setText("Azertyuiop12345")
    view.next.click()
    assert view.phrase.second.error() == "Les deux textes ne sont pas les mêmes."
    view.phrase.second.control.setText("Azertyuiop123456")
    view.next.click()
    assert view.sheet.isVisible()


def test_another_phrase_is_another_phrase(show: Show) -> None:
    view = at_the_sheet(show())
    view.back.click()
    drawn = {next(text for text in seen(view) if len(text.split()) == 7)}
    view.phrase.another.click()
    drawn.add(next(text for text in seen(view) if len(text.split()) == 7))
    assert len(drawn) == 2


def test_a_disk_that_refuses_keeps_everything_on_screen(porch: Porch, show: Show, printed: Path) -> None:
    view = at_the_sheet(show())
    words = words_shown(view)
    view.sheet.print.click()
    read_back(view, words, str)
    porch.home.mkdir()
    (porch.home / "something else").write_text("of another program")
    view.finish.click()
    assert porch.bar.isVisibleTo(view)
    assert view.finish.isEnabled()
    (porch.home / "something else").unlink()
    view.finish.click()
    view.next.click()
    assert len(porch.opened) == 1


def test_a_structure_made_and_left_is_locked(porch: Porch, show: Show, printed: Path) -> None:
    view = at_the_sheet(show(), "Zythum-92-et-Quebec")
    words = words_shown(view)
    view.sheet.print.click()
    read_back(view, words, str)
    view.finish.click()
    view.close_screen()
    vault.unlock(porch.home, None, "Zythum-92-et-Quebec", now).lock()


def test_the_focus_is_brought_into_sight_at_200_per_cent(
    qapp: QApplication, show: Show, printed: Path, qtbot: QtBot
) -> None:
    theme.apply(qapp, theme.Mode.LIGHT, 200)
    view = show()
    view.resize(1280, 720)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    at_the_sheet(view)
    view.sheet.print.click()
    field = next(iter(view.sheet.asked()))
    area = view.findChild(Scrolled)
    assert area is not None
    viewport = area.viewport()

    def in_sight() -> bool:
        top = field.control.mapTo(viewport, field.control.rect().topLeft()).y()
        return top >= 0 and top + field.control.height() <= viewport.height()

    qtbot.waitUntil(in_sight)
    page = area.widget()
    assert page is not None
    assert page.width() <= viewport.width(), "no page scrolls sideways"
