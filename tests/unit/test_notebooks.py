"""Writing in a notebook: what changes, what is traced, who sees what."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from tests.conftest import PASSPHRASE

from carnet_desktop.domain.new_records import new_action, new_appointment, new_interview
from carnet_desktop.domain.notebook import Entry, Notebook
from carnet_desktop.domain.records import KINDS, PERSON_ID, Action, Author, Contact, Interview, Person, Record
from carnet_desktop.domain.writing import Pen, edits, facts_of, new_record_id
from carnet_desktop.errors import InvalidField, ReadOnlyNotebook, RecordNotFound
from carnet_desktop.services import vault
from carnet_desktop.services.history import history
from carnet_desktop.services.notebooks import (
    close_notebook,
    delete,
    drafts,
    drop_draft,
    keep_draft,
    open_notebook,
    put,
    restore,
    visible,
)
from carnet_desktop.services.opening import open_file
from carnet_desktop.services.people import NewPerson, add_person
from carnet_desktop.services.session import Session

MOMENT = datetime(2099, 12, 1, 14)


@pytest.fixture
def fatou(session: Session) -> str:
    return add_person(session, NewPerson("Fatou", "Diarra", date(1989, 3, 12), "madam"))


def test_one_gesture_writes_an_interview_its_appointment_and_its_actions(session: Session, fatou: str) -> None:
    interview = new_interview(MOMENT, "Elle préfère les SMS.", "team", subject="Logement")
    action = new_action("Appeler la CAF", "person", by=date(2099, 12, 10))
    put(session, fatou, interview, new_appointment(MOMENT, place="CAF"), action)
    (change, birth) = history(session, fatou)
    assert {line.kind for line in change.lines} == {"interview", "appointment", "action"}
    assert change.author_name == "Claire Le Guen"
    assert {line.kind for line in birth.lines} == {"person", "member"}


def test_only_the_fields_that_changed_are_written(session: Session, fatou: str) -> None:
    action = new_action("Appeler la CAF", "person")
    put(session, fatou, action)
    count = len(open_file(session, fatou).file.facts())
    put(session, fatou, msgspec.structs.replace(action, by="2099-12-10"))
    put(session, fatou, msgspec.structs.replace(action, by="2099-12-10"))
    assert len(open_file(session, fatou).file.facts()) == count + 1


def test_what_is_refused_changes_nothing(session: Session, fatou: str) -> None:
    count = len(open_file(session, fatou).file.facts())
    with pytest.raises(InvalidField) as refused:
        put(session, fatou, new_interview(MOMENT, "Un texte.", "team"), new_action("  ", "person"))
    assert (refused.value.field, refused.value.rule) == ("what", "required")
    assert len(open_file(session, fatou).file.facts()) == count


@pytest.mark.parametrize(
    ("changes", "field", "rule"),
    [
        ({"first_name": " "}, "first_name", "required"),
        ({"birth_date": "1990-02-31"}, "birth_date", "date"),
        ({"email": "fatou"}, "email", "email"),
        ({"last_name": "D" * 301}, "last_name", "too_long"),
        ({"caf_number": "12\x0034"}, "caf_number", "control"),
        ({"birth_place": "\ud800"}, "birth_place", "control"),
    ],
)
def test_each_field_has_its_rule(session: Session, fatou: str, changes: dict[str, str], field: str, rule: str) -> None:
    person = open_notebook(session, fatou).notebook.person
    with pytest.raises(InvalidField) as refused:
        put(session, fatou, msgspec.structs.replace(person, **changes))
    assert (refused.value.field, refused.value.rule) == (field, rule)


def test_a_quote_mark_and_any_word_are_kept_as_typed(session: Session, fatou: str) -> None:
    words = "Lieu-dit \"Le sandwich\" <b>&amp; 'x' ; DROP TABLE fact; — œ 😀 \\ %s {}"
    put(session, fatou, new_interview(MOMENT, words, "team"))
    close_notebook(session, fatou)
    (entry,) = open_notebook(session, fatou).notebook.entries(Interview)
    assert entry.record.text == words


def test_a_deleted_action_can_be_restored_and_both_are_traced(session: Session, fatou: str) -> None:
    action = new_action("Appeler la CAF", "person")
    put(session, fatou, action)
    assert list(delete(session, fatou, action).notebook.entries(Action)) == []
    assert [e.record.id for e in restore(session, fatou, action).notebook.entries(Action)] == [action.id]
    told = [
        (line.field_label, line.after_text)
        for change in history(session, fatou, "action", action.id)[:2]
        for line in change.lines
    ]
    assert told == [("Supprimé", "non"), ("Supprimé", "oui")]
    with pytest.raises(RecordNotFound):
        delete(session, fatou, new_action("Jamais écrite", "person"))


def test_the_history_shows_before_and_after(session: Session, fatou: str) -> None:
    appointment = new_appointment(MOMENT, place="CAF")
    put(session, fatou, appointment)
    put(session, fatou, msgspec.structs.replace(appointment, place="CCAS"), reason="Le lieu a changé")
    latest = history(session, fatou, "appointment", appointment.id)[0]
    assert latest.reason == "Le lieu a changé"
    (line,) = latest.lines
    assert (line.title, line.field_label, line.before_text, line.after_text) == ("Rendez-vous", "Lieu", "CAF", "CCAS")


def test_the_clock_set_back_keeps_the_order_and_lets_one_write(session: Session, fatou: str) -> None:
    action = new_action("Appeler", "person")
    put(session, fatou, action)
    session.clock = lambda: datetime.now(UTC) - timedelta(days=365)
    put(session, fatou, msgspec.structs.replace(action, by="2099-12-10"))
    (entry,) = open_notebook(session, fatou).notebook.entries(Action)
    assert entry.record.by == "2099-12-10"
    stored = open_file(session, fatou).file.facts()
    assert [s.fact.at for s in stored] == sorted(s.fact.at for s in stored)


def test_who_wrote_is_told_once_inside_the_notebook(session: Session, fatou: str) -> None:
    put(session, fatou, new_action("Appeler", "person"))
    put(session, fatou, new_action("Écrire", "person"))
    facts = [s.fact for s in open_file(session, fatou).file.facts() if s.fact.kind == Author.kind.name]
    assert sorted(f.field for f in facts) == ["function", "name", "structure_name"]


def _by_id(notebook: Notebook, kind: type[Record]) -> dict[str, Entry[Record]]:
    return {entry.record.id: entry for entry in notebook.all_entries(kind)}


def test_a_notebook_kept_open_is_the_one_that_would_be_read_again(session: Session, fatou: str) -> None:
    action, other = new_action("Appeler", "person"), new_action("Écrire", "worker")
    put(session, fatou, action, other, new_interview(MOMENT, "Une note.", "team"), reason="essai")
    put(session, fatou, msgspec.structs.replace(action, by="2099-02-02"))
    earlier = open_notebook(session, fatou)
    delete(session, fatou, other)
    restore(session, fatou, other)
    kept = delete(session, fatou, other)
    close_notebook(session, fatou)
    again = open_notebook(session, fatou)
    for kind in KINDS.values():
        assert _by_id(kept.notebook, kind) == _by_id(again.notebook, kind)
    assert (kept.saved_at, earlier.saved_at) == (
        again.saved_at,
        max(e.at for e in earlier.notebook.all_entries(Action)),
    )
    assert [e.record.deleted for e in earlier.notebook.all_entries(Action)] == [False, False], "given before: unchanged"


def test_a_private_interview_is_shown_to_whoever_wrote_it_and_to_nobody_else(session: Session, fatou: str) -> None:
    mine = new_interview(MOMENT, "Pour moi seule.", "private")
    put(session, fatou, mine)
    theirs = new_interview(MOMENT, "Pour Mehdi seul.", "private")
    held = open_file(session, fatou)
    pen = Pen("mehdi", fatou, session.structure.id)
    held.write(facts_of(edits(theirs), pen, now=session.now(), last=None))
    entries = {e.record.id: e for e in open_notebook(session, fatou).notebook.entries(Interview)}
    assert visible(session, entries[mine.id])
    assert not visible(session, entries[theirs.id])
    shown = {line.record for change in history(session, fatou) for line in change.lines}
    assert mine.id in shown
    assert theirs.id not in shown


def test_an_interview_that_says_not_who_may_read_it_is_private(session: Session, fatou: str) -> None:
    theirs = new_interview(MOMENT, "Pour Mehdi et sa cheffe.", "private")
    pen = Pen("mehdi", fatou, session.structure.id)
    said = [msgspec.structs.replace(e, value="chief") if e.field == "visibility" else e for e in edits(theirs)]
    open_file(session, fatou).write(facts_of(said, pen, now=session.now(), last=None))
    (entry,) = open_notebook(session, fatou).notebook.entries(Interview)
    assert not visible(session, entry)


def test_a_record_of_a_newer_version_is_read_only(session: Session, fatou: str) -> None:
    action = new_action("Appeler", "person")
    put(session, fatou, action)
    held = open_file(session, fatou)
    (fact,) = facts_of(edits(Action(id=action.id, by="2099-01-01")), session.pen(fatou), now=session.now(), last=None)
    held.write([msgspec.structs.replace(fact, v=2)])
    with pytest.raises(ReadOnlyNotebook) as refused:
        put(session, fatou, msgspec.structs.replace(action, by="2099-02-02"))
    assert refused.value.reason == "newer"
    with pytest.raises(ReadOnlyNotebook):
        delete(session, fatou, action)


def test_a_draft_is_kept_encrypted_through_lock_and_belongs_to_who_types_it(session: Session, fatou: str) -> None:
    keep_draft(session, fatou, "interview", {"text": "Elle préfère les SM", "subject": ""})
    session.lock()
    again = vault.unlock(session.layout.home, None, PASSPHRASE, lambda: datetime.now(UTC))
    assert drafts(again, fatou) == {"interview": {"text": "Elle préfère les SM", "subject": ""}}
    drop_draft(again, fatou, "interview")
    assert drafts(again, fatou) == {}
    again.lock()


def test_a_sensitive_contact_may_wait_for_its_neutral_name_but_not_bear_its_own(session: Session, fatou: str) -> None:
    contact = Contact(id=new_record_id(), name="Dr Le Bihan", sensitive=True)
    put(session, fatou, contact)
    with pytest.raises(InvalidField) as refused:
        put(session, fatou, msgspec.structs.replace(contact, printed_name="chez le dr le-bihan"))
    assert refused.value.rule == "same"


def test_the_list_follows_what_is_written(session: Session, fatou: str) -> None:
    person = open_notebook(session, fatou).notebook.person
    put(session, fatou, msgspec.structs.replace(person, last_name="Coulibaly", phones=("+33639984107",)))
    put(session, fatou, new_appointment(MOMENT), new_action("Appeler", "person", by=date(2020, 1, 1)))
    for query in ("coul", "06 39 98 41 07", "fatou coulibaly", "COULIBALY fa"):
        assert [line.id for line in session.directory.search(query).exact] == [fatou]
    assert not session.directory.search("diarra").exact
    line = session.directory.line(fatou)
    assert line is not None
    assert line.next_appointment is not None
    assert (line.next_appointment.on, line.late) == ("2099-12-01T14:00", 1)
    assert isinstance(person, Person)
    assert person.id == PERSON_ID
