"""An interview on screen: closed, corrected with its reason, and what it decides done in one gesture."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.stage import CONTROL, Stage, overflowing

from carnet_desktop.domain.records import Action, Appointment, Interview
from carnet_desktop.services import notebooks
from carnet_desktop.services.history import history
from carnet_desktop.services.notebooks import drafts
from carnet_desktop.services.session import Session
from carnet_desktop.ui.screens.notebook.desk import Desk
from carnet_desktop.ui.screens.notebook.interview_appointments import InterviewAppointments
from carnet_desktop.ui.screens.notebook.interview_decisions import decided
from carnet_desktop.ui.screens.notebook.shown import Part
from carnet_desktop.ui.screens.notebook.view import NotebookView
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.fields import Field, NoteField
from carnet_desktop.ui.widgets.line_list import LineList
from carnet_desktop.ui.widgets.tick_box import TickBox
from carnet_desktop.ui.widgets.when_fields import DayField

SHIFT = Qt.KeyboardModifier.ShiftModifier
TAKE = "En faire des actions et des rendez-vous"


class Shown:
    def __init__(self, stage: Stage, session: Session, notebook: str) -> None:
        self.stage, self.session, self.notebook = stage, session, notebook
        self.view = NotebookView(stage.context, notebook)
        stage.put(self.view)

    def interview(self, record: str) -> Interview:
        entry = notebooks.open_notebook(self.session, self.notebook).notebook.find(Interview, record)
        assert entry is not None
        return entry.record

    def actions(self) -> list[str]:
        state = notebooks.open_notebook(self.session, self.notebook).notebook
        return [entry.record.what.label for entry in state.entries(Action) if entry.record.what]

    def appointments(self) -> list[Appointment]:
        state = notebooks.open_notebook(self.session, self.notebook).notebook
        return [entry.record for entry in state.entries(Appointment)]

    def open(self, record: str) -> None:
        """With the keyboard, from its row."""
        rows = next(rows for rows in self.view.findChildren(LineList) if rows.accessibleName() == "Derniers entretiens")
        rows.setFocus()
        rows.choose(record)
        self.stage.press(Qt.Key.Key_F2)

    def open_new(self) -> None:
        self.stage.press(Qt.Key.Key_N, CONTROL | SHIFT)

    def field(self, name: str) -> Field:
        return next(f for f in self.view.findChildren(Field) if f.control.accessibleName() == name and f.isVisible())

    def note(self, name: str) -> NoteField:
        return next(f for f in self.view.findChildren(NoteField) if f.control.accessibleName() == name)

    def button(self, words: str) -> Button:
        return next(b for b in self.view.findChildren(Button) if b.text() == words and b.isVisible())

    def save(self) -> None:
        self.stage.press(Qt.Key.Key_Return, CONTROL)


@pytest.fixture
def shown(qtbot: QtBot, samples_session: Session, fatou: str, tmp_path: Path) -> Shown:
    return Shown(Stage(qtbot, samples_session, tmp_path / "memory.ini"), samples_session, fatou)


@pytest.fixture
def latest(shown: Shown) -> Interview:
    state = notebooks.open_notebook(shown.session, shown.notebook).notebook
    return max((entry.record for entry in state.entries(Interview)), key=lambda i: i.on.local if i.on else "")


def test_an_interview_is_closed_with_what_is_written_and_says_so_in_its_row(shown: Shown, latest: Interview) -> None:
    shown.open(latest.id)
    box = next(box for box in shown.view.findChildren(TickBox) if box.text() == "Clore cet entretien")
    box.setFocus()
    shown.stage.press(Qt.Key.Key_Space)
    shown.save()
    assert shown.interview(latest.id) == replace(latest, closed=True)
    rows = next(rows for rows in shown.view.findChildren(LineList) if rows.accessibleName() == "Derniers entretiens")
    assert rows.lines()[0].after == "· sur place, clos"


def test_an_interview_is_closed_from_the_menu_of_its_row(shown: Shown, latest: Interview) -> None:
    presenter = shown.view._presenter
    close = next(choice for choice in presenter.choices(Part.INTERVIEWS, latest.id) if choice.label == "Clore")
    close.run()
    assert shown.interview(latest.id).closed
    labels = [choice.label for choice in presenter.choices(Part.INTERVIEWS, latest.id)]
    assert labels == ["Corriger", "Supprimer", "Historique de cet entretien"]


def test_a_closed_interview_is_corrected_once_its_reason_is_typed(shown: Shown, latest: Interview) -> None:
    shown.view._presenter.rows.close_interview(latest.id)
    shown.open(latest.id)
    shown.stage.type("ajout")
    shown.save()
    assert shown.interview(latest.id).text == latest.text
    why = shown.field("Raison de la correction")
    assert why.error() == "Indiquez la raison."
    assert why.control.hasFocus()
    shown.stage.type("un mot manquait")
    shown.save()
    assert shown.interview(latest.id).text == f"{latest.text}ajout"
    change = history(shown.session, shown.notebook)[0]
    assert (change.reason, [line.field for line in change.lines]) == ("un mot manquait", ["text"])


def test_a_closed_interview_is_deleted_once_its_reason_is_typed(shown: Shown, latest: Interview) -> None:
    shown.view._presenter.rows.close_interview(latest.id)
    shown.view._presenter.deleting.delete(Part.INTERVIEWS, latest.id)
    why = shown.field("Raison de la correction")
    assert (why.error(), why.control.hasFocus()) == ("Indiquez la raison.", True)
    shown.stage.type("mauvais carnet")
    shown.button("Supprimer").click()
    assert shown.stage.asked == [], "a reason alone is no text to lose"
    assert shown.interview(latest.id).deleted
    assert history(shown.session, shown.notebook)[0].reason == "mauvais carnet"


def test_what_was_decided_becomes_actions_and_appointments_in_one_gesture(shown: Shown) -> None:
    shown.open_new()
    shown.note("Ce qui s’est dit").set_value("Elle a reçu sa réponse.")
    shown.note("Décidé ensemble").set_value(
        "- appeler la CAF avant vendredi\n• rdv mardi 14h Mme Roy apporter RIB\n\ninscription à la bibliothèque"
    )
    before, met = shown.actions(), {appointment.id for appointment in shown.appointments()}
    shown.button(TAKE).click()
    assert shown.actions() == before, "nothing is written before the interview is saved"
    shown.button(TAKE).click()
    shown.save()
    assert sorted(shown.actions()) == sorted([*before, "Appeler la CAF", "Inscription à la bibliothèque"])
    added = [appointment for appointment in shown.appointments() if appointment.id not in met]
    assert [(a.when and a.when.local, a.bring, a.with_ and a.with_.text) for a in added] == [
        ("2026-12-01T14:00", ("RIB",), "Mme Roy")
    ], "asked twice, it is added once"
    kinds = {line.kind for line in history(shown.session, shown.notebook)[0].lines}
    assert kinds == {"interview", "action", "appointment"}, "one change"


def test_an_interview_already_written_gives_its_decisions_too_closed_or_not(shown: Shown, latest: Interview) -> None:
    notebooks.put(shown.session, shown.notebook, replace(latest, decisions="Demander la carte de transport"))
    shown.stage.context.changes.announce(shown.notebook)
    shown.view._presenter.rows.close_interview(latest.id)
    shown.open(latest.id)
    shown.button(TAKE).click()
    assert shown.field("Action à faire").value() == "Demander la carte de transport"
    shown.save()
    assert "Demander la carte de transport" in shown.actions()
    assert {line.kind for line in history(shown.session, shown.notebook)[0].lines} == {"action"}, (
        "the interview itself did not change: nobody asks why"
    )


def test_an_appointment_that_was_misread_is_taken_away_before_the_save(shown: Shown) -> None:
    shown.open_new()
    shown.note("Ce qui s’est dit").set_value("Un point.")
    shown.note("Décidé ensemble").set_value("rdv mardi 14h CAF")
    met = len(shown.appointments())
    shown.button(TAKE).click()
    shown.button("Ne pas ajouter ce rendez-vous").click()
    shown.save()
    assert len(shown.appointments()) == met


def test_an_appointment_without_an_hour_says_so_beside_it_and_nothing_typed_is_lost(shown: Shown) -> None:
    shown.open_new()
    shown.note("Ce qui s’est dit").set_value("Un point.")
    shown.note("Décidé ensemble").set_value("rdv mardi CAF")
    shown.button(TAKE).click()
    shown.save()
    (lines,) = shown.view.findChildren(InterviewAppointments)
    assert lines.isVisible()
    assert shown.note("Ce qui s’est dit").value() == "Un point."
    day = next(field for field in lines.findChildren(DayField))
    assert day.error() == "Indiquez la date et l’heure du rendez-vous."


def test_a_draft_brings_back_what_was_decided_with_the_rest(shown: Shown, latest: Interview) -> None:
    shown.open(latest.id)
    shown.note("Décidé ensemble").set_value("appeler la CAF\nrdv mardi 14h Mme Roy apporter RIB")
    shown.button(TAKE).click()
    shown.view._presenter.keep_draft()
    assert drafts(shown.session, shown.notebook)[f"interview/{latest.id}"]["appointment0.with"] == "Mme Roy"
    again = Shown(shown.stage, shown.session, shown.notebook)
    again.view._presenter.edit(Part.INTERVIEWS, latest.id)
    QApplication.processEvents()
    assert again.view.form_view().typed() == shown.view.form_view().typed()
    assert again.field("Apporter").value() == "RIB"


def test_each_line_decided_is_read_as_it_stands(shown: Shown) -> None:
    desk = Desk.of(shown.session, notebooks.open_notebook(shown.session, shown.notebook).notebook)
    lines = [
        "1. Fatou : apporter son CV",
        "2) rdv jeudi 9h30 avec moi",
        "— certificat médical",
        "note : elle est fatiguée",
        "   ",
        "appeler la CAF",
    ]
    found = decided({"decisions": "\n".join(lines), "action0.what": "Appeler la CAF"}, desk)
    assert [action["what"] for action in found.actions] == ["Apporter son CV", "Certificat médical"]
    ((appointment, _doubtful),) = found.appointments
    assert (appointment["day"], appointment["hour"], appointment["with"]) == ("2026-11-26", "9\u00a0h\u00a030", "Vous")
    assert found.words == "2 actions et 1 rendez-vous, à vérifier"


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (960, 640)])
def test_the_form_with_all_it_decides_fits_the_window(shown: Shown, width: int, height: int) -> None:
    shown.stage.window.resize(width, height)
    shown.open_new()
    shown.note("Décidé ensemble").set_value("appeler la CAF\nrdv mardi 14h Mme Roy apporter RIB pour le dossier")
    shown.button(TAKE).click()
    QApplication.processEvents()
    assert overflowing(shown.view) == []
