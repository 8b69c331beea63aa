"""Bringing a list: read the file, show what it would do, tick, import with a way to stop, report everything."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from carnet_desktop.exchange.aside import aside_lines, table_aside
from carnet_desktop.exchange.import_plan import ImportPlan
from carnet_desktop.exchange.import_report import Outcome, Report, report_lines
from carnet_desktop.i18n import _, count
from carnet_desktop.services import imports
from carnet_desktop.services.exports import write_file
from carnet_desktop.services.lists import FoundList, read_list, remember_columns
from carnet_desktop.services.progress import Report as Progress
from carnet_desktop.services.session import Session
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import BarAction, Tone
from carnet_desktop.ui.work import Job

from .column_choices import ColumnChoices, ColumnRow
from .words import FileRow, has_typed_values, people_count, preview_rows, report_rows, summary


class ImportView(Protocol):
    def show_choice(self) -> None:
        """Nothing is chosen yet: how to choose a file, and what it must hold."""

    def show_reading(self, reading: bool) -> None: ...
    def show_columns(self, file_name: str, about: Sequence[str], rows: Sequence[ColumnRow]) -> None:
        """A list whose columns must be looked at."""

    def show_choices(self, rows: Sequence[ColumnRow], total: str, complete: bool) -> None:
        """The same columns; `complete`: the lines of the list may be seen."""

    def show_preview(self, file_name: str, rows: Sequence[FileRow], about: Sequence[str], choose: bool) -> None:
        """`choose`: what a worker typed differs from the file, ask which one to believe."""

    def show_rows(self, rows: Sequence[FileRow]) -> None:
        """The same lines, with other ticks or other words."""

    def show_total(self, sentence: str, act: str) -> None:
        """What is ticked; `act` is the words of the button, "" when nothing is."""

    def show_importing(self, importing: bool) -> None: ...
    def show_report(self, title: str, sentence: str, about: Sequence[str], rows: Sequence[FileRow]) -> None: ...


class _Found(msgspec.Struct, frozen=True):
    plan: ImportPlan
    foreseen: Report


class _Run:
    """An import that was asked for: whether its work has begun, which is when it will answer."""

    def __init__(self) -> None:
        self.begun = False
        self.job: Job | None = None


class ImportPresenter:
    def __init__(self, view: ImportView, context: ScreenContext) -> None:
        self._view = view
        self._context = context
        self._path: Path | None = None
        self._columns: ColumnChoices | None = None
        self._found: _Found | None = None
        self._ticked: set[int] = set()
        self._prefer_file = False
        self._run: _Run | None = None
        self._report: Report | None = None

    def start(self) -> None:
        """Back to the choice of a file."""
        if self._run is not None:
            return
        self._found = self._report = self._columns = None
        self._context.notices.clear_bar()
        self._view.show_choice()

    def choose(self) -> None:
        kinds = _("Listes (*.xlsx *.xls *.ods *.csv *.txt *.tsv);;Tous les fichiers (*)")
        path = self._context.notices.choose_open_path(_("Choisir la liste à importer"), kinds)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file that was chosen or dropped; nothing is written."""
        if self._run is not None:
            return
        self._path = path
        self._context.notices.clear_bar()
        self._view.show_reading(True)
        session = self._context.session
        self._context.jobs.run(self, lambda report: read_list(session, path), self._listed, self._unreadable)

    def choose_column(self, index: int, choice: str) -> None:
        """Say what a column is (a value of `column_choices.choices`)."""
        if self._columns is not None:
            self._columns.choose(index, choice)
            self._show_choices()

    def confirm_columns(self) -> None:
        """See the lines of the list with these columns, and keep them for the next list with the same titles."""
        columns, session = self._columns, self._context.session
        if columns is None or not columns.complete:
            return
        self._view.show_reading(True)

        def work(report: Progress) -> _Found:
            remember_columns(session, columns.found)
            return _foreseen(session, columns.found)

        self._context.jobs.run(self, work, self._foreseen, self._unreadable)

    def change_columns(self) -> None:
        """Back from the lines to the columns."""
        if self._columns is None or self._run is not None:
            return
        about = tuple(aside_lines(table_aside(self._columns.found.table)))
        self._view.show_columns(self._name, about, self._columns.rows())
        self._show_choices()

    def tick(self, line: int) -> None:
        """Tick a line, or untick it."""
        if self._run is None:
            self._ticked ^= {line}
            self._show_rows()

    def tick_all(self, ticked: bool) -> None:
        if self._found is not None and self._run is None:
            self._ticked = {line.row.line for line in self._found.plan.lines if not line.row.blocking and ticked}
            self._show_rows()

    def prefer_file(self, prefer: bool) -> None:
        """Whether the file replaces what a worker typed."""
        self._prefer_file = prefer
        self._show_rows()

    def run(self) -> None:
        found, ticked, session, prefer = self._found, frozenset(self._ticked), self._context.session, self._prefer_file
        if found is None or self._run is not None or not ticked:
            return
        run = self._run = _Run()
        people = people_count(found.plan, ticked)
        words = count(people, _("Import de {n} personne"), _("Import de {n} personnes"))
        progress = self._context.notices.show_progress(words, self.cancel)
        self._view.show_importing(True)

        def work(report: Progress) -> Report:
            run.begun = True
            return imports.run(session, found.plan, ticked, report, prefer_file=prefer)

        run.job = self._context.jobs.run(self, work, self._imported, self._failed, progress)

    def cancel(self) -> None:
        """Stop after the person being written; what is done stays done, and the report says what was not reached."""
        run = self._run
        if run is None or run.job is None:
            return
        run.job.cancel()
        if not run.begun:  # it never will: nobody answers
            self._end_run()

    def leave(self) -> bool:
        """Leaving stops an import: its report would have no place to be read."""
        if self._run is None:
            return True
        stop = self._context.notices.confirm(
            _("Arrêter l’import ?"),
            _("Arrêter l’import"),
            _("Continuer l’import"),
            _("Les personnes déjà importées restent."),
        )
        return stop or self._run is None

    def close(self) -> None:
        if self._run is not None and self._run.job is not None:
            self._run.job.cancel()
        self._context.jobs.forget(self)

    def save_report(self) -> None:
        """Keep the report as a text file."""
        if self._report is None:
            return
        name = _("import de {file}.txt", file=self._path.stem if self._path else _("liste"))
        path = self._context.notices.choose_save_path(_("Enregistrer le compte rendu"), name, _("Texte (*.txt)"))
        if path is None:
            return
        # CRLF and a BOM: Notepad of an old Windows reads nothing else as it is.
        data = ("\ufeff" + "\r\n".join(report_lines(self._report)) + "\r\n").encode()
        self._context.jobs.run(self, lambda report: write_file(path, data), lambda nothing: self._say_saved(path))

    def finish(self) -> None:
        self._context.navigate.back()

    @property
    def _name(self) -> str:
        return self._path.name if self._path else ""

    def _listed(self, found: FoundList) -> None:
        self._columns = ColumnChoices(found)
        if found.certain:
            session = self._context.session
            self._context.jobs.run(self, lambda report: _foreseen(session, found), self._foreseen, self._unreadable)
        else:
            self._view.show_reading(False)
            self.change_columns()

    def _show_choices(self) -> None:
        assert self._columns is not None
        self._view.show_choices(self._columns.rows(), self._columns.total(), self._columns.complete)

    def _foreseen(self, found: _Found) -> None:
        self._found = found
        self._ticked = set(found.plan.ticked)
        self._prefer_file = False
        self._view.show_reading(False)
        about = tuple(aside_lines(found.plan.aside))
        self._view.show_preview(self._name, self._rows(), about, has_typed_values(found.foreseen))
        self._show_total()

    def _unreadable(self, error: Exception) -> None:
        self._view.show_reading(False)
        self._view.show_choice()
        actions = (BarAction(_("Choisir un autre fichier"), self.choose, "file-import", primary=True),)
        self._context.notices.show_error(error, actions)

    def _rows(self) -> tuple[FileRow, ...]:
        assert self._found is not None
        return preview_rows(self._found.plan, self._found.foreseen, self._ticked, prefer_file=self._prefer_file)

    def _show_rows(self) -> None:
        self._view.show_rows(self._rows())
        self._show_total()

    def _show_total(self) -> None:
        assert self._found is not None
        lines = len(self._found.plan.lines)
        ticked = len(self._ticked)
        sentence = count(ticked, _("{n} ligne cochée"), _("{n} lignes cochées")) + _(" sur {total}", total=lines)
        people = people_count(self._found.plan, self._ticked)
        act = count(people, _("Importer {n} personne"), _("Importer {n} personnes")) if people else ""
        self._view.show_total(sentence if act else _("Cochez au moins une ligne pour importer."), act)

    def _imported(self, report: Report) -> None:
        self._end_run()
        self._report = report
        self._announce(report)
        stopped = any(person.outcome is Outcome.CANCELLED for person in report.people)
        title = _("Import arrêté") if stopped else _("Import terminé")
        about = tuple(aside_lines(report.aside))
        self._view.show_report(title, summary(report), about, report_rows(report))
        self._context.notices.announce(summary(report))

    def _failed(self, error: Exception) -> None:
        """The disk is full, or worse: people already written are whole, the file may be brought again."""
        self._end_run()
        self._context.changes.people_changed()
        self._context.notices.show_error(error, (BarAction(_("Réessayer"), self.run, "refresh", primary=True),))

    def _end_run(self) -> None:
        self._run = None
        self._context.notices.clear_bar()
        self._view.show_importing(False)

    def _announce(self, report: Report) -> None:
        self._context.changes.people_changed()
        assert self._found is not None
        notebooks = {line.row.line: line.notebook for line in self._found.plan.lines}
        for person in report.updated:
            notebook = notebooks[person.lines[0]]
            if notebook is not None:
                self._context.changes.announce(notebook)

    def _say_saved(self, path: Path) -> None:
        self._context.notices.show_bar(Tone.GOOD, _("Compte rendu enregistré : {file}", file=path.name))


def _foreseen(session: Session, found: FoundList) -> _Found:
    plan = imports.preview(session, found)
    return _Found(plan, imports.foresee(session, plan))
