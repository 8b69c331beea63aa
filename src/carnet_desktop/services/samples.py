"""A throw-away structure with invented people, to try everything without risk.

People, places and numbers are invented; telephone numbers come from the ranges that ARCEP keeps for fiction.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from carnet_desktop.domain.contracts import end_after
from carnet_desktop.domain.labels import action_status
from carnet_desktop.domain.new_plan import new_contract, new_document, new_focus, new_objective
from carnet_desktop.domain.new_records import new_action, new_appointment, new_interview
from carnet_desktop.domain.records import (
    Appointment,
    AppointmentStatus,
    Committed,
    Contact,
    Person,
    Record,
    Title,
    With,
)
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.resources import resource

from .people import NewPerson, create_notebooks, first_edits, referent
from .sample_life import life
from .session import Clock, Session
from .vault import NewStructure, create, new_recovery

STRUCTURE: Final = NewStructure(
    name="Les Ateliers du Pont",
    worker_name="Claire Le Guen",
    phone="+33261915050",
    hours="du lundi au vendredi\nde 9 heures à 17 heures",
    city="Valmer-sur-Loire",
    worker_function="Conseillère en insertion",
)
PASSPHRASE: Final = "abeille jardin notable dauphin bonheur cactus pelouse"  # noqa: S105 - of a throw-away home
PLACE: Final = "Les Ateliers du Pont, 8 quai de la Loire"


class _Meeting(msgspec.Struct, frozen=True):
    in_days: int
    at: time
    bring: str


class _Deed(msgspec.Struct, frozen=True):
    what: str
    in_days: int


class _Someone(msgspec.Struct, frozen=True):
    """One invented person of resources/samples/people.json: days are counted from today."""

    first_name: str
    last_name: str
    birth: date
    title: Title | None
    phone: str
    meets: tuple[_Meeting, ...]
    does: tuple[_Deed, ...]


def open_samples(home: Path, clock: Clock) -> Session:
    """Make the sample structure in an empty folder and open it."""
    return fill(create(home, STRUCTURE, PASSPHRASE, new_recovery(), clock))


def fill(session: Session) -> Session:
    today = session.today()
    people = msgspec.json.decode(resource("samples", "people.json").read_bytes(), type=list[_Someone])
    records = [_fatou(session, today), *(_records(session, someone, today) for someone in people)]
    notebooks = [first_edits(*held) for held in records]
    for _notebook in create_notebooks(session, notebooks):
        pass
    return session


def _records(session: Session, someone: _Someone, today: date) -> Iterator[Record]:
    phones = (someone.phone,)
    yield NewPerson(someone.first_name, someone.last_name, someone.birth, someone.title, phones).record()
    yield referent(session)
    for meeting in someone.meets:
        yield _meeting(session, today, meeting.in_days, meeting.at, meeting.bring)
    for deed in someone.does:
        yield new_action(deed.what, "person", by=_in(today, deed.in_days))


def _in(today: date, days: int) -> date:
    """That day, or the Monday after it: the office is closed at the week-end."""
    day = today + timedelta(days=days)
    return day if day.weekday() < 5 else day + timedelta(days=7 - day.weekday())


def _meeting(session: Session, today: date, days: int, at: time, bring: str = "", purpose: str = "") -> Appointment:
    return new_appointment(
        datetime.combine(_in(today, days), at),
        place=PLACE,
        with_=With(text=session.staff.name),
        channel="in_person",
        purpose=purpose,
        bring=[bring] if bring else [],
    )


def _fatou(session: Session, today: date) -> Iterator[Record]:
    """The full example: every part of a notebook has something in it."""
    yield _fatou_herself()
    yield referent(session)
    karim, roy, doctor = _fatou_contacts()
    yield from (karim, roy, doctor)
    yield from _fatou_appointments(session, today, karim, roy, doctor)
    yield from life(session.structure.id, today)
    yield from _fatou_plan(session.staff.name.split()[0], today)
    yield new_document("Attestation d’hébergement", "missing")
    for paper in ("Pièce d’identité", "Relevé d’identité bancaire", "Livret de famille"):
        yield new_document(paper, "received")
    yield new_interview(
        datetime.combine(_in(today, -7), time(14)),
        "La cousine ne pourra plus l’héberger après le 15 décembre. Fatou accepte une place en résidence sociale "
        "si les enfants gardent leur école. Elle préfère les SMS, elle n’a plus de crédit avant le 5.",
        "team",
        subject="Le point sur l’hébergement",
        channel="in_person",
        decisions="Demander la résidence sociale",
    )
    yield new_interview(
        datetime.combine(_in(today, -21), time(10, 30)),
        "Le stage à l’Ehpad des Glycines lui a plu. Elle veut une formation près de l’école.",
        "transferable",
        subject="Projet d’aide-soignante",
        channel="phone",
    )


def _fatou_plan(worker: str, today: date) -> Iterator[Record]:
    """Three focuses, one objective in each, two contracts of which one is about to end."""
    begun = today - timedelta(days=82)
    engagement = new_contract("Contrat d’engagement", begun, end_after(begun, 6), signed=begun)
    iae = new_contract("PASS IAE", today - timedelta(days=706), today + timedelta(days=25))
    housing, work, mobility = (new_focus(theme) for theme in ("Logement", "Emploi", "Mobilité"))
    home = new_objective("Trouver un logement stable avant le 15 décembre", housing, contract=engagement.id)
    home = replace(home, committed=Committed(value=True, on=begun.isoformat()))
    training = new_objective("Entrer en formation d’aide-soignante en mars", work, contract=iae.id)
    early = new_objective("Pouvoir prendre un poste à 6 h du matin", mobility)
    yield from (engagement, iae, housing, work, mobility, home, training, early)
    yield new_action("Envoyer la demande de logement", "worker", who_text=worker, by=_in(today, -4), objective=home.id)
    yield new_action("Demander l’attestation d’hébergement", "person", by=_in(today, 3), objective=home.id)
    yield new_action("Étudier le dossier de logement", "partner", who_text="CAF", by=_in(today, 7), objective=home.id)
    account = new_action("Créer le compte de demande de logement social", "person", objective=home.id)
    yield replace(account, status=action_status("done"))
    yield new_action("Corriger le CV", "worker", who_text=worker, by=_in(today, 1), objective=training.id)
    meeting = "Aller à la réunion d’information de l’institut"
    yield new_action(meeting, "person", by=_in(today, 10), objective=training.id)
    yield new_action("Demander la carte de transport solidaire", "partner", who_text="CCAS", objective=early.id)


def _fatou_herself() -> Person:
    person = NewPerson("Fatou", "Diarra", date(1989, 3, 12), "madam", ("+33639984107",), None, "sms").record()
    return replace(person, languages=("français", "bambara"), reading="short_sentences", caf_number="2055990")


def _fatou_contacts() -> tuple[Contact, Contact, Contact]:
    return (
        Contact(
            id=new_record_id(),
            name="Karim Ziani",
            role="Conseiller",
            structure="Mission locale",
            phone="+33261912240",
        ),
        Contact(id=new_record_id(), name="Mme Roy", structure="CAF", phone="+33261913010"),
        Contact(
            id=new_record_id(),
            name="Dr Le Bihan",
            role="Santé",
            structure="Centre Béclère",
            phone="+33261914805",
            sensitive=True,
            printed_name="Rendez-vous du jeudi",
        ),
    )


def _fatou_appointments(
    session: Session, today: date, karim: Contact, roy: Contact, doctor: Contact
) -> Iterator[Appointment]:
    def on(days: int, at: time) -> datetime:
        return datetime.combine(_in(today, days), at)

    yield _meeting(session, today, 0, time(18), purpose="Faire le point sur le logement")
    yield new_appointment(
        on(2, time(10)),
        place="Mission locale, 4 rue du Port",
        with_=With(contact=karim.id, text=karim.name),
        purpose="Préparer la formation",
        bring=["la pièce d’identité"],
    )
    yield new_appointment(
        on(7, time(14)),
        place="CAF, 12 place des Halles",
        with_=With(contact=roy.id, text=roy.name),
        purpose="Dossier de logement",
        bring=["le RIB"],
    )
    yield new_appointment(on(9, time(9)), with_=With(contact=doctor.id, text=doctor.name))
    met = _meeting(session, today, -7, time(14))
    yield replace(met, status=AppointmentStatus(value="present"))
    missed = new_appointment(on(-15, time(9)), place="CAF", with_=With(contact=roy.id, text=roy.name))
    yield replace(missed, status=AppointmentStatus(value="excused"))
