"""The PDF itself: the rules a machine can check on the page that leaves with the person."""

import unicodedata
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.fatou import AGREED, CANARIES, MORNING, TODAY, action, appointment, fatou, plan
from tests.unit.held_notebook import holding
from tests.unit.pdf_reading import letters_of, page_count, said, uncompressed, words_of

from carnet_desktop.domain.meanings import Meaning
from carnet_desktop.domain.records import Contact, Person, With
from carnet_desktop.domain.sheet import plan_sheet
from carnet_desktop.domain.sheet_blocks import (
    ActionBlock,
    AppointmentBlock,
    Block,
    Heading,
    Line,
    StructureFrame,
    Subtitle,
    Title,
)
from carnet_desktop.domain.sheet_choices import SheetChoices, SheetStructure
from carnet_desktop.printing.fonts import REGULAR
from carnet_desktop.printing.preview import page_images
from carnet_desktop.printing.scripts import pieces_of
from carnet_desktop.printing.sheet import draw_sheet
from carnet_desktop.printing.type import printable, unwritable

MARGIN = 3 / 2.54 * 72
WIDTH, HEIGHT = 595.28, 841.89


def drawn(blocks: Sequence[Block], *, pictures: bool = True) -> bytes:
    return draw_sheet(blocks, printed_on=TODAY, pictures=pictures, version="0.1.0")


@pytest.fixture(scope="module")
def sheet() -> bytes:
    return drawn(plan(fatou()).cleared())


@pytest.fixture(scope="module")
def long_sheet() -> bytes:
    more = [action(f"m{i:02}", f"Rappeler le service numéro {i:02}", by="2026-12-10") for i in range(40)]
    return drawn(plan(fatou(*more)).cleared())


def test_the_words_come_in_reading_order(sheet: bytes) -> None:
    words = words_of(sheet)
    expected = [
        "Fatou, mon récap",
        "Cette page est à moi. Je la montre si je veux.",
        "Mes rendez-vous",
        "jeudi 26 novembre à 10 heures",
        "Mission locale, 4 rue du Port",
        "avec Karim Ziani",
        "apporter la pièce d’identité",
        "mardi 1er décembre à 14 heures",
        "Rendez-vous du jeudi",
        "Ce que je fais",
        "Demander l’attestation d’hébergement avant le vendredi 27 novembre",
        "Ce que les autres font pour moi",
        "Claire : envoyer la demande de logement dès que possible",
        "CAF : étudier le dossier de logement avant le mardi 1er décembre",
        "Mes contacts",
        "Karim Ziani",
        "02 61 91 22 40",
        "Place pour les autres professionnels",
        "Les Ateliers du Pont",
        "02 61 91 50 50",
    ]
    place = 0
    for text in expected:
        place = words.find(text, place) + 1
        assert place, text


def test_each_page_bears_its_number_and_the_day_of_printing(sheet: bytes) -> None:
    words = words_of(sheet)
    assert "Imprimé le mardi 24 novembre 2026" in words
    assert "page 1 sur 3" in words
    assert "page 3 sur 3" in words
    assert words.count("Images OpenMoji, licence CC BY-SA 4.0") == 1


def test_a_single_page_bears_the_day_and_the_credit() -> None:
    pdf = drawn(plan(holding(Person(id="person", first_name="Ali"))).cleared())
    words = words_of(pdf)
    assert page_count(pdf) == 1
    assert "Imprimé le mardi 24 novembre 2026" in words
    assert "Images OpenMoji" in words
    assert "page 1 sur 1" in words


def test_without_pictures_there_is_no_credit() -> None:
    assert "OpenMoji" not in words_of(drawn(plan(fatou()).cleared(), pictures=False))


def test_nothing_that_must_not_print_is_in_the_file(sheet: bytes) -> None:
    words = words_of(sheet).lower()
    assert [canary for canary in CANARIES if canary.lower() in words] == []


