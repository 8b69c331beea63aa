"""What may be said otherwise, acronyms explained once, papers to bring, the card, codes, and the reading aid."""

from dataclasses import replace

import pytest
from tests.unit.fatou import AGREED, ATELIERS, KARIM, MORNING, PERSON, action, appointment, fatou, page_words, plan
from tests.unit.held_notebook import holding

from carnet_desktop.domain.labels import action_status
from carnet_desktop.domain.reading import advice
from carnet_desktop.domain.records import Document, Person, Record, With
from carnet_desktop.domain.sheet import TITLE, WORD, plan_sheet
from carnet_desktop.domain.sheet_blocks import (
    ActionBlock,
    AppointmentBlock,
    CodeBlock,
    StructureFrame,
    Title,
    WordBlock,
)
from carnet_desktop.domain.sheet_check import Asked, Lost
from carnet_desktop.domain.sheet_choices import ASKED_BY_NAME, Section, SheetChoices, SheetFormat
from carnet_desktop.errors import SheetBlocked
from carnet_desktop.i18n import NBSP
from carnet_desktop.printing.type import unwritable


def lines(choices: SheetChoices, *records: Record) -> list[str]:
    """The texts of the first appointment."""
    sheet = plan(holding(PERSON, *records), choices)
    block = next(block for block in sheet.page if isinstance(block, AppointmentBlock))
    return [line.text.replace(NBSP, " ") for line in block.lines]


def test_a_line_is_said_otherwise_and_the_notebook_keeps_what_was_typed() -> None:
    notebook = fatou()
    sheet = plan(notebook, AGREED.reword("x1/what", "Demander le papier au propriétaire"))
    words = page_words(sheet)
    assert "Demander le papier au propriétaire" in words
    assert "Demander l’attestation d’hébergement" not in words
    assert "Demander l’attestation d’hébergement" in page_words(plan(notebook))


def test_the_place_the_person_and_what_to_bring_may_be_said_otherwise() -> None:
    made = appointment("a", "2026-12-02T09:00", place="CMS", with_=With(contact="karim"), bring=("CNI",))
    choices = SheetChoices().reword("a/place", "Maison bleue").reword("a/with", "Karim")
    assert lines(choices.reword("a/bring/0", "ma carte"), made, KARIM)[1:] == [
        "Maison bleue",
        "avec Karim",
        "apporter ma carte",
    ]


def test_no_words_go_back_to_what_is_typed() -> None:
    assert SheetChoices().reword("k", "autre").reword("k", "  ") == SheetChoices()


def test_other_words_are_checked_like_the_others() -> None:
    sheet = plan(fatou(), AGREED.reword("x1/what", "Appeler Sophie Vauquelin"))
    assert [q.asked for q in sheet.questions] == [Asked.NAMED]
    with pytest.raises(SheetBlocked):
        sheet.cleared()


def test_an_action_about_a_sensitive_contact_may_be_said_in_neutral_words() -> None:
    notebook = fatou(action("s", "Appeler Sophie Vauquelin"))
    assert "Appeler jeudi matin" in page_words(plan(notebook, AGREED.reword("s/what", "Appeler jeudi matin")))


def test_what_is_not_decided_says_so() -> None:
    assert lines(SheetChoices(), appointment("a", "2026-12-02T09:00"))[1:] == [
        "lieu : pas encore décidé",
        "avec qui : pas encore décidé",
    ]


def test_a_sensitive_appointment_never_says_that_anything_is_missing() -> None:
    assert not any("décidé" in text for text in page_words(plan(fatou())) if "jeudi" in text)
    block = [b for b in plan(fatou()).page if isinstance(b, AppointmentBlock)][-1]
    assert len(block.lines) == 2


def test_acronyms_are_explained_once() -> None:
    words = [block.word for block in plan(fatou()).page if isinstance(block, WordBlock)]
    assert words == ["CAF", "RIB"]


