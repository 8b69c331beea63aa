"""The quick entry line: sixty sentences as people type them, and what each becomes."""

from dataclasses import dataclass
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.held_notebook import holding

from carnet_desktop.domain.quick_action import QuickAction
from carnet_desktop.domain.quick_appointment import QuickAppointment
from carnet_desktop.domain.quick_entry import Proposal, propose
from carnet_desktop.domain.quick_note import QuickNote
from carnet_desktop.domain.records import Contact, Person

TUESDAY = date(2026, 11, 24)
NOTEBOOK = holding(
    Person(id="person", first_name="Fatou", last_name="Diarra"),
    Contact(id="karim", name="Karim Ziani", role="Conseiller", structure="Mission locale"),
    Contact(id="roy", name="Mme Roy", structure="CAF"),
    Contact(id="doctor", name="Dr Le Bihan", structure="Centre Béclère", sensitive=True),
    Contact(id="one", name="Anne Petit", structure="Maison des services"),
    Contact(id="other", name="Luc Grand", structure="Maison des services"),
)


def proposed(text: str) -> Proposal | None:
    return propose(text, NOTEBOOK, TUESDAY, "Claire Le Guen")


@dataclass(frozen=True)
class Rdv:
    """`on`: "12-01 14:00", a dash for what is missing; `who`: a contact, "me", "" or a name. `doubt`: words."""

    on: str
    who: str = "me"
    bring: str = ""
    purpose: str = ""
    channel: str = "in_person"
    place: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class Do:
    what: str
    by: str = "-"
    who: str = "person"
    doubt: str = ""


@dataclass(frozen=True)
class Note:
    text: str
    on: str = "-"
    channel: str = "in_person"
    doubt: str = ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # An appointment
        ("rdv mardi 14h CAF apporter RIB", Rdv("12-01 14:00", "roy", "RIB")),
        ("Rdv CAF mardi à 14 h 30", Rdv("12-01 14:30", "roy")),
        ("RDV jeudi 10h15 Karim Ziani", Rdv("11-26 10:15", "karim")),
        (
            "rdv jeudi 10h avec M. Ziani pour préparer la formation",
            Rdv("11-26 10:00", "karim", purpose="préparer la formation"),
        ),
        ("rdv 1er décembre à 9h30 mission locale apporter CV et RIB", Rdv("12-01 09:30", "karim", "CV|RIB")),
        ("rdv mardi en huit 10h ML", Rdv("12-08 10:00", "karim")),
        ("rdv vendredi 27 à 9 h avec moi", Rdv("11-27 09:00")),
        ("rdv le 15 décembre 14:00 en visio", Rdv("12-15 14:00", channel="video")),
        ("rdv tel lundi 11h", Rdv("11-30 11:00", channel="phone")),
        ("rdv lundi prochain 9h30 à domicile", Rdv("11-30 09:30", channel="home")),
        ("rendez-vous le 3/12 à 15h à la mairie", Rdv("12-03 15:00", "", place="mairie", doubt="place with")),
        ("rdv après-demain 9 heures et demie", Rdv("11-26 09:30")),
        ("rdv demain midi CCAS", Rdv("11-25 12:00", "CCAS")),
        ("rdv le 10 à 11h avec Claire", Rdv("12-10 11:00")),
        ("rdv mer. 25 nov. 16h30 Dr Le Bihan", Rdv("11-25 16:30", "doctor")),
        ("rdv vendredi 10h : bilan du contrat", Rdv("11-27 10:00", purpose="bilan du contrat")),
        ("rdv mardi 14h chez Mme Roy", Rdv("12-01 14:00", "roy")),
        ("rdv mardi 14h avec Mme Roy de la CAF", Rdv("12-01 14:00", "roy")),
        ("rdv jeudi 9h France Travail, apporter : son CV, une photo", Rdv("11-26 09:00", "France Travail", "CV|photo")),
        ("rdv CAF mardi 14h apporter le RIB et l’avis d’impôt", Rdv("12-01 14:00", "roy", "RIB|avis d’impôt")),
        ("rdv jeudi 9h apporter l'attestation CAF", Rdv("11-26 09:00", bring="attestation CAF")),
        ("mardi 14h rdv CAF apporter RIB", Rdv("12-01 14:00", "roy", "RIB")),
        ("rdv 2026-12-01 14h", Rdv("12-01 14:00")),
        ("rdv 15/12/26 8h45 MDPH", Rdv("12-15 08:45", "MDPH")),
        ("rdv dans trois semaines 10h", Rdv("12-15 10:00")),
        # To be checked, or missing
        ("demain 10h Mme Roy", Rdv("11-25 10:00", "roy", doubt="kind")),
        ("rdv dans 15 jours 10h", Rdv("12-08 10:00", doubt="day")),
        ("rdv la semaine prochaine CAF", Rdv("12-01 -", "roy", doubt="day")),
        ("rdv mardi 2 décembre 10h", Rdv("12-02 10:00", doubt="day")),
        ("rdv vers 14h demain", Rdv("11-25 14:00", doubt="hour")),
        ("rdv demain 2h CAF", Rdv("11-25 02:00", "roy", doubt="hour")),
        ("rdv vendredi prochain 10h", Rdv("11-27 10:00", doubt="day")),
        ("rdv mercredi 9h avec Paul Petit", Rdv("11-25 09:00", "Paul Petit", doubt="with")),
        ("rdv lundi 9h maison des services", Rdv("11-30 09:00", "maison des services", doubt="with")),
        ("rdv lundi 9h Luc Grand", Rdv("11-30 09:00", "other")),
        ("rdv CAF", Rdv("- -", "roy")),
        ("rdv lundi matin", Rdv("11-30 -")),
        ("rdv 14h", Rdv("- 14:00")),
        ("rdv le 31 novembre 10h", Rdv("- 10:00", purpose="le 31 novembre", doubt="purpose")),
        ("rdv demain 25h CAF", Rdv("11-25 -", "roy", purpose="25h", doubt="purpose")),
        ("rdv demain 14h faire le point", Rdv("11-25 14:00", purpose="faire le point", doubt="purpose")),
        ('rdv mardi 14h "bilan" <b>', Rdv("12-01 14:00", purpose='"bilan" <b>', doubt="purpose")),
        # An action
        ("action : appeler la CAF avant vendredi", Do("Appeler la CAF", "11-27", doubt="who")),
        ("appeler la CAF avant vendredi", Do("Appeler la CAF", "11-27", doubt="kind who")),
        ("action Fatou doit demander l’attestation avant le 27/11", Do("Demander l’attestation", "11-27")),
        ("action : moi : rappeler Mme Roy demain", Do("Rappeler Mme Roy", "11-25", "worker")),
        ("action: CAF : étudier le dossier avant fin décembre", Do("Étudier le dossier", "12-31", "CAF")),
        (
            "action la mission locale doit envoyer la convention d’ici trois semaines",
            Do("Envoyer la convention", "12-15", "Mission locale"),
        ),
        ("je dois corriger le CV demain", Do("Corriger le CV", "11-25", "worker", "kind")),
        ("démarche : demander la carte de transport", Do("Demander la carte de transport", doubt="who")),
        (
            "à faire : préparer l’entretien du 3 décembre avant vendredi",
            Do("Préparer l’entretien du 3 décembre", "11-27", doubt="who"),
        ),
        ("action (moi) relancer le bailleur sous huit jours", Do("Relancer le bailleur", "12-01", "worker", "by")),
        ("action refaire la CNI au plus tard le 12/12", Do("Refaire la CNI", "12-12", doubt="who")),
        ("prendre rdv avec la CAF avant lundi 30", Do("Prendre rdv avec la CAF", "11-30", doubt="kind who")),
        ("action : s’inscrire à l’auto-école mi-décembre", Do("S’inscrire à l’auto-école", "12-15", doubt="by who")),
        # A note
        ("note : a trouvé un stage", Note("a trouvé un stage", doubt="channel")),
        ("note hier tél : rappeler après le 5", Note("rappeler après le 5", "11-23", "phone")),
        ("note du 12/11 à domicile : logement humide", Note("logement humide", "11-12", "home")),
        (
            "note La cousine ne pourra plus l’héberger : trouver vite",
            Note("La cousine ne pourra plus l’héberger : trouver vite", doubt="channel"),
        ),
        ("elle a trouvé un stage à l’Ehpad", Note("elle a trouvé un stage à l’Ehpad", doubt="channel kind")),
    ],
)
def test_a_sentence_becomes_what_it_means(typed: str, meant: Rdv | Do | Note) -> None:
    found = proposed(typed)
    assert found is not None
    doubt = " ".join(sorted(found.doubtful))
    match found.quick:
        case QuickAppointment() as rdv:
            who = rdv.someone.contact or ("me" if rdv.someone.mine else rdv.someone.name)
            on = f"{_day(rdv.day)} {_hour(rdv.hour)}"
            told: object = Rdv(on, who, "|".join(rdv.bring), rdv.purpose, rdv.channel, rdv.place, doubt)
        case QuickAction() as action:
            told = Do(action.what, _day(action.by), action.who_text or action.who, doubt)
        case QuickNote() as note:
            told = Note(note.text, _day(note.day), note.channel, doubt)
    assert told == meant


