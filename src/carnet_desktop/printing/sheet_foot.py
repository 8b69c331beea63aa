"""What closes a page: room to write, codes for a telephone, the structure's frame, room to sign, and the footers."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import segno

from ..domain.meanings import SAID
from ..domain.sheet_blocks import BlankLines, CodeBlock, LineToFill, Signatures, StructureFrame
from ..i18n import _, long_day_year
from .fonts import BOLD
from .format import Format
from .page import Box
from .pen import INK, RULE, Pen, baseline
from .tagging import Element
from .type import Style, lines_of, printable, width_of

MOST_PAIRS: Final = 6
FEWEST_PAIRS: Final = 3
_PAIR: Final = 62.4  # height of two lines, 11 mm apart
_CODE: Final = 113.4  # 40 mm, whatever the size of the letters
_SIGNED: Final = 96.0
_PADDING: Final = 12.0
CREDIT: Final = _("Images OpenMoji, licence CC BY-SA 4.0")


class FootParts:
    """As `Parts`, for what is filled by hand or by a machine."""

    def __init__(self, format_: Format, *, pictures: bool) -> None:
        self._format, self._pictures = format_, pictures
        self._of = format_.of

    @property
    def pair(self) -> float:
        return self._of(_PAIR)

    def pairs(self, block: BlankLines, number: int, into: Element) -> list[Box]:
        """Pairs of lines to write on: who and when, then what."""
        return [self._pair(block, into, self._of(9) if index == 0 else 0) for index in range(number)]

    def line_to_fill(self, block: LineToFill, into: Element) -> list[Box]:
        element, line = into.add("P"), self.pair / 2
        left, right = self._format.left, self._format.right
        return [Box(line, lambda pen, top: self._to_fill(pen, element, block.label, left, right, top - line))]

    def signatures(self, block: Signatures, into: Element) -> list[Box]:
        """One frame each, its name and its date in it; kept together."""
        left, wide = self._format.left, self._format.right - self._format.left
        body, strong = self._format.body, self._format.strong
        height, padding = self._of(_SIGNED), self._of(_PADDING)
        labels = [lines_of(label, strong, wide - 2 * padding)[:1] for label in block.labels]
        elements = [(into.add("P"), into.add("P")) for _label in block.labels]

        def draw(pen: Pen, top: float) -> None:
            for (name, day), words in zip(elements, labels, strict=True):
                pen.frame(left, top - height, wide, height, self._of(6))
                first = top - self._of(6)
                pen.lines(name, words, strong, left + padding, first)
                pen.lines(day, [printable(block.date)], body, left + padding, first - body.leading)
                top -= height + self._of(10)

        return [Box(len(block.labels) * (height + self._of(10)), draw, gap=self._of(16))]

    def code(self, block: CodeBlock, into: Element) -> list[Box]:
        """The code at the left, what it gives at its right."""
        body = into.add("LI").add("LBody")
        figure, words = body.add("Figure", block.label), body.add("P")
        left, x = self._format.left, self._format.left + _CODE + self._of(16)
        lines = lines_of(block.label, self._format.strong, self._format.right - x)
        modules = [list(row) for row in segno.make(block.payload, error="l", micro=False).matrix]

        def draw(pen: Pen, top: float) -> None:
            with pen.tags.content(figure):
                _draw_code(pen, modules, left, top)
            middle = top - _CODE / 2 + len(lines) * self._format.strong.leading / 2
            pen.lines(words, lines, self._format.strong, x, middle)

        return [Box(max(_CODE, len(lines) * self._format.strong.leading), draw, gap=self._of(14))]

    def frame(self, block: StructureFrame, into: Element) -> Box:
        large, strong, body = self._format.style(BOLD, 20), self._format.strong, self._format.body
        element = into.add("Sect")
        figure = element.add("Figure", SAID[block.meaning]) if self._pictures else None
        x = self._format.left + self._of(60.4 if self._pictures else _PADDING)
        inside = self._format.right - self._of(_PADDING + 2)
        phone = printable(block.phone or "")
        wide = width_of(phone, large)
        beside = bool(phone) and wide <= (inside - x) * 0.5
        room = inside - x - (wide + self._of(12) if beside else 0)
        rows = _rows(block.name, strong, element.add("P"), room)
        for hours in block.hours:
            rows += _rows(hours, body, element.add("P"), room)
        number = element.add("P") if phone else None
        if number and not beside:
            rows += _rows(phone, large, number, room)
        height = max(self._of(50), sum(used.leading for _line, used, _element in rows) + self._of(13))

        def draw(pen: Pen, top: float) -> None:
            middle = top - height / 2
            pen.frame(self._format.left, top - height, self._format.right - self._format.left, height, self._of(6))
            pen.picture(figure, block.meaning, self._of(42), self._format.left + self._of(30), middle)
            y = middle + sum(used.leading for _line, used, _element in rows) / 2
            for line, used, part in rows:
                pen.lines(part, [line], used, x, y)
                y -= used.leading
            if beside and number:
                pen.right(number, phone, large, inside, middle - large.size / 3)

        return Box(height, draw, gap=self._of(20))

    def footer(self, pen: Pen, notes: Sequence[str], number: int, pages: int) -> None:
        """The page's number at the right; notes at the left, the first one lowest, above it where it is narrow."""
        body, strong, line = self._format.body, self._format.strong, self._format.footer_line
        lowest = self._format.margin + line
        for index, note in enumerate(notes):
            row = index + (1 if self._format.narrow else 0)
            pen.write(note, body, self._format.left, baseline(lowest + row * line, body))
        words = _("page {number} sur {pages}", number=number, pages=pages)
        pen.write(words, strong, self._format.right - width_of(words, strong), baseline(lowest, strong))

    def _pair(self, block: BlankLines, into: Element, gap: float) -> Box:
        who, day, what = into.add("P"), into.add("P"), into.add("P")
        left, right = self._format.left, self._format.right
        middle = left + (right - left) * 0.614

        def draw(pen: Pen, top: float) -> None:
            first, second = top - self.pair / 2, top - self.pair
            self._to_fill(pen, who, block.who, left, middle - self._of(8), first)
            self._to_fill(pen, day, block.date, middle, right, first)
            self._to_fill(pen, what, block.what, left, right, second)

        return Box(self.pair, draw, gap)

    def _to_fill(self, pen: Pen, element: Element, label: str, left: float, right: float, y: float) -> None:
        body, words = self._format.body, printable(label)
        pen.lines(element, [words], body, left, y + body.leading + 0.5)
        pen.rule(left + width_of(words, body) + self._of(7.2), right, y, 0.75, RULE)


def _rows(text: str, used: Style, element: Element, room: float) -> list[tuple[str, Style, Element]]:
    return [(line, used, element) for line in lines_of(text, used, room)]


def _draw_code(pen: Pen, modules: Sequence[Sequence[int]], left: float, top: float) -> None:
    """Dark squares, those side by side in one rectangle so that no hairline shows between them."""
    side = _CODE / len(modules)
    path = pen.canvas.beginPath()
    for row, line in enumerate(modules):
        column = 0
        while column < len(line):
            end = column
            while end < len(line) and line[end]:
                end += 1
            if end > column:
                path.rect(left + column * side, top - (row + 1) * side, (end - column) * side, side)
            column = end + 1
    pen.canvas.setFillColor(INK)
    pen.canvas.drawPath(path, stroke=0, fill=1)


def printed_on_text(day: date) -> str:
    return _("Imprimé le {day}", day=long_day_year(day))
