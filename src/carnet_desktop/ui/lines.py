"""One row of a notebook's page, in words: what is painted and what a screen reader says. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Detail:
    """A second line under the title. `cut`: an extract of one line; else it wraps."""

    text: str
    icon: str = ""
    tone: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """`when`, and `hour` under it, stand in the margin; `when_tone`: "", "strong" (today), "bad" (late).

    `label` stands in a column before `title`, in the tone of `when`; `after` (quiet, it may begin by "· ") or `alarm`
    (late) goes on after it; `who` has its own column at the right, `end` is right aligned there, and so is `aside`,
    more quietly.
    `box`: None has no tick box. `quiet`: done, or deleted.

    `icon` stands before the title; `heading`: a title for the rows under it, `inset`: a row under one that has an icon.
    `act`: what the row offers to add, told after its words when it is pointed at.
    """

    id: str
    title: str
    label: str = ""
    strong: bool = False
    quiet: bool = False
    when: str = ""
    hour: str = ""
    when_tone: str = ""
    box: bool | None = None
    after: str = ""
    alarm: str = ""
    who: str = ""
    who_icon: str = ""
    end: str = ""
    aside: str = ""
    icon: str = ""
    icon_tone: str = ""
    heading: bool = False
    inset: bool = False
    act: str = ""
    details: tuple[Detail, ...] = ()

    @property
    def level(self) -> int:
        """0 for a heading, 1 for a row with an icon, 2 for any other: each stands under the nearest lesser one."""
        return 0 if self.heading else 1 if self.icon else 2

    @property
    def spoken(self) -> str:
        """What a screen reader says of the row, in the order of the eye."""
        said = (self.when, self.hour, self.label, self.title, self.after, self.alarm, self.who, self.end, self.aside)
        return ", ".join(part for part in (*said, *(detail.text for detail in self.details)) if part)


def end_under(lines: Sequence[Line], line_id: str) -> int:
    """The place after a row and all that stands under it; 0 without such a row."""
    start = next((place for place, line in enumerate(lines) if line.id == line_id), None)
    if start is None:
        return 0
    level = lines[start].level
    ends = (place for place in range(start + 1, len(lines)) if lines[place].level <= level)
    return next(ends, len(lines))
