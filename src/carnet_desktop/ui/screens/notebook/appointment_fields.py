"""An appointment as the texts of its form, and back."""

from typing import cast, get_args

from msgspec.structs import replace

from carnet_desktop.domain.appointments import reason_of, state_of
from carnet_desktop.domain.new_records import ZONE, with_whom
from carnet_desktop.domain.records import (
    Appointment,
    AppointmentState,
    AppointmentStatus,
    Channel,
    Contact,
    Wall,
    With,
)
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.i18n import _, hour

from .appointment_lines import UNMET, moment_of
from .desk import Desk
from .values import Values, items, text, wall_text, whole_number


def values_of(appointment: Appointment | None, desk: Desk) -> dict[str, str]:
    """A new one is with the worker who writes, at the structure."""
    if appointment is None:
        return {
            "day": "",
            "hour": "",
            "place": desk.place,
            "with": _("Vous"),
            "channel": "in_person",
            "minutes": "",
            "purpose": "",
            "bring": "",
            "state": "planned",
            "reason": "",
        }
    moment = moment_of(appointment)
    return {
        "day": moment.date().isoformat() if moment else "",
        "hour": hour(moment.time()) if moment else "",
        "place": appointment.place or "",
        "with": _name(appointment, desk),
        "channel": appointment.channel or "in_person",
        "minutes": "" if appointment.minutes is None else str(appointment.minutes),
        "purpose": appointment.purpose or "",
        "bring": ", ".join(appointment.bring or ()),
        "state": state_of(appointment),
        "reason": reason_of(appointment),
    }


def read(values: Values, before: Appointment | None, desk: Desk) -> Appointment:
    """The appointment as written; `rules.check` tells what is wrong with it. What was not touched stays as it was."""
    base = before or Appointment(id=new_record_id(), status=AppointmentStatus(value="planned"))
    was = values_of(before, desk)

    def touched(*names: str) -> bool:
        return before is None or any(values.get(name, "") != was[name] for name in names)

    return replace(
        base,
        when=_when(values, base) if touched("day", "hour") else base.when,
        place=text(values, "place"),
        with_=_with(values, desk) if touched("with") else base.with_,
        channel=_channel(values) if touched("channel") else base.channel,
        minutes=whole_number(values, "minutes"),
        purpose=text(values, "purpose"),
        bring=items(values, "bring") if touched("bring") else base.bring,
        status=_status(values, base, desk) if touched("state", "reason") else base.status,
    )


def with_state(appointment: Appointment, state: AppointmentState, desk: Desk) -> Appointment:
    """The same, with its state set today; `planned` takes the day away."""
    day = None if state == "planned" else desk.today.isoformat()
    return replace(appointment, status=AppointmentStatus(value=state, on=day))


def _name(appointment: Appointment, desk: Desk) -> str:
    contact = desk.contact(appointment.with_.contact if appointment.with_ else None)
    name = (contact.name if contact else None) or (appointment.with_.text if appointment.with_ else None) or ""
    return _("Vous") if desk.is_me(name) else name


def _when(values: Values, base: Appointment) -> Wall | None:
    local = wall_text(values.get("day", ""), values.get("hour", ""))
    return Wall(local=local, tz=base.when.tz if base.when else ZONE) if local else None


def _with(values: Values, desk: Desk) -> With | None:
    name = values.get("with", "").strip()
    if name.casefold() == _("Vous").casefold():
        return With(text=desk.my_name)
    return with_whom(name, (entry.record for entry in desk.notebook.entries(Contact)))


def _channel(values: Values) -> Channel | None:
    channel = values.get("channel", "")
    return cast(Channel, channel) if channel in get_args(Channel) else None


def _status(values: Values, base: Appointment, desk: Desk) -> AppointmentStatus:
    """A state is of the day it was first said; a reason, of not having met."""
    state = values.get("state", "planned")
    known = cast(AppointmentState, state if state in get_args(AppointmentState) else "planned")
    if known not in UNMET:
        return AppointmentStatus(value=known, on=None if known == "planned" else desk.today.isoformat())
    on = base.status.on if base.status and base.status.value == known else None
    return AppointmentStatus(value=known, on=on or desk.today.isoformat(), reason=text(values, "reason"))
