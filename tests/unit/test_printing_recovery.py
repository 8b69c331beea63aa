"""The recovery page: everything on one sheet of paper, readable by hand and by stock tools."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.pdf_reading import letters_of, page_count, words_of

from carnet_desktop.printing.recovery import draw_recovery_page

WORDS = (
    *("abeille", "jardin", "notable", "dauphin", "bonheur", "cactus", "pelouse", "rivière", "lagune", "fidèle"),
    *("mousse", "moulin", "sésame", "ortie", "tulipe", "copain", "lanterne", "image", "hibou", "gravir"),
    *("olivier", "panda", "ruban", "véranda"),
)
KEY = "AGE-SECRET-KEY-1" + "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L" + "W" * 26
PDF = draw_recovery_page("Les Ateliers du Pont", WORDS, KEY, date(2026, 11, 24))


def test_it_is_one_page() -> None:
    assert page_count(PDF) == 1


def test_each_word_follows_its_number() -> None:
    words = words_of(PDF)
    assert [word for number, word in enumerate(WORDS, 1) if f"{number} {word}" not in words] == []


def test_the_words_stand_in_four_columns_of_six() -> None:
    firsts = [x for x in letters_of(PDF) if x.size == 12 and x.text.isdigit() and 460 < x.bottom < 660]
    rows = {round(x.bottom / 25) for x in firsts}
    assert len(rows) == 6
    places = [words_of(PDF).find(f"{n} {word}") for n, word in enumerate(WORDS, 1)]
    assert places == sorted(places)


def test_the_key_stands_whole_on_one_line() -> None:
    assert KEY in words_of(PDF)
    line = [x for x in letters_of(PDF) if x.bottom < 250 and x.size < 12]
    assert "".join(x.text for x in line) == KEY
    assert max(x.right for x in line) <= 595.28 - 56


def test_it_says_what_it_opens_how_and_where_to_keep_it() -> None:
    words = words_of(PDF)
    for text in (
        "rouvrent tous les carnets",
        "Où la garder",
        "dans Carnet",
        "sans Carnet",
        "age --decrypt",
        "Imprimée le",
    ):
        assert text in words


def test_it_bears_only_our_letters() -> None:
    assert {x.font.split("+")[-1].split("-")[0] for x in letters_of(PDF)} == {"AtkinsonHyperlegibleNext"}


def test_the_same_secret_gives_the_same_bytes() -> None:
    assert draw_recovery_page("Les Ateliers du Pont", WORDS, KEY, date(2026, 11, 24)) == PDF


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=300))
def test_any_structure_s_name_leaves_it_on_one_page(name: str) -> None:
    assert page_count(draw_recovery_page(name, WORDS, KEY, date(2026, 11, 24))) == 1
