"""The window of a notebook's page: its keys, its rows edited in place, its one form, its three widths."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QMenu, QScrollArea, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.keyboard import Keyboard, focused
from tests.ui.recording import RecordingNavigator

from carnet_desktop.domain.new_records import new_action
from carnet_desktop.domain.records import Action, Appointment, Contact, Interview, Person
from carnet_desktop.services import notebooks
from carnet_desktop.services.session import Session
from carnet_desktop.ui import theme
from carnet_desktop.ui.changes import Changes
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.main_window import MainWindow
from carnet_desktop.ui.screens.notebook.form_page import FormPage
from carnet_desktop.ui.screens.notebook.history_view import HistoryView
from carnet_desktop.ui.screens.notebook.row_editor import RowEditor
from carnet_desktop.ui.screens.notebook.view import NotebookView
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.calendar_tile import CalendarTile
from carnet_desktop.ui.widgets.line_list import LineList

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
FIRST_ACTION = 2
"""Under the first focus of the plan, and its objective."""


class Shown(Keyboard):
    """The real window with the page in it."""

    def __init__(self, qtbot: QtBot, session: Session, notebook: str, memory: Path, size: tuple[int, int]) -> None:
        self.session, self.notebook, self.qtbot = session, notebook, qtbot
        self.jobs, self.changes, self.navigate = ImmediateJobs(), Changes(), RecordingNavigator()
        self.window = MainWindow(QSettings(str(memory), QSettings.Format.IniFormat))
        qtbot.addWidget(self.window)
        self.window.resize(*size)
        self.asked: list[str] = []
        self.keep_on = False
        self.window.messages.ask = self._answer
        self.context = ScreenContext(session, self.jobs, self.changes, self.navigate, self.window.messages)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.view = NotebookView(self.context, notebook)
        self.window.show_screen(self.view, "")

    def _answer(self, parent: QWidget, question: str, do: str, keep: str, detail: str) -> bool:
        """To "Fermer sans enregistrer ?": no as long as `keep_on`."""
        self.asked.append(question)
        return not self.keep_on

    def rows(self, name: str) -> LineList:
        return next(found for found in self.view.findChildren(LineList) if found.accessibleName() == name)

    def titles(self, name: str) -> list[str]:
        return [line.title for line in self.rows(name).lines()]

    def button(self, label: str) -> Button:
        found = [b for b in self.window.findChildren(Button) if b.text() == label and b.isVisible()]
        return found[-1]

    def focused(self) -> str:
        focus = focused()
        return focus.accessibleName() or str(focus.property("text") or "")

    def texts(self) -> list[str]:
        return [label.text() for label in self.view.findChildren(QLabel) if label.isVisible()]

    def state(self) -> notebooks.OpenNotebook:
        return notebooks.open_notebook(self.session, self.notebook)


@pytest.fixture
def show(qtbot: QtBot, samples_session: Session, fatou: str, tmp_path: Path) -> Callable[..., Shown]:
    def make(size: tuple[int, int] = (1280, 800)) -> Shown:
        return Shown(qtbot, samples_session, fatou, tmp_path / "window.ini", size)

    return make


@pytest.fixture
def page(show: Callable[..., Shown]) -> Shown:
    return show()


# Keys


def test_the_focus_starts_on_the_interview_and_tab_follows_the_eye(page: Shown) -> None:
    assert page.focused() == "Écrire l’entretien"
    seen = []
    for _turn in range(10):
        seen.append(page.focused())
        page.press(Qt.Key.Key_Tab)
    assert seen == [
        "Écrire l’entretien",
        "Ajouter un rendez-vous",
        "Ajouter une action",
        "Noter vite",
        "Ajouter un axe",
        "Plan d’action",
        "Derniers entretiens",
        "Ajouter",
        "Rendez-vous",
        "Ajouter",
    ]


def test_tab_follows_the_eye_where_most_is_still_to_write(
    qtbot: QtBot, samples_session: Session, tmp_path: Path
) -> None:
    sandrine = samples_session.directory.search("mercier").exact[0].id
    page = Shown(qtbot, samples_session, sandrine, tmp_path / "window.ini", (1280, 800))
    qtbot.waitUntil(lambda: any(rows.accessibleName() == "Fin du suivi" for rows in page.view.findChildren(LineList)))
    side = next(a.widget() for a in page.view.findChildren(QScrollArea) if a.property("kind") == "side")
    assert side is not None
    page.button("Noter vite").setFocus()
    tops = []
    while page.focused() != "Imprimer Mon Récap":
        focus = QApplication.focusWidget()
        assert focus is not None
        if side.isAncestorOf(focus):
            tops.append(focus.mapTo(side, QPoint()).y())
        page.press(Qt.Key.Key_Tab)
    assert len(tops) > 10
    assert tops == sorted(tops)


def test_a_form_given_up_leaves_the_keyboard_at_its_part(
    qtbot: QtBot, samples_session: Session, tmp_path: Path
) -> None:
    sandrine = samples_session.directory.search("mercier").exact[0].id
    page = Shown(qtbot, samples_session, sandrine, tmp_path / "window.ini", (1280, 800))
    qtbot.waitUntil(lambda: any(rows.accessibleName() == "Droits" for rows in page.view.findChildren(LineList)))
    rights = page.rows("Droits").parentWidget()
    assert rights is not None
    change = next(button for button in rights.findChildren(Button) if button.text() == "Modifier")
    change.setFocus()
    page.press(Qt.Key.Key_Return)
    assert page.focused() == "RSA"
    page.press(Qt.Key.Key_Escape)
    assert change.hasFocus()


def test_a_zone_is_brought_into_sight(page: Shown, qtbot: QtBot) -> None:
    side = next(a for a in page.view.findChildren(QScrollArea) if a.property("kind") == "side")
    bar = side.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    while page.focused() != "Ajouter":
        page.press(Qt.Key.Key_F6)
    assert bar.value() == 0


def test_everything_that_takes_the_focus_has_a_name(page: Shown) -> None:
    for command in (Qt.Key.Key_N, Qt.Key.Key_R, Qt.Key.Key_D, Qt.Key.Key_C):
        page.press(command, CTRL | SHIFT)
        for widget in page.view.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not widget.focusProxy():
                assert widget.accessibleName() or widget.property("text"), widget
        page.press(Qt.Key.Key_Escape)


def test_the_space_bar_ticks_and_unticks_a_row(page: Shown) -> None:
    rows = page.rows("Plan d’action")
    rows.setFocus()
    first = rows.lines()[FIRST_ACTION]
    rows.choose(first.id)
    page.press(Qt.Key.Key_Space)
    ticked = next(line for line in rows.lines() if line.id == first.id)
    assert (ticked.box, rows.lines()[FIRST_ACTION].id != first.id) == (True, True), "what is done goes down"
    assert rows.current() == first.id, "the keyboard stays on the row it ticked"
    page.press(Qt.Key.Key_Space)
    assert rows.lines()[FIRST_ACTION].box is False


def test_a_row_is_edited_in_place_with_f2_and_saved_with_the_keyboard(page: Shown) -> None:
    rows = page.rows("Plan d’action")
    rows.setFocus()
    rows.choose(next(line.id for line in rows.lines() if line.title == "Corriger le CV"))
    page.press(Qt.Key.Key_F2)
    assert page.focused() == "Ce qu’il y a à faire"
    page.write(" en deux pages")
    page.press(Qt.Key.Key_Tab)
    assert page.focused() == "Avant le"
    page.write("4/12")
    page.press(Qt.Key.Key_Tab)
    assert page.focused() == "Vous"
    page.press(Qt.Key.Key_Return, CTRL)
    assert QApplication.focusWidget() is rows
    saved = next(line for line in rows.lines() if line.title == "Corriger le CV en deux pages")
    assert (saved.when, rows.current()) == ("ven. 4 déc.", saved.id)


def test_escape_closes_the_row_and_the_focus_comes_back_to_it(page: Shown) -> None:
    rows = page.rows("Plan d’action")
    rows.setFocus()
    page.press(Qt.Key.Key_Down)
    here = rows.current()
    page.press(Qt.Key.Key_Return)
    assert page.view.findChildren(RowEditor)
    page.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is rows
    assert rows.current() == here
    page.press(Qt.Key.Key_Escape)
    assert page.navigate.went == [("people", "")]


def test_delete_removes_the_row_and_the_bar_puts_it_back(page: Shown) -> None:
    rows = page.rows("Contacts")
    rows.setFocus()
    page.press(Qt.Key.Key_Delete)
    assert page.titles("Contacts") == ["Mme Roy", "Dr Le Bihan"]
    page.button("Rétablir").click()
    assert page.titles("Contacts") == ["Karim Ziani", "Mme Roy", "Dr Le Bihan"]


def test_the_bar_still_puts_back_once_the_page_is_closed(page: Shown) -> None:
    rows = page.rows("Contacts")
    rows.setFocus()
    page.press(Qt.Key.Key_Delete)
    page.window.close_screen(page.view)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    page.button("Rétablir").click()
    names = [entry.record.name for entry in page.state().notebook.entries(Contact)]
    assert "Karim Ziani" in names


def test_what_was_deleted_is_listed_at_the_foot_and_comes_back(page: Shown) -> None:
    rows = page.rows("Rendez-vous")
    rows.setFocus()
    first = rows.lines()[0].id
    page.press(Qt.Key.Key_Delete)
    page.button("1 rendez-vous supprimé").click()
    rows.choose(first)
    rows.setFocus()
    page.press(Qt.Key.Key_Return)
    assert rows.lines()[0].id == first
    assert not [b for b in page.view.findChildren(Button) if "supprimé" in b.text() and b.isVisible()]


def test_the_menu_of_a_row_leads_to_its_history(page: Shown) -> None:
    rows = page.rows("Plan d’action")
    rows.menu_asked.emit(rows.lines()[FIRST_ACTION].id, QPoint(400, 300))
    menu = page.view.findChildren(QMenu)[-1]
    labels = [action.text().split("\t")[0] for action in menu.actions()]
    assert labels == [
        "Modifier",
        "Cocher ou décocher",
        "En projet",
        "En attente",
        "Abandonnée par la personne",
        "Annulée par la structure",
        "Supprimer",
        "Historique de cette action",
    ]
    menu.actions()[-1].trigger()
    menu.close()
    assert page.navigate.went == [("history", page.notebook)]


def test_a_click_on_the_box_ticks_and_a_click_on_the_words_opens(page: Shown) -> None:
    rows = page.rows("Plan d’action")
    row = rows.visualRect(rows.model().index(FIRST_ACTION, 0))
    box = rows._delegate.box_rect(rows.lines()[FIRST_ACTION], row).center()
    first = rows.lines()[FIRST_ACTION].id
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert next(line for line in rows.lines() if line.id == first).box
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.center().x(), row.center().y()))
    assert page.focused() == "Ce qu’il y a à faire"


# The one form


def test_the_form_of_an_interview_opens_in_what_was_said_and_tab_follows_the_eye(page: Shown) -> None:
    page.press(Qt.Key.Key_N, CTRL | SHIFT)
    seen = []
    for _turn in range(9):
        seen.append(page.focused())
        page.press(Qt.Key.Key_Tab)
    assert seen == [
        "Ce qui s’est dit",
        "Décidé ensemble",
        "Jour du prochain rendez-vous",
        "Heure du prochain rendez-vous",
        "À apporter",
        "Action à faire",
        "Avant le",
        "Fatou",
        "Ajouter une action",
    ]
    assert page.focused() == "Équipe"
    assert "Fatou peut lire ce texte" in page.texts()
    assert not page.button("Enregistrer").isHidden()


def test_a_new_empty_action_appears_as_soon_as_one_is_begun(page: Shown) -> None:
    page.press(Qt.Key.Key_N, CTRL | SHIFT)
    page.button("Ajouter une action").click()
    assert page.focused() == "Action à faire"
    page.write("Appeler")
    for _turn in range(3):
        page.press(Qt.Key.Key_Tab)
    assert page.focused() == "Action à faire"
    page.write("Ecrire")
    page.press(Qt.Key.Key_Backtab, SHIFT)
    page.press(Qt.Key.Key_Right)
    page.view._presenter.keep_draft()
    kept = notebooks.drafts(page.session, page.notebook)["interview/"]
    assert [kept[f"action{n}.what"] for n in (0, 1)] == ["Appeler", "Ecrire"]
    assert kept["action0.who"] == "worker"


def test_typing_a_day_is_never_changed_under_the_fingers_by_a_draft(page: Shown) -> None:
    page.press(Qt.Key.Key_R, CTRL | SHIFT)
    page.write("8/1")
    page.view._presenter.keep_draft()
    page.write("2")
    page.press(Qt.Key.Key_Tab)
    page.write("14h")
    page.press(Qt.Key.Key_S, CTRL)
    assert any(
        a.record.when and a.record.when.local == "2026-12-08T14:00" for a in page.state().notebook.entries(Appointment)
    )


def test_an_unsaved_text_is_asked_about_and_stays(page: Shown) -> None:
    page.keep_on = True
    page.press(Qt.Key.Key_N, CTRL | SHIFT)
    page.write("Un debut")
    assert not page.window.close_screen(page.view)
    assert page.asked == ["Fermer sans enregistrer ce texte\u00a0?"]
    page.press(Qt.Key.Key_Escape)
    assert page.view.findChildren(FormPage)
    page.window.close_screen(page.view, ask=False)  # what the lock does
    assert notebooks.drafts(page.session, page.notebook)["interview/"]["text"] == "Un debut"


def test_a_draft_is_kept_when_typing_stops(page: Shown) -> None:
    page.press(Qt.Key.Key_N, CTRL | SHIFT)
    page.write("Un debut")
    assert page.view._draft_timer.isActive()
    assert notebooks.drafts(page.session, page.notebook) == {}
    page.view._draft_timer.timeout.emit()
    assert "interview/" in notebooks.drafts(page.session, page.notebook)


def test_a_problem_takes_the_focus_and_goes_as_soon_as_it_is_mended(page: Shown) -> None:
    page.press(Qt.Key.Key_N, CTRL | SHIFT)
    page.press(Qt.Key.Key_Return, CTRL)
    assert page.focused() == "Ce qui s’est dit"
    assert "Écrivez ce qui s’est dit." in page.texts()
    page.write("a")
    assert "Écrivez ce qui s’est dit." not in page.texts()


def test_what_was_said_is_corrected_from_its_end(page: Shown) -> None:
    row = next(entry.record for entry in page.state().notebook.entries(Interview))
    page.rows("Derniers entretiens").choose(row.id)
    page.rows("Derniers entretiens").setFocus()
    page.press(Qt.Key.Key_F2)
    page.write(" Suite.")
    page.press(Qt.Key.Key_Return, CTRL)
    changed = next(entry.record for entry in page.state().notebook.entries(Interview) if entry.record.id == row.id)
    assert changed.text == f"{row.text} Suite."


def test_the_page_shows_a_long_interview_whole_without_a_scroll_bar_of_its_own(page: Shown) -> None:
    said = "Une ligne\n" * 12
    row = next(entry.record for entry in page.state().notebook.entries(Interview))
    notebooks.put(page.session, page.notebook, replace(row, text=said))
    page.changes.announce(page.notebook)
    rows = page.rows("Derniers entretiens")
    rows.choose(row.id)
    rows.setFocus()
    page.press(Qt.Key.Key_Return)
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    assert page.focused() == "Ce qui s’est dit"
    assert not focus.verticalScrollBar().isVisible()  # type: ignore[attr-defined]


# Room


def areas(view: QWidget) -> list[QScrollArea]:
    return [area for area in view.findChildren(QScrollArea) if area.isVisible()]


def test_side_by_side_then_one_column_then_tabs(page: Shown) -> None:
    assert len(areas(page.view)) == 2
    assert [tile for tile in page.view.findChildren(CalendarTile) if tile.isVisible()]
    page.window.resize(1000, 700)
    QApplication.processEvents()
    assert len(areas(page.view)) == 1
    assert page.rows("Contacts").isVisible()
    theme.apply(QApplication.instance(), theme.Mode.LIGHT, 200)  # type: ignore[arg-type]
    page.window.resize(1280, 720)
    QApplication.processEvents()
    tabs = page.view.findChild(QTabBar)
    assert isinstance(tabs, QTabBar)
    assert [tabs.tabText(n) for n in range(tabs.count())] == [
        "Plan",
        "Rendez-vous",
        "Contacts",
        "Situation",
        "Entretiens",
    ]
    assert [rows.accessibleName() for rows in page.view.findChildren(LineList) if rows.isVisible()] == ["Plan d’action"]
    page.press(Qt.Key.Key_R, CTRL | SHIFT)
    assert tabs.currentIndex() == 1
    assert page.focused() == "Quand"


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("size", [(960, 640), (1280, 720), (1920, 1080)])
def test_no_page_is_wider_than_its_room(show: Callable[..., Shown], scale: int, size: tuple[int, int]) -> None:
    theme.apply(QApplication.instance(), theme.Mode.LIGHT, scale)  # type: ignore[arg-type]
    page = show(size)
    for key in (Qt.Key.Key_D, Qt.Key.Key_C, Qt.Key.Key_R, Qt.Key.Key_N):
        page.press(key, CTRL | SHIFT)
        QApplication.processEvents()
        for area in areas(page.view):
            inside = area.widget()
            assert inside is not None
            assert inside.width() <= area.viewport().width(), (key, area)
        page.press(Qt.Key.Key_Escape)
    assert page.view.minimumSizeHint().width() <= page.view.width()


def test_a_page_of_hundreds_of_rows_has_no_more_widgets_than_a_page_of_six(page: Shown) -> None:
    before = len(page.view.findChildren(QWidget))
    notebooks.put(page.session, page.notebook, *(new_action(f"Action {n}", "person") for n in range(300)))
    page.changes.announce(page.notebook)
    assert len(page.titles("Plan d’action")) == 314
    assert len(page.view.findChildren(QWidget)) == before


def test_a_long_action_wraps_and_is_never_cut(page: Shown) -> None:
    rows = page.rows("Plan d’action")
    before = rows.height()
    notebooks.put(page.session, page.notebook, new_action("Demander une place " * 12, "person"))
    page.changes.announce(page.notebook)
    last = rows.model().index(len(rows.lines()) - 1, 0)
    assert rows.height() > before + 2 * rows.visualRect(rows.model().index(0, 0)).height()
    assert rows.visualRect(last).bottom() < rows.height()


def test_a_screen_reader_hears_a_row_in_the_order_of_the_eye(page: Shown) -> None:
    rows = page.rows("Plan d’action")
    action = rows.model().index(FIRST_ACTION, 0)
    said = action.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "ven. 20 nov., Envoyer la demande de logement, 4 jours de retard, Vous"
    assert action.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert isinstance(rows, QListView)


# The history


def test_the_history_tells_each_gesture_with_what_was_there_before(page: Shown) -> None:
    action = next(
        e.record for e in page.state().notebook.entries(Action) if e.record.what and "CV" in e.record.what.label
    )
    rows = page.rows("Plan d’action")
    rows.choose(action.id)
    rows.setFocus()
    page.press(Qt.Key.Key_Space)
    page.press(Qt.Key.Key_Delete)
    history = HistoryView(page.context, page.notebook)
    page.window.show_screen(history, "")
    history.show_only("action", action.id)
    listed = history.findChild(LineList)
    assert isinstance(listed, LineList)
    told = [(line.title, line.after, tuple(detail.text for detail in line.details)) for line in listed.lines()]
    assert told[0] == ("Corriger le CV", "· action supprimée par vous", ())
    assert told[1] == (
        "Corriger le CV",
        "· action modifiée par vous",
        ("État\u00a0: Faite · avant\u00a0: En cours",),
    )
    assert told[2][1] == "· action ajoutée par vous"
    assert history.title == "Historique\u00a0: Corriger le CV"
    history.show_only("", "")
    assert history.title == "Historique du carnet de Fatou Diarra"
    assert len(listed.lines()) > 15
    page.press(Qt.Key.Key_Escape)
    assert page.navigate.went == [("back", "")]


def test_a_renamed_person_is_renamed_in_the_head(page: Shown) -> None:
    person = page.state().notebook.person
    assert isinstance(person, Person)
    notebooks.put(page.session, page.notebook, replace(person, last_name="Diarra-Petit"))
    page.changes.announce(page.notebook)
    assert "Fatou Diarra-Petit" in page.texts()
    assert page.view.title == "Carnet de Fatou Diarra-Petit"
