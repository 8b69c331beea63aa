"""The day in words: who comes when, who came, what must not be forgotten."""

from datetime import date, time
from typing import Final

from carnet_desktop.domain.labels import CHANNELS
from carnet_desktop.i18n import DAYS, _, count, day_number, hour, long_day, short_day
from carnet_desktop.services.agenda import Meeting
from carnet_desktop.services.directory import DatedLine, PersonLine
from carnet_desktop.services.inbox import Waiting
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.people_words import PRESENCE_ICONS, by_title, presence_words
from carnet_desktop.ui.widgets.chips import Chip

from .reading import DayRead, week_of, working_day_after
from .shown import DayShown, DayTab, MeetingShown, Reminder, ReminderGroup

_WEEK: Final = 7


def day_shown(read: DayRead) -> DayShown:
    meetings = _on(read, read.day)
    shown = tuple(_meeting(line, meeting, read) for line, meeting in meetings)
    coming = _next(read)
    return DayShown(
        day=read.day,
        title=long_day(read.day)[:1].upper() + long_day(read.day)[1:],
        about=_about(read, coming),
        week=tuple(_tab(day, len(_counted(read, day))) for day in week_of(read.day)),
        meetings=shown,
        empty=_("Aucun rendez-vous ce jour-là.") if read.day != read.today else _("Aucun rendez-vous aujourd’hui."),
        now=_now(read, meetings),
        after=_after(read),
        groups=tuple(group for group in _groups(read) if group.rows),
    )


def _on(read: DayRead, day: date) -> list[tuple[PersonLine, Meeting]]:
    return [pair for pair in read.meetings if pair[1].on.startswith(day.isoformat())]


def _counted(read: DayRead, day: date) -> list[tuple[PersonLine, Meeting]]:
    return [pair for pair in _on(read, day) if pair[1].state != "cancelled"]


def _next(read: DayRead) -> tuple[PersonLine, Meeting] | None:
    """The next one of today, from this minute on."""
    later = (pair for pair in _on(read, read.today) if pair[1].state == "planned" and pair[1].on >= read.minute)
    return next(later, None)


def _about(read: DayRead, coming: tuple[PersonLine, Meeting] | None) -> str:
    number = len(_counted(read, read.day))
    words = _("{n} rendez-vous.", n=number) if number else _("Aucun rendez-vous.")
    if read.day != read.today or coming is None:
        return words
    line, meeting = coming
    after = _("Le prochain est à {at}, avec {name}.", at=_hour(meeting.on), name=line.name)
    return f"{words} {after}"


def _tab(day: date, number: int) -> DayTab:
    spoken = _("{day}, {n} rendez-vous", day=long_day(day), n=number)
    return DayTab(day, f"{DAYS[day.weekday()][:3]}.", day_number(day), _("{n} rdv", n=number), spoken)


def _meeting(line: PersonLine, meeting: Meeting, read: DayRead) -> MeetingShown:
    over = meeting.on < read.minute
    asks = meeting.state == "planned" and over
    states = presence_words(line.doc.title)
    icon, tone = PRESENCE_ICONS.get(meeting.state, ("", ""))
    how = _(CHANNELS.get(meeting.channel, ""))
    why = _("Raison : {why}", why=meeting.reason) if meeting.reason else ""
    coming = _next(read)
    return MeetingShown(
        notebook=line.id,
        record=meeting.record,
        hour=_hour(meeting.on),
        name=line.name,
        detail=" · ".join(part for part in (how, meeting.purpose, why) if part),
        state=(states[meeting.state], icon, tone) if meeting.state in PRESENCE_ICONS else ("", "", ""),
        ask=_came(line.doc.title) if asks else "",
        answers=tuple((state, states[state]) for state in ("present", "excused", "absent")) if asks else (),
        chips=_chips(line, read) if meeting.state == "planned" and not over else (),
        next=coming is not None and coming[1].record == meeting.record,
    )


def _came(title: str | None) -> str:
    return by_title(title, _("Est-elle venue ?"), _("Est-il venu ?"), _("Était-ce fait ?"))


def _hour(on: str) -> str:
    return hour(time.fromisoformat(on[11:16]))


