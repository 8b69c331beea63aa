"""The menu of a row: what can be done with it, and the key that does the same."""

from collections.abc import Iterator
from typing import Protocol

from carnet_desktop.domain.appointments import state_of
from carnet_desktop.domain.contracts import runs
from carnet_desktop.domain.labels import ACTION_STATES, DOCUMENT_STATES
from carnet_desktop.domain.plan import is_open_objective, open_actions
from carnet_desktop.domain.records import (
    Action,
    Appointment,
    Closure,
    Contract,
    Document,
    Focus,
    Interview,
    Member,
    Objective,
    Record,
    WantedJob,
)
from carnet_desktop.domain.team import is_current
from carnet_desktop.domain.wanted_jobs import wanted_jobs
from carnet_desktop.i18n import _, count
from carnet_desktop.ui.people_words import presence_words
from carnet_desktop.ui.shortcuts import Command, shown

from .deleting import Deleting
from .desk import Desk
from .document_files import DocumentFiles
from .plan_rows import objective_shown
from .row_gestures import RowGestures
from .shown import ONE_FORM, Choice, Part


class Doing(Protocol):
    """What the presenter does with a row; `rows`: done at once, `deleting`: gone or back, `files`: a paper's file."""

    @property
    def rows(self) -> RowGestures: ...
    @property
    def deleting(self) -> Deleting: ...
    @property
    def files(self) -> DocumentFiles: ...
    def edit(self, part: Part, record: str) -> None: ...
    def add_under(self, part: Part, record: str) -> None: ...
    def tick(self, part: Part, record: str) -> None: ...
    def show_history(self, part: Part | None = None, record: str = "") -> None: ...


def choices(doing: Doing, desk: Desk, part: Part, record: Record, *, writable: bool) -> tuple[Choice, ...]:
    key = record.id
    past = Choice(_HISTORY[part], "history", lambda: doing.show_history(part, key))
    if not writable:
        return (*_files(doing, record), past)
    if record.deleted:
        return (Choice(_("Rétablir"), "arrow-back-up", lambda: doing.deleting.restore(part, key)), past)
    is_closed = isinstance(record, Interview) and record.closed
    edit = Choice(
        _("Corriger") if is_closed else _("Modifier"), "pencil", lambda: doing.edit(part, key), shown(Command.EDIT_ROW)
    )
    if part in ONE_FORM:
        return edit, past
    return (
        edit,
        *_files(doing, record),
        *_own(doing, desk, record),
        Choice(_("Supprimer"), "trash", lambda: doing.deleting.delete(part, key), shown(Command.DELETE_ROW)),
        past,
    )


def _own(doing: Doing, desk: Desk, record: Record) -> Iterator[Choice]:
    """What is done with rows of this kind only."""
    match record:
        case Action():
            yield from _action(doing, record)
        case Focus():
            yield _add(doing, record, _("Ajouter un objectif"))
        case Objective():
            yield from _objective(doing, desk, record)
        case Appointment():
            yield from _appointment(doing, desk, record)
        case Document():
            yield from _paper(doing, record)
        case Interview() if not record.closed:
            yield Choice(_("Clore"), "archive", lambda: doing.rows.close_interview(record.id))
        case Contract() if runs(record, desk.today):
            yield Choice(_("Finir aujourd’hui"), "archive", lambda: doing.rows.end_contract(record.id))
        case WantedJob():
            yield from _wanted_job(doing, desk, record)
        case Member() if not record.referent and is_current(record, desk.today):
            yield Choice(_("Lui confier le suivi"), "user-check", lambda: doing.rows.hand_over(record.id))
        case Closure() if record.reopened is None:
            yield Choice(_("Reprendre le suivi"), "arrow-back-up", lambda: doing.edit(Part.CLOSURES, record.id))


def _action(doing: Doing, action: Action) -> Iterator[Choice]:
    """Its box says done and in progress; the other statuses are said here."""
    yield Choice(_("Cocher ou décocher"), "check", lambda: doing.tick(Part.PLAN, action.id), _("Espace"))
    now = action.status.code if action.status else None
    for status, words in ACTION_STATES.items():
        if status not in (now, "done") and (now, status) != ("done", "in_progress"):
            yield _status(doing, action, status, _(words))


def _status(doing: Doing, action: Action, status: str, words: str) -> Choice:
    return Choice(words, _STATUS_ICONS[status], lambda: doing.rows.set_status(action.id, status))


