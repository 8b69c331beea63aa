"""Each block measured and ready to draw, as on the printed model, with its place in the structure of the document."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..domain.meanings import SAID, Meaning
from ..domain.sheet_blocks import (
    ActionBlock,
    AppointmentBlock,
    ContactBlock,
    Field,
    Heading,
    Paragraph,
    Subheading,
    Subtitle,
    Title,
    WordBlock,
)
from ..i18n import NBSP, _
from .fonts import BOLD
from .format import Format
from .page import Box
from .pen import GREEN, INK, WHITE, Pen, baseline
from .tagging import Element
from .type import Style, lines_of, printable, width_of

# Measures of the model, for letters of 14 points.
_PICTURE: Final = 42.0  # side of a picture's square, 15 mm; its ink is smaller
_HEADING_PICTURE: Final = 36.0
_LINE_PICTURE: Final = 28.0  # ink of 8 mm
_BESIDE_PICTURE: Final = 33.0  # least height of a block with a picture
_TILE_WIDTH: Final = 80.6
_TILE_HEIGHT: Final = 90.7
_BAND: Final = 24.5
_TICK_BOX: Final = 18.5


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a block's text; `above` and `below` are added space; a picture may stand before it."""

    text: str
    style: Style
    element: Element
    above: float = 0.0
    below: float = 0.0
    meaning: Meaning | None = None
    figure: Element | None = None
    side: float = 0.0

    @property
    def height(self) -> float:
        return self.above + self.style.leading + self.below

    def draw(self, pen: Pen, x: float, top: float) -> None:
        middle = top - self.above - self.style.leading / 2
        pen.picture(self.figure, self.meaning, self.side, x - self.side * 23 / _LINE_PICTURE, middle)
        pen.lines(self.element, [self.text], self.style, x, top - self.above)


_Marks = Callable[[Pen, float, float], None]
"""Draws what stands beside a text, given the text's top and the middle of its first two lines."""


