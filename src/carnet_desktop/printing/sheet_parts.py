"""Titles, appointments, actions and contacts of the sheet, measured and ready to draw, as on the printed model."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..domain.meanings import Meaning
from ..domain.sheet_blocks import ActionBlock, AppointmentBlock, ContactBlock, Heading, Subtitle, Title
from .page import LEFT, RIGHT, ROOM, Box
from .pen import GREEN, INK, WHITE, Pen, baseline
from .type import BOLD, REGULAR, SEMIBOLD, Style, lines_of, printable, style, width_of

BODY: Final = style(REGULAR, 14)
STRONG: Final = style(BOLD, 14)
AFTER_HEADING: Final = 9.0
_WEEKDAY: Final = style(SEMIBOLD, 14)
_TITLE: Final = style(BOLD, 31)
_HEADING: Final = style(BOLD, 18.5)
_NUMBER: Final = style(BOLD, 34)
_PHONE: Final = style(BOLD, 17)

_PICTURE: Final = 42.0  # side of a picture's square, 15 mm; its ink is smaller
_HEADING_PICTURE: Final = 36.0
_LINE_PICTURE: Final = 28.0  # ink of 8 mm
_BESIDE_PICTURE: Final = 33.0  # least height of a block with a picture


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a block's text; `above` and `below` are added space; a picture may stand before it."""

    text: str
    style: Style
    above: float = 0.0
    below: float = 0.0
    meaning: Meaning | None = None

    @property
    def height(self) -> float:
        return self.above + self.style.leading + self.below

    def draw(self, pen: Pen, x: float, top: float) -> None:
        pen.picture(self.meaning, _LINE_PICTURE, x - 23, top - self.above - self.style.leading / 2)
        pen.lines([self.text], self.style, x, top - self.above)


def title_box(block: Title) -> Box:
    lines = lines_of(block.text, _TITLE, RIGHT - LEFT)
    # Half-leading above the first line and below the last would only push the page down.
    return Box(len(lines) * _TITLE.leading - 8.6, lambda pen, top: pen.lines(lines, _TITLE, LEFT, top + 5), leads=True)


def subtitle_box(block: Subtitle) -> Box:
    lines = lines_of(block.text, BODY, RIGHT - LEFT)
    return Box(len(lines) * BODY.leading, lambda pen, top: pen.lines(lines, BODY, LEFT, top), leads=True)


def heading_box(block: Heading, *, pictures: bool) -> Box:
    x = LEFT + (40 if pictures else 0)
    lines = lines_of(block.text, _HEADING, RIGHT - x)
    height = 6.25 + len(lines) * _HEADING.leading

    def draw(pen: Pen, top: float) -> None:
        middle = top - height / 2 + 1
        pen.picture_from(block.meaning, _HEADING_PICTURE, LEFT, middle)
        pen.lines(lines, _HEADING, x, middle + len(lines) * _HEADING.leading / 2)
        pen.rule(LEFT, RIGHT, top - height, 1.5)

    return Box(height, draw, gap=8, leads=True)


_TILE_WIDTH: Final = 80.6
_TILE_HEIGHT: Final = 90.7
_BAND: Final = 24.5


def appointment_boxes(block: AppointmentBlock, *, pictures: bool) -> list[Box]:
    x = LEFT + _TILE_WIDTH + (51.8 if pictures else 15)
    rows = [
        row
        for index, line in enumerate(block.lines)
        for row in _spaced(lines_of(line.text, BODY if index else STRONG, RIGHT - x), index == 0, line.meaning)
    ]
    return _boxes(rows, x, lambda pen, top, _: _tile(pen, block, top), smallest=_TILE_HEIGHT, gap=11.5)


def _spaced(lines: Sequence[str], strong: bool, meaning: Meaning) -> Iterator[_Row]:
    """The lines of one idea: its picture before the first one, room for the picture above and below."""
    last = len(lines) - 1
    for index, line in enumerate(lines):
        yield _Row(
            line,
            STRONG if strong else BODY,
            above=2.8 if index == 0 else 0,
            below=2.8 if index == last else 0,
            meaning=meaning if index == 0 else None,
        )


