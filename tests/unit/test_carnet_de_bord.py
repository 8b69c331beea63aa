"""Notebooks exported by Carnet de bord: each fact under its own date and author, nothing left behind without a word."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.written_list import SAMPLES, TODAY

from carnet_desktop.domain.records import (
    Action,
    Appointment,
    Author,
    Contract,
    Focus,
    Item,
    Member,
    Objective,
    Record,
    Situation,
)
from carnet_desktop.domain.vocabularies import situations
from carnet_desktop.errors import CarnetError, FileUnreadable, NotACarnetDeBordExport
from carnet_desktop.exchange.carnet_de_bord import read_export
from carnet_desktop.exchange.import_report import Report
from carnet_desktop.sentences import explain
from carnet_desktop.services import carnet_de_bord
from carnet_desktop.services.notebooks import delete, open_notebook, put
from carnet_desktop.services.progress import silent
from carnet_desktop.services.session import Session

SAMPLE = SAMPLES / "carnet-de-bord-export.json"
SOPHIE: dict[str, Any] = {"firstname": "Sophie", "lastname": "Tifour", "date_of_birth": "1982-02-01"}


def bring(session: Session, path: Path = SAMPLE) -> Report:
    found = carnet_de_bord.preview(session, path)
    return carnet_de_bord.run(session, found, found.plan.ticked, silent)


def written(folder: Path, *notebooks: dict[str, Any]) -> Path:
    path = folder / "export.json"
    path.write_text(json.dumps([{"beneficiary": SOPHIE} | notebook for notebook in notebooks]), encoding="utf-8")
    return path


def held(session: Session, cls: type[Any]) -> list[Any]:
    (line,) = session.directory.lines()
    return [entry.record for entry in open_notebook(session, line.id).notebook.entries(cls)]


def test_the_plan_of_a_notebook_comes_whole_with_its_contract_and_appointments(session: Session) -> None:
    bring(session)
    logement, numerique = sorted(held(session, Focus), key=lambda focus: focus.theme.label)
    assert (logement.theme.code, numerique.theme.label) == ("logement", "Numérique")
    (objective,) = held(session, Objective)
    (contract,) = held(session, Contract)
    assert (objective.focus, objective.contract) == (logement.id, contract.id)
    assert (objective.title.label, objective.title.code) == ("Accéder à un logement", "acceder_logement")
    assert (contract.kind_.code, contract.signed_on, contract.to) == ("cer", "2021-12-20", "2022-12-19")
    assert {(action.what.label, action.status.code) for action in held(session, Action)} == {
        ('Constitution d\'un dossier "logement social"', "in_progress"),
        ("Demande d'APL", "abandoned"),
        ("Visite d'un logement", "cancelled"),
    }
    assert {(a.when.local, a.status.value) for a in held(session, Appointment)} == {
        ("2022-01-12T00:00", "present"),
        ("2022-02-12T14:30", "absent"),
    }
    assert ("Pierre Chevalier", True) in {(member.name, member.referent) for member in held(session, Member)}
    (line,) = session.directory.lines()
    work = open_notebook(session, line.id).notebook.work
    assert work.situation is not None
    assert (work.situation.code, work.situation.from_) == ("recherche_emploi", "2021-05-01")


def test_each_fact_keeps_its_date_and_its_author(session: Session) -> None:
    bring(session)
    (line,) = session.directory.lines()
    notebook = open_notebook(session, line.id).notebook
    (entry,) = [e for e in notebook.entries(Action) if e.record.status and e.record.status.code == "abandoned"]
    stamp = entry.stamp("what")
    assert stamp is not None
    assert stamp.at == "2022-01-05T07:00:00.000000Z"
    author = notebook.find(Author, stamp.author)
    assert author is not None
    assert author.record.name == "Sandrine Alvarez"


def test_what_has_no_place_is_reported_and_a_notebook_without_a_name_is_blocked(session: Session) -> None:
    sophie, nameless = bring(session).people
    assert [(note.column, note.note.value) for note in sophie.notes] == [
        ("appointments 1 › date", "hour_unknown"),
        ("couleur", "no_place"),
    ]
    assert (nameless.outcome.value, [note.column for note in nameless.notes]) == ("blocked", ["Prénom"])


def test_brought_again_it_changes_nothing_and_what_was_written_or_deleted_since_stays(session: Session) -> None:
    bring(session)
    (line,) = session.directory.lines()
    (objective,) = held(session, Objective)
    put(session, line.id, msgspec.structs.replace(objective, title=Item(label='Un "vrai" logement')))
    (gone, *_) = held(session, Action)
    delete(session, line.id, gone)
    again = bring(session)
    assert [person.outcome.value for person in again.people] == ["unchanged", "blocked"]
    assert held(session, Objective)[0].title.label == 'Un "vrai" logement'
    assert gone.id not in {action.id for action in held(session, Action)}


def test_a_status_that_changed_there_later_changes_here(session: Session, tmp_path: Path) -> None:
    action = {"action": "Appeler la CAF", "status": "in_progress", "created_at": "2022-01-05T08:00:00Z"}

    def export(**more: str) -> Path:
        target = {"target": "Obtenir l'APL", "created_at": "2022-01-05T08:00:00Z", "actions": [action | more]}
        return written(tmp_path, {"focuses": [{"theme": "logement", "targets": [target]}]})

    bring(session, export())
    bring(session, export(status="done", updated_at="2022-02-01T08:00:00Z"))
    (only,) = held(session, Action)
    assert only.status.code == "done"


def test_situations_of_a_theme_are_ticked_since_its_day(session: Session, tmp_path: Path) -> None:
    label, *_ = situations()["logement"].terms
    focus = {"theme": "logement", "situations": [label.label, "autre"], "created_at": "2022-01-05T08:00:00Z"}
    told = bring(session, written(tmp_path, {"focuses": [focus]}))
    (situation,) = held(session, Situation)
    assert (situation.label, situation.state.on) == (label.label, "2022-01-05")
    assert [(note.column, note.value) for note in told.people[0].notes] == [("focuses 1 › situations", "autre")]


def test_a_moment_out_of_every_calendar_is_told_and_the_rest_comes(session: Session, tmp_path: Path) -> None:
    first, last = "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59+00:00"
    focus = {"theme": "logement", "created_at": first, "situations": ["Hébergé chez un tiers"]}
    report = bring(session, written(tmp_path, {"focuses": [focus], "appointments": [{"date": last}]}))
    told = {(note.column, note.value) for person in report.people for note in person.notes}
    assert {("focuses 1 › created_at", first), ("appointments 1 › date", last[:10])} <= told
    assert [focus.theme.code for focus in held(session, Focus)] == ["logement"]


def test_two_exports_of_one_person_under_two_spellings_make_one_notebook(session: Session, tmp_path: Path) -> None:
    twice = written(tmp_path, {}, {"beneficiary": SOPHIE | {"firstname": "sophié", "city": "Die"}})
    assert [person.lines for person in bring(session, twice).people] == [(1, 2)]


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"focuses": ["x"]}, "focuses 1"),
        ({"focuses": "x"}, "focuses"),
        ({"focuses": [{"theme": "logement", "created_at": "hier"}]}, "focuses 1 › created_at"),
        ({"focuses": [{"theme": "logement", "linked_to": "pacea"}]}, "focuses 1 › linked_to"),
        (
            {"focuses": [{"theme": "logement", "targets": [{"target": "x", "linked_to": "cej"}]}]},
            "targets 1 › linked_to",
        ),
        ({"members": [{"member_type": "referent"}]}, "members 1 › member_type"),
        ({"members": [{"firstname": "Ana", "member_type": "orientation_manager"}]}, "members 1 › member_type"),
        ({"appointments": [{"date": "bientôt", "status": "present"}]}, "appointments 1 › status"),
        ({"appointments": [{"date": "2022-01-01T10:00:00Z", "status": "peut-être"}]}, "appointments 1 › status"),
        ({"work_situation_date": "2022-01-01"}, "work_situation_date"),
        ({"right_rqth": "oui"}, "right_rqth"),
        ({"beneficiary": SOPHIE | {"shoe": 42}}, "beneficiary › shoe"),
    ],
)
def test_nothing_that_holds_something_is_left_behind_without_a_word(
    tmp_path: Path, more: dict[str, Any], where: str
) -> None:
    (row,) = read_export(written(tmp_path, more), today=TODAY).people.rows
    assert any(note.column.endswith(where) for note in row.cells)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b"\xff\xfe", "not_json"),
        (b'[{"beneficiary": {"firstname": "\\ud800"}}]', "not_json"),
        (b'[{"beneficiary": {"age": NaN}}]', "not_json"),
        (b"[" * 100_000, "not_json"),
        (b"[]", "not_notebooks"),
        (b"{}", "not_notebooks"),
        (b"[1]", "not_notebooks"),
        (b'[{"beneficiary": []}]', "not_notebooks"),
    ],
)
def test_a_file_that_is_not_an_export_is_refused_in_words(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "export.json"
    path.write_bytes(content)
    with pytest.raises(NotACarnetDeBordExport) as refused:
        read_export(path, today=TODAY)
    assert refused.value.reason == reason
    assert str(explain(refused.value))
    with pytest.raises(FileUnreadable):
        read_export(tmp_path, today=TODAY)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.datetimes(timezones=st.timezones()).map(str),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["theme", "targets", "actions", "status", "created_at", "members", "date", "creator", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.sampled_from(["focuses", "members", "appointments", "professional_projects", "x"]), _JSON))
def test_any_json_under_a_notebook_is_read_or_told(tmp_path: Path, more: dict[str, Any]) -> None:
    try:
        exported = read_export(written(tmp_path, more), today=TODAY)
    except CarnetError as refused:
        explain(refused)
        return
    assert all(isinstance(dated.record, Record) for dated in exported.dated[1])
