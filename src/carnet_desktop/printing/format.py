"""The formats of paper: the size of a page, its margins, how large everything on it is, and its styles."""

from dataclasses import dataclass
from typing import Final

from reportlab.lib.pagesizes import A4, A6
from reportlab.lib.units import cm

from ..domain.sheet_choices import SheetFormat
from .type import BOLD, REGULAR, SEMIBOLD, Style, style


@dataclass(frozen=True, slots=True)
class Format:
    """Measures in points, y upwards. `scale` multiplies every measure of the model, whose text is 14 points.

    `folded`: two pages side by side on a sheet of A4, folded in its middle. `narrow`: the day of printing does not fit
    beside the number, and stands above it on the last page alone. `title`: the size of the first line; `led`: what a
    title takes above a block.
    """

    width: float
    height: float
    margin: float
    scale: float = 1.0
    folded: bool = False
    narrow: bool = False
    title: float = 31.0
    led: float = 60.0

    @property
    def left(self) -> float:
        return self.margin

    @property
    def right(self) -> float:
        return self.width - self.margin

    @property
    def top(self) -> float:
        return self.height - self.margin

    @property
    def bottom(self) -> float:
        """Of what is not the footer."""
        return self.margin + self.footer_line + self.of(13)

    @property
    def room(self) -> float:
        return self.top - self.bottom

    @property
    def footer_line(self) -> float:
        return self.body.leading

    @property
    def body(self) -> Style:
        return self.style(REGULAR, 14)

    @property
    def strong(self) -> Style:
        return self.style(BOLD, 14)

    @property
    def semibold(self) -> Style:
        return self.style(SEMIBOLD, 14)

    def style(self, font: str, size: float, line: float = 1.5) -> Style:
        return style(font, size * self.scale, line)

    def of(self, points: float) -> float:
        """A measure of the model, on this format."""
        return points * self.scale


_A4_WIDTH, _A4_HEIGHT = map(float, A4)
_SMALL_MARGIN: Final = float(1.5 * cm)

PAPER: Final = Format(_A4_WIDTH, _A4_HEIGHT, float(3 * cm))
FORMATS: Final = {
    SheetFormat.A4: PAPER,
    SheetFormat.LARGE: Format(_A4_WIDTH, _A4_HEIGHT, float(3 * cm), scale=18 / 14, narrow=True),
    SheetFormat.A5: Format(_A4_HEIGHT / 2, _A4_WIDTH, _SMALL_MARGIN, folded=True, narrow=True),
    SheetFormat.CARD: Format(float(A6[1]), float(A6[0]), _SMALL_MARGIN, narrow=True, title=18.5, led=31.0),
}
FORM: Final = Format(_A4_WIDTH, _A4_HEIGHT, float(2 * cm))
"""For what is filled and signed."""
FILE: Final = Format(_A4_WIDTH, _A4_HEIGHT, float(2 * cm), scale=12 / 14, title=24.0)
"""For what a professional reads, and for long papers."""
