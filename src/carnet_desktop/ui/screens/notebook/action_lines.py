"""An action as a row: before when, its box, what is to be done, who does it."""

from datetime import date, datetime

from carnet_desktop.domain.notebook import Entry
from carnet_desktop.domain.plan import is_open_action
from carnet_desktop.domain.records import Action
from carnet_desktop.i18n import _, count, margin_day, short_day
from carnet_desktop.ui.lines import Detail, Line

from .desk import Desk

_PLAIN = frozenset({"in_progress", "done"})
"""The statuses that the box of a row tells by itself."""


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
    return is_open_action(action) and day is not None and day < today


def action_line(desk: Desk, entry: Entry[Action], *, inset: bool = False) -> Line:
    """`inset`: it stands under an objective."""
    action = entry.record
    when, tone, alarm = _when(desk, entry)
    who, icon = _who(desk, entry)
    papers = ", ".join(action.documents or ())
    return Line(
        id=action.id,
        title=action.what.label if action.what else "",
        quiet=not is_open_action(action),
        when=when,
        when_tone=tone,
        box=is_done(action),
        after=_status(action),
        alarm=alarm,
        who=who,
        who_icon=icon,
        inset=inset,
        details=(Detail(papers, "file-text"),) if papers else (),
    )


def closed_at(entry: Entry[Action]) -> str:
    """When its status was last written, as UTC text."""
    stamp = entry.stamp("status")
    return stamp.at if stamp else ""


def _status(action: Action) -> str:
    """Where it stands, when its box does not tell: planned, waiting, abandoned, cancelled, or free words."""
    if action.status is None or action.status.code in _PLAIN:
        return ""
    return f"· {action.status.label}"


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
    return margin_day(day, desk.today), "strong" if day == desk.today and is_open_action(entry.record) else "", ""


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
