"""What was decided in an interview, line by line, as the appointments and the actions it makes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from carnet_desktop.domain.quick_entry import Proposal, propose
from carnet_desktop.domain.quick_note import QuickNote
from carnet_desktop.i18n import _, count, folded
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.work import Lane

from .desk import Desk
from .interview_fields import ACTION, APPOINTMENT, numbered
from .quick_words import form_values, quick_shown
from .shown import Part
from .values import Values

_BULLET: Final = re.compile(r"^\s*(?:[-–—•*·]|\d{1,2}[.)])\s*")


@dataclass(frozen=True, slots=True)
class Decided:
    """The texts of the lines to add to the form; of an appointment, with the names of its fields to check."""

    actions: tuple[Mapping[str, str], ...]
    appointments: tuple[tuple[Mapping[str, str], frozenset[str]], ...]

    @property
    def words(self) -> str:
        """`2 actions et 1 rendez-vous ajoutés, à vérifier`"""
        told = [
            count(len(held), _(one), _(many))
            for held, one, many in (
                (self.actions, "{n} action", "{n} actions"),
                (self.appointments, "{n} rendez-vous", "{n} rendez-vous"),
            )
            if held
        ]
        return _("{what}, à vérifier", what=_(" et ").join(told)) if told else _("Rien à ajouter.")


class DecidedView(Protocol):
    def typed(self) -> dict[str, str]: ...
    def show_decided(self, decided: Decided) -> None:
        """Add these lines to the open form, the focus in the first one."""


class Decisions:
    """The gesture of the form: nothing is written before the interview is saved."""

    def __init__(self, view: DecidedView, context: ScreenContext, desk: Callable[[], Desk]) -> None:
        self._view, self._context, self._desk = view, context, desk

    def take(self) -> None:
        """Read what was decided, off the thread that paints, and add its lines to the form."""
        desk, typed = self._desk(), self._view.typed()
        self._context.jobs.run(self, lambda report: decided(typed, desk), self._show, lane=Lane.OTHER)

    def close(self) -> None:
        self._context.jobs.forget(self)

    def _show(self, found: Decided) -> None:
        self._view.show_decided(found)
        self._context.notices.announce(found.words)


def decided(values: Values, desk: Desk) -> Decided:
    """One action or appointment for each line of what was decided; those that the form already has are left out."""
    known = {folded(written.get("what", "")) for written in numbered(values, ACTION).values()}
    taken = {_place(written) for written in numbered(values, APPOINTMENT).values()}
    actions: list[Mapping[str, str]] = []
    appointments: list[tuple[Mapping[str, str], frozenset[str]]] = []
    for line in values.get("decisions", "").splitlines():
        proposal = _proposed(_BULLET.sub("", line).strip(), desk)
        if proposal is None:
            continue
        shown = quick_shown(proposal, desk)
        texts = form_values(shown, {}, desk)
        if shown.part is Part.APPOINTMENTS:
            if _place(texts) not in taken:
                appointments.append((texts, shown.doubtful))
        elif folded(texts["what"]) not in known:
            actions.append(texts)
    return Decided(tuple(actions), tuple(appointments))


def _proposed(line: str, desk: Desk) -> Proposal | None:
    """What was decided is to be done, even when no verb begins it; a line that says it is a note stays one."""
    proposal = propose(line, desk.notebook, desk.today, desk.my_name)
    if proposal is None or not isinstance(proposal.quick, QuickNote):
        return proposal
    if "kind" not in proposal.doubtful:
        return None
    return propose(f"action : {line}", desk.notebook, desk.today, desk.my_name)


def _place(appointment: Values) -> tuple[str, str, str]:
    return appointment.get("day", ""), appointment.get("hour", ""), folded(appointment.get("with", ""))
