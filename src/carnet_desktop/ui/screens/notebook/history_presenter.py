"""The history of a notebook, or of one of its records: read, searched, and what stood before put back."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final, Protocol

from carnet_desktop.domain.records import Interview
from carnet_desktop.domain.titles import full_name
from carnet_desktop.errors import InvalidField
from carnet_desktop.i18n import _, count, hour, margin_day
from carnet_desktop.sentences import field_sentence
from carnet_desktop.services import notebooks
from carnet_desktop.services.history import HistoryChange, HistoryLine, history
from carnet_desktop.services.history_filter import Sought, matching
from carnet_desktop.services.notebooks import OpenNotebook
from carnet_desktop.services.progress import Report
from carnet_desktop.services.returning import put_back
from carnet_desktop.ui.context import ScreenContext

from .desk import Desk
from .history_shown import HistoryPage, Return
from .history_words import (
    Births,
    authors_of,
    before_words,
    births,
    first_rows,
    history_lines,
    kinds_of,
    record_name,
)
from .shown import Form, Part
from .values import Values

STEP: Final = 60
"""How many rows are shown at once, and added each time more are asked for; a change is shown whole."""


class HistoryShown(Protocol):
    def show_history(self, page: HistoryPage) -> None: ...
    def open_return(self, returned: Return) -> None:
        """In the place of its row: what would stand there again, and why."""

    def close_return(self) -> None: ...
    def show_problems(self, found: Mapping[str, str]) -> None:
        """Beside the fields of what is being put back."""


class HistoryPresenter:
    def __init__(self, view: HistoryShown, context: ScreenContext, notebook: str) -> None:
        self._view, self._context, self._notebook = view, context, notebook
        self._kind, self._record = "", ""
        self._opened: OpenNotebook | None = None
        self._changes: list[HistoryChange] = []
        self._births: Births = {}
        self._sought, self._most = Sought(), STEP
        self._return: Return | None = None
        self._stop = context.changes.listen(self._changed)

    def show(self, kind: str = "", record: str = "") -> None:
        """Of one record, or of everything."""
        self._kind, self._record = kind, record
        self._most = STEP
        self.reload()

    def reload(self) -> None:
        self._context.jobs.run(self, self._read, self._show_read)

    def back(self) -> None:
        self._context.navigate.back()

    def close(self) -> None:
        self._stop()
        self._context.jobs.forget(self)

    # Looking

    def seek(self, values: Values) -> None:
        """Show only what has these `text`, `since`, `until` (ISO days), `kind` and `author`."""
        sought = Sought(
            _day(values.get("since", "")),
            _day(values.get("until", "")),
            values.get("kind", ""),
            values.get("author", ""),
            values.get("text", ""),
        )
        if sought != self._sought:
            self._sought, self._most = sought, STEP
            self._show()

    def show_more(self) -> None:
        self._most += STEP
        self._show()

    # Putting back

    def ask_return(self, line: str) -> None:
        """Offer what stood before the change of a row, where there is something to put back."""
        change, lines = self._row(line)
        back = [told for told in lines if told.can_return]
        if change is None or not back or self._opened is None or self._opened.read_only:
            return
        self.cancel_return()
        at = change.moment
        form = Form(
            part=Part(back[0].kind),
            record=back[0].record,
            values={},
            when=(margin_day(at.date(), self._desk().today), hour(at.time())),
            first_name="",
            names=(),
            states={},
            writable=True,
        )
        fields = tuple((told.field, before_words(told)) for told in back)
        self._return = Return(line, form, _(back[0].name), fields, self._must_say_why(back))
        self._view.open_return(self._return)

    def put_back(self, fields: Collection[str], reason: str) -> None:
        """Put these fields back as they stood before."""
        asked = self._return
        if asked is None or not fields:
            return
        change, _lines = self._row(asked.line)
        if change is None:
            return
        session, notebook, form = self._context.session, self._notebook, asked.form
        why = reason.strip() or None
        self._context.jobs.run(
            self,
            lambda report: put_back(session, notebook, change.change, form.part.value, form.record, fields, why),
            self._done,
            self._refused,
        )

    def cancel_return(self) -> bool:
        """Whether something was open."""
        was_open = self._return is not None
        if was_open:
            self._return = None
            self._view.close_return()
        return was_open

    # Inside

    def _read(self, report: Report) -> tuple[OpenNotebook, list[HistoryChange]]:
        session, notebook = self._context.session, self._notebook
        opened = notebooks.open_notebook(session, notebook)
        return opened, history(session, notebook, self._kind or None, self._record or None)

    def _show_read(self, read: tuple[OpenNotebook, list[HistoryChange]]) -> None:
        self._opened, self._changes = read
        self._births = births(self._changes)
        self._show()

    def _show(self) -> None:
        if self._opened is None:
            return
        desk, found = self._desk(), matching(self._changes, self._sought)
        seen, writable = first_rows(found, self._most), self._opened.read_only is None
        lines = tuple(history_lines(desk, seen, self._births, writable=writable))
        if self._return is not None and all(line.id != self._return.line for line in lines):
            self.cancel_return()
        over = len(found) - len(seen)
        self._view.show_history(
            HistoryPage(
                heading=self._heading(desk),
                whole=not self._record,
                told=_told(len(found), len(self._changes)),
                lines=lines,
                more=_("Voir les changements d’avant ({n})", n=over) if over > 0 else "",
                empty="" if found else _("Rien de tel dans cet historique."),
                kinds=kinds_of(self._changes),
                authors=authors_of(self._changes),
            )
        )

    def _heading(self, desk: Desk) -> str:
        if self._record:
            return _("Historique : {name}", name=record_name(desk, self._kind, self._record))
        return _("Historique du carnet de {name}", name=full_name(desk.notebook.person))

    def _row(self, line: str) -> tuple[HistoryChange | None, list[HistoryLine]]:
        held, kind, record = line.split("/", 2)
        change = next((change for change in self._changes if change.change == held), None)
        lines = change.lines if change else ()
        return change, [told for told in lines if (told.kind, told.record) == (kind, record)]

    def _must_say_why(self, lines: list[HistoryLine]) -> bool:
        if lines[0].kind != Interview.kind.name or lines[0].field == "deleted":
            return False
        entry = self._desk().notebook.find(Interview, lines[0].record)
        return entry is not None and bool(entry.record.closed)

    def _done(self, opened: OpenNotebook) -> None:
        self.cancel_return()
        self._context.notices.clear_bar()
        self._context.notices.announce(_("Rétabli"))
        self._context.changes.announce(self._notebook)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, InvalidField) and error.field == "reason":
            self._view.show_problems({"reason": field_sentence(error)})
        else:
            self._context.notices.show_error(error)

    def _desk(self) -> Desk:
        assert self._opened is not None
        return Desk.of(self._context.session, self._opened.notebook)

    def _changed(self, notebook: str) -> None:
        if notebook == self._notebook:
            self.reload()


def _told(found: int, held: int) -> str:
    if found == held:
        return count(held, _("{n} changement"), _("{n} changements"))
    return _("{found} sur {held}", found=found, held=held)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