def _day(day: date | None) -> str:
    return f"{day:%m-%d}" if day else "-"


def _hour(hour: time | None) -> str:
    return f"{hour:%H:%M}" if hour else "-"


@pytest.mark.parametrize("typed", ["", "   ", "rdv", "action : ", "note", "rdv , :"])
def test_what_says_nothing_proposes_nothing(typed: str) -> None:
    assert proposed(typed) is None


def test_a_past_day_is_to_be_checked() -> None:
    found = proposed("rdv 12/12/2025 10h")
    assert found is not None
    assert found.doubtful == {"day"}


@pytest.mark.parametrize(
    ("typed", "day"),
    [("rdv fin février 2028", date(2028, 2, 29)), ("rdv fin décembre 9999", date.max), ("rdv mi mars 0000", None)],
)
def test_the_end_of_a_month_is_a_day_of_the_calendar_or_none(typed: str, day: date | None) -> None:
    found = proposed(typed)
    assert found is not None
    assert isinstance(found.quick, QuickAppointment)
    assert found.quick.day == day


_WORDS = st.sampled_from(
    ("rdv", "action", "note", "mardi 14h", "le 15", "demain", "CAF", "Mme", "Roy", "apporter", "RIB", "avec", "moi")
)
_SIGNS = st.sampled_from((":", ",", "(", "avant", "à la", "pour", "œuvre", "Straße", "29/02", "mi-", "dans 3"))


@given(st.one_of(st.text(max_size=60), st.lists(_WORDS | _SIGNS, max_size=12).map(" ".join)))
def test_no_line_is_too_odd_to_be_read(typed: str) -> None:
    proposed(typed)


@given(st.text(alphabet="zkœé ’", min_size=1, max_size=30))
def test_a_note_keeps_its_words_exactly(words: str) -> None:
    found = proposed(f"note : {words}")
    assert (found is None) == (not words.strip(" "))
    if found is not None:
        assert isinstance(found.quick, QuickNote)
        assert found.quick.text == words.strip()
