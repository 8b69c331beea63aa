"""The appointments of everyone, from the registry alone: what the day shows without opening a notebook.

A copy, like the directory: rebuilt from the notebooks, written in the same commit. Nothing of an interview is in it.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from carnet_desktop.domain.appointments import reason_of, state_of
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import Appointment, Contact
from carnet_desktop.i18n import folded
from carnet_desktop.storage.rows import AgendaRow

from .directory import PersonLine
from .session import Session

_SETTLED_KEPT: Final = 5
"""How many appointments that are over are kept beside those still planned: a week of them."""


class Meeting(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One appointment. `on`: local date and time; `state`: of the appointment; `who` it is with, "" when nobody is
    said; `partner`: that is a contact of the notebook; `reason`: why they did not meet, when it was said."""

    record: str
    on: str
    state: str
    channel: str
    place: str
    who: str
    partner: bool
    purpose: str
    reason: str = ""


_read: Final = msgspec.json.Decoder(list[Meeting]).decode
_encode: Final = msgspec.json.Encoder().encode


def agenda_row(notebook: Notebook) -> AgendaRow:
    """The line the registry keeps of a notebook's appointments."""
    meetings = [meeting for entry in notebook.entries(Appointment) if (meeting := _meeting(notebook, entry.record))]
    planned = [meeting for meeting in meetings if meeting.state == "planned"]
    settled = sorted((meeting for meeting in meetings if meeting.state != "planned"), key=lambda each: each.on)
    return AgendaRow(notebook.id, _encode([*planned, *settled[-_SETTLED_KEPT:]]))


def meetings_between(session: Session, first: date, last: date) -> list[tuple[PersonLine, Meeting]]:
    """The worker's own appointments from one day to another, both included, in order. Storage worker."""
    start, end = first.isoformat(), f"{last.isoformat()}T99"
    found = [
        (line, meeting)
        for line, meeting in _everyone(session)
        if start <= meeting.on < end and line.doc.closed is None and is_mine(session, line, meeting)
    ]
    return sorted(found, key=lambda pair: (pair[1].on, pair[0].name))


def count_of_the_day(session: Session) -> int:
    """How many appointments the worker has today, those cancelled left out. Storage worker."""
    today = session.today()
    return sum(1 for _line, meeting in meetings_between(session, today, today) if meeting.state != "cancelled")


def is_mine(session: Session, line: PersonLine, meeting: Meeting) -> bool:
    """Whether the worker is the one who is met: by name, else because she follows the person, or nobody does."""
    me = session.staff.name
    if meeting.who:
        return not meeting.partner and folded(meeting.who) in (folded(me), folded(me.split(" ")[0]))
    return follows(session, line)


def follows(session: Session, line: PersonLine) -> bool:
    """Whether the worker follows the person, or nobody does."""
    return line.doc.referent in (None, session.staff.name)


def _everyone(session: Session) -> Iterator[tuple[PersonLine, Meeting]]:
    for row in session.registry.agenda():
        line = session.directory.line(row.notebook)
        if line is not None:
            for meeting in _read(row.doc):
                yield line, meeting


def _meeting(notebook: Notebook, appointment: Appointment) -> Meeting | None:
    if appointment.when is None:
        return None
    met = appointment.with_
    contact = notebook.find(Contact, met.contact) if met and met.contact else None
    return Meeting(
        appointment.id,
        appointment.when.local,
        state_of(appointment),
        appointment.channel or "",
        appointment.place or "",
        (contact.record.name if contact else None) or (met.text if met else None) or "",
        contact is not None,
        appointment.purpose or "",
        reason_of(appointment),
    )
