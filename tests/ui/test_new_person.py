"""The form of a new person: what it asks, who it recognises, what it refuses, what it leaves behind."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.keyboard import Keyboard
from tests.ui.recording import RecordingNavigator, RecordingNotices

from carnet_desktop.errors import DiskFull
from carnet_desktop.services.notebooks import open_notebook
from carnet_desktop.services.people import NewPerson, add_person
from carnet_desktop.services.session import Session
from carnet_desktop.ui import theme
from carnet_desktop.ui.changes import Changes
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.screens.new_person import presenter
from carnet_desktop.ui.screens.new_person.presenter import names_in
from carnet_desktop.ui.screens.new_person.view import NewPersonView
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.texts import Text

NBSP = "\u00a0"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("searched", "names"),
    [
        ("kovalinko", ("", "Kovalinko")),
        ("fatou diarra", ("Fatou", "Diarra")),
        ("Jean-Marc da Silva", ("Jean-Marc", "da Silva")),
        ("", ("", "")),
    ],
)
def test_what_was_searched_fills_the_names(searched: str, names: tuple[str, str]) -> None:
    assert names_in(searched) == names


class Form(Keyboard):
    """The form on screen, filled with the keyboard."""

    def __init__(self, session: Session, jobs: ImmediateJobs, name: str) -> None:
        self.navigate, self.notices, self.changes = RecordingNavigator(), RecordingNotices(), Changes()
        self.announced: list[bool] = []
        self.changes.listen_people(lambda: self.announced.append(True))
        self.view = NewPersonView(ScreenContext(session, jobs, self.changes, self.navigate, self.notices), name)

    def fill(self, *fields: str) -> None:
        """Text after text, a Tab between them."""
        for text in fields:
            self.write(text)
            self.press(Qt.Key.Key_Tab)

    def save(self) -> None:
        self.press(Qt.Key.Key_Return, CONTROL)

    def errors(self) -> dict[str, str]:
        return {name: field.error() for name, field in self.view._fields.items() if field.error()}

    def button(self, name: str) -> Button:
        return next(button for button in self.view.findChildren(Button) if button.accessibleName() == name)

    def texts(self) -> list[str]:
        QApplication.processEvents()  # what a layout has just been given is shown at the next turn
        return [text.text() for text in self.view.findChildren(Text) if text.isVisible()]


Open = Callable[..., Form]


@pytest.fixture
def form(qtbot: QtBot, jobs: ImmediateJobs, session: Session) -> Open:
    def make(name: str = "", width: int = 1280) -> Form:
        opened = Form(session, jobs, name)
        qtbot.addWidget(opened.view)
        opened.view.resize(width, 720)
        with qtbot.waitExposed(opened.view):
            opened.view.show()
        opened.view.focus_first()
        return opened

    return make


def test_a_person_is_added_with_the_keyboard_and_her_notebook_opens(form: Open, session: Session) -> None:
    opened = form()
    opened.fill("Fatou", "Diarra", "12/03/1989")
    opened.press(Qt.Key.Key_Right)
    opened.press(Qt.Key.Key_Tab)
    opened.fill("06 01 23 45 67")
    opened.save()
    (verb, notebook) = opened.navigate.went[-1]
    person = open_notebook(session, notebook).notebook.person
    assert opened.navigate.went == [("back", ""), ("notebook", notebook)]
    assert verb == "notebook"
    assert (person.first_name, person.last_name, person.birth_date) == ("Fatou", "Diarra", "1989-03-12")
    assert (person.title, person.phones) == ("madam", ("+33601234567",))
    assert opened.announced == [True]
    assert opened.view.leave()
    assert opened.notices.said == []


def test_what_was_searched_is_there_and_the_focus_on_what_is_missing(form: Open) -> None:
    opened = form("kovalinko")
    assert opened.view._last.value() == "Kovalinko"
    assert opened.view._first.control.hasFocus()


def test_each_problem_stands_beside_its_field_and_the_first_one_takes_the_focus(form: Open) -> None:
    opened = form()
    opened.fill("Fatou", "", "31/02/1989")
    opened.press(Qt.Key.Key_Tab)
    opened.fill("06")
    opened.save()
    assert opened.errors() == {
        "last_name": "Indiquez un nom.",
        "birth_date": f"Cette date n’existe pas, ou elle est dans le futur. Exemple{NBSP}: 25/05/1998.",
        "phones": f"Ce numéro de téléphone n’existe pas. Exemple{NBSP}: 06 39 98 41 07.",
    }
    assert opened.view._last.control.hasFocus()
    assert opened.navigate.went == []
    opened.write("D")
    assert "last_name" not in opened.errors()


def test_a_likely_duplicate_is_shown_while_typing_and_may_be_opened_instead(form: Open, session: Session) -> None:
    known = add_person(session, NewPerson("Fatou", "Diarra", date(1989, 3, 12), "madam"))
    opened = form()
    opened.fill("Fatu", "Diara")
    assert "Un carnet existe peut-être déjà" in opened.texts()
    assert "Fatou Diarra" in opened.texts()
    next(
        b for b in opened.view.findChildren(Button) if b.accessibleName() == "Ouvrir le carnet de Fatou Diarra"
    ).click()
    assert opened.navigate.went == [("back", ""), ("notebook", known)]
    assert opened.view.leave()


def test_the_same_names_and_birth_date_are_asked_about_before_a_second_notebook(form: Open, session: Session) -> None:
    known = add_person(session, NewPerson("Fatou", "Diarra", date(1989, 3, 12), "madam"))
    opened = form()
    opened.fill("fatou", "DIARRA", "12/03/1989")
    opened.save()
    assert opened.notices.said == ["Fatou Diarra a déjà un carnet, avec la même date de naissance."]
    assert len(session.directory) == 1
    another, open_it = opened.notices.actions
    assert open_it.primary
    another.run()
    assert len(session.directory) == 2
    assert opened.navigate.went[-1] != ("notebook", known)


def test_a_failed_save_keeps_the_text_and_offers_to_try_again(
    form: Open, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(session: Session, new: NewPerson) -> str:
        raise DiskFull

    opened = form()
    opened.fill("Fatou", "Diarra", "12/03/1989")
    with monkeypatch.context() as patch:
        patch.setattr(presenter, "add_person", full)
        opened.save()
    assert [type(error) for error in opened.notices.errors] == [DiskFull]
    assert opened.view._last.value() == "Diarra"
    opened.notices.actions[0].run()
    assert len(session.directory) == 1


def test_leaving_with_something_typed_asks_first(form: Open) -> None:
    opened = form("kovalinko")
    assert opened.view.leave()
    opened.write("Oleksandra")
    opened.notices.answer = False
    assert not opened.view.leave()
    assert opened.notices.said == [f"Fermer sans créer ce carnet{NBSP}?"]
    opened.press(Qt.Key.Key_Escape)
    assert opened.navigate.went == [("back", "")]


@pytest.mark.parametrize("scale", [100, 200])
def test_every_control_has_a_name_and_tab_follows_the_eye(form: Open, qapp: QApplication, scale: int) -> None:
    theme.apply(qapp, theme.Mode.LIGHT, scale)
    opened = form(width=1166)
    met = []
    for _turn in range(10):
        focus = QApplication.focusWidget()
        assert focus is not None
        met.append(focus.accessibleName() or str(focus.property("text")))
        opened.press(Qt.Key.Key_Tab)
    order = ["Prénom", "Nom", "Date de naissance", "Non précisée", "Téléphone", "Comment la joindre", "E-mail"]
    assert met[:9] == [*order, "Créer le carnet", "Fermer sans enregistrer"]
    for widget in opened.view.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName() or widget.property("text"), widget
    assert opened.view.minimumSizeHint().width() <= opened.view.width()


def test_a_form_that_is_closed_looks_for_nobody(form: Open, jobs: ImmediateJobs) -> None:
    opened = form()
    opened.fill("Fatou", "Diarra")
    opened.write("12/3/1989")
    jobs.held = True
    opened.view.close_screen()
    opened.view.setFocus()  # the day is written in words as its field is left
    assert jobs.waiting == []
