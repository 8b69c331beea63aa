"""The papers beside the sheet hold what they promise, and what was handed over prints again as it was."""

import json
from datetime import date

import pytest
from tests.unit.pdf_reading import words_of

from carnet_desktop.domain.records import Appointment, Contact, Contract, Focus, HandedSheet, Objective, Wall, With
from carnet_desktop.domain.sheet_choices import SheetChoices, SheetFormat
from carnet_desktop.domain.titles import title_of
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.errors import RecordNotFound
from carnet_desktop.services import handed, notebooks, papers, people, sheets
from carnet_desktop.services.history import history
from carnet_desktop.services.merging_notebooks import merge_notebooks, separate_notebooks
from carnet_desktop.services.notebooks import OpenNotebook
from carnet_desktop.services.session import Session


def opened(session: Session, notebook: str) -> OpenNotebook:
    return notebooks.open_notebook(session, notebook)


def hand_over(session: Session, notebook: str, choices: SheetChoices) -> bytes:
    sheet = sheets.agreed(session, opened(session, notebook).notebook, choices)
    pdf = sheets.render(session, sheet)
    handed.hand_over(session, notebook, sheet, pdf)
    return pdf


def test_a_sheet_handed_over_prints_again_byte_for_byte(samples_session: Session, fatou: str) -> None:
    first = hand_over(samples_session, fatou, SheetChoices())
    second = hand_over(samples_session, fatou, SheetChoices(format=SheetFormat.CARD))
    kept = handed.handed_sheets(opened(samples_session, fatou).notebook)
    assert [handed.snapshot(samples_session, fatou, entry.record.id) for entry in kept] == [second, first]
    told = [entry.record.handed for entry in kept]
    assert [given.format for given in told if given] == ["card", "a4"]
    assert [given.file.size for given in told if given] == [len(second), len(first)]
    assert told[1] is not None
    assert told[1].sections[:2] == ("appointments", "mine")


def test_the_history_says_when_and_who_handed_it(samples_session: Session, fatou: str) -> None:
    hand_over(samples_session, fatou, SheetChoices())
    change = history(samples_session, fatou, kind=HandedSheet.kind.name)[0]
    assert change.author_name == samples_session.staff.name
    assert "A4" in change.lines[0].after_text


def test_handing_over_does_not_change_the_sheet(samples_session: Session, fatou: str) -> None:
    assert hand_over(samples_session, fatou, SheetChoices()) == hand_over(samples_session, fatou, SheetChoices())


def test_a_sheet_that_is_not_kept_is_said_so(samples_session: Session, fatou: str) -> None:
    with pytest.raises(RecordNotFound):
        handed.snapshot(samples_session, fatou, f"{samples_session.structure.id}/{new_record_id()}")


def test_what_an_acronym_says_is_kept_for_every_sheet(samples_session: Session, fatou: str) -> None:
    sheets.explain(samples_session, "CAF", "les allocations")
    plan = sheets.plan(samples_session, opened(samples_session, fatou).notebook, SheetChoices())
    labels = [item.label for section in plan.offered for item in section.items]
    assert "CAF\u00a0: les allocations" in labels
    kept = samples_session.registry.setting("structure")
    assert kept["glossary"] == {"CAF": "les allocations"}
    sheets.explain(samples_session, "CAF", "")
    assert samples_session.structure.glossary == {}


def test_the_whole_file_holds_every_value_for_people_and_machines(samples_session: Session, fatou: str) -> None:
    made = papers.whole_file(samples_session, fatou)
    words, data = words_of(made.paper.pdf), json.loads(made.json)
    state = opened(samples_session, fatou).notebook
    person = state.person
    for value in (person.first_name, person.last_name, "Historique"):
        assert value is not None
        assert value in words
    for kind in ("interview", "contact", "action", "appointment"):
        assert data["records"][kind]
    for contact in data["records"]["contact"]:
        assert contact["name"] in words
    for interview in data["records"]["interview"]:
        assert " ".join(interview["text"].split())[:60] in words
    assert len(data["facts"]) >= 20
    assert data["records"]["person"][0]["first_name"] == person.first_name


def test_an_appointment_in_the_whole_file_says_with_whom(samples_session: Session, fatou: str) -> None:
    whom = Contact(id=new_record_id(), name="Madame Quéméner")
    met = Appointment(
        id=new_record_id(), when=Wall(local="2027-03-02T09:00", tz="Europe/Paris"), with_=With(contact=whom.id)
    )
    notebooks.put(samples_session, fatou, whom, met)
    assert "Avec : Madame Quéméner" in words_of(papers.whole_file(samples_session, fatou).paper.pdf)


def test_the_whole_file_says_in_french_that_two_notebooks_were_merged_then_separated(
    samples_session: Session, fatou: str
) -> None:
    other = people.add_person(samples_session, people.NewPerson("Fatou", "Diara", date(1989, 3, 12)))
    merge_notebooks(samples_session, fatou, other)
    separate_notebooks(samples_session, fatou, other)
    told = [line["what"] for line in json.loads(papers.whole_file(samples_session, fatou).json)["access"]]
    assert told[-2:] == ["a réuni un autre carnet à celui-ci", "a séparé de celui-ci un autre carnet"]


def test_the_plan_has_room_for_three_signatures(samples_session: Session, fatou: str) -> None:
    words = words_of(papers.action_plan(samples_session, opened(samples_session, fatou).notebook).pdf)
    assert words.count("Date et signature") == 3
    assert "Claire Le Guen" in words
    held = opened(samples_session, fatou).notebook
    for cls in (Focus, Objective, Contract):
        assert [e for e in held.entries(cls) if title_of(e.record).split(" du ")[0] not in words] == []


def test_the_notice_and_the_consent_form_say_no_as_well_as_yes(samples_session: Session, fatou: str) -> None:
    assert "cnil.fr" in words_of(papers.notice(samples_session).pdf)
    form = papers.consent_form(samples_session, opened(samples_session, fatou).notebook, "Mission locale")
    words = words_of(form.pdf)
    for text in ("Oui, je suis d’accord", "Non, je ne suis pas d’accord", "Mission locale", "Je peux changer d’avis"):
        assert text in words
