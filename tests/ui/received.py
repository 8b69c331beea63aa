"""What the screens of transfers are given in tests: two structures that know each other, and a person who travels."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace
from tests.exchanging import meet, send, take_in
from tests.ui.immediate_jobs import ImmediateJobs
from tests.ui.recording import RecordingNavigator, RecordingNotices

from carnet_desktop.domain.new_records import new_action
from carnet_desktop.domain.records import Action, Contact
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.services.notebooks import delete, open_notebook, put
from carnet_desktop.services.people import NewPerson, add_person
from carnet_desktop.services.session import Session
from carnet_desktop.ui.changes import Changes
from carnet_desktop.ui.context import ScreenContext

MOVED = "06\u00a039\u00a098\u00a077\u00a020"


class Surroundings:
    """A screen's context on a session, with what it asked of the window."""

    def __init__(self, session: Session, jobs: ImmediateJobs) -> None:
        self.navigate, self.notices = RecordingNavigator(), RecordingNotices()
        self.changes = Changes()
        self.context = ScreenContext(session, jobs, self.changes, self.navigate, self.notices)


def person(session: Session) -> str:
    """Fatou's notebook: two actions, a contact and a phone."""
    fatou = NewPerson("Fatou", "Diarra", date(1989, 3, 12), "madam", ("+33639984107",))
    notebook = add_person(session, fatou)
    put(
        session,
        notebook,
        new_action("Corriger le CV", "worker", by=date(2099, 12, 1)),
        new_action("Appeler la CAF", "person", by=date(2099, 12, 2)),
        Contact(id=new_record_id(), name="Mme Roy", structure="CAF", phone="+33261913010"),
    )
    return notebook


def handed_over(sender: Session, to: Session, folder: Path) -> tuple[str, Path]:
    """The sender's notebook, and the file made of it for `to`, which it has met."""
    meet(sender, to, folder)
    notebook = person(sender)
    path = folder / "aller.carnet"
    send(sender, notebook, to, path)
    return notebook, path


def comes_back(home: Session, other: Session, folder: Path) -> tuple[str, Path]:
    """Fatou went to `other` and comes back changed on both sides: one field each way, one thing deleted here.

    There: another phone, the CV for later, the CAF before, Mme Roy's number, one more action. Here: the CAF even
    later, and Mme Roy deleted.
    """
    notebook, path = handed_over(home, other, folder)
    there = take_in(other, path).notebook
    state = open_notebook(other, there).notebook
    actions = {e.record.what.label: e.record for e in state.entries(Action) if e.record.what}
    roy = next(entry.record for entry in state.entries(Contact) if entry.record.name == "Mme Roy")
    put(other, there, replace(state.person, phones=("+33639987720",)))
    put(other, there, replace(actions["Corriger le CV"], by="2099-12-08"))
    put(other, there, replace(actions["Appeler la CAF"], by="2099-12-09"))
    put(other, there, replace(roy, phone="+33261913099"))
    put(other, there, new_action("S’inscrire à l’atelier logement", "person"))
    put(home, notebook, replace(actions["Appeler la CAF"], by="2099-12-15"))
    delete(home, notebook, roy)
    back = folder / "retour.carnet"
    send(other, there, home, back)
    return notebook, back
