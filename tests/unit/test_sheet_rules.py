"""What the page holds, in which order, and what it never holds."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.fatou import (
    AGREED,
    ATELIERS,
    CANARIES,
    MORNING,
    PERSON,
    SHELTER,
    action,
    appointment,
    fatou,
    page_words,
    plan,
)
from tests.unit.held_notebook import holding

from carnet_desktop.domain.meanings import Meaning
from carnet_desktop.domain.records import Author, Contact, Person, With
from carnet_desktop.domain.sheet import plan_sheet
from carnet_desktop.domain.sheet_blocks import ActionBlock, AppointmentBlock, BlankLines, ContactBlock, Heading
from carnet_desktop.domain.sheet_choices import Section, SheetChoices, SheetFormat, SheetStructure
from carnet_desktop.domain.sheet_words import plain as plain_words
from carnet_desktop.errors import SheetBlocked, SheetNamesPerson
from carnet_desktop.i18n import NBSP, folded


def test_the_sections_come_in_the_order_of_the_page() -> None:
    headings = [block.text for block in plan(fatou()).page if isinstance(block, Heading)]
    assert headings == [
        "Mes rendez-vous",
        "Ce que je fais",
        "Ce que les autres font pour moi",
        "Mes contacts",
        "Les mots de cette page",
        "Place pour les autres professionnels",
    ]


def test_the_page_begins_with_the_first_name_alone() -> None:
    assert page_words(plan(fatou()))[:2] == ["Fatou, mon récap", "Cette page est à moi. Je la montre si je veux."]


def test_an_appointment_says_when_where_with_whom_and_what_to_bring() -> None:
    first = next(block for block in plan(fatou()).page if isinstance(block, AppointmentBlock))
    assert (first.weekday, first.number, first.month) == ("jeudi", "26", "novembre")
    assert [(line.meaning, line.text) for line in first.lines] == [
        (Meaning.HOUR, "jeudi 26 novembre à 10\u00a0heures"),
        (Meaning.PLACE, "Mission locale, 4 rue du Port"),
        (Meaning.SOMEONE, "avec Karim Ziani"),
        (Meaning.BRING, "apporter la pièce d’identité"),
    ]


def test_past_and_cancelled_appointments_are_not_offered() -> None:
    offered = {item.id for section in plan(fatou()).offered for item in section.items}
    assert {"a1", "a2", "a3"} <= offered
    assert not {"past", "off"} & offered


def test_an_appointment_later_today_still_prints() -> None:
    words = page_words(plan(fatou(appointment("now", "2026-11-24T00:05", place="Mairie"))))
    assert "mardi 24 novembre à 0\u00a0heure\u00a005" in words


def test_an_appointment_whose_hour_is_past_is_not_the_next_one_of_the_card() -> None:
    at_ten = datetime(2026, 11, 24, 10)
    notebook = fatou(appointment("early", "2026-11-24T09:30", place="Mairie"))
    card = replace(AGREED, format=SheetFormat.CARD)
    early = "mardi 24 novembre à 9\u00a0heures\u00a030"
    assert early in page_words(plan_sheet(notebook, ATELIERS, card, MORNING))
    assert early not in page_words(plan_sheet(notebook, ATELIERS, card, at_ten))


def test_an_appointment_in_more_than_a_year_says_its_year() -> None:
    assert "lundi 6 décembre 2027 à 9\u00a0heures" in page_words(plan(fatou(appointment("far", "2027-12-06T09:00"))))


@pytest.mark.parametrize(
    ("channel", "words", "meaning"),
    [
        ("home", "chez moi", Meaning.HOME_VISIT),
        ("phone", "par téléphone", Meaning.MOBILE),
        ("video", "en visio", Meaning.COMPUTER),
    ],
)
def test_an_appointment_elsewhere_says_how_and_never_an_address(channel: str, words: str, meaning: Meaning) -> None:
    sheet = plan(holding(PERSON, appointment("v", "2026-12-02T09:00", place="14 impasse Bellerose", channel=channel)))
    block = next(block for block in sheet.page if isinstance(block, AppointmentBlock))
    assert (block.lines[1].meaning, block.lines[1].text) == (meaning, words)
    assert sheet.questions == ()


def test_her_actions_have_a_box_and_others_have_none() -> None:
    actions = [block for block in plan(fatou()).page if isinstance(block, ActionBlock)]
    assert [(a.box, a.text, a.when) for a in actions] == [
        (True, "Demander l’attestation d’hébergement", "avant le vendredi 27 novembre"),
        (True, "Aller à la réunion d’information de l’institut", "avant le vendredi 4 décembre"),
        (False, f"Claire{NBSP}: envoyer la demande de logement", "dès que possible"),
        (False, f"CAF{NBSP}: étudier le dossier de logement", "avant le mardi 1er décembre"),
    ]


def test_an_action_without_a_date_prints_one_line() -> None:
    sheet = plan(holding(PERSON, action("x", "Lire le livre")))
    assert [block.when for block in sheet.page if isinstance(block, ActionBlock)] == [None]


def test_a_worker_s_action_without_a_name_bears_its_author_s_first_name() -> None:
    sheet = plan(holding(PERSON, Author(id="staff", name="Claire Le Guen"), action("x", "Envoyer le CV", "worker")))
    assert f"Claire{NBSP}: envoyer le CV" in page_words(sheet)


def test_a_late_action_is_told_so_on_screen_and_kindly_on_paper() -> None:
    others = next(section for section in plan(fatou()).offered if section.section is Section.OTHERS)
    assert others.items[0].note == "En retard, s’imprime «\u00a0dès que possible\u00a0»"


def test_what_is_done_or_given_up_is_not_offered() -> None:
    offered = {item.id for section in plan(fatou()).offered for item in section.items}
    assert not {"done", "given-up"} & offered


def test_unticked_lines_and_sections_stay_off_the_page() -> None:
    sheet = plan(fatou(), AGREED.tick(["a1", "x1", "x2", "blank", "structure"], False))
    words = page_words(sheet)
    assert "avec Karim Ziani" not in words
    assert "Ce que je fais" not in words
    assert not any(isinstance(block, BlankLines) for block in sheet.page)
    assert "Les Ateliers du Pont" not in words
    mine = next(section for section in sheet.offered if section.section is Section.MINE)
    assert not mine.ticked


def test_ticking_again_brings_a_line_back() -> None:
    choices = AGREED.tick(["a1"], False).tick(["a1"], True)
    assert plan(fatou(), choices).page == plan(fatou()).page


def test_nothing_that_must_not_print_is_on_the_page() -> None:
    words = "\n".join(page_words(plan(fatou()))).replace(NBSP, " ")
    assert [canary for canary in CANARIES if canary.lower() in words.lower()] == []


def test_a_sensitive_contact_prints_its_neutral_name_with_the_calendar_and_nothing_else() -> None:
    contacts = [block for block in plan(fatou()).page if isinstance(block, ContactBlock)]
    assert contacts[-1] == ContactBlock(Meaning.CALENDAR, "Rendez-vous du jeudi", (), None)


def test_its_phone_prints_only_when_ticked() -> None:
    contacts = [b for b in plan(fatou(), AGREED.tick_phone("shelter", True)).page if isinstance(b, ContactBlock)]
    assert contacts[-1].phone == "02 61 91 48 05".replace(" ", NBSP)


def test_its_appointment_has_no_place() -> None:
    appointments = [block for block in plan(fatou()).page if isinstance(block, AppointmentBlock)]
    texts = [line.text for line in appointments[-1].lines]
    assert texts == ["jeudi 3 décembre à 9\u00a0heures\u00a030", "Rendez-vous du jeudi"]


def test_it_is_asked_about_before_printing() -> None:
    sheet = plan(fatou(), SheetChoices())
    assert [(q.asked, q.contact, q.neutral_name) for q in sheet.questions] == [
        ("confirm", "shelter", "Rendez-vous du jeudi")
    ]
    with pytest.raises(SheetBlocked):
        sheet.cleared()
    assert plan(fatou()).cleared() == plan(fatou()).page


def test_an_answer_holds_for_the_neutral_name_it_was_given_for() -> None:
    changed = Contact(id="shelter", name="Sophie Vauquelin", sensitive=True, printed_name="Café du lundi")
    assert [q.neutral_name for q in plan(holding(PERSON, changed)).questions] == ["Café du lundi"]


def test_without_a_neutral_name_it_cannot_print() -> None:
    sheet = plan(holding(PERSON, Contact(id="c", name="Sophie Vauquelin", sensitive=True)), SheetChoices())
    assert [q.asked for q in sheet.questions] == ["name_missing"]
    assert not any(isinstance(block, ContactBlock) for block in sheet.page)


def test_removing_it_takes_away_every_line_that_names_it_and_its_question() -> None:
    sheet = plan(fatou(action("x9", "Appeler Mme Vauquelin")), SheetChoices().remove("shelter"))
    assert sheet.questions == ()
    assert "Rendez-vous du jeudi" not in page_words(sheet)
    assert not any("9 heures 30" in words for words in page_words(sheet))
    taken = [item for section in sheet.offered for item in section.items if item.id in {"a3", "x9", "shelter"}]
    assert [(item.ticked, item.note) for item in taken] == [(False, "Retiré de la page")] * 3


def test_an_unticked_sensitive_contact_asks_nothing() -> None:
    assert plan(fatou(), SheetChoices().tick(["shelter", "a3"], False)).questions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Appeler Sophie Vauquelin",
        "Appeler madame VAUQUELIN",
        "Aller à la Maison Rosabel",
        "Aller à la maison rosabel des femmes",
        "Rosabel-des Femmes, y aller",
        "Appeler Vau\u00adque\u200blin",
    ],
)
def test_an_action_that_names_it_prints_the_neutral_name(text: str) -> None:
    sheet = plan(holding(PERSON, SHELTER, action("x", text)))
    actions = [block for block in sheet.page if isinstance(block, ActionBlock)]
    assert [(block.text, block.meaning) for block in actions] == [("Rendez-vous du jeudi", Meaning.CALENDAR)]
    mine = next(section for section in sheet.offered if section.section is Section.MINE)
    assert mine.items[0].note == "S’imprime «\u00a0Rendez-vous du jeudi\u00a0»"


def test_an_appointment_named_in_words_only_prints_neutral_too() -> None:
    sheet = plan(
        holding(SHELTER, appointment("a", "2026-12-02T09:00", place="8 rue X", with_=With(text="Mme Vauquelin")))
    )
    block = next(block for block in sheet.page if isinstance(block, AppointmentBlock))
    assert [line.text for line in block.lines] == ["mercredi 2 décembre à 9\u00a0heures", "Rendez-vous du jeudi"]


@pytest.mark.parametrize("text", ["Prendre le bus pour Vauquelinville", "Demander la carte des femmes du monde"])
def test_other_words_are_left_alone(text: str) -> None:
    assert text in page_words(plan(holding(PERSON, SHELTER, action("x", text))))


def test_a_name_of_little_words_only_is_a_name_too() -> None:
    place = Contact(id="c", name="À la Une", sensitive=True, printed_name="Café")
    sheet = plan(holding(PERSON, place, action("x", "Aller à la une"), action("y", "Lire une lettre")))
    assert [block.text for block in sheet.page if isinstance(block, ActionBlock)] == ["Café", "Lire une lettre"]


def test_a_paper_to_bring_that_names_it_stops_the_printing() -> None:
    notebook = fatou(appointment("a9", "2026-12-08T09:00", place="Mairie", bring=("lettre de Mme Vauquelin",)))
    sheet = plan(notebook)
    assert [(q.asked, q.item, q.where) for q in sheet.questions] == [("named", "a9", "Mardi 8 décembre, Mairie")]
    with pytest.raises(SheetBlocked) as raised:
        sheet.cleared()
    assert raised.value.where == ("Mardi 8 décembre, Mairie",)


def test_a_neutral_name_that_tells_stops_the_printing() -> None:
    contact = Contact(id="c", name="Sophie Vauquelin", sensitive=True, printed_name="Chez Vauquelin")
    sheet = plan(holding(PERSON, contact), SheetChoices().confirm("c", "Chez Vauquelin"))
    assert [q.asked for q in sheet.questions] == ["named"]


def test_another_contact_of_its_structure_stops_the_printing() -> None:
    sheet = plan(fatou(Contact(id="c", name="Accueil", structure="Maison Rosabel")))
    assert [(q.asked, q.where) for q in sheet.questions] == [("named", "Accueil")]


def test_a_deleted_sensitive_contact_still_may_not_be_named() -> None:
    gone = Contact(id="c", name="Sophie Vauquelin", sensitive=True, printed_name="Café", deleted=True)
    sheet = plan(holding(PERSON, gone, action("x", "Rappeler Mme Vauquelin")))
    assert [q.asked for q in sheet.questions] == ["named"]
    assert "Vauquelin" not in " ".join(page_words(sheet))


def test_the_structure_itself_may_not_be_the_sensitive_one() -> None:
    sheet = plan_sheet(fatou(), SheetStructure("Maison Rosabel"), AGREED, MORNING)
    assert [q.item for q in sheet.questions] == ["structure"]


def test_the_person_s_own_first_name_is_never_taken_for_a_contact_s() -> None:
    person = Person(id="person", first_name="Martin")
    sheet = plan(
        holding(person, Contact(id="c", name="Sophie Martin", sensitive=True, printed_name="Café")), SheetChoices()
    )
    assert [q.asked for q in sheet.questions] == ["confirm"]
    assert "Martin, mon récap" in page_words(sheet)


@pytest.mark.parametrize(
    "text",
    [
        "Demander le dossier Kerzhinou",
        "Refaire la carte au nom de QUELLINEC",
        "Envoyer le bail du 14, impasse Bellerose",
        "Donner le 06 39 98 41 07",
        "Rappeler le numéro CAF 7654321",
        "Écrire à fatou.canari@example.fr",
    ],
)
def test_a_line_with_the_person_s_name_address_or_number_is_asked_about(text: str) -> None:
    sheet = plan(fatou(action("x9", text)))
    assert [(q.asked, q.item) for q in sheet.questions] == [("identity", "x9")]
    with pytest.raises(SheetNamesPerson):
        sheet.cleared()
    accepted = plan(fatou(action("x9", text)), AGREED.accept("x9"))
    assert accepted.questions == ()
    assert len(accepted.page) == len(sheet.page) + 1


def test_an_empty_notebook_still_gives_room_to_write_and_the_telephone() -> None:
    sheet = plan(holding(Person(id="person")))
    assert page_words(sheet)[0] == "Mon récap"
    assert [section.section for section in sheet.offered] == [Section.BLANK, Section.STRUCTURE]


def test_a_date_that_is_none_is_not_offered() -> None:
    sheet = plan(holding(PERSON, appointment("bad", "2026-13-45T99:00"), action("x", "Lire", by="bientôt")))
    assert [block.when for block in sheet.page if isinstance(block, ActionBlock)] == [None]
    assert not any(isinstance(block, AppointmentBlock) for block in sheet.page)


@settings(max_examples=60, deadline=None)
@given(
    name=st.text(min_size=1, max_size=30),
    structure=st.text(max_size=30),
    text=st.text(max_size=60),
    glue=st.sampled_from(["", " ", "-", "\n", "\u200b", ", "]),
)
def test_whatever_is_typed_the_page_holds_no_sensitive_name(name: str, structure: str, text: str, glue: str) -> None:
    contact = Contact(id="c", name=name, structure=structure, sensitive=True, printed_name="Café du lundi")
    notebook = holding(
        Person(id="person", first_name="Fatou"),
        contact,
        action("x", f"{text}{glue}{name}"),
        action("y", f"{structure} {text}"),
    )
    sheet = plan(notebook, SheetChoices().confirm("c", "Café du lundi"))
    secret = f" {folded(plain_words(name))} "
    printed = [f" {folded(block.text)} " for block in sheet.page if isinstance(block, ActionBlock)]
    others = [words for words in printed if words != " cafe du lundi "]
    assert not secret.strip() or [words for words in others if secret in words] == []


def test_the_plan_reads_no_clock() -> None:
    assert plan_sheet(fatou(), ATELIERS, AGREED, datetime(2030, 1, 1)).offered[0].section is Section.MINE
