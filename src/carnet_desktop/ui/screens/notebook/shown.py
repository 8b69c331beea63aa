"""What the page of a notebook shows, in words ready to paint: the view makes no sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from carnet_desktop.ui.lines import Line
from carnet_desktop.ui.widgets.chips import Chip


class Part(StrEnum):
    """The parts of the page that are written in; their values are the kinds of their records."""

    PLAN = "action"
    INTERVIEWS = "interview"
    APPOINTMENTS = "appointment"
    CONTACTS = "contact"
    IDENTITY = "person"


NEW = ""
"""The record id of what is not written yet."""


@dataclass(frozen=True, slots=True)
class Next:
    """The next appointment, beside its tile."""

    day: date
    about: str
    bring: str


@dataclass(frozen=True, slots=True)
class Header:
    """`told`: (icon, words) of the line under the name. `age` and `saved_short` are for where there is little room."""

    name: str
    about: str
    age: str
    told: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]
    next: Next | None
    saved: str
    saved_short: str


@dataclass(frozen=True, slots=True)
class PartShown:
    """The rows of one part. `empty` says what would be there; `more` and `deleted` are the words of their buttons."""

    lines: tuple[Line, ...]
    empty: str = ""
    more: str = ""
    deleted: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """A list that only an import fills: it is read, not written."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    header: Header
    parts: Mapping[Part, PartShown]
    asides: tuple[Aside, ...]
    first_name: str
    writable: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A form to open. `record` is `NEW` for what is not written yet; the new interview has the page to itself.

    `values` are its texts by name, `names` the people an appointment may be with, `states` the words of its states.
    """

    part: Part
    record: str
    values: Mapping[str, str]
    when: tuple[str, str]
    first_name: str
    names: tuple[str, ...]
    states: Mapping[str, str]
    writable: bool

    @property
    def is_interview(self) -> bool:
        """Whether this is the one form that writes a whole interview."""
        return self.part is Part.INTERVIEWS and self.record == NEW


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a row's menu; `keys` is only shown."""

    label: str
    icon: str
    run: Callable[[], None]
    keys: str = ""
