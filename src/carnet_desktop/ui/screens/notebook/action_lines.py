"""The plan as rows: what is to be done, the most urgent first, what is done at the end."""

from datetime import date, datetime

from carnet_desktop.domain.labels import OPEN_ACTION_STATES
from carnet_desktop.domain.notebook import Entry
from carnet_desktop.domain.records import Action
from carnet_desktop.i18n import _, count, french_key, margin_day, short_day
from carnet_desktop.ui.lines import Line

from .desk import Desk

DONE_SHOWN = 5


def is_open(action: Action) -> bool:
    """Whether it is still to be done; a status this version does not know is."""
    return action.status is None or action.status.code is None or action.status.code in OPEN_ACTION_STATES


def is_done(action: Action) -> bool:
    return action.status is not None and action.status.code == "done"


def deadline(action: Action) -> date | None:
    """None without a day, or with one that is none (it came in a file)."""
    try:
        return date.fromisoformat(action.by) if action.by else None
    except ValueError:
        return None


def is_late(action: Action, today: date) -> bool:
    day = deadline(action)
    return is_open(action) and day is not None and day < today


def action_lines(desk: Desk, *, every: bool = False) -> tuple[list[Line], int]:
    """The rows, and how many actions are over; only the latest of those are among the rows unless `every`."""
    entries = list(desk.notebook.entries(Action))
    todo = sorted((e for e in entries if is_open(e.record)), key=_urgency)
    over = sorted((e for e in entries if not is_open(e.record)), key=_closed_at, reverse=True)
    shown = over if every else over[:DONE_SHOWN]
    return [action_line(desk, entry) for entry in (*todo, *shown)], len(over)


def action_line(desk: Desk, entry: Entry[Action]) -> Line:
    action = entry.record
    when, tone, alarm = _when(desk, entry)
    who, icon = _who(desk, entry)
    over = not is_open(action)
    return Line(
        id=action.id,
        title=action.what.label if action.what else "",
        quiet=over,
        when=when,
        when_tone=tone,
        box=is_done(action),
        after=f"· {action.status.label}" if over and action.status and not is_done(action) else "",
        alarm=alarm,
        who=who,
        who_icon=icon,
    )


def _urgency(entry: Entry[Action]) -> tuple[str, tuple[str, str], str]:
    action = entry.record
    return action.by or "9999", french_key(action.what.label if action.what else ""), action.id


def _closed_at(entry: Entry[Action]) -> str:
    stamp = entry.stamp("status")
    return stamp.at if stamp else ""


def _when(desk: Desk, entry: Entry[Action]) -> tuple[str, str, str]:
    """The margin, its tone, and the words of a delay."""
    day = deadline(entry.record)
    if is_done(entry.record):
        return _done_on(desk, entry), "", ""
    if day is None:
        return _("sans date"), "", ""
    if is_late(entry.record, desk.today):
        late = count((desk.today - day).days, _("{n} jour de retard"), _("{n} jours de retard"))
        return margin_day(day, desk.today), "bad", late
    return margin_day(day, desk.today), "strong" if day == desk.today and is_open(entry.record) else "", ""


def _done_on(desk: Desk, entry: Entry[Action]) -> str:
    stamp = entry.stamp("status")
    if stamp is None:
        return _("fait")
    day = datetime.fromisoformat(stamp.at).astimezone().date()
    if day.year != desk.today.year:
        return _("fait en {year}", year=day.year)
    return _("fait {day}", day=short_day(day))


def _who(desk: Desk, entry: Entry[Action]) -> tuple[str, str]:
    """Who does it and its icon; a worker's action is "Vous" for whoever wrote it without a name."""
    action = entry.record
    match action.who:
        case "person":
            return desk.first_name, "user"
        case "partner":
            return action.who_text or _("Partenaire"), "building"
        case "worker":
            name = action.who_text or desk.writer(entry, "who")
            return (_("Vous"), "pencil") if not name or desk.is_me(name) else (name, "users")
    return "", ""
