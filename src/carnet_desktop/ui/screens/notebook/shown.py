"""What the page of a notebook shows, in words ready to paint: the view makes no sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from carnet_desktop.domain.records import PERSON_ID, RIGHTS_ID, WORK_ID
from carnet_desktop.ui.lines import Line
from carnet_desktop.ui.widgets.chips import Chip


class Part(StrEnum):
    """The parts of the page that are written in; their values are the kinds of their records.

    The plan shows focuses, objectives and actions in one list: their forms open in it.
    """

    PLAN = "action"
    FOCUS = "focus"
    OBJECTIVE = "objective"
    INTERVIEWS = "interview"
    APPOINTMENTS = "appointment"
    CONTACTS = "contact"
    IDENTITY = "person"
    CONTRACTS = "contract"
    DOCUMENTS = "document"
    SITUATION = "situation"
    WORK = "work"
    RIGHTS = "rights"
    WANTED_JOBS = "wanted_job"
    TEAM = "member"
    ORIENTATIONS = "orientation"
    CLOSURES = "closure"

    @property
    def list(self) -> "Part":
        """The part in whose list its rows stand."""
        return Part.PLAN if self in (Part.FOCUS, Part.OBJECTIVE) else self


NEW = ""
"""The record id of what is not written yet."""
SITUATIONS_ID: Final = "situations"
ONE_FORM: Final = {
    Part.IDENTITY: PERSON_ID,
    Part.WORK: WORK_ID,
    Part.RIGHTS: RIGHTS_ID,
    Part.SITUATION: SITUATIONS_ID,
}
"""The parts that one form writes whole, whichever row it was asked from; with the record of that form."""


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
    """The rows of one part. `empty` says what would be there; `more` and `deleted` are the words of their buttons.

    `note` stands beside the heading; `full` says, in the place of what adds to the part, why nothing more goes in it.
    """

    lines: tuple[Line, ...]
    empty: str = ""
    more: str = ""
    deleted: str = ""
    note: str = ""
    full: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    header: Header
    parts: Mapping[Part, PartShown]
    first_name: str
    writable: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A form to open. `record` is `NEW` for what is not written yet; the new interview has the page to itself.

    `values` are its texts by name, `names` the people an appointment may be with, `states` the words of its states.
    `lists`: for a field by name, what may be chosen there (value, words); `notes`: what is said beside it.
    `after`: the row a new one opens under.
    """

    part: Part
    record: str
    values: Mapping[str, str]
    when: tuple[str, str]
    first_name: str
    names: tuple[str, ...]
    states: Mapping[str, str]
    writable: bool
    lists: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    after: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_interview(self) -> bool:
        """Whether this is the one form that writes a whole interview."""
        return self.part is Part.INTERVIEWS and self.record == NEW

    @property
    def has_page(self) -> bool:
        """Whether it opens in the place of the plan: too much is asked for a row."""
        return self.is_interview or self.part is Part.SITUATION


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a row's menu; `keys` is only shown."""

    label: str
    icon: str
    run: Callable[[], None]
    keys: str = ""
