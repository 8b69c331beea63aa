"""An interview as the texts of its form, and back; the new one brings its next appointment and its actions."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, cast, get_args

from msgspec.structs import replace

from carnet_desktop.domain.new_records import wall
from carnet_desktop.domain.records import Channel, Interview, Record, Visibility, Wall
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.i18n import wall_clock

from . import action_fields, appointment_fields
from .desk import Desk
from .values import Values, text

NEXT: Final = "next."
"""Before the names of the fields of the next appointment."""


def action_prefix(index: int) -> str:
    """Before the names of the fields of one action of the form."""
    return f"action{index}."


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
    }


def new_values(desk: Desk) -> dict[str, str]:
    """The one form, empty: an interview, its next appointment, a first action."""
    return {
        **values_of(None, desk),
        **{NEXT + name: "" for name in ("day", "hour", "bring")},
        **_prefixed(action_prefix(0), action_fields.EMPTY),
    }


def read(values: Values, before: Interview | None, desk: Desk) -> Interview:
    """The interview as written; `rules.check` tells what is wrong with it. What was not touched stays as it was."""
    base = before or Interview(id=new_record_id(), on=_on(values, desk))
    was = values_of(before, desk) if before else {}

    def touched(name: str) -> bool:
        return before is None or values.get(name, "") != was[name]

    return replace(
        base,
        subject=text(values, "subject"),
        channel=_channel(values) if touched("channel") else base.channel,
        text=text(values, "text"),
        decisions=text(values, "decisions"),
        visibility=_visibility(values) if touched("visibility") else base.visibility,
    )


def read_new(values: Values, desk: Desk) -> Iterator[tuple[str, Record]]:
    """Everything the one form writes, each record with what stands before the names of its fields."""
    yield "", read(values, None, desk)
    following = _without(values, NEXT)
    if any(following.get(name, "").strip() for name in ("day", "hour", "bring")):
        yield NEXT, appointment_fields.read(appointment_fields.values_of(None, desk) | following, None, desk)
    for index in _actions(values):
        written = _without(values, action_prefix(index))
        if written.get("what", "").strip() or written.get("by", "").strip():
            yield action_prefix(index), action_fields.read(written, None, desk)


def _actions(values: Values) -> list[int]:
    names = (name.partition(".") for name in values if name.startswith("action"))
    return sorted({int(head.removeprefix("action")) for head, dot, _field in names if dot})


def _prefixed(prefix: str, values: Values) -> dict[str, str]:
    return {prefix + name: value for name, value in values.items()}


def _without(values: Values, prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): value for name, value in values.items() if name.startswith(prefix)}


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
