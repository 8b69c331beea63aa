"""What writes on a page: text at a place, rules, pictures, each under its tag. Points, y upwards; the ink is black."""

from collections.abc import Sequence
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import FILL_NON_ZERO, Canvas

from ..domain.meanings import Meaning
from .pictograms import ink_width, place
from .scripts import Outline, pieces_of
from .tagging import Element, Tags
from .type import CAP_HEIGHT, Style, is_own, width_of

INK: Final = HexColor("#141414")
RULE: Final = HexColor("#555555")
GREEN: Final = HexColor("#1B5E4E")
MARGIN_LINE: Final = HexColor("#DE9C98")
WHITE: Final = HexColor("#FFFFFF")


class Pen:
    """A canvas, its tags, and whether pictures stand beside the words."""

    def __init__(self, canvas: Canvas, tags: Tags, *, pictures: bool = False) -> None:
        self.canvas = canvas
        self.tags = tags
        self.pictures = pictures

    def lines(self, element: Element, lines: Sequence[str], used: Style, x: float, top: float) -> None:
        """Left-aligned lines of one text, the line box of the first one beginning at `top`."""
        with self.tags.content(element):
            for index, line in enumerate(lines):
                self.write(line, used, x, baseline(top - index * used.leading, used))

    def right(self, element: Element, text: str, used: Style, x: float, y: float) -> None:
        """One line that ends at `x`, its baseline at `y`."""
        with self.tags.content(element):
            self.write(text, used, x - width_of(text, used), y)

    def write(self, text: str, used: Style, x: float, y: float, colour: Color = INK) -> None:
        """One line from `x`, its baseline at `y`, inside content that is marked already.

        A space ends it, so that a reader of the text does not join its last word to the next line.
        """
        self.canvas.setFillColor(colour)
        if is_own(text):
            self._string(f"{text} ", used.font, used.size, x, y)
            return
        for piece in pieces_of(f"{text} ", used.font):
            left = x + piece.x * used.size
            if piece.outline is None:
                self._string(piece.text, piece.font, used.size, left, y)
            else:
                with self.tags.said(piece.text):
                    self._outline(piece.outline, used.size, left, y)

    def centred(self, text: str, used: Style, x: float, middle: float, colour: Color = INK) -> None:
        """One line centred on `x`, its capitals centred on `middle`, inside content that is marked already."""
        self.write(text, used, x - width_of(text, used) / 2, middle - used.size * CAP_HEIGHT / 2, colour)

    def picture(self, element: Element | None, meaning: Meaning | None, side: float, x: float, y: float) -> None:
        """A picture centred on (x, y), if pictures are wanted and there is one."""
        if self.pictures and meaning is not None and element is not None:
            with self.tags.content(element):
                place(self.canvas, meaning, side, x, y)

    def picture_from(self, element: Element | None, meaning: Meaning, side: float, left: float, y: float) -> None:
        """A picture whose ink starts at `left`."""
        self.picture(element, meaning, side, left + ink_width(meaning, side) / 2, y)

    def rule(self, left: float, right: float, y: float, width: float, colour: Color = INK) -> None:
        with self.tags.artifact():
            self._stroke(width, colour)
            self.canvas.line(left, y, right, y)

    def upright(self, x: float, top: float, bottom: float, width: float, colour: Color) -> None:
        with self.tags.artifact():
            self._stroke(width, colour)
            self.canvas.line(x, top, x, bottom)

    def frame(self, left: float, bottom: float, width: float, height: float, radius: float) -> None:
        """A rounded frame whose outer edge is the given rectangle."""
        with self.tags.artifact():
            self._stroke(1.5, INK)
            self.canvas.roundRect(left + 0.75, bottom + 0.75, width - 1.5, height - 1.5, radius, stroke=1, fill=0)

    def _string(self, text: str, font: str, size: float, x: float, y: float) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)

    def _outline(self, outline: Outline, size: float, x: float, y: float) -> None:
        path = self.canvas.beginPath()
        for operator, points in outline:
            at = [x + c * size if index % 2 == 0 else y + c * size for index, c in enumerate(points)]
            match operator:
                case "m":
                    path.moveTo(*at)
                case "l":
                    path.lineTo(*at)
                case "c":
                    path.curveTo(*at)
                case _:
                    path.close()
        self.canvas.drawPath(path, stroke=0, fill=1, fillMode=FILL_NON_ZERO)

    def _stroke(self, width: float, colour: Color) -> None:
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(width)


def baseline(top: float, used: Style) -> float:
    """Where a line's baseline is: its capitals are centred in the line box that begins at `top`."""
    return top - used.leading / 2 - used.size * CAP_HEIGHT / 2