class Parts:
    """Makes the boxes of blocks on one format; each adds itself to the element it is given."""

    def __init__(self, format_: Format, *, pictures: bool) -> None:
        self._format, self._pictures = format_, pictures
        self._of = format_.of

    @property
    def after_heading(self) -> float:
        return self._of(9)

    def title(self, block: Title, into: Element) -> list[Box]:
        used = self._format.style(BOLD, self._format.title)
        lines, element = self._lines(block.text, used, self._format.left), into.add("H1")
        # Half-leading above the first line and below the last would only push the page down.
        height = len(lines) * used.leading - self._of(8.6)
        return [
            Box(
                height,
                lambda pen, top: pen.lines(element, lines, used, self._format.left, top + self._of(5)),
                leads=True,
            )
        ]

    def subtitle(self, block: Subtitle, into: Element) -> list[Box]:
        return [self._text(block.text, self._format.body, into.add("P"), leads=True)]

    def heading(self, block: Heading, into: Element) -> list[Box]:
        used, element = self._format.style(BOLD, 18.5), into.add("H2")
        figure = self._figure(block.meaning, element)
        x = self._format.left + (self._of(40) if figure else 0)
        lines = self._lines(block.text, used, x)
        height = self._of(6.25) + len(lines) * used.leading

        def draw(pen: Pen, top: float) -> None:
            middle = top - height / 2 + self._of(1)
            if block.meaning is not None:
                pen.picture_from(figure, block.meaning, self._of(_HEADING_PICTURE), self._format.left, middle)
            pen.lines(element, lines, used, x, middle + len(lines) * used.leading / 2)
            pen.rule(self._format.left, self._format.right, top - height, 1.5)

        return [Box(height, draw, gap=self._of(8), leads=True)]

    def subheading(self, block: Subheading, into: Element) -> list[Box]:
        return [self._text(block.text, self._format.style(BOLD, 15.5), into.add("H3"), gap=self._of(10), leads=True)]

    def paragraph(self, block: Paragraph, into: Element) -> list[Box]:
        rows = self._rows(block.text, self._format.body, into.add("P"), self._format.left)
        return self._boxes(rows, self._format.left, _no_marks, gap=self._of(7))

    def field(self, block: Field, into: Element) -> list[Box]:
        """The name, then what it is, on the same line where both fit."""
        body, strong, left = self._format.body, self._format.strong, self._format.left
        name, element = f"{printable(block.label)}{NBSP}:", _item(into).add("P")
        wide = width_of(f"{name} ", strong)
        if wide + width_of(printable(block.text), body) <= self._format.right - left:

            def draw(pen: Pen, top: float) -> None:
                pen.lines(element, [name], strong, left, top)
                pen.lines(element, [printable(block.text)], body, left + wide, top)

            return [Box(body.leading, draw, gap=self._of(2))]
        rows = [*self._rows(name, strong, element, left), *self._rows(block.text, body, element, left)]
        return self._boxes(rows, left, _no_marks, gap=self._of(2))

    def word(self, block: WordBlock, into: Element) -> list[Box]:
        return self.field(Field(block.word, block.meaning), into)

    def appointment(self, block: AppointmentBlock, into: Element) -> list[Box]:
        body = _item(into)
        tile = body.add("Figure", f"{block.weekday} {block.number} {block.month}")
        x = self._format.left + self._of(_TILE_WIDTH + (51.8 if self._pictures else 15))
        rows: list[_Row] = []
        for index, line in enumerate(block.lines):
            element = body.add("P")
            used = self._format.body if index else self._format.strong
            lines = self._lines(line.text, used, x)
            rows += self._spaced(lines, used, element, line.meaning, self._figure(line.meaning, element))
        return self._boxes(
            rows, x, lambda pen, top, _: self._tile(pen, tile, block, top), smallest=self._of(_TILE_HEIGHT),
            gap=self._of(11.5),
        )  # fmt: skip

    def action(self, block: ActionBlock, into: Element, *, room: bool) -> list[Box]:
        """`room` for a picture: one of the actions beside it has one."""
        body = _item(into)
        box = body.add("Figure", _("case à cocher")) if block.box else None
        figure = self._figure(block.meaning, body)
        tick = self._of(_TICK_BOX)
        x = self._format.left + (tick + self._of(10) if box else 0) + (self._of(48.3) if self._pictures and room else 0)
        rows = self._rows(block.text, self._format.strong, body.add("P"), x)
        rows += self._rows(block.when, self._format.body, body.add("P"), x) if block.when else []

        def marks(pen: Pen, text_top: float, middle: float) -> None:
            if box:
                with pen.tags.content(box):
                    bottom = text_top - (self._format.strong.leading + tick) / 2
                    pen.frame(self._format.left, bottom, tick, tick, self._of(2.5))
            pen.picture(figure, block.meaning, self._of(_PICTURE), x - self._of(30), middle)

        return self._boxes(rows, x, marks, smallest=self._of(_BESIDE_PICTURE) if figure else 0, gap=self._of(6))

    def contact(self, block: ContactBlock, into: Element) -> list[Box]:
        body = _item(into)
        figure = self._figure(block.meaning, body)
        used, strong = self._format.style(BOLD, 17), self._format.strong
        x = self._format.left + (self._of(44.6) if self._pictures else 0)
        phone = printable(block.phone or "")
        wide = width_of(phone, used)
        beside = bool(phone) and wide <= (self._format.right - x) * 0.45
        before = wide + self._of(14) if beside else 0.0
        rows = self._rows(block.name, strong, body.add("P"), x, before)
        for detail in block.details:
            rows += self._rows(detail, self._format.body, body.add("P"), x, before)
        number = body.add("P") if phone else None
        if number and not beside:
            rows += self._rows(phone, used, number, x)

        def marks(pen: Pen, text_top: float, middle: float) -> None:
            pen.picture(figure, block.meaning, self._of(_PICTURE), self._format.left + self._of(17.5), middle)
            if beside and number:
                pen.right(number, phone, used, self._format.right, baseline(text_top, strong) - 1)

        return self._boxes(rows, x, marks, smallest=self._of(_BESIDE_PICTURE) if figure else 0, gap=self._of(7))

    def _figure(self, meaning: Meaning | None, into: Element) -> Element | None:
        return into.add("Figure", SAID[meaning]) if self._pictures and meaning is not None else None

    def _lines(self, text: str, used: Style, x: float, before: float = 0) -> tuple[str, ...]:
        return lines_of(text, used, self._format.right - x - before)

    def _text(self, text: str, used: Style, element: Element, *, gap: float = 0, leads: bool = False) -> Box:
        lines, left = self._lines(text, used, self._format.left), self._format.left
        return Box(len(lines) * used.leading, lambda pen, top: pen.lines(element, lines, used, left, top), gap, leads)

    def _rows(self, text: str, used: Style, element: Element, x: float, before: float = 0) -> list[_Row]:
        """`before`: room kept at the right."""
        return [_Row(line, used, element) for line in self._lines(text, used, x, before)]

    def _spaced(
        self, lines: Sequence[str], used: Style, element: Element, meaning: Meaning, figure: Element | None
    ) -> Iterator[_Row]:
        """The lines of one idea: its picture before the first one, room for the picture above and below."""
        last, room, side = len(lines) - 1, self._of(2.8), self._of(_LINE_PICTURE)
        for index, line in enumerate(lines):
            above, below = room if index == 0 else 0.0, room if index == last else 0.0
            yield _Row(line, used, element, above, below, meaning, figure if index == 0 else None, side)

    def _tile(self, pen: Pen, element: Element, block: AppointmentBlock, top: float) -> None:
        canvas, left, wide, high = pen.canvas, self._format.left, self._of(_TILE_WIDTH), self._of(_TILE_HEIGHT)
        middle, band, radius = left + wide / 2, self._of(_BAND), self._of(4.5)
        with pen.tags.content(element):
            canvas.saveState()
            inside = canvas.beginPath()
            inside.roundRect(left + 0.75, top - high + 0.75, wide - 1.5, high - 1.5, radius)
            canvas.clipPath(inside, stroke=0, fill=0)
            canvas.setFillColor(GREEN)
            canvas.rect(left, top - band, wide, band, stroke=0, fill=1)
            canvas.restoreState()
            pen.frame(left, top - high, wide, high, radius)
            pen.centred(block.weekday, self._format.semibold, middle, top - band / 2, WHITE)
            pen.centred(block.number, self._format.style(BOLD, 34), middle, top - self._of(43.4), INK)
            pen.centred(block.month, self._format.body, middle, top - self._of(75), INK)

    def _boxes(self, rows: Sequence[_Row], x: float, marks: _Marks, *, smallest: float = 0, gap: float) -> list[Box]:
        """One box; or, for a text that no page could hold, a first box and then a box a line."""
        whole = sum(row.height for row in rows) <= self._format.room - self._of(self._format.led)
        first, rest = (rows, ()) if whole else (rows[:4], rows[4:])
        return [self._box(first, x, marks, smallest, gap), *(self._box([row], x, _no_marks, 0, 0) for row in rest)]

    def _box(self, rows: Sequence[_Row], x: float, marks: _Marks, smallest: float, gap: float) -> Box:
        text = sum(row.height for row in rows)
        height = max(smallest, text)
        inset = (height - text) / 2 if len(rows) == 1 else 0.0

        def draw(pen: Pen, top: float) -> None:
            y = top - inset
            marks(pen, y, top - min(height, 2 * self._format.body.leading) / 2)
            for row in rows:
                row.draw(pen, x, y)
                y -= row.height

        return Box(height, draw, gap)


def _item(into: Element) -> Element:
    """The inside of one more item of a list."""
    return into.add("LI").add("LBody")


def _no_marks(_pen: Pen, _text_top: float, _middle: float) -> None:
    """The lines that go on over a page have nothing beside them."""