def _tile(pen: Pen, block: AppointmentBlock, top: float) -> None:
    canvas, middle = pen.canvas, LEFT + _TILE_WIDTH / 2
    canvas.saveState()
    inside = canvas.beginPath()
    inside.roundRect(LEFT + 0.75, top - _TILE_HEIGHT + 0.75, _TILE_WIDTH - 1.5, _TILE_HEIGHT - 1.5, 4.5)
    canvas.clipPath(inside, stroke=0, fill=0)
    canvas.setFillColor(GREEN)
    canvas.rect(LEFT, top - _BAND, _TILE_WIDTH, _BAND, stroke=0, fill=1)
    canvas.restoreState()
    pen.frame(LEFT, top - _TILE_HEIGHT, _TILE_WIDTH, _TILE_HEIGHT, 4.5)
    pen.centred(block.weekday, _WEEKDAY, middle, top - _BAND / 2, WHITE)
    pen.centred(block.number, _NUMBER, middle, top - 43.4, INK)
    pen.centred(block.month, BODY, middle, top - 75, INK)


_TICK_BOX: Final = 18.5


def action_boxes(block: ActionBlock, *, pictures: bool) -> list[Box]:
    x = LEFT + (_TICK_BOX + 10 if block.box else 0) + (48.3 if pictures else 0)
    rows = _texts([block.text], [block.when] if block.when else [], RIGHT - x)

    def marks(pen: Pen, text_top: float, middle: float) -> None:
        pen.picture(block.meaning, _PICTURE, x - 30, middle)
        if block.box:
            bottom = text_top - (STRONG.leading + _TICK_BOX) / 2
            pen.frame(LEFT, bottom, _TICK_BOX, _TICK_BOX, 2.5)

    return _boxes(rows, x, marks, smallest=_BESIDE_PICTURE if pictures and block.meaning else 0, gap=6)


def contact_boxes(block: ContactBlock, *, pictures: bool) -> list[Box]:
    x = LEFT + (44.6 if pictures else 0)
    phone = printable(block.phone or "")
    wide = width_of(phone, _PHONE)
    beside = bool(phone) and wide <= (RIGHT - x) * 0.45
    rows = _texts([block.name], block.details, RIGHT - x - (wide + 14 if beside else 0))
    if phone and not beside:
        rows += [_Row(line, _PHONE) for line in lines_of(phone, _PHONE, RIGHT - x)]

    def marks(pen: Pen, text_top: float, middle: float) -> None:
        pen.picture(block.meaning, _PICTURE, LEFT + 17.5, middle)
        if beside:
            pen.right(phone, _PHONE, RIGHT, baseline(text_top, STRONG) - 1)

    return _boxes(rows, x, marks, smallest=_BESIDE_PICTURE if pictures else 0, gap=7)


def _texts(strong: Sequence[str], plain: Sequence[str], width: float) -> list[_Row]:
    return [
        _Row(line, used)
        for texts, used in ((strong, STRONG), (plain, BODY))
        for text in texts
        for line in lines_of(text, used, width)
    ]


_Marks = Callable[[Pen, float, float], None]
"""Draws what stands beside a text, given the text's top and the middle of its first two lines."""


def _boxes(rows: Sequence[_Row], x: float, marks: _Marks, *, smallest: float, gap: float) -> list[Box]:
    """One box; or, for a text that no page could hold, a first box and then a box a line."""
    whole = sum(row.height for row in rows) <= ROOM - AFTER_HEADING - 60
    first, rest = (rows, ()) if whole else (rows[:4], rows[4:])
    return [_box(first, x, marks, smallest, gap), *(_box([row], x, _no_marks, 0, 0) for row in rest)]


def _box(rows: Sequence[_Row], x: float, marks: _Marks, smallest: float, gap: float) -> Box:
    text = sum(row.height for row in rows)
    height = max(smallest, text)
    inset = (height - text) / 2 if len(rows) == 1 else 0.0

    def draw(pen: Pen, top: float) -> None:
        y = top - inset
        marks(pen, y, top - min(height, 2 * BODY.leading) / 2)
        for row in rows:
            row.draw(pen, x, y)
            y -= row.height

    return Box(height, draw, gap)


def _no_marks(_pen: Pen, _text_top: float, _middle: float) -> None:
    """The lines that go on over a page have nothing beside them."""