def test_the_structure_s_own_words_come_first_and_can_add_some() -> None:
    structure = replace(ATELIERS, glossary={"CAF": "les allocations", "CMS": "le centre de la rue Basse"})
    notebook = fatou(action("m", "Aller au CMS"))
    sheet = plan_sheet(notebook, structure, AGREED, MORNING)
    told = {block.word: block.meaning for block in sheet.page if isinstance(block, WordBlock)}
    assert told["CAF"] == "les allocations"
    assert told["CMS"] == "le centre de la rue Basse"


def test_an_acronym_nobody_explained_is_offered_and_not_printed() -> None:
    sheet = plan(fatou(action("m", "Aller au CMS")))
    offered = next(s for s in sheet.offered if s.section is Section.WORDS)
    item = next(item for item in offered.items if item.id == f"{WORD}CMS")
    assert not item.ticked
    assert item.note == "Pas encore expliqué, ne s’imprime pas"
    assert "CMS" not in page_words(sheet)


def test_an_explanation_that_names_a_sensitive_contact_stops_the_printing() -> None:
    choices = AGREED.reword(f"{WORD}CAF", "à côté de chez Sophie Vauquelin")
    assert Asked.NAMED in {q.asked for q in plan(fatou(), choices).questions}


def test_papers_still_to_bring_have_a_box() -> None:
    held = (
        Document(id="d1", title="Titre de séjour", state="missing"),
        Document(id="d2", title="bail", state="to_bring"),
        Document(id="d3", title="Diplôme", state="received"),
    )
    sheet = plan(holding(PERSON, *held))
    assert [(b.box, b.text) for b in sheet.page if isinstance(b, ActionBlock)] == [
        (True, "Bail"),
        (True, "Titre de séjour"),
    ]
    assert Section.PAPERS in sheet.sections


def papers(*records: Record) -> list[str]:
    sheet = plan(holding(PERSON, *records))
    offered = next(section for section in sheet.offered if section.section is Section.PAPERS)
    return [item.label for item in offered.items]


def test_what_an_action_under_way_takes_is_to_be_brought_once() -> None:
    first = action("x1", "Déposer la demande", by="2026-12-11", documents=("bail", "RIB"))
    second = action("x2", "Écrire à la mairie", documents=("rib", "Quittance"))
    over = action("x3", "Appeler", documents=("Passeport",), status=action_status("done"))
    assert papers(first, second, over) == ["Bail", "RIB", "Quittance"]


def test_a_paper_already_received_is_not_asked_for_by_an_action() -> None:
    taken = action("x1", "Déposer la demande", documents=("bail", "RIB"))
    assert papers(taken, Document(id="d1", title="Bail", state="received")) == ["RIB"]


def test_a_paper_of_an_action_may_be_said_otherwise_and_left_out() -> None:
    notebook = holding(PERSON, action("x1", "Déposer la demande", documents=("bail", "RIB")))
    choices = SheetChoices().reword("x1/documents/0", "Contrat de location").tick(("x1/documents/1",), False)
    boxes = [block.text for block in plan(notebook, choices).page if isinstance(block, ActionBlock)]
    assert boxes == ["Déposer la demande", "Contrat de location"]


def test_a_paper_of_an_action_that_names_a_sensitive_contact_stops_the_printing() -> None:
    sheet = plan(fatou(action("x9", "Préparer le dossier", documents=("Lettre de Sophie Vauquelin",))))
    assert [(q.asked, q.item) for q in sheet.questions] == [(Asked.NAMED, "x9/documents/0")]
    assert not [text for text in page_words(sheet) if "Vauquelin" in text]


@pytest.mark.parametrize(("first_name", "title"), [("ნინო", "Mon récap"), ("Nino ნ", "Nino ნ, mon récap")])
def test_a_name_that_cannot_be_written_leaves_no_comma(first_name: str, title: str) -> None:
    notebook = holding(Person(id="person", first_name=first_name))
    sheet = plan_sheet(notebook, ATELIERS, SheetChoices(), MORNING, unwritable)
    assert sheet.page[0] == Title(title)
    assert [lost.item for lost in sheet.lost] == [TITLE]


