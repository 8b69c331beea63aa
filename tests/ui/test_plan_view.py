"""The window of the plan and of papers: its keys, its lists of reference, a file dropped and looked at."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.keyboard import focused
from tests.ui.stage import overflowing
from tests.ui.test_notebook_view import CTRL, FIRST_ACTION, SHIFT, Shown

from carnet_desktop.domain.records import Action, Contract, Document, Focus, Objective
from carnet_desktop.services.session import Session
from carnet_desktop.ui import theme
from carnet_desktop.ui.screens.notebook.document_page import DocumentPage
from carnet_desktop.ui.screens.notebook.shown import Part
from carnet_desktop.ui.widgets.suggest_field import SuggestField
from carnet_desktop.ui.widgets.when_fields import DayField
from carnet_desktop.ui.zones import first_focus, zones_of


@pytest.fixture
def page(qtbot: QtBot, samples_session: Session, fatou: str, tmp_path: Path) -> Shown:
    return Shown(qtbot, samples_session, fatou, tmp_path / "window.ini", (1280, 800))


def field(page: Shown, name: str) -> SuggestField:
    found = page.view.findChildren(SuggestField)
    return next(one for one in found if one.control.accessibleName() == name and one.isVisible())


def drop(target: QWidget, path: Path) -> None:
    """Let go of a file over a part of the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(5, 5), copy, data, button, none))
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, data, button, none))


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Two pages, the first ones wider than the screen."""
    path = tmp_path / "quittance.pdf"
    document = pypdfium2.PdfDocument.new()
    document.new_page(3000, 200)
    document.new_page(595, 842)
    document.save(path)
    document.close()
    return path


# The plan


def test_a_plan_is_written_with_the_keyboard_alone(page: Shown) -> None:
    page.view.setFocus()
    page.button("Ajouter un axe").setFocus()
    page.press(Qt.Key.Key_Return)
    assert page.focused() == "Axe de travail"
    page.write("budg")
    page.press(Qt.Key.Key_Tab)
    assert page.focused() == "Premier objectif"
    page.write("Ouvrir un compte")
    page.press(Qt.Key.Key_Return, CTRL)
    rows = page.rows("Plan d’action")
    assert QApplication.focusWidget() is rows
    assert page.titles("Plan d’action")[-2:] == ["budg", "Ouvrir un compte"]
    page.press(Qt.Key.Key_Down)
    page.press(Qt.Key.Key_Plus, SHIFT)
    assert page.focused() == "Ce qu’il y a à faire"
    page.write("Demander un rendez-vous")
    page.press(Qt.Key.Key_Return, CTRL)
    assert page.titles("Plan d’action")[-1] == "Demander un rendez-vous"
    notebook = page.state().notebook
    made = next(e.record for e in notebook.entries(Action) if e.record.what and "Demander un" in e.record.what.label)
    aim = notebook.find(Objective, made.objective or "")
    assert aim is not None
    focus = notebook.find(Focus, aim.record.focus or "")
    assert focus is not None
    assert focus.record.theme is not None
    assert focus.record.theme.label == "budg"


def test_typing_narrows_the_list_and_the_arrows_take_from_it(page: Shown) -> None:
    page.button("Ajouter un axe").click()
    page.write("difficultes")
    theme_field = field(page, "Axe de travail")
    assert list(theme_field.offered()) == ["Difficultés administratives", "Difficultés financières"]
    page.press(Qt.Key.Key_Down)
    page.press(Qt.Key.Key_Down)
    assert theme_field.value() == "Difficultés financières"
    page.press(Qt.Key.Key_Return)
    assert not theme_field.offered()
    page.press(Qt.Key.Key_Tab)
    page.press(Qt.Key.Key_Down)
    assert "Améliorer sa gestion budgétaire" in field(page, "Premier objectif").offered(), "those of the theme"


def test_escape_closes_the_list_first_and_gives_back_what_was_typed(page: Shown) -> None:
    page.button("Ajouter un axe").click()
    page.write("num")
    page.press(Qt.Key.Key_Down)
    assert field(page, "Axe de travail").value() == "Numérique"
    page.press(Qt.Key.Key_Escape)
    assert field(page, "Axe de travail").value() == "num"
    assert not page.asked
    page.press(Qt.Key.Key_Escape)
    assert page.asked


def test_what_a_list_does_not_hold_stays_as_it_was_typed(page: Shown) -> None:
    page.button("Ajouter un axe").click()
    page.write("Vie de quartier")
    page.press(Qt.Key.Key_Return)
    page.press(Qt.Key.Key_Return, CTRL)
    assert "Vie de quartier" in page.titles("Plan d’action")


def test_a_click_on_an_offer_takes_it_and_the_form_keeps_the_focus(page: Shown) -> None:
    page.button("Ajouter un axe").click()
    page.write("mob")
    offers = field(page, "Axe de travail")._offers
    assert offers is not None
    place = offers.visualRect(offers.model().index(0, 0)).center()
    QTest.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert field(page, "Axe de travail").value() == "Mobilité"
    assert page.focused() == "Axe de travail"


def test_a_click_on_what_a_row_offers_opens_a_form_under_all_that_stands_under_it(page: Shown) -> None:
    rows = page.rows("Plan d’action")
    line = rows.lines()[1]
    box = rows._delegate.act_rect(line, rows.visualRect(rows.model().index(1, 0)))
    assert not box.isEmpty()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert page.focused() == "Ce qu’il y a à faire"
    assert [row.id for row in rows.lines()].index("new") == 6
    assert rows.lines()[7].title == "Emploi"


def test_an_action_asked_for_on_an_objective_serves_it(page: Shown) -> None:
    rows = page.rows("Plan d’action")
    rows.setFocus()
    rows.choose(rows.lines()[1].id)
    page.press(Qt.Key.Key_D, CTRL | SHIFT)
    page.write("Visiter le foyer")
    page.press(Qt.Key.Key_Return, CTRL)
    made = next(
        e.record
        for e in page.state().notebook.entries(Action)
        if e.record.what and e.record.what.label == "Visiter le foyer"
    )
    assert made.objective == rows.lines()[1].id


def test_the_end_of_a_contract_follows_from_its_length(page: Shown) -> None:
    page.view._presenter.add(Part.CONTRACTS)
    page.write("CER")
    page.button("6 mois").click()
    page.press(Qt.Key.Key_Return, CTRL)
    made = [e.record for e in page.state().notebook.entries(Contract) if e.record.from_ == "2026-11-24"]
    assert [contract.to for contract in made] == ["2027-05-23"]


def test_a_contract_that_began_in_spring_is_of_this_year_and_its_end_is_to_come(page: Shown) -> None:
    page.view._presenter.add(Part.CONTRACTS)
    page.write("CER")
    for name, typed in (("Du", "2/3"), ("Au", "1/2"), ("Signé le", "27/2")):
        found = page.view.findChildren(DayField)
        next(one for one in found if one.control.accessibleName() == name and one.isVisible()).control.setFocus()
        page.write(typed)
    page.press(Qt.Key.Key_Return, CTRL)
    made = [e.record for e in page.state().notebook.entries(Contract) if e.record.from_ == "2026-03-02"]
    assert [(contract.to, contract.signed_on) for contract in made] == [("2027-02-01", "2026-02-27")]


def test_a_row_without_a_box_opens_with_the_space_bar(page: Shown) -> None:
    rows = page.rows("Plan d’action")
    rows.setFocus()
    rows.choose(rows.lines()[0].id)
    page.press(Qt.Key.Key_Space)
    assert page.focused() == "Axe de travail"


# Papers


def test_a_file_dropped_on_the_papers_is_kept_and_looked_at(page: Shown, pdf: Path) -> None:
    drop(page.view._sections[Part.DOCUMENTS], pdf)
    assert field(page, "Pièce").value() == "Quittance"
    field(page, "Pièce").control.setFocus()
    page.press(Qt.Key.Key_Return, CTRL)
    rows = page.rows("Pièces")
    kept = next(e.record for e in page.state().notebook.entries(Document) if e.record.file)
    assert pdf.exists(), "the person's own file stays where it is"
    rows.setFocus()
    rows.choose(kept.id)
    page.press(Qt.Key.Key_Return)
    page.button("Voir").click()
    shown = page.view.findChild(DocumentPage)
    assert isinstance(shown, DocumentPage)
    assert [label.text() for label in shown.findChildren(QLabel) if label.text().startswith("Page")] == ["Page 1 sur 2"]
    page.button("Page suivante").click()
    assert [label.text() for label in shown.findChildren(QLabel) if label.text().startswith("Page")] == ["Page 2 sur 2"]
    reached = []
    for _stop in range(30):
        page.press(Qt.Key.Key_Tab)
        reached.append(focused())
    hidden = [stop for stop in reached if page.view.isAncestorOf(stop) and not shown.isAncestorOf(stop)]
    assert not hidden, "Tab does not go under the file"
    assert [zone for zone in zones_of(page.view) if first_focus(zone)] == [shown]
    page.press(Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert page.view.isAncestorOf(focused())


def test_a_photograph_is_drawn_and_a_broken_file_says_so(page: Shown, tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    QImage(4000, 3000, QImage.Format.Format_RGB32).save(str(photo))
    broken = tmp_path / "scan.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing of a PDF")
    for path, problem in ((photo, False), (broken, True)):
        drop(page.view._sections[Part.DOCUMENTS], path)
        field(page, "Pièce").control.setFocus()
        page.press(Qt.Key.Key_Return, CTRL)
        entries = page.state().notebook.entries(Document)
        kept = next(e.record for e in entries if e.record.file and e.record.file.name == path.name)
        page.view._presenter.files.look(kept.id)
        shown = page.view.findChildren(DocumentPage)[-1]
        said = [label for label in shown.findChildren(QLabel) if "ne peut pas être montré" in label.text()]
        assert bool(said and said[0].isVisible()) is problem
        page.press(Qt.Key.Key_Escape)


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("size", [(960, 640), (1280, 720)])
def test_forms_of_the_plan_stay_in_their_room(
    qtbot: QtBot, samples_session: Session, fatou: str, tmp_path: Path, scale: int, size: tuple[int, int]
) -> None:
    theme.apply(QApplication.instance(), theme.Mode.LIGHT, scale)  # type: ignore[arg-type]
    page = Shown(qtbot, samples_session, fatou, tmp_path / "window.ini", size)
    rows = page.rows("Plan d’action")
    opened: list[Callable[[], None]] = [
        lambda: page.view._presenter.edit(Part.PLAN, rows.lines()[0].id),
        lambda: page.view._presenter.edit(Part.PLAN, rows.lines()[1].id),
        lambda: page.view._presenter.edit(Part.PLAN, rows.lines()[FIRST_ACTION].id),
        lambda: page.view._presenter.add(Part.FOCUS),
        lambda: page.view._presenter.add(Part.CONTRACTS),
        lambda: page.view._presenter.add(Part.DOCUMENTS),
    ]
    for show in opened:
        show()
        QApplication.processEvents()
        assert overflowing(page.view) == []
        page.press(Qt.Key.Key_Escape)
