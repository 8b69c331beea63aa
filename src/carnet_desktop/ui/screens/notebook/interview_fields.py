"""An interview as the texts of its form, and back; the appointments and the actions it decides come with it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, cast, get_args

from msgspec.structs import replace

from carnet_desktop.domain.new_records import wall
from carnet_desktop.domain.records import Appointment, Channel, Interview, Record, Visibility, Wall
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.i18n import wall_clock

from . import action_fields, appointment_fields
from .desk import Desk
from .values import Values, text

NEXT: Final = "next."
"""Before the names of the fields of the next appointment."""
ACTION: Final = "action"
APPOINTMENT: Final = "appointment"
"""What numbered lines of the form begin their names with."""
REASON: Final = "reason"
"""The field that says why a closed interview is corrected: it belongs to the change, not to the interview."""


def prefix(line: str, index: int) -> str:
    """Before the names of the fields of one action, or of one more appointment, of the form."""
    return f"{line}{index}."


def numbered(values: Values, line: str) -> dict[int, dict[str, str]]:
    """The texts of each action, or of each more appointment, in their order."""
    found: dict[int, dict[str, str]] = {}
    for name, value in values.items():
        head, dot, field = name.partition(".")
        number = head.removeprefix(line)
        if dot and head.startswith(line) and number.isdecimal():
            found.setdefault(int(number), {})[field] = value
    return dict(sorted(found.items()))


def values_of(interview: Interview | None, desk: Desk) -> dict[str, str]:
    """`on` is the wall clock of the interview: now for a new one, and it stays when a draft is taken up again."""
    known = interview or Interview(id="", on=wall(desk.now), channel="in_person", visibility="team")
    return {
        "on": known.on.local if known.on else "",
        "subject": known.subject or "",
        "channel": known.channel or "in_person",
        "text": known.text or "",
        "decisions": known.decisions or "",
        "visibility": known.visibility or "team",
        "closed": "1" if known.closed else "",
    }


def new_values(desk: Desk) -> dict[str, str]:
    """The one form, empty: an interview, its next appointment, a first action."""
    return {
        **values_of(None, desk),
        **{NEXT + name: "" for name in ("day", "hour", "bring")},
        **{prefix(ACTION, 0) + name: value for name, value in action_fields.EMPTY.items()},
    }


def read(values: Values, before: Interview | None, desk: Desk) -> Interview:
    """The interview as written; `rules.check` tells what is wrong with it. What was not touched stays as it was."""
    base = before or Interview(id=new_record_id(), on=_on(values, desk))
    was = values_of(before, desk) if before else {}

    def touched(name: str) -> bool:
        return before is None or (name in values and values[name] != was[name])

    return replace(
        base,
        subject=text(values, "subject"),
        channel=_channel(values) if touched("channel") else base.channel,
        text=text(values, "text"),
        decisions=text(values, "decisions"),
        visibility=_visibility(values) if touched("visibility") else base.visibility,
        closed=bool(values.get("closed")) or None if touched("closed") else base.closed,
    )


def read_all(values: Values, before: Interview | None, desk: Desk) -> list[tuple[str, Record]]:
    """Everything the form writes, each record with what stands before the names of its fields."""
    return [("", read(values, before, desk)), *_decided(values, desk)]


def _decided(values: Values, desk: Desk) -> Iterator[tuple[str, Record]]:
    following = {name.removeprefix(NEXT): value for name, value in values.items() if name.startswith(NEXT)}
    if any(following.get(name, "").strip() for name in ("day", "hour", "bring")):
        yield NEXT, _appointment(following, desk)
    for index, written in numbered(values, APPOINTMENT).items():
        yield prefix(APPOINTMENT, index), _appointment(written, desk)
    for index, written in numbered(values, ACTION).items():
        if written.get("what", "").strip() or written.get("by", "").strip():
            yield prefix(ACTION, index), action_fields.read(written, None, desk)


def _appointment(written: Values, desk: Desk) -> Appointment:
    return appointment_fields.read(appointment_fields.values_of(None, desk) | dict(written), None, desk)


def started(values: Values) -> datetime | None:
    """When the interview of these values took place."""
    try:
        return wall_clock(values.get("on", ""))
    except ValueError:
        return None


def _on(values: Values, desk: Desk) -> Wall:
    return wall(started(values) or desk.now)


def _channel(values: Values) -> Channel | None:
    channel = values.get("channel", "")
    return cast(Channel, channel) if channel in get_args(Channel) else None


def _visibility(values: Values) -> Visibility | None:
    visibility = values.get("visibility", "")
    return cast(Visibility, visibility) if visibility in get_args(Visibility) else None
