"""What closes the sheet: room to write, the structure's telephone at the foot of the last page, and the footers."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ..domain.sheet_blocks import BlankLines, StructureFrame
from ..i18n import _, long_day_year
from .page import FOOTER_LINE, LEFT, MARGIN, RIGHT, Box
from .pen import RULE, Pen, baseline
from .sheet_parts import AFTER_HEADING, BODY, STRONG
from .type import BOLD, lines_of, printable, style, width_of

MOST_PAIRS: Final = 6
FEWEST_PAIRS: Final = 3
PAIR: Final = 62.4  # height of two lines, 11 mm apart
_LINE: Final = PAIR / 2
_STRUCTURE_PHONE: Final = style(BOLD, 20)
_PADDING: Final = 12.0


def pair_boxes(block: BlankLines, pairs: int) -> list[Box]:
    """Pairs of lines to write on: who and when, then what."""

    def draw(pen: Pen, top: float) -> None:
        first, second = top - _LINE, top - PAIR
        middle = LEFT + (RIGHT - LEFT) * 0.614
        _to_fill(pen, block.who, LEFT, middle - 8, first)
        _to_fill(pen, block.date, middle, RIGHT, first)
        _to_fill(pen, block.what, LEFT, RIGHT, second)

    return [Box(PAIR, draw, gap=AFTER_HEADING if index == 0 else 0) for index in range(pairs)]


def _to_fill(pen: Pen, label: str, left: float, right: float, y: float) -> None:
    pen.lines([label], BODY, left, y + BODY.leading + 0.5)
    pen.rule(left + width_of(label, BODY) + 7.2, right, y, 0.75, RULE)


def frame_box(block: StructureFrame, *, pictures: bool) -> Box:
    x = LEFT + (60.4 if pictures else _PADDING)
    inside = RIGHT - _PADDING - 2
    phone = printable(block.phone or "")
    wide = width_of(phone, _STRUCTURE_PHONE)
    beside = bool(phone) and wide <= (inside - x) * 0.5
    room = inside - x - (wide + 12 if beside else 0)
    rows = [(line, STRONG) for line in lines_of(block.name, STRONG, room)]
    rows += [(line, BODY) for hours in block.hours for line in lines_of(hours, BODY, room)]
    if phone and not beside:
        rows += [(line, _STRUCTURE_PHONE) for line in lines_of(phone, _STRUCTURE_PHONE, room)]
    height = max(50.0, sum(used.leading for _line, used in rows) + 13)

    def draw(pen: Pen, top: float) -> None:
        middle = top - height / 2
        pen.frame(LEFT, top - height, RIGHT - LEFT, height, 6)
        pen.picture(block.meaning, 42, LEFT + 30, middle)
        y = middle + sum(used.leading for _line, used in rows) / 2
        for line, used in rows:
            pen.lines([line], used, x, y)
            y -= used.leading
        if beside:
            pen.right(phone, _STRUCTURE_PHONE, inside, middle - _STRUCTURE_PHONE.size / 3)

    return Box(height, draw, gap=20)


def printed_on_text(day: date) -> str:
    return _("Imprimé le {day}", day=long_day_year(day))


CREDIT: Final = _("Images OpenMoji, licence CC BY-SA 4.0")


def draw_footer(pen: Pen, notes: tuple[str, ...], number: int, pages: int) -> None:
    """The page's number at the right; one or two notes at the left, the first one lowest."""
    for note, top in zip(notes, _tops(), strict=False):
        pen.lines([note], BODY, LEFT, top)
    pen.right(
        _("page {number} sur {pages}", number=number, pages=pages), STRONG, RIGHT, baseline(next(_tops()), STRONG)
    )


def _tops() -> Iterator[float]:
    top = MARGIN + FOOTER_LINE
    while True:
        yield top
        top += FOOTER_LINE
