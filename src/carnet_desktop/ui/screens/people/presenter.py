"""The list of notebooks: find a person, look at her, open her notebook, print her page, or add someone."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from carnet_desktop.i18n import _, count
from carnet_desktop.sentences import explain
from carnet_desktop.services import people
from carnet_desktop.services.directory import Found, PersonLine
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.people_words import by_title

from .words import Peek, peek

_NAMED_AT_MOST = 3
_GROUP = 20
"""How many notebooks are read again at once: a quarter of a second."""


class PeopleView(Protocol):
    def show_count(self, sentence: str) -> None: ...
    def show_lines(self, lines: Sequence[PersonLine], today: date, chosen: str) -> None:
        """`chosen` is the notebook to select; the first line when it is not there."""

    def show_near(self, query: str, sentence: str, hint: str, lines: Sequence[PersonLine], today: date) -> None: ...
    def show_way_out(self, question: str, create: str) -> None:
        """Under what was found, or alone: the button that creates the notebook."""

    def show_nobody(self) -> None:
        """No notebook yet: what would be here, and the first acts."""

    def show_peek(self, person: Peek | None) -> None: ...


class PeoplePresenter:
    def __init__(self, view: PeopleView, context: ScreenContext) -> None:
        self._view = view
        self._context = context
        self._query = ""
        self._chosen = ""
        self._stop = (context.changes.listen_people(self.show), context.changes.listen(lambda _id: self.show()))

    def close(self) -> None:
        for stop in self._stop:
            stop()
        self._context.jobs.forget(self)

    def search(self, query: str) -> None:
        """What is typed; the first person found becomes the chosen one."""
        self._query = query.strip()
        self._chosen = ""
        self.show()

    def show(self) -> None:
        """Show what the directory holds now for what is typed, the same person still chosen if she is there."""
        directory = self._context.session.directory
        self._view.show_count(
            count(len(directory), _("{n} personne accompagnée"), _("{n} personnes accompagnées"))
            if len(directory)
            else ""
        )
        if not len(directory):
            self._view.show_nobody()
            self._view.show_peek(None)
        else:
            self._show_found(directory.search(self._query))

    def choose(self, notebook: str) -> None:
        self._chosen = notebook
        line = self._context.session.directory.line(notebook)
        self._view.show_peek(peek(line, self._context.session.today()) if line else None)

    def open(self, notebook: str) -> None:
        if notebook:
            self._context.navigate.open_notebook(notebook)

    def show_sheet(self, notebook: str) -> None:
        if notebook:
            self._context.navigate.show_sheet(notebook)

    def add(self) -> None:
        self._context.navigate.show_new_person()

    def add_as_typed(self) -> None:
        """Begin the notebook of the person who was looked for and not found."""
        self._context.navigate.show_new_person("" if _is_number(self._query) else self._query)

    def import_list(self) -> None:
        self._context.navigate.show_import()

    def refresh(self) -> None:
        """Read again, in the background, what changed on disk since the registry last saw it (a crash, a copy)."""
        session = self._context.session
        self._context.jobs.run(self, lambda report: people.out_of_date(session), self._read_again)

    def prepare(self) -> None:
        """Make near names ready before the first slip of the finger."""
        directory = self._context.session.directory
        self._context.jobs.run(self, lambda report: directory.prepare_near(), lambda done: None)

    def _show_found(self, found: Found) -> None:
        today = self._context.session.today()
        if found.exact:
            self._view.show_lines(found.exact, today, self._chosen)
            return
        sentence, hint = self._not_found(len(found.near))
        self._view.show_near(self._query, sentence, hint, found.near, today)
        self._view.show_way_out(_not_her(found.near), self._create_words())
        if not found.near:
            self._view.show_peek(None)

    def _not_found(self, near: int) -> tuple[str, str]:
        if _is_number(self._query):
            sentence = _("Personne n’a exactement le numéro « {query} ».", query=self._query)
            return sentence, count(near, _("Voici un numéro proche."), _("Voici des numéros proches.")) if near else ""
        if not near:
            return _("Personne ne s’appelle « {query} ».", query=self._query), ""
        sentence = _("Personne ne s’appelle exactement « {query} ».", query=self._query)
        return sentence, count(near, _("Voici un nom proche."), _("Voici des noms proches."))

    def _create_words(self) -> str:
        if _is_number(self._query):
            return _("Ajouter une personne")
        return _("Créer le carnet de « {query} »", query=self._query)

    def _read_again(self, left: tuple[str, ...], damaged: tuple[tuple[str, Exception], ...] = ()) -> None:
        """By groups: what is asked meanwhile waits for one of them only, and a lock for nothing more."""
        if not left:
            if damaged:
                self._say_damaged(damaged)
            return
        session = self._context.session

        def done(found: people.Refreshed) -> None:
            if found.read:
                self._context.changes.people_changed()
            self._read_again(left[_GROUP:], (*damaged, *found.damaged))

        self._context.jobs.run(self, lambda report: people.read_again(session, left[:_GROUP], report), done)

    def _say_damaged(self, damaged: Sequence[tuple[str, Exception]]) -> None:
        names = [line.name if (line := self._context.session.directory.line(id_)) else id_ for id_, _error in damaged]
        if len(damaged) == 1:
            sentence = _("Le carnet de {name} ne peut pas être lu.", name=names[0])
            self._context.notices.show_bar(Tone.WARN, sentence, str(explain(damaged[0][1])))
            return
        sentence = count(len(damaged), _("{n} carnet ne peut pas être lu."), _("{n} carnets ne peuvent pas être lus."))
        more = [_("et d’autres")] if len(names) > _NAMED_AT_MOST else []
        self._context.notices.show_bar(Tone.WARN, sentence, ", ".join((*names[:_NAMED_AT_MOST], *more)))


def _is_number(query: str) -> bool:
    return any(c.isdigit() for c in query) and not any(c.isalpha() for c in query)


def _not_her(near: Sequence[PersonLine]) -> str:
    """`Ce n’est pas elle ?` by the civil title of the only near person; else a sentence without gender."""
    if not near:
        return ""
    title = near[0].doc.title if len(near) == 1 else None
    return by_title(title, _("Ce n’est pas elle ?"), _("Ce n’est pas lui ?"), _("Ce n’est pas la bonne personne ?"))
