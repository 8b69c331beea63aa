"""The interviews as rows, the latest first: day, subject, how, who may read, the first words."""

from carnet_desktop.domain.labels import CHANNELS, VISIBILITIES
from carnet_desktop.domain.notebook import Entry
from carnet_desktop.domain.records import Interview
from carnet_desktop.i18n import _, margin_day, wall_clock
from carnet_desktop.ui.lines import Detail, Line

from .desk import Desk, lower_first

SHOWN = 5
_EXTRACT = 240
ICONS = {"private": "lock", "team": "users", "transferable": "send"}


def interview_lines(desk: Desk, entries: list[Entry[Interview]], *, every: bool = False) -> tuple[list[Line], int]:
    """The rows of the interviews this worker may see, and how many there are in all."""
    latest = sorted(entries, key=lambda e: (e.record.on.local if e.record.on else "", e.record.id), reverse=True)
    return [interview_line(desk, entry) for entry in (latest if every else latest[:SHOWN])], len(latest)


def interview_line(desk: Desk, entry: Entry[Interview]) -> Line:
    interview = entry.record
    said = " ".join((interview.text or "").split())
    return Line(
        id=interview.id,
        title=interview.subject or _("Entretien"),
        strong=True,
        when=_day(desk, interview),
        after=_how(desk, entry),
        who=_(VISIBILITIES.get(interview.visibility or "", "")),
        who_icon=ICONS.get(interview.visibility or "", ""),
        details=(Detail(said[:_EXTRACT], cut=True),) if said else (),
    )


def _day(desk: Desk, interview: Interview) -> str:
    try:
        return margin_day(wall_clock(interview.on.local).date(), desk.today) if interview.on else _("sans date")
    except ValueError:
        return _("sans date")


def _how(desk: Desk, entry: Entry[Interview]) -> str:
    """`· sur place`, a colleague's name, and whether it is closed."""
    how = lower_first(_(CHANNELS.get(entry.record.channel or "", "")))
    closed = _("clos") if entry.record.closed else ""
    told = [part for part in (how, desk.writer(entry, "text"), closed) if part]
    return "· " + ", ".join(told) if told else ""