def _chips(line: PersonLine, read: DayRead) -> tuple[Chip, ...]:
    """What to know of her before she comes: what is late, the contract that ends, for how long she was not met."""
    found: list[Chip] = []
    if line.late:
        found.append(Chip(count(line.late, _("{n} action en retard"), _("{n} actions en retard")), Tone.BAD, "alarm"))
    ends = next((row for other, row in read.ending if other.id == line.id), None)
    if ends is not None:
        what = _("Fin de {what} {day}", what=ends.label or _("contrat"), day=short_day(_day(ends)))
        found.append(Chip(what, Tone.WARN, "certificate"))
    met = line.doc.last_contact
    if met and met < read.unseen_before:
        found.append(Chip(_for_weeks(line, read.today), Tone.BAD, "user-off"))
    return tuple(found)


def _for_weeks(line: PersonLine, today: date) -> str:
    """`Pas vue depuis 8 semaines`"""
    weeks = (today - date.fromisoformat(line.doc.last_contact or "")).days // 7
    seen = by_title(line.doc.title, _("Pas vue"), _("Pas vu"), _("Sans contact"))
    return _("{seen} depuis {n} semaines", seen=seen, n=weeks)


def _now(read: DayRead, meetings: list[tuple[PersonLine, Meeting]]) -> tuple[str, int] | None:
    """The line of the present minute stands before the first appointment that is not begun."""
    if read.day != read.today:
        return None
    return _hour(read.minute), sum(1 for _line, meeting in meetings if meeting.on < read.minute)


def _after(read: DayRead) -> str:
    """The working day that follows, in one sentence."""
    day = working_day_after(read.day)
    meetings = _counted(read, day)
    named = DAYS[day.weekday()].capitalize()
    if not meetings:
        return _("{day} : aucun rendez-vous", day=named)
    line, first = meetings[0]
    if len(meetings) == 1:
        return _("{day} : un rendez-vous, à {at} avec {name}", day=named, at=_hour(first.on), name=line.name)
    told = {"day": named, "n": len(meetings), "at": _hour(first.on), "name": line.name}
    return _("{day} : {n} rendez-vous, le premier à {at} avec {name}", **told)


def _groups(read: DayRead) -> tuple[ReminderGroup, ...]:
    late = count(len(read.late), _("Action en retard"), _("Actions en retard"))
    due = count(len(read.due), _("Action à faire cette semaine"), _("Actions à faire cette semaine"))
    ending = count(len(read.ending), _("Contrat bientôt fini"), _("Contrats bientôt finis"))
    files = count(len(read.received), _("Fichier reçu"), _("Fichiers reçus"))
    unseen = _("Pas de contact depuis {n} semaines", n=read.unseen_weeks)
    return (
        ReminderGroup("late", "alarm", late, tuple(_deed(line, row, read.today, late=True) for line, row in read.late)),
        ReminderGroup("due", "circle-check", due, tuple(_deed(line, row, read.today) for line, row in read.due)),
        ReminderGroup(
            "ending", "certificate", ending, tuple(_deed(line, row, read.today) for line, row in read.ending)
        ),
        ReminderGroup("received", "inbox", files, tuple(_file(waiting, read.today) for waiting in read.received)),
        ReminderGroup("unseen", "user-off", unseen, tuple(_person(line) for line in read.unseen)),
    )


def _deed(line: PersonLine, row: DatedLine, today: date, *, late: bool = False) -> Reminder:
    day = _day(row)
    near = abs((day - today).days) < _WEEK
    when = f"{DAYS[day.weekday()][:3]}. {day_number(day)}" if near else short_day(day)
    return Reminder(line.id, when, line.name, row.label or _("Contrat"), late)


def _file(waiting: Waiting, today: date) -> Reminder:
    day = date.fromisoformat(waiting.received_on)
    what = _("Accusé de réception") if waiting.is_receipt else _("Un carnet, à vérifier")
    ago = (today - day).days
    when = _("auj.") if ago == 0 else _("hier") if ago == 1 else short_day(day)
    return Reminder(str(waiting.path), when, waiting.sender or _("Structure inconnue"), what, is_file=True)


def _person(line: PersonLine) -> Reminder:
    day = date.fromisoformat(line.doc.last_contact or "")
    return Reminder(line.id, short_day(day), line.name, _("Aucun rendez-vous prévu"))


def _day(row: DatedLine) -> date:
    return date.fromisoformat(row.on[:10])
