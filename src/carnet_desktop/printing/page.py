"""Pages filled from top to bottom: what is kept together, where a page ends, what stands at its foot."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from .format import Format
from .pen import Pen

Drawing: TypeAlias = Callable[[Pen, float], None]
"""Draws downwards from a given top."""


@dataclass(frozen=True, slots=True)
class Box:
    """Something measured that is never split: `height` and the `gap` above it (not kept at the top of a page).

    `leads`: a title, which never ends a page.
    """

    height: float
    draw: Drawing
    gap: float = 0.0
    leads: bool = False


Section: TypeAlias = Sequence[Box]
"""A heading and what stands under it: kept on one page where one page can hold it."""


@dataclass(slots=True)
class Page:
    """What one page holds: each box with its top, and `end`, where the next one may begin."""

    format: Format
    placed: list[tuple[Box, float]] = field(default_factory=list)
    end: float = field(init=False)

    def __post_init__(self) -> None:
        self.end = self.format.top

    def room(self) -> float:
        return self.end - self.format.bottom

    def height_of(self, boxes: Section) -> float:
        """Height these boxes would take here, the gap above the first one dropped at the top of a page."""
        height = sum((box.gap + box.height for box in boxes), 0.0)
        return height if self.placed or not boxes else height - boxes[0].gap

    def add(self, box: Box) -> None:
        top = self.end - (box.gap if self.placed else 0)
        self.placed.append((box, top))
        self.end = top - box.height

    def add_at_foot(self, box: Box, *, above: float = 0.0) -> None:
        """Places a box at the very foot of the page, `above` points over the footer."""
        self.placed.append((box, self.format.bottom + above + box.height))


def flow(pages: list[Page], section: Section) -> None:
    """Adds a section to the last page, or over to the next ones; its titles never end a page."""
    fresh = Page(pages[-1].format)
    if pages[-1].height_of(section) > pages[-1].room() and fresh.height_of(section) <= fresh.room():
        pages.append(fresh)
    for together in _inseparable(section):
        if pages[-1].height_of(together) > pages[-1].room() and pages[-1].placed:
            pages.append(Page(fresh.format))
        for box in together:
            pages[-1].add(box)


def _inseparable(section: Section) -> Iterator[list[Box]]:
    """Titles with the first box under them; every other box alone."""
    together: list[Box] = []
    for box in section:
        together.append(box)
        if not box.leads:
            yield together
            together = []
    if together:
        yield together
