"""The menu of a notebook: what is done with all of it, or added to it."""

from typing import Protocol

from carnet_desktop.domain.closing import is_closed
from carnet_desktop.domain.records import PERSON_ID
from carnet_desktop.i18n import _
from carnet_desktop.ui.shortcuts import Command, shown

from .desk import Desk
from .shown import SITUATIONS_ID, Choice, Part


class Doing(Protocol):
    """What the presenter does with the notebook."""

    def add(self, part: Part) -> None: ...
    def edit(self, part: Part, record: str) -> None: ...
    def end_or_begin_again(self) -> None: ...
    def show_history(self) -> None: ...
    def show_send(self) -> None: ...
    def show_merging(self) -> None: ...
    def show_separating(self) -> None: ...


def notebook_choices(doing: Doing, desk: Desk, *, writable: bool, separable: bool) -> tuple[Choice, ...]:
    """`separable`: whether another notebook was brought into it."""
    past = Choice(_("Historique du carnet"), "history", doing.show_history)
    if not writable:
        return (past,)
    ending = _("Reprendre le suivi") if is_closed(desk.notebook) else _("Terminer le suivi")
    separate = Choice(_("Séparer les carnets réunis"), "arrow-back-up", doing.show_separating)
    return (
        Choice(_("Transmettre"), "send", doing.show_send, shown(Command.SEND)),
        Choice(
            _("Mettre à jour la situation"),
            "pencil",
            lambda: doing.edit(Part.SITUATION, SITUATIONS_ID),
            shown(Command.UPDATE_SITUATION),
        ),
        Choice(_("Modifier l’identité"), "user", lambda: doing.edit(Part.IDENTITY, PERSON_ID)),
        Choice(_("Ajouter un axe de travail"), "target-arrow", lambda: doing.add(Part.FOCUS)),
        Choice(_("Ajouter un contrat"), "certificate", lambda: doing.add(Part.CONTRACTS)),
        Choice(_("Ajouter un contact"), "address-book", lambda: doing.add(Part.CONTACTS), shown(Command.ADD_CONTACT)),
        Choice(ending, "archive", doing.end_or_begin_again),
        Choice(_("Réunir avec un autre carnet"), "files", doing.show_merging),
        *((separate,) if separable else ()),
        past,
    )