def test_no_letter_is_smaller_than_fourteen_points(long_sheet: bytes) -> None:
    assert min(letter.size for letter in letters_of(long_sheet)) >= 14


def test_one_family_of_letters_upright(long_sheet: bytes) -> None:
    fonts = {letter.font.split("+")[-1] for letter in letters_of(long_sheet)}
    assert fonts == {f"AtkinsonHyperlegibleNext-{weight}" for weight in ("Regular", "SemiBold", "Bold")}


def test_no_font_but_ours_is_even_named_in_the_file(sheet: bytes) -> None:
    assert b"Helvetica" not in sheet


@pytest.mark.parametrize("pictures", [True, False])
def test_every_mark_stands_inside_margins_of_three_centimetres(pictures: bool) -> None:
    every = [Heading(meaning, "Un titre") for meaning in Meaning]
    lines = tuple(Line(meaning, "Une ligne assez longue pour aller jusqu’au bord et plus loin") for meaning in Meaning)
    actions = [ActionBlock(True, meaning, "Une action", "avant le mardi 1er décembre") for meaning in Meaning]
    tile = AppointmentBlock("mercredi", "26", "septembre", lines[:3])
    for image in page_images(drawn([*plan(fatou()).page, *every, tile, *actions], pictures=pictures), 72):
        marked = [i for i in range(0, len(image.rgba), 4) if image.rgba[i : i + 3] != b"\xff\xff\xff"]
        columns = {(i // 4) % image.width for i in marked}
        rows = {(i // 4) // image.width for i in marked}
        assert min(columns) >= int(MARGIN) - 1  # a j at the start of a line leans out by less than a point
        assert max(columns) <= image.width - int(MARGIN)
        assert min(rows) >= int(MARGIN)
        assert max(rows) <= image.height - int(MARGIN)


def test_lines_stand_at_least_one_and_a_half_apart() -> None:
    pdf = drawn([Title("A"), ActionBlock(True, None, "Demander " * 30, None)])
    lines = sorted({round(letter.bottom) for letter in letters_of(pdf) if letter.text == "D"}, reverse=True)
    gaps = [above - below for above, below in pairwise(lines)]
    assert gaps
    assert all(gap >= 20 for gap in gaps)  # 21 points, rounded


def test_no_sign_that_is_hard_to_read() -> None:
    notebook = fatou(action("x9", "Payer 50 % du loyer (caution) ; garder le reçu"))
    assert not set(words_of(drawn(plan(notebook).cleared()))) & set(";()%")


def test_what_looks_like_markup_prints_as_typed() -> None:
    assert "Lire <b>tout</b> & signer" in words_of(
        drawn(plan(fatou(action("x9", "Lire <b>tout</b> & signer"))).cleared())
    )


def test_the_document_says_its_language_and_title_and_no_author(sheet: bytes) -> None:
    with pypdfium2.PdfDocument(sheet) as document:
        told = document.get_metadata_dict()
    assert told["Title"] == "Fatou, mon récap"
    assert told["Author"] == ""
    assert told["Creator"] == "Carnet 0.1.0"
    assert b"/Lang (fr-FR)" in sheet


def test_the_same_page_gives_the_same_bytes(sheet: bytes) -> None:
    assert drawn(plan(fatou()).cleared()) == sheet


def test_forty_actions_go_on_over_the_pages(long_sheet: bytes) -> None:
    words = words_of(long_sheet)
    assert [i for i in range(40) if f"Rappeler le service numéro {i:02}" not in words] == []
    assert page_count(long_sheet) > 3
    assert f"page 1 sur {page_count(long_sheet)}" in words


def test_no_page_ends_with_a_title(long_sheet: bytes) -> None:
    letters = letters_of(long_sheet)
    for page in range(page_count(long_sheet)):
        body = [x for x in letters if x.page == page and x.bottom > MARGIN + 25]
        lowest = min(body, key=lambda letter: letter.bottom)
        assert lowest.size != 18.5


def test_a_tile_and_its_lines_stay_on_one_page() -> None:
    records = [
        appointment(
            f"a{day}", f"2026-12-{day:02}T11:00", place="Maison commune, 12 rue des Écoles", bring=("RIB", "CV")
        )
        for day in range(1, 20)
    ]
    pdf = drawn(plan(holding(Person(id="person", first_name="Ali"), *records)).cleared())
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [document[i].get_textpage().get_text_range() for i in range(len(document))]
    assert len(pages) > 3
    for text in pages:
        assert text.count("à 11 heures") == text.count("apporter le CV") == text.count("Maison commune")


def test_a_section_that_does_not_fit_goes_over_whole() -> None:
    actions = [action(f"m{i}", f"Rappeler le numéro {i}", by="2026-12-10") for i in range(8)]
    pdf = drawn(plan(fatou(*actions)).cleared())
    letters = letters_of(pdf)
    pages = {i: "".join(x.text for x in letters if x.page == i) for i in range(page_count(pdf))}
    assert [i for i, text in pages.items() if "Cequejefais" in text] == [1]
    assert all(f"Rappelerlenuméro{i}" in pages[1] for i in range(8))


@pytest.mark.parametrize("number", range(0, 14))
def test_room_to_write_is_three_to_six_pairs_of_lines(number: int) -> None:
    actions = [action(f"m{i}", f"Rappeler le numéro {i}") for i in range(number)]
    words = words_of(drawn(plan(holding(Person(id="person", first_name="Ali"), *actions)).cleared()))
    assert 3 <= words.count("Quoi") <= 6


def test_the_structure_s_telephone_stands_at_the_foot_of_the_last_page(long_sheet: bytes) -> None:
    last = page_count(long_sheet) - 1
    frame = [x for x in letters_of(long_sheet) if x.size == 20]
    assert "".join(x.text for x in frame) == "0261915050"
    assert {x.page for x in frame} == {last}
    body = [x.bottom for x in letters_of(long_sheet) if x.page == last and x.size != 20]
    assert sum(1 for bottom in body if bottom > MARGIN + 25) > 20
    assert min(x.bottom for x in frame) < HEIGHT / 4


def test_a_telephone_is_never_broken() -> None:
    contact = Contact(id="c", name="Service " * 12, phone="+33261919999")
    letters = [x for x in letters_of(drawn(plan(holding(contact)).cleared())) if x.size == 17]
    assert "".join(x.text for x in letters) == "0261919999"
    assert max(x.bottom for x in letters) - min(x.bottom for x in letters) < 2


def test_other_scripts_print_in_the_fonts_behind_the_family() -> None:
    pdf = drawn([Title("Nguyễn\u202f! Đặng → Łódź Олександр"), Subtitle("Şükrü Γιώργος")])
    assert "Nguyễn ! Đặng – Łódź Олександр" in words_of(pdf)
    assert "Şükrü Γιώργος" in words_of(pdf)
    fonts = {letter.font.split("+")[-1] for letter in letters_of(pdf) if letter.text in "Олександр"}
    assert fonts == {"NotoSans-Bold"}


def test_arabic_and_emoji_are_drawn_as_outlines_that_say_their_words() -> None:
    pdf = drawn([Title("A"), ActionBlock(True, None, "avec محمد عبد الله 😀 demain", None)])
    without = drawn([Title("A"), ActionBlock(True, None, "avec demain", None)])
    for word in ("محمد", "عبد", "الله", "😀"):
        assert said(word) in uncompressed(pdf), word
    assert page_images(pdf, 40) != page_images(without, 40)


def test_arabic_words_stand_from_right_to_left_in_a_line_that_reads_from_the_left() -> None:
    first, second = (piece for piece in pieces_of("avec محمد عبد demain", REGULAR) if piece.outline)
    after = pieces_of("avec محمد عبد demain", REGULAR)[-1]
    assert second.x < first.x < after.x


def test_a_comma_after_an_arabic_name_stands_on_its_right() -> None:
    name, comma, *_rest = pieces_of("محمد, mon récap", REGULAR)
    assert comma.text == ","
    assert comma.x == pytest.approx(name.x + name.width)


def test_hindi_letters_are_joined_to_their_neighbours() -> None:
    (name,) = pieces_of("क्षितिज", REGULAR)
    assert name.outline
    assert name.width < sum(piece.width for letter in "क्षितिज" for piece in pieces_of(letter, REGULAR))


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Œuvre d’Łukasz, Nguyễn, Олександр, محمد, क्षितिज 😀🏽 ❤\ufe0f", ""),
        ("un\u200bmot\u202fcollé ﬁn ①", ""),
        ("Appeler 王芳 et 王明", "王芳明"),
        ("ნინო", "ნიო"),
    ],
)
def test_the_letters_no_font_has_are_known(text: str, lost: str) -> None:
    assert unwritable(text) == lost


@settings(max_examples=300, deadline=None)
@given(letter=st.characters(exclude_categories=("C", "Z"), exclude_characters="→⇒‐‑―ʼ′"))
def test_no_letter_is_lost_in_silence(letter: str) -> None:
    printed = unicodedata.normalize("NFKD", printable(letter))
    selector = unicodedata.name(letter, "").startswith("VARIATION SELECTOR")
    whole = set(unicodedata.normalize("NFKD", letter).replace(" ", "")) <= set(printed)
    assert whole or selector or unwritable(letter)


def test_a_script_no_font_holds_leaves_no_box() -> None:
    assert words_of(drawn([Title("A"), Subtitle("avec 張偉 demain")])).startswith("A avec demain")


_anything = st.text(max_size=40) | st.text(alphabet="M W’éا😀\u202f\ud800", max_size=400)


@settings(max_examples=40, deadline=None)
@given(first=_anything, place=_anything, whom=_anything, what=_anything, name=_anything, hours=_anything)
def test_whatever_is_typed_a_page_comes_out(
    first: str, place: str, whom: str, what: str, name: str, hours: str
) -> None:
    notebook = _typed(first, place, whom, what)
    sheet = plan_sheet(notebook, SheetStructure(name, hours, hours), SheetChoices(), MORNING)
    pdf = drawn(sheet.page)
    hang = 0.1  # a J hangs so much of its size before the line, by design
    assert all(
        x.left >= MARGIN - x.size * hang and x.right <= WIDTH - MARGIN + max(1.5, x.size * hang)
        for x in letters_of(pdf)
    )


def _typed(first: str, place: str, whom: str, what: str):  # type: ignore[no-untyped-def]
    safe = [text.encode("utf-8", "ignore").decode() for text in (first, place, whom, what)]
    return holding(
        Person(id="person", first_name=safe[0]),
        Contact(id="c", name=safe[2], role=safe[1], phone=safe[3]),
        appointment("a", "2026-12-02T09:00", place=safe[1], with_=With(text=safe[2]), bring=(safe[3],)),
        action("x", safe[3] * 3, "partner", who_text=safe[2]),
    )


def test_a_text_that_no_page_can_hold_goes_on_over_the_next() -> None:
    pdf = drawn([Title("A"), Heading(Meaning.MINE, "Ce que je fais"), ActionBlock(True, None, "mot " * 1500, None)])
    assert words_of(pdf).count("mot") == 1500
    assert page_count(pdf) > 2


def test_a_frame_without_a_telephone_still_stands() -> None:
    assert "La Passerelle" in words_of(
        drawn([Title("A"), StructureFrame(Meaning.STRUCTURE_PHONE, "La Passerelle", (), None)])
    )


def test_the_plan_of_another_day_says_that_day() -> None:
    pdf = draw_sheet(plan(fatou(), AGREED).page, printed_on=date(2027, 1, 1), version="1")
    assert "Imprimé le vendredi 1er janvier 2027" in words_of(pdf)
