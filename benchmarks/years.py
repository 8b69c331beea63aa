"""Years of follow-up in one notebook: what a long one holds, written visit by visit as the page does it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from carnet_desktop.domain.labels import action_status
from carnet_desktop.domain.new_records import new_action, new_appointment, new_interview
from carnet_desktop.domain.records import AppointmentStatus, Contact, Record, With
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.services.notebooks import close_notebook, put
from carnet_desktop.services.opening import open_file
from carnet_desktop.services.session import Session

FACTS: Final = 2000
_NOTE: Final = (
    "La cousine ne pourra plus l’héberger après le 15. Elle accepte une place en résidence sociale si les enfants "
    "gardent leur école. Elle préfère les SMS, elle n’a plus de crédit avant le 5. Nous appelons la CAF ensemble. "
    "Le stage lui a plu, elle veut une formation près de l’école et demande ce que devient son dossier."
)


def write_years(session: Session, notebook: str) -> None:
    """Visits until the notebook has 2 000 facts, then close it."""
    contacts = [
        Contact(id=new_record_id(), name=f"Mme Roy {turn}", role="Conseillère", structure="CAF", phone="+33261913010")
        for turn in range(10)
    ]
    put(session, notebook, *contacts)
    moment = session.now() - timedelta(days=3 * 365)
    while open_file(session, notebook).tip.n < FACTS:
        visit = list(_visit(moment))
        put(session, notebook, *visit)
        put(session, notebook, *_followed(visit))
        moment += timedelta(days=13, hours=1)
    close_notebook(session, notebook)


def _visit(moment: datetime) -> Iterator[Record]:
    """One interview, the next appointment, two actions: the form of every day."""
    yield new_interview(moment, _NOTE, "team", subject="Le point sur l’hébergement", channel="in_person")
    yield new_appointment(
        moment + timedelta(days=13),
        place="CAF, 12 place des Halles",
        with_=With(text="Mme Roy"),
        channel="in_person",
        purpose="Dossier de logement",
        bring=["le RIB"],
    )
    yield new_action("Envoyer la demande de logement", "worker", by=moment.date() + timedelta(days=5))
    yield new_action("Étudier le dossier de logement", "partner", who_text="CAF", by=moment.date() + timedelta(days=9))


def _followed(visit: list[Record]) -> Iterator[Record]:
    """What becomes of it: she came, one action is done."""
    _interview, appointment, action, _other = visit
    yield replace(appointment, status=AppointmentStatus(value="present"))
    yield replace(action, status=action_status("done"))
