"""The pictures: every meaning has its file, and a file is drawn as SVG says."""

import pytest

from carnet_desktop.domain.meanings import Meaning
from carnet_desktop.printing.pictograms import ink_width
from carnet_desktop.printing.svg import SIDE, read_shapes
from carnet_desktop.resources import resource


def test_every_meaning_has_one_picture_and_every_picture_a_meaning() -> None:
    assert {path.stem for path in resource("pictograms").glob("*.svg")} == {str(meaning) for meaning in Meaning}


def test_the_licence_stands_beside_the_pictures() -> None:
    assert "Attribution-ShareAlike 4.0 International" in resource("pictograms", "LICENSE.txt").read_text()


@pytest.mark.parametrize("meaning", Meaning)
def test_a_picture_fills_its_square_and_stays_in_it(meaning: Meaning) -> None:
    assert 10 < ink_width(meaning, SIDE) <= SIDE


def test_a_half_circle_arc_goes_through_its_top() -> None:
    (shape,) = read_shapes(b'<svg><path d="M10,36a26,26,0,0,1,52,0"/></svg>')
    ends = [points[-1] for _, points in shape.segments]
    assert [(round(x, 6), round(y, 6)) for x, y in ends] == [(10, 36), (36, 62), (62, 36)]


def test_a_large_arc_takes_the_long_way() -> None:
    (short,) = read_shapes(b'<svg><path d="M10,36A26,26,0,0,1,36,10"/></svg>')
    (long,) = read_shapes(b'<svg><path d="M10,36A26,26,0,1,0,36,10"/></svg>')
    assert len(short.segments) == 2
    assert len(long.segments) == 4


def test_a_smooth_curve_mirrors_the_one_before() -> None:
    (shape,) = read_shapes(b'<svg><path d="M0,72c0,-10,10,-10,10,0s10,10,10,0"/></svg>')
    assert shape.segments[2] == ("C", ((10, -10), (20, -10), (20, 0)))


def test_lines_relative_and_absolute_close_where_they_began() -> None:
    (shape,) = read_shapes(b'<svg><path d="M10 10h5v5H10zm20 0l1 1"/></svg>')
    assert [op for op, _ in shape.segments] == ["M", "L", "L", "L", "Z", "M", "L"]
    assert shape.segments[5][1] == ((30, 62),)


def test_a_turned_rectangle_is_turned() -> None:
    (shape,) = read_shapes(b'<svg><rect x="0" y="0" width="10" height="4" transform="rotate(90)"/></svg>')
    assert [(round(p[0][0]), round(p[0][1])) for _, p in shape.segments if p] == [(0, 72), (0, 62), (-4, 62), (-4, 72)]


@pytest.mark.parametrize(
    "svg", [b"<svg><text/></svg>", b'<svg><path d="M0 0q1 1 2 2"/></svg>', b'<svg><path d="M0"/></svg>']
)
def test_what_these_pictures_do_not_use_is_refused(svg: bytes) -> None:
    with pytest.raises(ValueError, match=r"draw|takes"):
        read_shapes(svg)


def test_colours_and_pens_are_read() -> None:
    (shape,) = read_shapes(
        b'<svg><circle cx="1" cy="1" r="1" fill="none" stroke="#000" stroke-width="2" stroke-linecap="round"/></svg>'
    )
    assert (shape.fill, shape.stroke, shape.width, shape.cap, shape.join) == (None, "#000000", 2.0, 1, 0)
