"""Where each word and chip of a two-line row stands: worked out once, painted many times.

Shaping words is what a row costs; a list shows the same rows again at each key, and all of them anew at a search.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import Qt

from carnet_desktop.i18n import _, count
from carnet_desktop.memory import remembered
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.chips import Chip
from carnet_desktop.ui.widgets.margin import LIST

_CHIPS_WIDTH: Final = 15.4
_MOST_CHIPS: Final = 2
_CHIP_HEIGHT: Final = 1.5
Face: TypeAlias = tuple[float, int]
"""What `theme.font` asks for: a size in em and a weight."""
_WHEN: Final = {"": ("ink2", 400), "strong": ("link", 600), "bad": ("bad", 600)}


@dataclass(frozen=True, slots=True)
class Row:
    """`when` left and `hour` right in the margin; `title` then `after` ("37 ans"); `detail` under them.

    `when_tone`: "", "strong" (today), "bad" (late). `marks`: (start, length) of the letters of `title` to underline.
    """

    title: str
    after: str = ""
    detail: str = ""
    when: str = ""
    hour: str = ""
    when_tone: str = ""
    chips: tuple[Chip, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def spoken(self) -> str:
        """What a model answers for `Qt.ItemDataRole.AccessibleTextRole`."""
        said = (self.title, self.after, self.when, self.hour, self.detail, *(chip.text for chip in self.chips))
        return ", ".join(part for part in said if part)


@dataclass(frozen=True, slots=True)
class Words:
    """A text on one line; `x` and `baseline` in pixels from the row's left top corner."""

    text: str
    x: int
    baseline: int
    face: Face
    role: str


@dataclass(frozen=True, slots=True)
class Laid:
    """`chips`: (chip, x, y, height, room); `marks`: (x, y, width) of the lines under letters."""

    words: tuple[Words, ...]
    chips: tuple[tuple[Chip, int, int, int, int], ...]
    marks: tuple[tuple[int, int, int], ...]


@remembered(256)
def lay_out(row: Row, width: int, height: int, margin: float, dress: theme.Theme) -> Laid:
    """A row of `width` × `height` pixels with its margin of so many em; `dress` is the current theme."""
    edge = theme.px(margin) if margin else 0
    chips = _chips(row.chips, width, height)
    left = edge + theme.px(0.95)
    stop = (chips[0][1] if chips else width - 1) - theme.px(0.5)
    title, *rest = _said(row, left, stop, height)
    when = _when(row, edge, height, margin) if edge else []
    return Laid((*when, title, *rest), chips, _marks(row, title, height))


def _when(row: Row, edge: int, height: int, margin: float) -> list[Words]:
    role, weight = _WHEN[row.when_tone]
    end = edge - theme.px(0.8)
    day: Face = (0.93, weight)
    start = theme.px(1.2) if margin >= LIST else end - _advance(day, row.when)
    placed = [_middle(row.when, start, 0, height, day, role)] if row.when else []
    if row.hour:
        hour: Face = (1, 600)
        placed.append(_middle(row.hour, end - _advance(hour, row.hour), 0, height, hour, "ink"))
    return placed


def _said(row: Row, left: int, stop: int, height: int) -> list[Words]:
    """The title, what follows it, and the second line."""
    strong: Face = (1, 600)
    lines = 2 if row.detail else 1
    inset = theme.px(0.25) if lines == 2 else 0
    half = height // lines
    title, taken = _cut(row.title, strong, stop - left)
    placed = [_middle(title, left, inset, half - inset, strong, "ink")]
    if row.after:
        x = left + taken + _advance(strong, " ")
        placed.append(_middle(row.after, x, inset, half - inset, (1, 400), "ink2"))
    if row.detail:
        small: Face = (0.93, 400)
        placed.append(_middle(_cut(row.detail, small, stop - left)[0], left, half, half - inset, small, "ink2"))
    return placed


def _chips(chips: tuple[Chip, ...], width: int, height: int) -> tuple[tuple[Chip, int, int, int, int], ...]:
    """At most two chips, one above the other at the right end."""
    if not chips:
        return ()
    room = min(theme.px(_CHIPS_WIDTH), width // 3)
    side = theme.px(_CHIP_HEIGHT)
    shown = list(chips[:_MOST_CHIPS])
    more = len(chips) - _MOST_CHIPS
    if more > 0:
        words = _("{last}, {more}", last=shown[-1].text, more=count(more, _("et {n} autre"), _("et {n} autres")))
        shown[-1] = Chip(words, shown[-1].tone, shown[-1].icon)
    top = (height - len(shown) * side - (len(shown) - 1)) // 2
    x = width - 1 - room
    return tuple((chip, x, top + n * (side + 1), side, room - theme.px(0.5)) for n, chip in enumerate(shown))


def _marks(row: Row, title: Words, height: int) -> tuple[tuple[int, int, int], ...]:
    """Lines under the letters that `row.marks` names."""
    if not row.marks:
        return ()
    metrics = theme.metrics(*title.face)
    y = title.baseline + theme.px(0.15)
    edges = [(metrics.horizontalAdvance(row.title[:start]), start, length) for start, length in row.marks]
    return tuple((title.x + x, y, metrics.horizontalAdvance(row.title[s : s + length])) for x, s, length in edges)


def _middle(text: str, x: int, top: int, height: int, face: Face, role: str) -> Words:
    """`text` in the middle of a line of `height` pixels."""
    metrics = theme.metrics(*face)
    return Words(text, x, top + (height - metrics.height()) // 2 + metrics.ascent(), face, role)


def _cut(text: str, face: Face, room: int) -> tuple[str, int]:
    """`text` cut to `room` pixels, and its width."""
    taken = _advance(face, text)
    if taken <= room:
        return text, taken
    cut = theme.metrics(*face).elidedText(text, Qt.TextElideMode.ElideRight, room)
    return cut, _advance(face, cut)


def _advance(face: Face, text: str) -> int:
    return theme.metrics(*face).horizontalAdvance(text)
