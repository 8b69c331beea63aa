"""The quick entry line of a notebook: proposed while it is typed, saved by Enter alone, never lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.keyboard import Keyboard
from tests.ui.recording import RecordingNavigator
from tests.ui.stage import overflowing

from carnet_desktop.domain.records import Action, Appointment, Contact, Interview
from carnet_desktop.services import notebooks
from carnet_desktop.services.session import Session
from carnet_desktop.ui import theme
from carnet_desktop.ui.changes import Changes
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.main_window import MainWindow
from carnet_desktop.ui.screens.notebook.quick_bar import QuickBar
from carnet_desktop.ui.screens.notebook.quick_form import QuickForm
from carnet_desktop.ui.screens.notebook.view import NotebookView
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.line_edit import LineEdit
from carnet_desktop.ui.widgets.texts import Text
from carnet_desktop.ui.widgets.when_fields import DayField

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Quick(Keyboard):
    """Fatou's page in the real window, its quick entry line opened by its key."""

    def __init__(self, qtbot: QtBot, session: Session, notebook: str, memory: Path) -> None:
        self.session, self.notebook = session, notebook
        self.jobs = ImmediateJobs()
        self.window = MainWindow(QSettings(str(memory), QSettings.Format.IniFormat))
        qtbot.addWidget(self.window)
        self.window.resize(1280, 720)
        self.asked: list[str] = []
        self.window.messages.ask = self._agree
        self.context = ScreenContext(session, self.jobs, Changes(), RecordingNavigator(), self.window.messages)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.view = NotebookView(self.context, notebook)
        self.window.show_screen(self.view, "")
        self.press(Qt.Key.Key_R, CTRL)

    def _agree(self, parent: QWidget, question: str, do: str, keep: str, detail: str) -> bool:
        self.asked.append(question)
        return True

    @property
    def bar(self) -> QuickBar:
        return next(bar for bar in self.view.findChildren(QuickBar))

    @property
    def text(self) -> str:
        return self.bar.line.text()

    def form(self) -> QuickForm | None:
        return next((form for form in self.bar.findChildren(QuickForm) if form.isVisible()), None)

    def said(self) -> list[str]:
        return [text.text() for text in self.bar.findChildren(Text) if text.isVisible() and text.text()]

    def records(self, kind: type[Appointment] | type[Action] | type[Interview]) -> set[str]:
        state = notebooks.open_notebook(self.session, self.notebook).notebook
        return {entry.record.id for entry in state.entries(kind)}


@pytest.fixture
def quick(qtbot: QtBot, samples_session: Session, fatou: str, tmp_path: Path) -> Iterator[Quick]:
    opened = Quick(qtbot, samples_session, fatou, tmp_path / "window.ini")
    yield opened
    opened.window.close_all_screens()


def test_a_line_becomes_an_appointment_by_enter_and_nothing_is_written_before(quick: Quick) -> None:
    before = quick.records(Appointment)
    quick.write("rdv mardi 14h CAF apporter RIB")
    form = quick.form()
    assert form is not None
    assert form.values() == {
        "day": "2026-12-01",
        "hour": "14\u00a0h",
        "with": "CAF, Mme Roy",
        "channel": "in_person",
        "bring": "RIB",
    }
    assert quick.records(Appointment) == before
    quick.press(Qt.Key.Key_Return)
    (new,) = quick.records(Appointment) - before
    state = notebooks.open_notebook(quick.session, quick.notebook).notebook
    entry = state.find(Appointment, new)
    assert entry is not None
    written = entry.record
    roy = next(e.record for e in state.entries(Contact) if e.record.name == "Mme Roy")
    assert written.when is not None
    assert written.with_ is not None
    assert (written.when.local, written.place, written.with_.contact) == ("2026-12-01T14:00", "CAF", roy.id)
    assert written.bring == ("RIB",)
    assert quick.text == ""
    assert QApplication.focusWidget() is quick.bar.line
    assert "Rendez-vous ajouté." in quick.said()


def test_an_action_whose_doer_is_guessed_says_so_until_it_is_chosen(quick: Quick) -> None:
    before = quick.records(Action)
    quick.write("action : appeler la CAF avant vendredi")
    assert quick.said().count("à vérifier") == 1
    quick.press(Qt.Key.Key_Return)
    state = notebooks.open_notebook(quick.session, quick.notebook).notebook
    (new,) = quick.records(Action) - before
    entry = state.find(Action, new)
    assert entry is not None
    assert entry.record.what is not None
    assert (entry.record.what.label, entry.record.by, entry.record.who) == ("Appeler la CAF", "2026-11-27", "person")


def test_a_note_becomes_an_interview_of_its_day(quick: Quick) -> None:
    before = quick.records(Interview)
    quick.write("note hier tel : a trouve un stage")
    quick.press(Qt.Key.Key_Return)
    (new,) = quick.records(Interview) - before
    entry = notebooks.open_notebook(quick.session, quick.notebook).notebook.find(Interview, new)
    assert entry is not None
    interview = entry.record
    assert interview.on is not None
    assert interview.on.local.startswith("2026-11-23T")
    assert (interview.text, interview.channel, interview.visibility) == ("a trouve un stage", "phone", "team")


