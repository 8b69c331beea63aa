"""Separating notebooks that were merged: what stays and what goes back is seen first."""

from collections.abc import Sequence
from typing import Protocol

from carnet_desktop.i18n import _
from carnet_desktop.services.merging_notebooks import separate_notebooks
from carnet_desktop.services.notebooks import OpenNotebook
from carnet_desktop.services.side_by_side import Separating, before_separating
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import BarAction, Tone, closing

from . import words
from .presenter import give_way
from .shown import Choice, SideBySide


class SeparatingView(Protocol):
    def show_title(self, title: str) -> None: ...
    def show_choices(self, question: str, choices: Sequence[Choice]) -> None:
        """Several notebooks were merged into this one: which of them is to go."""

    def show_side_by_side(self, both: SideBySide) -> None: ...
    def show_nothing(self, sentence: str) -> None:
        """There is nothing to separate."""

    def show_busy(self, label: str) -> None:
        """The verb is being done; "" when it no longer is."""

    def is_on_screen(self) -> bool: ...


class SeparatingPresenter:
    def __init__(self, view: SeparatingView, context: ScreenContext, notebook: str) -> None:
        self._view, self._context, self._notebook = view, context, notebook
        self._parts: Sequence[Separating] = ()
        self._chosen: Separating | None = None
        self._busy = False

    def start(self) -> None:
        session, notebook = self._context.session, self._notebook
        line = session.directory.line(notebook)
        self._view.show_title(_("Séparer les carnets réunis de {name}", name=line.name if line is not None else ""))
        self._context.jobs.run(
            self,
            lambda report: before_separating(session, notebook),
            self._show,
            self._context.notices.show_error,
        )

    def choose(self, index: int) -> None:
        self._chosen = self._parts[index]
        self._view.show_side_by_side(words.separating(self._chosen, self._context.session.today()))

    def separate(self) -> None:
        if self._chosen is None or self._busy:
            return
        session, kept, other = self._context.session, self._notebook, self._chosen.other.id
        self._set_busy(True)
        # Asked for the window and not for this screen: the list must know even when one has gone elsewhere meanwhile.
        self._context.jobs.run(
            self._context, lambda report: separate_notebooks(session, kept, other), self._separated, self._refused
        )

    def back(self) -> None:
        if not self._busy:
            self._context.navigate.back()

    def close(self) -> None:
        self._context.jobs.forget(self)

    def _show(self, parts: Sequence[Separating]) -> None:
        self._parts = parts
        if not parts:
            self._view.show_nothing(_("Ce carnet n’a été réuni avec aucun autre."))
        elif len(parts) == 1:
            self.choose(0)
        else:
            today = self._context.session.today()
            self._view.show_choices(
                _("Quel carnet revient dans la liste ?"), [words.choice(part.other, today) for part in parts]
            )

    def _separated(self, _opened: OpenNotebook) -> None:
        assert self._chosen is not None
        self._set_busy(False)
        other, name = self._chosen.other.id, words.name_of(self._chosen.other.person)
        give_way(self._view, self._context, self._notebook)
        self._context.changes.announce(other)
        self._context.notices.show_bar(
            Tone.GOOD,
            _("Les deux carnets sont séparés."),
            _("Celui de {name} est de nouveau dans la liste.", name=name),
            (
                closing(),
                BarAction(_("Ouvrir l’autre carnet"), lambda: self._context.navigate.open_notebook(other), "notebook"),
            ),
        )

    def _refused(self, error: Exception) -> None:
        self._set_busy(False)
        self._context.notices.show_error(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.show_busy(_("Séparation…") if busy else "")
