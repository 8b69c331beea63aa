"""New records as forms and commands make them, with the values they begin with."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from ..i18n import folded
from .labels import action_status
from .records import (
    Action,
    Appointment,
    AppointmentStatus,
    Channel,
    Contact,
    Interview,
    Item,
    Visibility,
    Wall,
    Who,
    With,
)
from .writing import new_record_id

ZONE: Final = "Europe/Paris"
"""Where the structure's clocks are."""


def wall(moment: datetime) -> Wall:
    """A wall-clock time of the structure, to the minute."""
    return Wall(local=moment.strftime("%Y-%m-%dT%H:%M"), tz=ZONE)


def new_appointment(
    moment: datetime,
    *,
    place: str | None = None,
    with_: With | None = None,
    channel: Channel | None = None,
    purpose: str | None = None,
    bring: Iterable[str] = (),
) -> Appointment:
    return Appointment(
        id=new_record_id(),
        when=wall(moment),
        place=place or None,
        with_=with_,
        channel=channel,
        purpose=purpose or None,
        bring=tuple(bring) or None,
        status=AppointmentStatus(value="planned"),
    )


def new_action(
    what: str,
    who: Who,
    *,
    who_text: str | None = None,
    by: date | None = None,
    objective: str | None = None,
    documents: Iterable[str] = (),
) -> Action:
    """`objective` is a record id, `documents` the papers it takes."""
    return Action(
        id=new_record_id(),
        what=Item(label=what.strip()),
        who=who,
        who_text=who_text or None,
        by=by.isoformat() if by else None,
        status=action_status("in_progress"),
        objective=objective,
        documents=tuple(documents) or None,
    )


def new_interview(
    moment: datetime,
    text: str,
    visibility: Visibility,
    *,
    subject: str | None = None,
    channel: Channel | None = None,
    decisions: str | None = None,
) -> Interview:
    return Interview(
        id=new_record_id(),
        on=wall(moment),
        text=text,
        visibility=visibility,
        subject=subject or None,
        channel=channel,
        decisions=decisions or None,
    )


def with_whom(text: str, contacts: Iterable[Contact]) -> With | None:
    """Whom an appointment is with: the contact of this notebook who bears that name, or the name as given."""
    if not text.strip():
        return None
    known = next((c for c in contacts if c.name and folded(c.name) == folded(text)), None)
    return With(contact=known.id, text=known.name) if known else With(text=text.strip())
