"""The appointments as rows: those to come, the nearest first, then the past ones, the latest first."""

from datetime import datetime
from typing import Final

from carnet_desktop.domain.appointments import is_planned, reason_of, state_of
from carnet_desktop.domain.labels import CHANNELS
from carnet_desktop.domain.records import Appointment
from carnet_desktop.i18n import _, hour, margin_day, wall_clock
from carnet_desktop.ui.lines import Detail, Line
from carnet_desktop.ui.people_words import PRESENCE_ICONS, presence_words

from .desk import Desk

PAST_SHOWN: Final = 4
UNMET: Final = ("excused", "absent", "cancelled")
"""The states that may have a reason."""


def moment_of(appointment: Appointment) -> datetime | None:
    """None for a date that is none: it came in a file."""
    try:
        return wall_clock(appointment.when.local) if appointment.when else None
    except ValueError:
        return None


def is_coming(appointment: Appointment, desk: Desk) -> bool:
    """Planned, today or later. Days are compared as texts: hundreds are, for each page that is shown."""
    return is_planned(appointment) and _local(appointment)[:10] >= desk.today.isoformat()


def next_appointment(desk: Desk) -> Appointment | None:
    """The next one from now on: one whose hour is past today is not next any more."""
    now = desk.now.strftime("%Y-%m-%dT%H:%M")
    planned = (e.record for e in desk.notebook.entries(Appointment) if is_planned(e.record))
    return min((a for a in planned if _local(a) >= now and moment_of(a) is not None), key=_order, default=None)


def appointment_lines(desk: Desk, *, every: bool = False) -> tuple[list[Line], int, int]:
    """The rows, how many appointments are over, and how many there are in all."""
    ahead: list[Appointment] = []
    past: list[Appointment] = []
    for entry in desk.notebook.entries(Appointment):
        (ahead if is_coming(entry.record, desk) else past).append(entry.record)
    ahead.sort(key=_order)
    past.sort(key=_order, reverse=True)
    shown = past if every else past[:PAST_SHOWN]
    return [appointment_line(desk, a) for a in (*ahead, *shown)], len(past), len(ahead) + len(past)


def appointment_line(desk: Desk, appointment: Appointment) -> Line:
    moment = moment_of(appointment)
    today = moment is not None and moment.date() == desk.today
    return Line(
        id=appointment.id,
        title=whom_and_where(desk, appointment),
        strong=True,
        when=margin_day(moment.date(), desk.today) if moment else _("sans date"),
        hour=hour(moment.time()) if moment else "",
        when_tone="strong" if today else "",
        details=tuple(_details(desk, appointment)),
    )


def whom_and_where(desk: Desk, appointment: Appointment) -> str:
    """`Avec vous`, `Mission locale, Karim Ziani`; a place is cut at its first comma."""
    contact = desk.contact(appointment.with_.contact if appointment.with_ else None)
    name = (contact.name if contact else None) or (appointment.with_.text if appointment.with_ else None)
    place = (appointment.place or "").split(",")[0]
    if desk.is_me(name):
        ours = not place or place == desk.place.split(",")[0]
        return _("Avec vous") if ours else _("{place}, avec vous", place=place)
    if not place and contact is not None and contact.structure:
        place = contact.structure
    told = ", ".join(part for part in (place, name) if part)
    return told or _(CHANNELS.get(appointment.channel or "", "")) or _("Rendez-vous")


def to_bring(appointment: Appointment) -> str:
    """`Apporter : pièce d’identité, RIB`, or "" """
    if not appointment.bring:
        return ""
    return _("Apporter : {what}", what=", ".join(appointment.bring))


def _details(desk: Desk, appointment: Appointment) -> list[Detail]:
    state = state_of(appointment)
    if state != "planned":
        icon, tone = PRESENCE_ICONS[state]
        said = (presence_words(desk.notebook.person.title)[state], reason_of(appointment))
        return [Detail(" · ".join(part for part in said if part), icon, tone)]
    how = _(CHANNELS[appointment.channel]) if appointment.channel not in (None, "in_person") else ""
    lasts = _("{n} min", n=appointment.minutes) if appointment.minutes else ""
    told = [" · ".join(part for part in (how, lasts, appointment.purpose) if part), to_bring(appointment)]
    found = [Detail(text) for text in told if text]
    return found if is_coming(appointment, desk) else [*found, Detail(_("Présence à noter"), "pencil")]


def _local(appointment: Appointment) -> str:
    return appointment.when.local if appointment.when else ""


def _order(appointment: Appointment) -> tuple[str, str]:
    return _local(appointment), appointment.id
