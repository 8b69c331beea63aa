"""What writes on a page: text at a place, rules, pictures. Measures are points, y upwards; the ink is black."""

from collections.abc import Sequence
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from ..domain.meanings import Meaning
from .pictograms import ink_width, place
from .type import CAP_HEIGHT, Style

INK: Final = HexColor("#141414")
RULE: Final = HexColor("#555555")
GREEN: Final = HexColor("#1B5E4E")
MARGIN_LINE: Final = HexColor("#DE9C98")
WHITE: Final = HexColor("#FFFFFF")


class Pen:
    """A canvas, and whether pictures stand beside the words."""

    def __init__(self, canvas: Canvas, *, pictures: bool) -> None:
        self.canvas = canvas
        self.pictures = pictures

    def lines(self, lines: Sequence[str], used: Style, x: float, top: float) -> None:
        """Left-aligned lines, the line box of the first one beginning at `top`."""
        self._use(used, INK)
        for index, line in enumerate(lines):
            self.canvas.drawString(x, baseline(top - index * used.leading, used), line)

    def right(self, text: str, used: Style, x: float, y: float) -> None:
        """One line that ends at `x`, its baseline at `y`."""
        self._use(used, INK)
        self.canvas.drawRightString(x, y, text)

    def centred(self, text: str, used: Style, x: float, middle: float, colour: Color = INK) -> None:
        """One line centred on `x`, its capitals centred on `middle`."""
        self._use(used, colour)
        self.canvas.drawCentredString(x, middle - used.size * CAP_HEIGHT / 2, text)

    def picture(self, meaning: Meaning | None, side: float, x: float, y: float) -> None:
        """A picture centred on (x, y), if pictures are wanted and there is one."""
        if self.pictures and meaning is not None:
            place(self.canvas, meaning, side, x, y)

    def picture_from(self, meaning: Meaning, side: float, left: float, y: float) -> None:
        """A picture whose ink starts at `left`."""
        if self.pictures:
            place(self.canvas, meaning, side, left + ink_width(meaning, side) / 2, y)

    def rule(self, left: float, right: float, y: float, width: float, colour: Color = INK) -> None:
        self._stroke(width, colour)
        self.canvas.line(left, y, right, y)

    def upright(self, x: float, top: float, bottom: float, width: float, colour: Color) -> None:
        self._stroke(width, colour)
        self.canvas.line(x, top, x, bottom)

    def frame(self, left: float, bottom: float, width: float, height: float, radius: float) -> None:
        """A rounded frame whose outer edge is the given rectangle."""
        self._stroke(1.5, INK)
        self.canvas.roundRect(left + 0.75, bottom + 0.75, width - 1.5, height - 1.5, radius, stroke=1, fill=0)

    def _use(self, used: Style, colour: Color) -> None:
        self.canvas.setFont(used.font, used.size)
        self.canvas.setFillColor(colour)

    def _stroke(self, width: float, colour: Color) -> None:
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(width)


def baseline(top: float, used: Style) -> float:
    """Where a line's baseline is: its capitals are centred in the line box that begins at `top`."""
    return top - used.leading / 2 - used.size * CAP_HEIGHT / 2
