"""The history in words: when, what was done to what, by whom, and every field after and before."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Final

from carnet_desktop.domain.labels import kind_label
from carnet_desktop.domain.records import Action, Appointment, Contact, Interview, WantedJob
from carnet_desktop.i18n import NBSP, _, hour, margin_day
from carnet_desktop.services.history import HistoryChange, HistoryLine
from carnet_desktop.ui.lines import Detail, Line

from .appointment_lines import whom_and_where
from .desk import Desk, lower_first

_LONG: Final = 110
_DONE: Final = {
    "": ("ajouté", "modifié", "supprimé", "rétabli"),
    "e": ("ajoutée", "modifiée", "supprimée", "rétablie"),
    "s": ("ajoutés", "modifiés", "supprimés", "rétablis"),
}
_AGREES: Final = {"action": "e", "person": "e", "rights": "s"}
_ADDED, _CHANGED, _DELETED, _RESTORED = range(4)


def history_lines(desk: Desk, changes: list[HistoryChange]) -> list[Line]:
    """One row for each record of each change, the latest first; the day stands beside the first row of a change."""
    first = _first_changes(changes)
    return [line for change in changes for line in _change(desk, change, first)]


def record_name(desk: Desk, kind: str, record: str) -> str:
    """What a record is called by, or the name of its kind."""
    notebook = desk.notebook
    name: str | None = None
    if kind == Action.kind.name and (action := notebook.find(Action, record)):
        name = action.record.what.label if action.record.what else None
    elif kind == Appointment.kind.name and (appointment := notebook.find(Appointment, record)):
        name = whom_and_where(desk, appointment.record)
    elif kind == Contact.kind.name and (contact := notebook.find(Contact, record)):
        name = contact.record.name
    elif kind == Interview.kind.name and (interview := notebook.find(Interview, record)):
        name = interview.record.subject
    elif kind == WantedJob.kind.name and (job := notebook.find(WantedJob, record)):
        name = job.record.job.label if job.record.job else None
    return name or _(kind_label(kind))


def _first_changes(changes: Iterable[HistoryChange]) -> dict[tuple[str, str], str]:
    """(kind, record) → the change that made it: the earliest that holds it."""
    return {(line.kind, line.record): change.change for change in changes for line in change.lines}


def _change(desk: Desk, change: HistoryChange, first: dict[tuple[str, str], str]) -> Iterator[Line]:
    at = datetime.fromisoformat(change.at).astimezone()
    author = _("vous") if desk.is_me(change.author_name) else change.author_name
    when, clock = margin_day(at.date(), desk.today), hour(at.time())
    reason = (Detail(_("Raison{nbsp}: {reason}", nbsp=NBSP, reason=change.reason)),) if change.reason else ()
    for (kind, record), lines in groupby(change.lines, key=lambda line: (line.kind, line.record)):
        held = list(lines)
        name = record_name(desk, kind, record)
        done = _(_DONE[_AGREES.get(kind, "")][_gesture(held, first.get((kind, record)) == change.change)])
        label = _(kind_label(kind))
        what = f"{lower_first(label)} {done}" if name != label else done
        yield Line(
            id=f"{change.change}/{kind}/{record}",
            title=name,
            strong=True,
            when=when,
            hour=clock,
            after=_("· {what} par {author}", what=what, author=author),
            details=(*filter(None, map(_field, held)), *reason),
        )
        when, clock, reason = "", "", ()


def _gesture(lines: list[HistoryLine], is_first: bool) -> int:
    deleted = next((line for line in lines if line.field == "deleted"), None)
    if deleted is not None:
        return _DELETED if deleted.after_text == "oui" else _RESTORED
    return _ADDED if is_first else _CHANGED


def _field(line: HistoryLine) -> Detail | None:
    """`Avant le : 4 décembre 2026 · avant : 27 novembre 2026`; the gesture already says what was deleted."""
    if line.field == "deleted":
        return None
    after = " ".join(line.after_text.split()) or _("effacé")
    text = f"{_(line.field_label)}{NBSP}: {after}"
    if line.before_text:
        text += _(" · avant{nbsp}: {before}", nbsp=NBSP, before=" ".join(line.before_text.split()))
    return Detail(text, cut=len(text) > _LONG)
