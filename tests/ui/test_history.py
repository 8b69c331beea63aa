"""The history on screen: searched, and what stood before put back from it with the keyboard."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests import exchanging
from tests.ui.stage import CONTROL, Stage, overflowing

from carnet_desktop.domain.new_records import new_action, new_interview
from carnet_desktop.domain.records import Action, Author, Contact, Interview
from carnet_desktop.domain.writing import Pen, edits, facts_of
from carnet_desktop.services import notebooks
from carnet_desktop.services.history import history
from carnet_desktop.services.opening import open_file
from carnet_desktop.services.session import Session
from carnet_desktop.ui.screens.notebook.history_presenter import STEP
from carnet_desktop.ui.screens.notebook.history_view import HistoryView
from carnet_desktop.ui.screens.notebook.view import NotebookView
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.fields import ComboField, Field
from carnet_desktop.ui.widgets.line_list import LineList
from carnet_desktop.ui.widgets.texts import Text
from carnet_desktop.ui.widgets.tick_box import TickBox
from carnet_desktop.ui.widgets.when_fields import DayField

AnyField: TypeAlias = Field | DayField | ComboField


class Shown:
    def __init__(self, stage: Stage, session: Session, notebook: str) -> None:
        self.stage, self.session, self.notebook = stage, session, notebook
        self.view = HistoryView(stage.context, notebook)
        stage.put(self.view)
        self.view.show_only("", "")

    @property
    def rows(self) -> LineList:
        found = self.view.findChild(LineList)
        assert isinstance(found, LineList)
        return found

    def titles(self) -> list[str]:
        return [f"{line.title} {line.after}" for line in self.rows.lines()]

    def field(self, name: str) -> AnyField:
        fields: list[AnyField] = [
            *self.view.findChildren(Field),
            *self.view.findChildren(DayField),
            *self.view.findChildren(ComboField),
        ]
        return next(field for field in fields if field.control.accessibleName() == name)

    def write(self, name: str, text: str) -> None:
        field = self.field(name)
        assert not isinstance(field, ComboField)
        field.control.setFocus()
        field.control.selectAll()
        self.stage.type(text) if text else self.stage.press(Qt.Key.Key_Delete)
        self.stage.press(Qt.Key.Key_Return)  # at once, rather than when typing stops

    def open_first(self) -> None:
        """Enter, on the first row that offers something."""
        self.rows.setFocus()
        self.rows.choose(next(line.id for line in self.rows.lines() if line.aside))
        self.stage.press(Qt.Key.Key_Return)

    def stands(self, kind: type[Action] | type[Contact] | type[Interview]) -> list[Action | Contact | Interview]:
        state = notebooks.open_notebook(self.session, self.notebook).notebook
        return [entry.record for entry in state.entries(kind)]


@pytest.fixture
def stage(qtbot: QtBot, samples_session: Session, tmp_path: Path) -> Stage:
    return Stage(qtbot, samples_session, tmp_path / "memory.ini")


@pytest.fixture
def shown(stage: Stage, samples_session: Session, fatou: str) -> Shown:
    """An action put off today, a contact deleted, an interview closed then corrected."""
    state = notebooks.open_notebook(samples_session, fatou).notebook
    action = next(entry.record for entry in state.entries(Action))
    contact = next(entry.record for entry in state.entries(Contact))
    interview = replace(next(entry.record for entry in state.entries(Interview)), closed=True)
    samples_session.clock = lambda: datetime(2026, 11, 26, 9, tzinfo=UTC)
    notebooks.put(samples_session, fatou, replace(action, by="2026-12-04"), reason="La CAF a rappelé")
    notebooks.delete(samples_session, fatou, contact)
    notebooks.put(samples_session, fatou, interview)
    corrected = replace(interview, subject="Santé", channel="phone")
    notebooks.put(samples_session, fatou, corrected, reason="Erreur de saisie")
    return Shown(stage, samples_session, fatou)


def test_the_history_is_searched_by_words_days_kind_and_author(shown: Shown) -> None:
    whole = len(shown.rows.lines())
    shown.write("Chercher dans l’historique", "rappele")
    assert shown.titles() == ["Envoyer la demande de logement · action modifiée par vous"]
    assert shown.rows.lines()[0].details[-1].text == "Raison\u00a0: La CAF a rappelé"
    shown.write("Chercher dans l’historique", "")
    assert len(shown.rows.lines()) == whole
    shown.write("Du", "jeudi")
    assert len(shown.rows.lines()) == 4
    kinds = shown.field("Quoi")
    assert isinstance(kinds, ComboField)
    kinds.set_value("contact")
    assert shown.titles() == ["Karim Ziani · contact supprimé par vous"]
    shown.write("Au", "hier")
    assert shown.titles() == []
    authors = shown.field("Qui")
    assert isinstance(authors, ComboField)
    assert [authors.control.itemText(row) for row in range(authors.control.count())] == [
        "Tout le monde",
        "Claire Le Guen",
    ]


def test_a_former_value_is_put_back_with_the_keyboard(shown: Shown) -> None:
    shown.write("Chercher dans l’historique", "logement caf")
    shown.open_first()
    shown.stage.type("fausse alerte")
    shown.stage.press(Qt.Key.Key_Return, CONTROL)
    assert next(a.by for a in shown.stands(Action) if isinstance(a, Action)) == "2026-11-20"
    shown.write("Chercher dans l’historique", "")
    latest = shown.rows.lines()[0]
    assert [detail.text for detail in latest.details] == [
        "Avant le\u00a0: 20 novembre 2026 · avant\u00a0: 4 décembre 2026",
        "Raison\u00a0: fausse alerte",
    ]


def test_a_deleted_record_comes_back_and_is_then_no_longer_offered(shown: Shown) -> None:
    before = len(shown.stands(Contact))
    kinds = shown.field("Quoi")
    assert isinstance(kinds, ComboField)
    kinds.set_value("contact")
    shown.open_first()
    shown.stage.press(Qt.Key.Key_Return, CONTROL)
    assert len(shown.stands(Contact)) == before + 1
    assert shown.titles()[0] == "Karim Ziani · contact rétabli par vous"
    assert [line.aside for line in shown.rows.lines()][:2] == ["", ""]


def test_a_closed_interview_asks_why_and_only_what_is_ticked_comes_back(shown: Shown) -> None:
    shown.write("Chercher dans l’historique", "saisie")
    shown.open_first()
    boxes = shown.view.findChildren(TickBox)
    assert [box.text() for box in boxes] == ["Comment\u00a0: Sur place", "Sujet\u00a0: Le point sur l’hébergement"]
    boxes[0].setChecked(False)
    shown.stage.press(Qt.Key.Key_Return, CONTROL)
    reason = shown.field("Raison")
    assert reason.error() == "Indiquez la raison."
    assert history(shown.session, shown.notebook)[0].reason == "Erreur de saisie", "nothing was written"
    shown.stage.type("le sujet etait le bon")
    shown.stage.press(Qt.Key.Key_Return, CONTROL)
    interview = next(i for i in shown.stands(Interview) if isinstance(i, Interview) and i.closed)
    assert (interview.subject, interview.channel) == ("Le point sur l’hébergement", "phone")


def test_a_former_value_refused_today_says_why_and_keeps_what_is_typed(shown: Shown) -> None:
    held = open_file(shown.session, shown.notebook)
    person = notebooks.open_notebook(shown.session, shown.notebook).notebook.person
    came = edits(replace(person, email="sans arobase", birth_place="Thiès"), person)
    held.write(facts_of(came, shown.session.pen(shown.notebook), now=shown.session.now(), last=held.last_at))
    notebooks.put(shown.session, shown.notebook, replace(person, email="fatou@exemple.fr", birth_place="Dakar"))
    shown.stage.context.changes.announce(shown.notebook)
    shown.open_first()
    shown.stage.type("elle le redit")
    shown.stage.press(Qt.Key.Key_Return, CONTROL)
    said = [text.text() for text in shown.stage.window.findChildren(Text) if text.isVisible()]
    assert any("la valeur de «\u00a0E-mail\u00a0» n’est plus acceptée" in words for words in said)
    reason = shown.field("Raison, si elle est utile")
    assert isinstance(reason, Field)
    assert reason.value() == "elle le redit"
    next(box for box in shown.view.findChildren(TickBox) if box.text().startswith("E-mail")).setChecked(False)
    reason.control.setFocus()
    shown.stage.press(Qt.Key.Key_Return, CONTROL)
    person = notebooks.open_notebook(shown.session, shown.notebook).notebook.person
    assert (person.email, person.birth_place) == ("fatou@exemple.fr", "Thiès")


def test_escape_closes_what_is_open_then_goes_back(shown: Shown) -> None:
    shown.open_first()
    shown.stage.press(Qt.Key.Key_Escape)
    assert shown.stage.navigate.went == []
    assert shown.rows.hasFocus()
    shown.stage.press(Qt.Key.Key_Escape)
    assert shown.stage.navigate.went == [("back", "")]


def test_a_save_elsewhere_leaves_what_is_being_put_back_open(shown: Shown) -> None:
    shown.write("Chercher dans l’historique", "saisie")
    shown.open_first()
    shown.stage.type("parce que")
    notebooks.put(shown.session, shown.notebook, new_action("Une autre", "person"))
    shown.stage.context.changes.announce(shown.notebook)
    field = shown.field("Raison")
    assert isinstance(field, Field)
    assert field.value() == "parce que"


def test_a_long_history_is_shown_by_steps(shown: Shown) -> None:
    for number in range(STEP):
        notebooks.put(shown.session, shown.notebook, new_action(f"Action {number}", "person"))
    shown.stage.context.changes.announce(shown.notebook)
    assert len({line.id.split("/")[0] for line in shown.rows.lines()}) == STEP
    button = next(b for b in shown.view.findChildren(Button) if b.text().startswith("Voir les"))
    button.click()
    assert len({line.id.split("/")[0] for line in shown.rows.lines()}) > STEP
    assert not button.isVisible()


def test_what_a_worker_who_is_no_longer_here_wrote_still_bears_their_name_on_the_page_and_in_the_history(
    qtbot: QtBot, samples_session: Session, fatou: str, tmp_path: Path
) -> None:
    gone = Author(id="mehdi", name="Mehdi Amrani", function="Conseiller", structure_name="Les Ateliers du Pont")
    said = new_interview(datetime(2026, 11, 23, 9), "Elle attend la CAF.", "team", subject="Point CAF")
    pen = Pen("mehdi", fatou, samples_session.structure.id)
    held = open_file(samples_session, fatou)
    held.write(facts_of([*edits(gone), *edits(said)], pen, now=samples_session.now(), last=held.last_at))
    assert "mehdi" not in {worker.id for worker in samples_session.keys.document.workers}
    stage = Stage(qtbot, samples_session, tmp_path / "memory.ini")
    page = NotebookView(stage.context, fatou)
    stage.put(page)
    interviews = next(one for one in page.findChildren(LineList) if one.accessibleName() == "Derniers entretiens")
    assert [line.after for line in interviews.lines() if line.id == said.id] == ["· Mehdi Amrani"]
    shown = Shown(stage, samples_session, fatou)
    assert shown.titles()[0] == "Entretien du 23 novembre 2026 · ajouté par Mehdi Amrani"
    authors = shown.field("Qui")
    assert isinstance(authors, ComboField)
    authors.set_value("mehdi")
    assert authors.control.currentText() == "Mehdi Amrani"
    assert shown.titles() == ["Entretien du 23 novembre 2026 · ajouté par Mehdi Amrani"]
    stage.window.close_all_screens()


def test_what_came_in_a_file_says_who_wrote_it_and_who_handed_it_over(
    qtbot: QtBot, session: Session, partner: Session, tmp_path: Path
) -> None:
    exchanging.meet(session, partner, tmp_path)
    exchanging.send(partner, exchanging.fatou(partner), session, tmp_path / "fatou.carnet")
    notebook = exchanging.take_in(session, tmp_path / "fatou.carnet").notebook
    shown = Shown(Stage(qtbot, session, tmp_path / "memory.ini"), session, notebook)
    assert "Appeler la CAF · action ajoutée selon Karim Benali, transmis par Mission locale de l’Estuaire" in (
        shown.titles()
    )


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (960, 640)])
def test_nothing_of_it_ends_beyond_the_window(shown: Shown, width: int, height: int) -> None:
    shown.stage.window.resize(width, height)
    shown.open_first()
    assert overflowing(shown.view) == []
