"""What the day is made of, read from the registry and the directory alone; no notebook is opened. Storage worker."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from carnet_desktop.domain.contracts import WARNING
from carnet_desktop.services.agenda import Meeting, follows, meetings_between
from carnet_desktop.services.directory import DatedLine, PersonLine
from carnet_desktop.services.inbox import Waiting
from carnet_desktop.services.session import Session

_SOON: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DayRead:
    """`meetings`: those of the week of `day`, and of the working day after it. `late`, `due`, `ending`: (person, what);
    `unseen`: people not met for so long, the longest first."""

    day: date
    today: date
    minute: str
    meetings: tuple[tuple[PersonLine, Meeting], ...]
    late: tuple[tuple[PersonLine, DatedLine], ...]
    due: tuple[tuple[PersonLine, DatedLine], ...]
    ending: tuple[tuple[PersonLine, DatedLine], ...]
    unseen: tuple[PersonLine, ...]
    received: tuple[Waiting, ...]
    unseen_weeks: int

    @property
    def unseen_before(self) -> str:
        """The ISO day before which a last contact is old."""
        return (self.today - timedelta(weeks=self.unseen_weeks)).isoformat()


def week_of(day: date) -> tuple[date, ...]:
    """Monday to Friday around `day`, and the day itself at the week-end."""
    monday = day - timedelta(days=day.weekday())
    days = [monday + timedelta(days=n) for n in range(5)]
    return tuple(days if day in days else [*days, day])


def working_day_after(day: date) -> date:
    ahead = 7 - day.weekday() if day.weekday() >= 4 else 1
    return day + timedelta(days=ahead)


def read_day(session: Session, day: date, received: Sequence[Waiting]) -> DayRead:
    """`received`: the files to treat, which take longer to read than all the rest."""
    today = session.today()
    week = week_of(day)
    now = session.now().astimezone()
    mine = [line for line in session.directory.lines() if follows(session, line) and line.doc.closed is None]
    yesterday, soon = (today - timedelta(days=1)).isoformat(), (today + _SOON).isoformat()
    return DayRead(
        day,
        today,
        f"{now:%Y-%m-%dT%H:%M}",
        tuple(meetings_between(session, week[0], max(week[-1], working_day_after(day)))),
        _dated(mine, lambda line: line.doc.actions, "0", yesterday),
        _dated(mine, lambda line: line.doc.actions, today.isoformat(), soon),
        _dated(mine, lambda line: line.doc.contracts, today.isoformat(), (today + WARNING).isoformat()),
        _unseen(mine, (today - timedelta(weeks=session.settings.unseen_weeks)).isoformat(), today.isoformat()),
        tuple(received),
        session.settings.unseen_weeks,
    )


def _dated(
    lines: list[PersonLine], rows: Callable[[PersonLine], tuple[DatedLine, ...]], first: str, last: str
) -> tuple[tuple[PersonLine, DatedLine], ...]:
    """What has a day from `first` to `last`, in order."""
    found = [(line, row) for line in lines for row in rows(line) if row.on and first <= row.on[:10] <= last]
    return tuple(sorted(found, key=lambda pair: (pair[1].on, pair[0].name)))


def _unseen(lines: list[PersonLine], before: str, today: str) -> tuple[PersonLine, ...]:
    """Those met once and not since, and not expected either: an appointment is the answer to it."""
    missed = [line for line in lines if (met := line.doc.last_contact) and met < before and not _expected(line, today)]
    return tuple(sorted(missed, key=lambda line: line.doc.last_contact or ""))


def _expected(line: PersonLine, today: str) -> bool:
    return any(row.on >= today for row in line.doc.appointments)
