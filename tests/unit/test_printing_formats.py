"""The layout rules of each format, on the PDF itself."""

import ctypes
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import segno
from tests.papers.samples import notebooks
from tests.unit.fatou import AGREED, TODAY, action, fatou, plan
from tests.unit.pdf_reading import letters_of, page_count, said, uncompressed, words_of

from carnet_desktop.domain.meanings import Meaning
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.sheet_blocks import AppointmentBlock, Block, CodeBlock, Line, Title
from carnet_desktop.domain.sheet_choices import SheetFormat
from carnet_desktop.printing.document import _papers
from carnet_desktop.printing.format import FORMATS
from carnet_desktop.printing.preview import page_images
from carnet_desktop.printing.sheet import draw_sheet

CM = 72 / 2.54
SIZES = {
    SheetFormat.A4: (595, 842),
    SheetFormat.LARGE: (595, 842),
    SheetFormat.A5: (842, 595),
    SheetFormat.CARD: (420, 298),
}
MARGINS = {
    SheetFormat.A4: 3 * CM,
    SheetFormat.LARGE: 3 * CM,
    SheetFormat.A5: 1.5 * CM,
    SheetFormat.CARD: 1.5 * CM,
}


def drawn(format_: SheetFormat, notebook: Notebook | None = None) -> bytes:
    return of_blocks(format_, plan(notebook or fatou(), replace(AGREED, format=format_, codes=True)).page)


def of_blocks(format_: SheetFormat, blocks: Sequence[Block]) -> bytes:
    return draw_sheet(blocks, format_=FORMATS[format_], printed_on=TODAY, version="1")


every_format = pytest.mark.parametrize("format_", SheetFormat)
every_notebook = pytest.mark.parametrize("name", ["empty", "small", "usual", "many", "hard"])


@every_format
def test_a_page_has_the_size_of_its_paper(format_: SheetFormat) -> None:
    with pypdfium2.PdfDocument(drawn(format_)) as document:
        sizes = {tuple(round(side) for side in document[i].get_size()) for i in range(len(document))}
    assert sizes == {SIZES[format_]}


@every_format
@every_notebook
def test_letters_are_large_enough_and_stand_inside_the_margins(format_: SheetFormat, name: str) -> None:
    letters = letters_of(drawn(format_, notebooks()[name]))
    assert min(letter.size for letter in letters) >= (18 if format_ is SheetFormat.LARGE else 14) - 0.01
    margin, (width, height) = MARGINS[format_], SIZES[format_]
    halves = (0, width / 2) if format_ is SheetFormat.A5 else (0,)
    wide = width / len(halves)
    for letter in letters:
        left = max(half for half in halves if half <= letter.left)
        assert letter.left - left >= margin - 1.5
        assert letter.right <= left + wide - margin + 1.5
        assert margin - 6 <= letter.bottom
        assert letter.top <= height - margin + 1.5


@every_format
@every_notebook
def test_every_drawn_mark_stands_inside_the_margins(format_: SheetFormat, name: str) -> None:
    margin = int(MARGINS[format_]) - 1
    for image in page_images(drawn(format_, notebooks()[name]), 72):
        rows = [image.rgba[y * image.width * 4 : (y + 1) * image.width * 4] for y in range(image.height)]
        white = b"\xff" * (image.width * 4)
        assert all(row == white for row in (*rows[:margin], *rows[-margin:]))
        side = b"\xff" * (margin * 4)
        assert all(row[: len(side)] == side and row[-len(side) :] == side for row in rows)


@every_format
def test_lines_of_a_text_stand_one_and_a_half_apart(format_: SheetFormat) -> None:
    size = 18 if format_ is SheetFormat.LARGE else 14
    long = AppointmentBlock("lundi", "1er", "mai", (Line(Meaning.HOUR, "Demander " * 30),))
    letters = [x for x in letters_of(of_blocks(format_, [Title("A"), long])) if x.text == "D" and round(x.size) == size]
    assert len({letter.bottom for letter in letters}) > 2
    for _page, held in groupby(letters, key=lambda letter: letter.page):
        bottoms = sorted({round(x.bottom, 1) for x in held}, reverse=True)
        assert all(above - below >= size * 1.5 - 0.2 for above, below in pairwise(bottoms))


@every_format
def test_words_are_never_cut_and_lines_begin_at_the_left(format_: SheetFormat) -> None:
    words = words_of(drawn(format_, fatou(action("l", "Demander l’attestation d’hébergement au propriétaire " * 3))))
    assert "-\u00ad" not in words
    assert "\u00ad" not in words
    if format_ is not SheetFormat.CARD:
        assert words.count("propriétaire") == 3


@every_format
def test_text_is_black_or_white_on_green(format_: SheetFormat) -> None:
    colours = set()
    with pypdfium2.PdfDocument(drawn(format_)) as document:
        for index in range(len(document)):
            text = document[index].get_textpage()
            for character in range(text.count_chars()):
                channels = [ctypes.c_uint() for _channel in range(4)]
                pdfium.FPDFText_GetFillColor(text, character, *channels)
                colours.add(tuple(channel.value for channel in channels[:3]))
    assert colours <= {(0x14, 0x14, 0x14), (255, 255, 255), (0, 0, 0)}


@every_format
def test_the_same_page_gives_the_same_bytes(format_: SheetFormat) -> None:
    assert drawn(format_) == drawn(format_)


@every_format
def test_each_page_says_which_it_is(format_: SheetFormat) -> None:
    words = words_of(drawn(format_))
    total = len(re.findall(r"page \d+ sur \d+", words))
    assert total
    assert all(f"page {n} sur {total}" in words for n in range(1, total + 1))
    assert words.count("Imprimé le mardi 24 novembre 2026") >= 1


@pytest.mark.parametrize(
    ("pages", "sides"),
    [
        (1, [(0, None)]),
        (2, [(0, 1)]),
        (4, [(3, 0), (1, 2)]),
        (5, [(None, 0), (1, None), (None, 2), (3, 4)]),
        (8, [(7, 0), (1, 6), (5, 2), (3, 4)]),
    ],
)
def test_a_folded_sheet_is_read_like_a_booklet(pages: int, sides: list[tuple[int | None, int | None]]) -> None:
    assert _papers(pages) == sides


def test_a_card_is_a_recto_and_a_verso() -> None:
    assert page_count(drawn(SheetFormat.CARD)) == 2


def test_pictures_say_what_they_show_and_a_tile_its_day() -> None:
    held = uncompressed(drawn(SheetFormat.A4))
    for words in ("jeudi 26 novembre", "lieu", "à apporter", "case à cocher"):
        assert said(words) in held


def test_headings_lists_and_paragraphs_are_told_apart() -> None:
    held = uncompressed(drawn(SheetFormat.A4))
    for role in (b"/S /H1", b"/S /H2", b"/S /L ", b"/S /LI", b"/S /LBody", b"/S /P", b"/S /Figure"):
        assert role in held
    assert held.count(b"/S /H1") == 1


def test_a_code_is_coarse_enough_for_a_telephone() -> None:
    """40 mm over at most 89 squares: nearly half a millimetre each."""
    blocks = [b for b in plan(fatou(), replace(AGREED, codes=True)).page if isinstance(b, CodeBlock)]
    sizes = [len(list(segno.make(block.payload, error="l", micro=False).matrix)) for block in blocks]
    assert len(sizes) == 2
    assert max(sizes) <= 89
