"""A page as the screen shows it."""

from tests.unit.fatou import TODAY, fatou, plan
from tests.unit.pdf_reading import page_count

from carnet_desktop.domain.sheet_blocks import Title
from carnet_desktop.printing.preview import page_images
from carnet_desktop.printing.sheet import draw_sheet

PDF = draw_sheet(plan(fatou()).cleared(), printed_on=TODAY, version="0.1.0")


def test_a_page_is_a4_at_the_resolution_asked_for() -> None:
    images = page_images(PDF, 100)
    assert len(images) == page_count(PDF) == 3
    assert {(image.width, image.height) for image in images} == {(827, 1170)}
    assert {len(image.rgba) for image in images} == {827 * 1170 * 4}


def test_paper_is_white_opaque_and_the_tile_is_green() -> None:
    image = page_images(PDF, 50)[0]
    pixels = {image.rgba[i : i + 4] for i in range(0, len(image.rgba), 4)}
    assert image.rgba[:4] == b"\xff\xff\xff\xff"
    assert bytes((0x1B, 0x5E, 0x4E, 255)) in pixels
    assert {pixel[3] for pixel in pixels} == {255}


def test_an_almost_empty_page_shows_its_title() -> None:
    image = page_images(draw_sheet([Title("A")], printed_on=TODAY, version="0"), 20)[0]
    assert any(byte < 100 for byte in image.rgba)