def test_a_code_loses_no_letter() -> None:
    notebook = holding(PERSON, appointment("a1", "2026-12-01T14:00", place="Chez 王芳", with_=With(text="Karim")))
    sheet = plan_sheet(notebook, ATELIERS, SheetChoices(codes=True), MORNING, unwritable)
    assert any("王芳" in block.payload for block in sheet.page if isinstance(block, CodeBlock))
    assert [lost.item for lost in sheet.lost] == ["a1"]


def test_only_lines_that_print_are_told_to_lose_letters() -> None:
    notebook = holding(PERSON, action("x1", "Appeler 王芳"), action("x2", "Appeler 王明"))
    sheet = plan_sheet(notebook, ATELIERS, SheetChoices().tick(("x2",), False), MORNING, unwritable)
    assert sheet.lost == (Lost("x1", "Appeler 王芳", "王芳"),)


def test_the_card_holds_the_next_appointment_alone() -> None:
    sheet = plan(fatou(), replace(AGREED, format=SheetFormat.CARD))
    assert [type(block) for block in sheet.page] == [Title, AppointmentBlock, StructureFrame]
    assert sheet.page[0] == Title("Fatou, mon prochain rendez-vous")
    assert [block.number for block in sheet.page if isinstance(block, AppointmentBlock)] == ["26"]


def test_unticked_it_gives_way_to_the_one_after() -> None:
    sheet = plan(fatou(), replace(AGREED, format=SheetFormat.CARD).tick(["a1"], False))
    assert [block.number for block in sheet.page if isinstance(block, AppointmentBlock)] == ["1er"]
    assert sheet.page[0] == Title("Fatou, mon rendez-vous")


def test_a_card_without_an_appointment_says_so() -> None:
    assert "Mon prochain rendez-vous n’est pas encore décidé." in page_words(
        plan(holding(PERSON), SheetChoices(format=SheetFormat.CARD))
    )


@pytest.mark.parametrize("section", ASKED_BY_NAME)
def test_sections_are_asked_for_by_name(section: Section) -> None:
    notebook = fatou(Document(id="d", title="bail", state="missing"))
    assert plan(notebook, AGREED.only([section])).sections[0] == section
    assert set(plan(notebook, AGREED.only([section])).sections) <= {section, Section.WORDS}


def codes(choices: SheetChoices) -> list[str]:
    return [block.payload for block in plan(fatou(), choices).page if isinstance(block, CodeBlock)]


def test_there_is_no_code_unless_asked() -> None:
    assert codes(AGREED) == []


def test_codes_give_the_next_three_appointments_and_the_structure_and_nothing_else() -> None:
    calendar, contact = codes(replace(AGREED, codes=True))
    assert calendar.count("BEGIN:VEVENT") == 3
    assert calendar.split("\r\n")[4:8] == [
        "UID:20261126T1000@carnet",
        "DTSTAMP:20261124T000000Z",
        "DTSTART:20261126T100000",
        "DTEND:20261126T110000",
    ]
    assert "SUMMARY:Rendez-vous avec Karim Ziani" in calendar
    assert "LOCATION:Mission locale\\, 4 rue du Port" in calendar
    assert "SUMMARY:Rendez-vous du jeudi" in calendar
    assert contact.split("\r\n")[2:5] == [
        "N:Les Ateliers du Pont",
        "FN:Les Ateliers du Pont",
        "TEL:0261915050",
    ]


def test_an_appointment_left_out_is_in_no_code() -> None:
    (calendar, _contact) = codes(replace(AGREED, codes=True).tick(["a1"], False))
    assert "Karim" not in calendar


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Demander le papier", []),
        ("Payer 50 % du loyer", ["pourcentage"]),
        ("Appeler le PROPRIETAIRE", ["majuscules"]),
        ("Aller à la CAF avec le RIB", []),
        ("Solliciter une aide afin de payer", ["pour", "demander"]),
        ("Aller " + "très " * 15 + "loin", ["17 mots"]),
        ("Aller à la mairie. Demander un acte. Payer le timbre. Revenir lundi. Appeler Claire demain matin.", []),
    ],
)
def test_what_is_hard_to_read_is_told(typed: str, told: list[str]) -> None:
    found = list(advice(typed))
    assert len(found) == len(told)
    assert all(any(word in sentence for sentence in found) for word in told)
