"""The menu of a row: what can be done with it, and the key that does the same."""

from typing import Protocol

from carnet_desktop.i18n import _
from carnet_desktop.ui.shortcuts import Command, shown

from .appointment_lines import state_words
from .shown import Choice, Part


class Doing(Protocol):
    """What the presenter does with a row."""

    def edit(self, part: Part, record: str) -> None: ...
    def tick(self, part: Part, record: str) -> None: ...
    def set_state(self, record: str, state: str) -> None: ...
    def delete(self, part: Part, record: str) -> None: ...
    def restore(self, part: Part, record: str) -> None: ...
    def show_history(self, part: Part | None = None, record: str = "") -> None: ...


def choices(
    doing: Doing, part: Part, record: str, *, deleted: bool, writable: bool, title: str | None, state: str
) -> tuple[Choice, ...]:
    """`state` is that of an appointment, "" for anything else."""
    past = Choice(_HISTORY[part](), "history", lambda: doing.show_history(part, record))
    if not writable:
        return (past,)
    if deleted:
        return (Choice(_("Rétablir"), "arrow-back-up", lambda: doing.restore(part, record)), past)
    edit = Choice(_("Modifier"), "pencil", lambda: doing.edit(part, record), shown(Command.EDIT_ROW))
    if part is Part.IDENTITY:
        return edit, past
    return (
        edit,
        *_ticks(doing, part, record),
        *_states(doing, record, title, state),
        Choice(_("Supprimer"), "trash", lambda: doing.delete(part, record), shown(Command.DELETE_ROW)),
        past,
    )


def _ticks(doing: Doing, part: Part, record: str) -> tuple[Choice, ...]:
    if part is not Part.PLAN:
        return ()
    return (Choice(_("Cocher ou décocher"), "check", lambda: doing.tick(part, record), _("Espace")),)


def _states(doing: Doing, record: str, title: str | None, state: str) -> list[Choice]:
    def choice(other: str, words: str) -> Choice:
        return Choice(words, _ICONS[other], lambda: doing.set_state(record, other))

    if not state:
        return []
    return [choice(other, words) for other, words in state_words(title).items() if other != state]


_ICONS = {
    "planned": "calendar",
    "present": "check",
    "excused": "clock",
    "absent": "user-off",
    "cancelled": "x",
}
_HISTORY = {
    Part.PLAN: lambda: _("Historique de cette action"),
    Part.INTERVIEWS: lambda: _("Historique de cet entretien"),
    Part.APPOINTMENTS: lambda: _("Historique de ce rendez-vous"),
    Part.CONTACTS: lambda: _("Historique de ce contact"),
    Part.IDENTITY: lambda: _("Historique de l’identité"),
}
