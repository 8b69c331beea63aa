"""What the day shows, in words ready to paint: the view makes no sentence."""

from dataclasses import dataclass
from datetime import date

from carnet_desktop.ui.widgets.chips import Chip


@dataclass(frozen=True, slots=True)
class DayTab:
    """One day of the week: `lun. 23`, `6 rdv`."""

    day: date
    words: str
    number: str
    count: str
    spoken: str


@dataclass(frozen=True, slots=True)
class MeetingShown:
    """One appointment. `state`: its words, icon and tone, empty while it is to come; `ask`: whether she came, when
    that is to be said, with the words of the answers by state."""

    notebook: str
    record: str
    hour: str
    name: str
    detail: str
    state: tuple[str, str, str] = ("", "", "")
    ask: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    chips: tuple[Chip, ...] = ()
    next: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """One row of "À ne pas oublier". `target`: a notebook, or the path of a file when `is_file`."""

    target: str
    when: str
    who: str
    what: str
    late: bool = False
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class ReminderGroup:
    key: str
    icon: str
    words: str
    rows: tuple[Reminder, ...]


@dataclass(frozen=True, slots=True)
class DayShown:
    """`now`: the hour of the line that says what is over, and the place of the line among the rows; None on another
    day. `after`: the next day in one sentence. `empty` is said when there is no row."""

    day: date
    title: str
    about: str
    week: tuple[DayTab, ...]
    meetings: tuple[MeetingShown, ...]
    empty: str
    now: tuple[str, int] | None
    after: str
    groups: tuple[ReminderGroup, ...]
