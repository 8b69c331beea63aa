"""Where the parts of a `Line` row stand: its words wrap, who goes under what where there is no room beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import QRect, Qt

from carnet_desktop.ui import theme
from carnet_desktop.ui.lines import Detail, Line
from carnet_desktop.ui.widgets.tick_box import BOX

FIRST: Final = 1.4
SECOND: Final = 1.28
SMALL: Final = 0.93
"""Heights of the first line and of the others, and size of the second ones, in em."""
ICON: Final = 1.2
GAP: Final = 0.5
MARK: Final = ICON + GAP
"""How far, in em, what stands under a row with an icon is from it."""
Font: TypeAlias = tuple[float, int]
"""Size in em, weight."""
BODY: Final[Font] = (1, 400)
STRONG: Final[Font] = (1, 600)
SECONDARY: Final[Font] = (SMALL, 400)
HEADING: Final[Font] = (1.15, 700)
ACT: Final[Font] = (SMALL, 600)
SECTION_ICON: Final = 1.45


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand in the rows of one list, in em. `margin` 0 paints none; `who` 0 puts who under what."""

    margin: float = 0
    left: float = 0.9
    right: float = 1.2
    label: float = 0
    who: float = 0
    pad: float = 0.3
    hovered: str = "tint"


@dataclass(frozen=True, slots=True)
class Laid:
    """The measures of one row, in pixels from its top left corner."""

    label: QRect
    title: QRect
    beside: QRect | None
    who: QRect | None
    end: QRect | None
    act: QRect | None
    details: tuple[tuple[Detail, QRect], ...]
    height: int


@dataclass(frozen=True, slots=True)
class Sizes:
    """The same in pixels, at one text size; `box` and the icons with the room after them.

    `icon` is that of a second line, `mark` of a row, `section` of a heading.
    """

    em: float
    left: int
    right: int
    label: int
    who: int
    pad: int
    first: int
    second: int
    box: int
    icon: int
    mark: int
    section: int
    least: int

    @classmethod
    def of(cls, columns: Columns) -> "Sizes":
        return cls(
            em=theme.current().em,
            left=theme.px(columns.margin + columns.left),
            right=theme.px(columns.right),
            label=theme.px(columns.label) if columns.label else 0,
            who=theme.px(columns.who) if columns.who else 0,
            pad=theme.px(columns.pad),
            first=theme.px(FIRST),
            second=theme.px(SECOND),
            box=theme.px(BOX) + theme.px(0.6),
            icon=theme.px(ICON) + theme.px(0.3),
            mark=theme.px(MARK),
            section=theme.px(SECTION_ICON) + theme.px(GAP),
            least=theme.px(4),
        )