def _objective(doing: Doing, desk: Desk, objective: Objective) -> Iterator[Choice]:
    """An end says what becomes of the actions that are still open: given up by the person is not called off here."""
    if not is_open_objective(objective):
        yield _end(doing, objective, "in_progress", None, _("Reprendre cet objectif"), "arrow-back-up")
        return
    yield _add(doing, objective, _("Ajouter une action"))
    held = objective_shown(desk.notebook, objective.id)
    left = len(open_actions(held)) if held else 0
    yield _end(doing, objective, "done", None, _("Atteint"), "check")
    if not left:
        yield _end(doing, objective, "abandoned", None, _("Abandonné"), "x")
        return
    given_up = count(
        left,
        _("Abandonné, {n} action abandonnée par la personne"),
        _("Abandonné, {n} actions abandonnées par la personne"),
    )
    called_off = count(
        left, _("Abandonné, {n} action annulée par la structure"), _("Abandonné, {n} actions annulées par la structure")
    )
    yield _end(doing, objective, "abandoned", "abandoned", given_up, "user-off")
    yield _end(doing, objective, "abandoned", "cancelled", called_off, "x")


def _wanted_job(doing: Doing, desk: Desk, job: WantedJob) -> Iterator[Choice]:
    order = [entry.record.id for entry in wanted_jobs(desk.notebook)]
    if job.id != order[0]:
        yield Choice(_("Monter"), "chevron-up", lambda: doing.rows.move_job(job.id, -1))
    if job.id != order[-1]:
        yield Choice(_("Descendre"), "chevron-down", lambda: doing.rows.move_job(job.id, 1))


def _end(doing: Doing, objective: Objective, state: str, actions: str | None, words: str, icon: str) -> Choice:
    return Choice(words, icon, lambda: doing.rows.end_objective(objective.id, state, actions))


def _paper(doing: Doing, paper: Document) -> Iterator[Choice]:
    if paper.file is None:
        yield Choice(_("Joindre un fichier"), "paperclip", lambda: doing.files.join_to(paper.id))
    for state, words in DOCUMENT_STATES.items():
        if state != paper.state:
            yield _paper_state(doing, paper, state, _(words))


def _files(doing: Doing, record: Record) -> Iterator[Choice]:
    """What only reads: it is offered in a notebook that cannot be written in, too."""
    if isinstance(record, Document) and record.file is not None:
        yield Choice(_("Voir le fichier"), "eye", lambda: doing.files.look(record.id))
        yield Choice(_("Enregistrer une copie"), "download", lambda: doing.files.copy_of(record.id))


def _paper_state(doing: Doing, paper: Document, state: str, words: str) -> Choice:
    return Choice(words, _PAPER_ICONS[state], lambda: doing.rows.set_paper_state(paper.id, state))


def _add(doing: Doing, record: Record, words: str) -> Choice:
    return Choice(words, "plus", lambda: doing.add_under(Part.PLAN, record.id), "+")


def _appointment(doing: Doing, desk: Desk, appointment: Appointment) -> Iterator[Choice]:
    def choice(other: str, words: str) -> Choice:
        return Choice(words, _ICONS[other], lambda: doing.rows.set_state(appointment.id, other))

    state = state_of(appointment)
    for other, words in presence_words(desk.notebook.person.title).items():
        if other != state:
            yield choice(other, words)


_ICONS = {
    "planned": "calendar",
    "present": "check",
    "excused": "clock",
    "absent": "user-off",
    "cancelled": "x",
}
_STATUS_ICONS = {
    "planned": "calendar",
    "in_progress": "refresh",
    "standby": "clock",
    "abandoned": "user-off",
    "cancelled": "x",
}
_PAPER_ICONS = {"to_bring": "calendar", "missing": "alert-circle", "received": "check"}
_HISTORY = {
    Part.PLAN: _("Historique de cette action"),
    Part.FOCUS: _("Historique de cet axe"),
    Part.OBJECTIVE: _("Historique de cet objectif"),
    Part.INTERVIEWS: _("Historique de cet entretien"),
    Part.APPOINTMENTS: _("Historique de ce rendez-vous"),
    Part.CONTACTS: _("Historique de ce contact"),
    Part.CONTRACTS: _("Historique de ce contrat"),
    Part.DOCUMENTS: _("Historique de cette pièce"),
    Part.IDENTITY: _("Historique de l’identité"),
    Part.SITUATION: _("Historique de cette situation"),
    Part.WORK: _("Historique du travail et de la formation"),
    Part.RIGHTS: _("Historique des droits"),
    Part.WANTED_JOBS: _("Historique de ce métier"),
    Part.TEAM: _("Historique de ce membre de l’équipe"),
    Part.ORIENTATIONS: _("Historique de cette orientation"),
    Part.CLOSURES: _("Historique de cette fin de suivi"),
}