def test_the_day_of_a_note_is_one_that_is_past(quick: Quick) -> None:
    quick.write("note a appele la CAF")
    form = quick.form()
    assert form is not None
    day = next(field for field in form.findChildren(DayField) if field.isVisible())
    day.control.setFocus()
    day.control.selectAll()
    quick.write("3/9")
    assert form.values()["day"] == "2026-09-03"


def test_without_a_date_it_says_so_and_keeps_the_text(quick: Quick) -> None:
    before = quick.records(Appointment)
    quick.write("rdv CAF 14h")
    quick.press(Qt.Key.Key_Return)
    assert "Je n’ai pas trouvé de date." in quick.said()
    assert quick.text == "rdv CAF 14h"
    assert quick.records(Appointment) == before
    quick.write(" mardi")
    assert "Je n’ai pas trouvé de date." not in quick.said()
    quick.press(Qt.Key.Key_Return)
    assert len(quick.records(Appointment) - before) == 1


def test_tab_goes_on_in_the_full_form_with_what_was_understood(quick: Quick) -> None:
    before = quick.records(Appointment)
    quick.write("rdv mardi 14h CAF apporter RIB salle 3")
    quick.press(Qt.Key.Key_Tab)
    assert not quick.bar.isVisible()
    typed = quick.view.form_view().typed()
    assert (typed["day"], typed["with"], typed["place"]) == ("2026-12-01", "Mme Roy", "CAF")
    assert "salle 3" in typed["bring"]
    assert quick.records(Appointment) == before
    quick.press(Qt.Key.Key_S, CTRL)
    assert len(quick.records(Appointment) - before) == 1


def test_tab_never_writes_over_a_text_that_was_kept(
    qtbot: QtBot, samples_session: Session, fatou: str, tmp_path: Path
) -> None:
    begun = {"text": "Un début", "subject": "Le bail"}
    notebooks.keep_draft(samples_session, fatou, "interview/", begun)
    quick = Quick(qtbot, samples_session, fatou, tmp_path / "again.ini")
    line = "note a appele la CAF"
    quick.write(line)
    quick.press(Qt.Key.Key_Tab)
    assert quick.text == line
    assert "Un texte gardé attend dans cette fiche\u00a0: reprenez-le, ou effacez-le d’abord." in quick.said()
    assert notebooks.drafts(samples_session, fatou)["interview/"] == begun
    assert quick.view._presenter._writing.form is None
    button = next(one for one in quick.window.findChildren(Button) if one.text() == "Le reprendre" and one.isVisible())
    button.click()
    assert quick.view.form_view().typed()["text"] == "Un début"
    quick.window.close_all_screens()
    kept = notebooks.drafts(samples_session, fatou)
    assert (kept["quick/line"]["text"], kept["interview/"]["text"]) == (line, "Un début")


def test_escape_clears_then_gives_the_buttons_back(quick: Quick) -> None:
    quick.write("rdv mardi")
    quick.press(Qt.Key.Key_Escape)
    assert quick.text == ""
    assert quick.bar.isVisible()
    quick.press(Qt.Key.Key_Escape)
    assert not quick.bar.isVisible()
    focus = QApplication.focusWidget()
    assert isinstance(focus, Button)
    assert focus.accessibleName() == "Noter vite"


def test_a_field_corrected_by_hand_is_what_is_saved(quick: Quick) -> None:
    before = quick.records(Appointment)
    quick.write("rdv mardi 14h CAF")
    form = quick.form()
    assert form is not None
    with_ = next(field for field in form.findChildren(LineEdit) if field.accessibleName() == "Avec")
    with_.setText("Vous")
    with_.setFocus()
    quick.press(Qt.Key.Key_Return)
    (new,) = quick.records(Appointment) - before
    entry = notebooks.open_notebook(quick.session, quick.notebook).notebook.find(Appointment, new)
    assert entry is not None
    assert entry.record.with_ is not None
    assert (entry.record.with_.text, entry.record.place) == (quick.session.staff.name, None)


def test_enter_before_the_line_is_read_saves_nothing(quick: Quick) -> None:
    before = quick.records(Appointment)
    quick.write("rdv mardi 14h CAF")
    quick.jobs.held = True
    quick.write(" apporter RIB")
    quick.press(Qt.Key.Key_Return)
    quick.jobs.release()
    assert quick.records(Appointment) == before
    form = quick.form()
    assert form is not None
    assert form.values()["bring"] == "RIB"


def test_leaving_asks_first_and_a_lock_keeps_the_line(quick: Quick) -> None:
    quick.write("rdv mardi 14h")
    assert quick.view.leave()
    assert quick.asked == ["Fermer sans enregistrer ce texte\u00a0?"]
    quick.press(Qt.Key.Key_R, CTRL)
    quick.write("rdv jeudi 9h")
    quick.view.close_screen()
    again = NotebookView(quick.context, quick.notebook)
    quick.window.show_screen(again, "again")
    assert again.findChildren(QuickBar)[0].line.text() == "rdv jeudi 9h"
    again.findChildren(QuickBar)[0].clear("")


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("size", [(1280, 720), (960, 640)])
def test_no_proposal_is_wider_than_its_room(quick: Quick, size: tuple[int, int], scale: int) -> None:
    quick.window.resize(*size)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, theme.Mode.LIGHT, scale)
    quick.write("rdv dans 15 jours vers 10h a la mairie pour voir le logement")
    QApplication.processEvents()
    assert overflowing(quick.view) == []
    quick.bar.clear("")
