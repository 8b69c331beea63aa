"""Fatou's notebook, invented, as the sheet's tests need it: every field that must not print holds a canary."""

from datetime import date, datetime
from typing import Final

from tests.unit.held_notebook import STRUCTURE, holding

from carnet_desktop.domain.labels import action_status
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import (
    Action,
    Address,
    Appointment,
    AppointmentStatus,
    Contact,
    Interview,
    Item,
    Nir,
    Person,
    Record,
    Rights,
    Wall,
    With,
)
from carnet_desktop.domain.sheet import SheetPlan, plan_sheet
from carnet_desktop.domain.sheet_blocks import strings
from carnet_desktop.domain.sheet_choices import SheetChoices, SheetStructure

TODAY: Final = date(2026, 11, 24)
MORNING: Final = datetime(2026, 11, 24)
ATELIERS: Final = SheetStructure(
    "Les Ateliers du Pont", "+33261915050", "du lundi au vendredi\nde 9 heures à 17 heures"
)

PERSON: Final = Person(
    id="person",
    first_name="Fatou",
    last_name="Kerzhinou",
    birth_last_name="Quellinec",
    birth_date="1998-05-25",
    phones=("+33639984107",),
    email="fatou.canari@example.fr",
    address=Address(lines=("14 impasse Bellerose",), postcode="29999", city="Trévarn"),
    caf_number="7654321",
)
KARIM: Final = Contact(id="karim", name="Karim Ziani", structure="Mission locale", phone="+33261912240")
ROY: Final = Contact(id="roy", name="Madame Roy", structure="CAF", phone="+33261913010")
SHELTER: Final = Contact(
    id="shelter",
    name="Sophie Vauquelin",
    role="Juriste spécialisée",
    structure="Maison Rosabel des femmes",
    phone="+33261914805",
    hours="le matin",
    sensitive=True,
    printed_name="Rendez-vous du jeudi",
)
CANARIES: Final = (
    *("Kerzhinou", "Quellinec", "canari", "Bellerose", "Trévarn", "7654321", "06 39 98 41 07", "1998"),
    *("2990199999999", "CANARI-MOTIF", "CANARI-ENTRETIEN", "CANARI-DECISION"),
    *("Vauquelin", "Rosabel", "Juriste", "02 61 91 48 05", "rue Cachée"),
)


def at(local: str) -> Wall:
    return Wall(local=local, tz="Europe/Paris")


def appointment(key: str, local: str, **fields: object) -> Appointment:
    return Appointment(id=key, when=at(local), purpose="CANARI-MOTIF", **fields)  # type: ignore[arg-type]


def action(key: str, what: str, who: str = "person", by: str | None = None, **fields: object) -> Action:
    return Action(id=key, what=Item(label=what), who=who, by=by, **fields)  # type: ignore[arg-type]


RECORDS: Final[tuple[Record, ...]] = (
    PERSON,
    KARIM,
    ROY,
    SHELTER,
    Nir(id=f"{STRUCTURE}/nir", value="2990199999999"),
    Rights(id="rights", rsa=Item(label="RSA majoré"), aah=True),
    Interview(id="talk", on=at("2026-11-20T10:00"), text="CANARI-ENTRETIEN", decisions="CANARI-DECISION"),
    appointment(
        "a1",
        "2026-11-26T10:00",
        place="Mission locale, 4 rue du Port",
        with_=With(contact="karim", text="Karim Ziani"),
        bring=("pièce d'identité",),
    ),
    appointment(
        "a2", "2026-12-01T14:00", place="CAF, 12 place des Halles", with_=With(text="Madame Roy"), bring=("RIB",)
    ),
    appointment("a3", "2026-12-03T09:30", place="8 rue Cachée", with_=With(contact="shelter")),
    appointment("past", "2026-11-23T09:00", place="Hier"),
    appointment(
        "off", "2026-12-05T09:00", place="Annulé", status=AppointmentStatus(value="cancelled", on="2026-11-20")
    ),
    action("x1", "Demander l'attestation d'hébergement", by="2026-11-27"),
    action("x2", "Aller à la réunion d'information de l'institut", by="2026-12-04"),
    action("x3", "Envoyer la demande de logement", "worker", by="2026-11-20", who_text="Claire Le Guen"),
    action("x4", "Étudier le dossier de logement", "partner", by="2026-12-01", who_text="CAF"),
    action("done", "Terminé déjà", by="2026-12-04", status=action_status("done")),
    action("given-up", "Abandonné déjà", by="2026-12-04", status=action_status("abandoned")),
)
AGREED: Final = SheetChoices().confirm("shelter", "Rendez-vous du jeudi")


def fatou(*more: Record) -> Notebook:
    return holding(*RECORDS, *more)


def plan(notebook: Notebook, choices: SheetChoices = AGREED) -> SheetPlan:
    return plan_sheet(notebook, ATELIERS, choices, MORNING)


def page_words(sheet: SheetPlan) -> list[str]:
    return [text for block in sheet.page for text in strings(block)]
