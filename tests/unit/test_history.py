"""The history: who changed what and why, what is looked for in it, and what it puts back."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests import exchanging

from carnet_desktop.domain.new_records import new_action, new_appointment, new_interview
from carnet_desktop.domain.records import PERSON_ID, Action, Appointment, Author, Consent, ConsentGiven, Interview
from carnet_desktop.domain.writing import Pen, edits, facts_of
from carnet_desktop.errors import FormerValueRefused, InvalidField, RecordNotFound
from carnet_desktop.i18n import parse_past_day, parse_start_day
from carnet_desktop.sentences import explain
from carnet_desktop.services.history import HistoryChange, history
from carnet_desktop.services.history_filter import Sought, matching
from carnet_desktop.services.notebooks import delete, open_notebook, put, restore
from carnet_desktop.services.opening import open_file
from carnet_desktop.services.people import NewPerson, add_person
from carnet_desktop.services.returning import put_back
from carnet_desktop.services.session import Session

MOMENT = datetime(2099, 12, 1, 14)


@pytest.fixture
def fatou(session: Session) -> str:
    return add_person(session, NewPerson("Fatou", "Diarra", date(1989, 3, 12), "madam"))


def _closed(session: Session, notebook: str) -> Interview:
    written = new_interview(MOMENT, "Elle cherche un logement.", "team", subject="Logement")
    put(session, notebook, written)
    closed = replace(written, closed=True)
    put(session, notebook, closed)
    return closed


def _interview(session: Session, notebook: str) -> Interview:
    (entry,) = open_notebook(session, notebook).notebook.all_entries(Interview)
    return entry.record


# A closed interview


def test_a_closed_interview_is_changed_only_with_a_reason_which_the_history_tells(session: Session, fatou: str) -> None:
    closed = _closed(session, fatou)
    corrected = replace(closed, text="Elle cherche un logement plus grand.")
    for reason in (None, "", "  "):
        with pytest.raises(InvalidField) as refused:
            put(session, fatou, corrected, reason=reason)
        assert (refused.value.field, refused.value.rule) == ("reason", "required")
    assert _interview(session, fatou) == closed
    put(session, fatou, corrected, reason="Un mot manquait")
    assert _interview(session, fatou) == corrected
    assert history(session, fatou)[0].reason == "Un mot manquait"


def test_a_closed_interview_is_opened_again_or_deleted_only_with_a_reason(session: Session, fatou: str) -> None:
    closed = _closed(session, fatou)
    with pytest.raises(InvalidField):
        put(session, fatou, replace(closed, closed=False))
    with pytest.raises(InvalidField):
        delete(session, fatou, closed)
    delete(session, fatou, closed, reason="Écrit dans le mauvais carnet")
    assert history(session, fatou)[0].reason == "Écrit dans le mauvais carnet"
    restore(session, fatou, closed)
    assert _interview(session, fatou) == closed


def test_one_that_is_not_closed_needs_no_reason(session: Session, fatou: str) -> None:
    written = new_interview(MOMENT, "Une note.", "team")
    put(session, fatou, written)
    put(session, fatou, replace(written, text="Une autre note."))
    delete(session, fatou, written)


# Who wrote, and by whom it came


def test_what_a_worker_who_has_left_wrote_still_bears_their_name(session: Session, fatou: str) -> None:
    gone = Author(id="mehdi", name="Mehdi Amrani", function="Conseiller", structure_name="Les Ateliers du Pont")
    action = new_action("Appeler la CAF", "person")
    pen = Pen("mehdi", fatou, session.structure.id)
    open_file(session, fatou).write(facts_of([*edits(gone), *edits(action)], pen, now=session.now(), last=None))
    assert "mehdi" not in {worker.id for worker in session.keys.document.workers}
    (change,) = history(session, fatou, "action", action.id)
    assert (change.author, change.author_name) == ("mehdi", "Mehdi Amrani")
    assert matching(history(session, fatou), Sought(author="amrani")) == [change]


def test_what_came_in_a_file_tells_who_wrote_it_and_who_handed_it_over(
    session: Session, partner: Session, tmp_path: Path
) -> None:
    exchanging.meet(session, partner, tmp_path)
    sent_from = exchanging.fatou(partner)
    exchanging.send(partner, sent_from, session, tmp_path / "fatou.carnet")
    notebook = exchanging.take_in(session, tmp_path / "fatou.carnet").notebook
    (change,) = [c for c in history(session, notebook) if c.lines[0].kind == "action"]
    assert change.received_from is not None
    assert (change.author_name, change.sender_name) == ("Karim Benali", "Mission locale de l’Estuaire")
    assert {c.sender_name for c in history(partner, sent_from)} == {""}


# What is looked for


def _three_changes(session: Session, notebook: str) -> Action:
    session.clock = lambda: datetime(2099, 11, 24, 9, tzinfo=UTC)
    action = new_action("Déposer le dossier", "person")
    put(session, notebook, action, new_interview(MOMENT, "Elle veut déménager.", "team"))
    session.clock = lambda: datetime(2099, 11, 25, 9, tzinfo=UTC)
    put(session, notebook, replace(action, by="2099-12-10"), reason="La CAF a rappelé")
    session.clock = lambda: datetime(2099, 11, 26, 9, tzinfo=UTC)
    put(session, notebook, new_appointment(MOMENT, place="Préfecture"))
    return action


def _found(session: Session, notebook: str, sought: Sought) -> list[tuple[str, list[str]]]:
    return [(c.at[:10], sorted({n.kind for n in c.lines})) for c in matching(history(session, notebook), sought)]


def test_a_history_is_searched_by_day_kind_and_words(session: Session, fatou: str) -> None:
    _three_changes(session, fatou)
    first, second, third = ("2099-11-24", ["action", "interview"]), ("2099-11-25", ["action"]), "2099-11-26"
    assert _found(session, fatou, Sought(since=date(2099, 11, 25), until=date(2099, 11, 25))) == [second]
    assert _found(session, fatou, Sought(since=date(2099, 11, 24), until=date(2099, 11, 25))) == [second, first]
    assert _found(session, fatou, Sought(kind="appointment")) == [(third, ["appointment"])]
    assert _found(session, fatou, Sought(kind="action")) == [second, ("2099-11-24", ["action"])]
    assert _found(session, fatou, Sought(text="DEMENAGER")) == [("2099-11-24", ["interview"])], "accents do not count"
    assert _found(session, fatou, Sought(text="prefecture")) == [(third, ["appointment"])]
    assert _found(session, fatou, Sought(text="rappelé caf")) == [second], "the reason is read too"
    assert [day for day, _kinds in _found(session, fatou, Sought(text="dossier"))] == ["2099-11-25", "2099-11-24"], (
        "what its record is called is read too"
    )
    assert _found(session, fatou, Sought(author=session.staff.id, text="nulle part")) == []
    assert _found(session, fatou, Sought(author="karim")) == []


def test_a_day_looked_for_is_one_that_has_been() -> None:
    today = date(2026, 11, 24)
    typed = {
        "27/11": date(2025, 11, 27),
        "24/11": today,
        "vendredi": date(2026, 11, 20),
        "hier": date(2026, 11, 23),
        "27 novembre 2026": date(2026, 11, 27),
        "27/11/26": date(2026, 11, 27),
        "demain": date(2026, 11, 25),
        "31/02": None,
    }
    assert {text: parse_past_day(text, today) for text in typed} == typed


def test_what_begins_does_so_in_the_weeks_to_come_or_did_in_the_past_year() -> None:
    today = date(2026, 11, 24)
    typed = {
        "2/2": date(2026, 2, 2),
        "1er septembre": date(2026, 9, 1),
        "1/12": date(2026, 12, 1),
        "4/1": date(2027, 1, 4),
        "vendredi": date(2026, 11, 27),
        "2/2/2027": date(2027, 2, 2),
        "31/02": None,
    }
    assert {text: parse_start_day(text, today) for text in typed} == typed


# What it puts back


def _latest(session: Session, notebook: str, kind: str, record: str) -> HistoryChange:
    return history(session, notebook, kind, record)[0]


def test_a_former_value_is_put_back_and_the_history_says_so(session: Session, fatou: str) -> None:
    appointment = new_appointment(MOMENT, place="CAF", purpose="Dossier")
    put(session, fatou, appointment)
    put(session, fatou, replace(appointment, place="CCAS", purpose="Aide"))
    change = _latest(session, fatou, "appointment", appointment.id)
    put_back(session, fatou, change.change, "appointment", appointment.id, {"place"}, "Le lieu était le bon")
    (entry,) = open_notebook(session, fatou).notebook.entries(Appointment)
    assert (entry.record.place, entry.record.purpose) == ("CAF", "Aide"), "only what was asked for"
    put_back_change = _latest(session, fatou, "appointment", appointment.id)
    (line,) = put_back_change.lines
    assert (line.before_text, line.after_text, put_back_change.reason) == ("CCAS", "CAF", "Le lieu était le bon")


def test_what_stood_empty_before_is_emptied_again(session: Session, fatou: str) -> None:
    action = new_action("Appeler", "person")
    put(session, fatou, action)
    put(session, fatou, replace(action, by="2099-12-10"))
    change = _latest(session, fatou, "action", action.id)
    put_back(session, fatou, change.change, "action", action.id, {"by"})
    (entry,) = open_notebook(session, fatou).notebook.entries(Action)
    assert entry.record.by is None


def test_a_deleted_record_is_put_back_from_the_history(session: Session, fatou: str) -> None:
    action = new_action("Appeler", "person")
    put(session, fatou, action)
    delete(session, fatou, action)
    change = _latest(session, fatou, "action", action.id)
    put_back(session, fatou, change.change, "action", action.id, {"deleted"})
    assert [e.record.id for e in open_notebook(session, fatou).notebook.entries(Action)] == [action.id]
    with pytest.raises(RecordNotFound):
        put_back(session, fatou, change.change, "action", action.id, {"deleted"})


def test_only_what_has_changed_since_can_come_back(session: Session, fatou: str) -> None:
    action = new_action("Appeler", "person")
    put(session, fatou, action)
    put(session, fatou, replace(action, by="2099-12-10"))
    made, later = history(session, fatou, "action", action.id)[::-1]
    assert {line.can_return for line in made.lines} == {False}, "nothing stood before what made it"
    assert [line.can_return for line in later.lines] == [True]
    put(session, fatou, action)
    later = history(session, fatou, "action", action.id)[1]
    assert [line.can_return for line in later.lines] == [False], "it already stands as it did"
    with pytest.raises(RecordNotFound):
        put_back(session, fatou, later.change, "action", action.id, {"by"})


def test_what_the_person_agreed_to_is_never_put_back(session: Session, fatou: str) -> None:
    record = f"{session.structure.id}/agreed"
    put(session, fatou, Consent(id=record, given=ConsentGiven(state="given", on="2099-11-24")))
    put(session, fatou, Consent(id=record, given=ConsentGiven(state="refused", on="2099-11-25")))
    change = _latest(session, fatou, "consent", record)
    assert [line.can_return for line in change.lines] == [False]
    with pytest.raises(RecordNotFound):
        put_back(session, fatou, change.change, "consent", record, {"given"})


def test_a_value_of_a_closed_interview_is_put_back_only_with_a_reason(session: Session, fatou: str) -> None:
    closed = _closed(session, fatou)
    put(session, fatou, replace(closed, subject="Emploi"), reason="Erreur")
    change = _latest(session, fatou, "interview", closed.id)
    with pytest.raises(InvalidField):
        put_back(session, fatou, change.change, "interview", closed.id, {"subject"})
    put_back(session, fatou, change.change, "interview", closed.id, {"subject"}, "C’était bien le logement")
    assert _interview(session, fatou).subject == "Logement"


def test_a_former_value_that_is_no_longer_allowed_is_refused(session: Session, fatou: str) -> None:
    held = open_file(session, fatou)
    pen = session.pen(fatou)
    person = open_notebook(session, fatou).notebook.person
    held.write(
        facts_of(edits(replace(person, email="sans arobase"), person), pen, now=session.now(), last=held.last_at)
    )
    put(session, fatou, replace(person, email="fatou@exemple.fr"))
    change = _latest(session, fatou, "person", PERSON_ID)
    with pytest.raises(FormerValueRefused) as refused:
        put_back(session, fatou, change.change, "person", PERSON_ID, {"email"})
    assert refused.value.field == "email"
    assert str(explain(refused.value)) == (
        "Ceci ne peut pas être rétabli\u00a0: la valeur de «\u00a0E-mail\u00a0» n’est plus acceptée. "
        "Cette adresse e-mail n’est pas complète. Exemple\u00a0: prenom@exemple.fr. Rien n’a été changé. "
        "Ouvrez l’élément pour écrire la bonne valeur, ou rétablissez le reste sans elle."
    )
    assert open_notebook(session, fatou).notebook.person.email == "fatou@exemple.fr"


def test_the_private_interviews_of_others_are_put_back_by_nobody_else(session: Session, fatou: str) -> None:
    theirs = new_interview(MOMENT, "Pour Mehdi seul.", "private")
    held, pen = open_file(session, fatou), Pen("mehdi", fatou, session.structure.id)
    held.write(facts_of(edits(theirs), pen, now=session.now(), last=None))
    (fact,) = facts_of(edits(replace(theirs, subject="Secret"), theirs), pen, now=session.now(), last=held.last_at)
    held.write([fact])
    with pytest.raises(RecordNotFound):
        put_back(session, fatou, fact.change, "interview", theirs.id, {"subject"})
