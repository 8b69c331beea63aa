"""The history of a notebook, or of one of its records: read, never written."""

from collections.abc import Sequence
from typing import Protocol

from carnet_desktop.i18n import NBSP, _
from carnet_desktop.services import notebooks
from carnet_desktop.services.history import HistoryChange, history
from carnet_desktop.services.notebooks import OpenNotebook
from carnet_desktop.services.progress import Report
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.lines import Line

from .desk import Desk
from .history_words import history_lines, record_name


class HistoryShown(Protocol):
    def show_history(self, heading: str, lines: Sequence[Line], *, whole: bool) -> None:
        """`whole` False: the history of one record, from which one may go to all of it."""


class HistoryPresenter:
    def __init__(self, view: HistoryShown, context: ScreenContext, notebook: str) -> None:
        self._view, self._context, self._notebook = view, context, notebook
        self._kind, self._record = "", ""
        self._stop = context.changes.listen(self._changed)

    def show(self, kind: str = "", record: str = "") -> None:
        """Of one record, or of everything."""
        self._kind, self._record = kind, record
        self.reload()

    def reload(self) -> None:
        self._context.jobs.run(self, self._read, self._show)

    def back(self) -> None:
        self._context.navigate.back()

    def close(self) -> None:
        self._stop()
        self._context.jobs.forget(self)

    def _read(self, report: Report) -> tuple[OpenNotebook, list[HistoryChange]]:
        session, notebook = self._context.session, self._notebook
        opened = notebooks.open_notebook(session, notebook)
        return opened, history(session, notebook, self._kind or None, self._record or None)

    def _show(self, read: tuple[OpenNotebook, list[HistoryChange]]) -> None:
        opened, changes = read
        desk = Desk.of(self._context.session, opened.notebook)
        if self._record:
            name = record_name(desk, self._kind, self._record)
            heading = _("Historique{nbsp}: {name}", nbsp=NBSP, name=name)
        else:
            person = opened.notebook.person
            name = " ".join(part for part in (person.first_name, person.last_name) if part)
            heading = _("Historique du carnet de {name}", name=name)
        self._view.show_history(heading, history_lines(desk, changes), whole=not self._record)

    def _changed(self, notebook: str) -> None:
        if notebook == self._notebook:
            self.reload()
