"""From what a typed line proposes to the texts of the form that would write it, and from these texts to a save."""

from typing import Final

from carnet_desktop.domain.quick_action import QuickAction
from carnet_desktop.domain.quick_appointment import QuickAppointment
from carnet_desktop.domain.quick_entry import Proposal
from carnet_desktop.domain.quick_note import QuickNote
from carnet_desktop.i18n import _, hour

from .desk import Desk
from .quick_shown import QuickShown
from .shown import Part
from .values import Values


def quick_shown(proposal: Proposal, desk: Desk) -> QuickShown:
    quick = proposal.quick
    names: dict[str, str] = {}
    implied: dict[str, str] = {}
    match quick:
        case QuickAppointment():
            part, values = Part.APPOINTMENTS, _appointment(quick, desk)
            implied = {} if quick.place else {"place": "with"}
            someone = quick.someone
            if someone.contact and someone.structure:
                values["with"] = _("{structure}, {name}", structure=someone.structure, name=someone.name)
                names = {values["with"]: someone.name}
        case QuickAction():
            part, values = Part.PLAN, _action(quick)
        case QuickNote():
            part, values = Part.INTERVIEWS, _note(quick, desk)
    return QuickShown(part, values, proposal.doubtful, desk.first_name, names, implied)


def form_values(shown: QuickShown, typed: Values, desk: Desk) -> dict[str, str]:
    """What the form of the part takes: a field implied by one that was changed since says nothing any more."""
    values = {**shown.values, **typed}
    for name, follows in shown.implied.items():
        if values[follows] != shown.values[follows]:
            values[name] = ""
    values = {name: shown.names.get(value, value) for name, value in values.items()}
    if shown.part is Part.INTERVIEWS:
        day = values.pop("day") or desk.today.isoformat()
        values["on"] = f"{day}T{desk.now:%H:%M}"
    return values


def missing(shown: QuickShown, values: Values) -> str:
    """What the line did not say and must, as one sentence; "" when all is there."""
    if shown.part is not Part.APPOINTMENTS:
        return ""
    day, at = bool(values.get("day", "").strip()), bool(values.get("hour", "").strip())
    if day:
        return "" if at else _("Je n’ai pas trouvé d’heure.")
    return _("Je n’ai pas trouvé de date.") if at else _("Je n’ai pas trouvé de date ni d’heure.")


def added(part: Part) -> str:
    return _ADDED[part]


def _appointment(quick: QuickAppointment, desk: Desk) -> dict[str, str]:
    someone = quick.someone
    return {
        "day": quick.day.isoformat() if quick.day else "",
        "hour": hour(quick.hour) if quick.hour else "",
        "with": _("Vous") if someone.mine else someone.name,
        "place": quick.place or _place(quick, desk),
        "channel": quick.channel,
        "bring": ", ".join(quick.bring),
        "purpose": quick.purpose,
        "state": "planned",
    }


def _place(quick: QuickAppointment, desk: Desk) -> str:
    """Where people meet when the line does not say it: a sensitive contact's structure is never proposed, it prints."""
    if quick.someone.mine:
        return desk.place
    return "" if quick.someone.sensitive or quick.channel != "in_person" else quick.someone.structure


def _action(quick: QuickAction) -> dict[str, str]:
    return {
        "what": quick.what,
        "by": quick.by.isoformat() if quick.by else "",
        "who": quick.who,
        "who_text": quick.who_text,
    }


def _note(quick: QuickNote, desk: Desk) -> dict[str, str]:
    return {
        "text": quick.text,
        "day": (quick.day or desk.today).isoformat(),
        "channel": quick.channel,
        "visibility": "team",
    }


_ADDED: Final = {
    Part.APPOINTMENTS: _("Rendez-vous ajouté."),
    Part.PLAN: _("Action ajoutée."),
    Part.INTERVIEWS: _("Entretien ajouté."),
}
