"""Merging a notebook with another of the same person: the other is searched, both are seen, then made one."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from carnet_desktop.i18n import _, count
from carnet_desktop.services.directory import PersonLine
from carnet_desktop.services.merging_notebooks import merge_notebooks, same_people
from carnet_desktop.services.notebooks import OpenNotebook
from carnet_desktop.services.side_by_side import Merging, before_merging
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import Tone, closing
from carnet_desktop.ui.work import Lane

from . import words
from .shown import SideBySide


class MergingView(Protocol):
    def show_title(self, title: str) -> None: ...
    def show_people(self, sentence: str, lines: Sequence[PersonLine], today: date, query: str) -> None:
        """Who may have the other notebook; near letters are marked when there is a `query`."""

    def show_side_by_side(self, both: SideBySide) -> None:
        """In the place of the search."""

    def show_search(self) -> None:
        """The search again, as it was."""

    def show_busy(self, label: str) -> None:
        """The verb is being done; "" when it no longer is."""

    def is_on_screen(self) -> bool: ...


class MergingPresenter:
    def __init__(self, view: MergingView, context: ScreenContext, notebook: str) -> None:
        self._view, self._context, self._notebook = view, context, notebook
        self._alike: Sequence[PersonLine] = ()
        self._query = ""
        self._other = ""
        self._busy = False

    def start(self) -> None:
        """Propose those who look like this person, the likeliest first."""
        session, notebook = self._context.session, self._notebook
        self._view.show_title(_("Réunir le carnet de {name} avec un autre", name=self._name()))
        self._context.jobs.run(self, lambda report: same_people(session, notebook), self._propose, lane=Lane.OTHER)

    def search(self, query: str) -> None:
        self._query = query.strip()
        self._show_people()

    def choose(self, other: str) -> None:
        """Show this notebook and the `other` one side by side."""
        if not other or self._busy:
            return
        self._other = other
        session, notebook = self._context.session, self._notebook
        self._context.jobs.run(
            self,
            lambda report: before_merging(session, notebook, other),
            self._show_side_by_side,
            self._context.notices.show_error,
        )

    def choose_again(self) -> None:
        if self._other and not self._busy:
            self._other = ""
            self._view.show_search()

    def merge(self) -> None:
        """The screens of the other notebook close first, asking about what is not saved in them."""
        if not self._other or self._busy or not self._context.navigate.give_up_notebook(self._other):
            return
        session, kept, other = self._context.session, self._notebook, self._other
        self._set_busy(True)
        # Asked for the window and not for this screen: the list must know even when one has gone elsewhere meanwhile.
        self._context.jobs.run(
            self._context, lambda report: merge_notebooks(session, kept, other), self._merged, self._refused
        )

    def cancel(self) -> None:
        """One step back: to the search, then to the notebook."""
        if self._other:
            self.choose_again()
        else:
            self.back()

    def back(self) -> None:
        if not self._busy:
            self._context.navigate.back()

    def close(self) -> None:
        self._context.jobs.forget(self)

    def _name(self) -> str:
        line = self._context.session.directory.line(self._notebook)
        return line.name if line is not None else ""

    def _propose(self, lines: list[PersonLine]) -> None:
        self._alike = lines
        self._show_people()

    def _show_people(self) -> None:
        if not self._query:
            none = _("Aucun carnet ne ressemble à celui-ci. Cherchez l’autre par son nom ou son téléphone.")
            some = count(
                len(self._alike),
                _("Ce carnet est peut-être celui de la même personne."),
                _("Ces carnets sont peut-être ceux de la même personne."),
            )
            self._show(some if self._alike else none, self._alike)
            return
        found = self._context.session.directory.search(self._query)
        exact, near = self._others(found.exact), self._others(found.near)
        if exact:
            self._show(count(len(exact), _("{n} autre carnet"), _("{n} autres carnets")), exact)
            return
        sentence = _("Aucun autre carnet ne correspond à « {query} ».", query=self._query)
        if near:
            sentence += " " + count(len(near), _("Voici un nom proche."), _("Voici des noms proches."))
        self._show(sentence, near, self._query)

    def _others(self, lines: Sequence[PersonLine]) -> list[PersonLine]:
        return [line for line in lines if line.id != self._notebook]

    def _show(self, sentence: str, lines: Sequence[PersonLine], query: str = "") -> None:
        self._view.show_people(sentence, lines, self._context.session.today(), query)

    def _show_side_by_side(self, both: Merging) -> None:
        if both.other.id == self._other:
            self._view.show_side_by_side(words.merging(both, self._context.session.today()))

    def _merged(self, _opened: OpenNotebook) -> None:
        self._set_busy(False)
        give_way(self._view, self._context, self._notebook)
        self._context.notices.show_bar(
            Tone.GOOD,
            _("Les deux carnets de {name} sont réunis.", name=self._name()),
            _("Pour les séparer, prenez « Séparer les carnets réunis » dans le menu du carnet."),
            (closing(),),
        )

    def _refused(self, error: Exception) -> None:
        self._set_busy(False)
        self._context.notices.show_error(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.show_busy(_("Réunion…") if busy else "")


class Leaving(Protocol):
    """A screen that is done with."""

    def is_on_screen(self) -> bool: ...


def give_way(view: Leaving, context: ScreenContext, notebook: str) -> None:
    """The list, then the notebook: the screen is done with, and nobody comes back to it."""
    context.changes.people_changed()
    context.changes.announce(notebook)
    if view.is_on_screen():
        context.navigate.back()
        context.navigate.open_notebook(notebook)
