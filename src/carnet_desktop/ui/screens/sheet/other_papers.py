"""The papers beside Mon Récap, and the sheets handed over before: each is saved or printed by its line of a menu."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from carnet_desktop.domain.labels import SHEET_FORMATS
from carnet_desktop.domain.notebook import Entry, Notebook
from carnet_desktop.domain.records import HandedSheet
from carnet_desktop.errors import PrinterRefused
from carnet_desktop.i18n import _, hour, long_day_year
from carnet_desktop.sentences import lost_letters
from carnet_desktop.services import exports, handed, notebooks, papers, sheets
from carnet_desktop.services.papers import Paper
from carnet_desktop.services.progress import Report
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import BarAction
from carnet_desktop.ui.pdf_pages import PAPER_DPI, page_images
from carnet_desktop.ui.work import Lane

if TYPE_CHECKING:
    from carnet_desktop.printing.preview import PageImage

_MOST_HANDED: Final = 8


class PapersView(Protocol):
    def show_papers(self, made: Sequence[BarAction], handed: Sequence[BarAction]) -> None: ...
    def show_done(self, words: str) -> None: ...
    def print_pages(self, pages: "Sequence[PageImage]") -> bool: ...


class OtherPapers:
    def __init__(self, view: PapersView, context: ScreenContext, notebook: str) -> None:
        self._view, self._context, self._id = view, context, notebook

    def show(self, notebook: Notebook) -> None:
        session = self._context.session
        made = [
            self._saved(_("Plan d’action à signer"), lambda: papers.action_plan(session, notebook)),
            self._saved(_("Accord à signer"), lambda: papers.consent_form(session, notebook)),
            self._saved(_("Mes droits"), lambda: papers.notice(session)),
            BarAction(_("Tout ce qui est gardé, avec les données"), self._whole_file),
        ]
        held = handed.handed_sheets(notebook)[:_MOST_HANDED]
        self._view.show_papers(made, [self._reprinted(entry) for entry in held])

    def close(self) -> None:
        self._context.jobs.forget(self)

    def _saved(self, name: str, draw: Callable[[], Paper]) -> BarAction:
        return BarAction(name, lambda: self._save(name, draw))

    def _save(self, name: str, draw: Callable[[], Paper]) -> None:
        path = self._asked(name)
        if path is not None:

            def write(_report: Report) -> Paper:
                paper = draw()
                exports.write_file(path, paper.pdf)
                return paper

            self._work(write, Lane.OTHER)

    def _whole_file(self) -> None:
        """The data go beside the paper. It reads the journal, so it waits for its turn among the files."""
        session, notebook, path = self._context.session, self._id, self._asked(_("Tout ce qui est gardé"))
        if path is None:
            return
        beside = path.with_name(f"{path.stem}.json")
        if beside.exists() and not self._context.notices.confirm(
            _("Remplacer aussi « {name} » ?", name=beside.name), _("Remplacer"), _("Garder l’ancien")
        ):
            return

        def write(_report: Report) -> Paper:
            notebooks.open_notebook(session, notebook)
            made = papers.whole_file(session, notebook)
            exports.write_file(path, made.paper.pdf)
            exports.write_file(beside, made.json)
            return made.paper

        self._work(write, Lane.STORAGE)

    def _asked(self, name: str) -> Path | None:
        return self._context.notices.choose_save_path(
            _("Enregistrer « {name} »", name=name), f"{name}.pdf", _("Document PDF (*.pdf)")
        )

    def _work(self, write: Callable[[Report], Paper], lane: Lane) -> None:
        self._context.jobs.run(self, write, self._left, self._context.notices.show_error, lane=lane)

    def _left(self, paper: Paper) -> None:
        session, notebook = self._context.session, self._id
        said = _("PDF enregistré à {hour} : il se lit sans votre phrase secrète", hour=self._hour())
        said = " ".join((f"{said}.", lost_letters(paper.lost))) if paper.lost else said
        self._view.show_done(said)
        self._context.notices.announce(said)
        self._context.jobs.run(
            self,
            lambda report: sheets.printed(session, notebook),
            lambda nothing: None,
            self._context.notices.show_error,
        )

    def _reprinted(self, entry: Entry[HandedSheet]) -> BarAction:
        given = entry.record.handed
        assert given is not None
        day = long_day_year(date.fromisoformat(given.on))
        label = _(
            "Réimprimer le récap du {day}, {format}", day=day, format=SHEET_FORMATS.get(given.format, given.format)
        )
        return BarAction(label, lambda: self._reprint(entry.record.id))

    def _reprint(self, record: str) -> None:
        session, notebook = self._context.session, self._id

        def print_it(pages: "Sequence[PageImage]") -> None:
            try:
                printed = self._view.print_pages(pages)
            except PrinterRefused as error:
                self._context.notices.show_error(error)
                return
            if printed:
                self._view.show_done(_("Envoyé à l’imprimante à {hour}", hour=self._hour()))

        def draw(pdf: bytes) -> None:
            self._context.jobs.run(
                self,
                lambda report: page_images(pdf, PAPER_DPI, report),
                print_it,
                self._context.notices.show_error,
                lane=Lane.OTHER,
            )

        self._context.jobs.run(
            self,
            lambda report: handed.snapshot(session, notebook, record),
            draw,
            self._context.notices.show_error,
        )

    def _hour(self) -> str:
        return hour(self._context.session.now().astimezone().time())