class LineLayout:
    """Lays each row out once for each width and text size."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._sizes = Sizes.of(columns)
        self._laid: dict[tuple[str, int], Laid] = {}

    @property
    def columns(self) -> Columns:
        return self._columns

    @property
    def left(self) -> int:
        """Where a row begins, after the margin, in pixels."""
        return self._sizes.left

    def forget(self) -> None:
        """Other rows are about to be shown, under the same ids perhaps."""
        self._laid.clear()

    def lay(self, line: Line, width: int) -> Laid:
        if self._sizes.em != theme.current().em:
            self._sizes = Sizes.of(self._columns)
            self._laid.clear()
        laid = self._laid.get((line.id, width))
        if laid is None:
            laid = self._laid[line.id, width] = self._measure(line, width)
        return laid

    def _measure(self, line: Line, width: int) -> Laid:
        z = self._sizes
        left = self.words_left(line)
        right = width - z.right
        y = z.pad + (theme.px(0.5) if line.heading else 0)
        who, end, under = None, None, []
        words_end = right if line.icon and not line.who else right - z.who
        if line.who and z.who and self._who_width(line) <= z.who:
            who = QRect(right - z.who, y, z.who, z.first)
        elif line.who:
            under.append(Detail(line.who, line.who_icon))
        font = title_font(line)
        title_width = advance(line.title, font)
        after = extra_width(line)
        words, end_font = (line.end, BODY) if line.end else (line.aside, SECONDARY)
        if words:
            taken = advance(words, end_font)
            if title_width + after + taken + theme.px(0.75) <= right - left:
                end = QRect(right - taken, y, taken + 1, z.first)
                words_end = right - taken - theme.px(0.5)
            else:
                under.append(Detail(words))
        room = max(words_end - left, z.least)
        title = QRect(left, y, room, z.first)
        if title_width > room:
            title.setHeight(max(wrapped(font, line.title, room), z.first))
        y = title.bottom() + 1
        beside = None
        if after and title_width + after <= room:
            beside = QRect(left + title_width, title.y(), room - title_width, z.first)
        elif after:
            beside = QRect(left, y, room, max(wrapped(SECONDARY, extra(line), room), z.second))
            y = beside.bottom() + 1
        act = self._act_rect(line, title, title_width + after, room)
        details = self._details((*under, *line.details), left, y, right)
        y = details[-1][1].bottom() + 1 if details else y
        label = self._label_rect(line, title)
        dates = title.y() + z.first + (z.second if line.hour else 0)
        tall = max(y, dates, label.bottom() + 1, 24 - z.pad) + z.pad
        return Laid(label, title, beside, who, end, act, details, tall)

    def words_left(self, line: Line) -> int:
        """Where the words of a row begin, after its box, its icon and its label, in pixels."""
        z = self._sizes
        before = z.box if line.box is not None else 0
        before += (z.section if line.heading else z.mark) if line.icon else 0
        return z.left + self.inset(line) + before + (z.label if line.label else 0)

    def inset(self, line: Line) -> int:
        """How far a row stands under one that has an icon, in pixels."""
        return self._sizes.mark if line.inset else 0

    def _act_rect(self, line: Line, title: QRect, taken: int, room: int) -> QRect | None:
        """After the words of the row; where there is no room the menu of the row still has it."""
        width = theme.px(ICON) + theme.px(0.25) + advance(line.act, ACT)
        gap = theme.px(1)
        if not line.act or taken + gap + width > room:
            return None
        return QRect(title.x() + taken + gap, title.y(), width + 1, self._sizes.first)

    def _details(self, details: Sequence[Detail], left: int, top: int, right: int) -> tuple[tuple[Detail, QRect], ...]:
        """Each under the one before; an extract is one line and leaves the column of who free."""
        z = self._sizes
        laid = []
        for detail in details:
            inset = z.icon if detail.icon else 0
            end = right - z.who if detail.cut else right
            box = QRect(left + inset, top, max(end - left - inset, z.least), z.second)
            if not detail.cut:
                box.setHeight(max(wrapped(SECONDARY, detail.text, box.width()), z.second))
            laid.append((detail, box))
            top = box.bottom() + 1
        return tuple(laid)

    def _label_rect(self, line: Line, title: QRect) -> QRect:
        z = self._sizes
        room = max(z.label - theme.px(0.5), 0)
        box = QRect(z.left, title.y(), room, z.first)
        if line.label:
            box.setHeight(max(wrapped(SECONDARY, line.label, room), box.height()))
        return box

    def _who_width(self, line: Line) -> int:
        icon = theme.px(ICON) + theme.px(GAP) if line.who_icon else 0
        return icon + advance(line.who, SECONDARY)


def title_font(line: Line) -> Font:
    return HEADING if line.heading else STRONG if line.strong else BODY


def extra(line: Line) -> str:
    """What goes on after the title on its line; on a line of its own it loses its dot."""
    return f" · {line.alarm}" if line.alarm else f" {line.after}"


def extra_width(line: Line) -> int:
    if line.alarm:
        return advance(extra(line), STRONG) + theme.px(0.2)
    return advance(extra(line), SECONDARY) + theme.px(0.2) if line.after else 0


def wrapped(font: Font, text: str, room: int) -> int:
    """The height of `text` in `room` pixels."""
    if advance(text, font) <= room:
        return theme.metrics(*font).height()
    return theme.metrics(*font).boundingRect(QRect(0, 0, room, 0), wrap(font, text, room), text).height()


def wrap(font: Font, text: str, room: int) -> Qt.TextFlag:
    """Between words; anywhere only when a word alone is longer than the line."""
    longest = max(text.split(), key=len, default="")
    fits = advance(longest, font) <= room
    return Qt.TextFlag.TextWordWrap if fits else Qt.TextFlag.TextWrapAnywhere


def advance(text: str, font: Font) -> int:
    return theme.metrics(*font).horizontalAdvance(text)
