"""The sheet leaves: to the printer or to a file, with a trace in the access journal and a quiet word."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from carnet_desktop.domain.sheet import SheetPlan
from carnet_desktop.errors import PrinterRefused
from carnet_desktop.i18n import _, hour
from carnet_desktop.services import exports, handed, sheets
from carnet_desktop.services.progress import Report
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.pdf_pages import PAPER_DPI, page_images
from carnet_desktop.ui.work import Lane

if TYPE_CHECKING:
    from carnet_desktop.printing.preview import PageImage


T = TypeVar("T")


class Act(Enum):
    PRINT = auto()
    SAVE = auto()


class SendingView(Protocol):
    def show_busy(self, act: Act | None) -> None: ...
    def show_done(self, words: str) -> None: ...
    def print_pages(self, pages: "Sequence[PageImage]") -> bool:
        """False when the person gave up. Raises PrinterRefused."""


class Sending:
    def __init__(self, view: SendingView, context: ScreenContext, notebook: str) -> None:
        self._view, self._context, self._notebook = view, context, notebook
        self.busy = False

    def send(self, act: Act, sheet: SheetPlan) -> None:
        """`sheet` has no question left."""
        if act is Act.PRINT:
            self._print(sheet)
        else:
            self._save(sheet)

    def close(self) -> None:
        self._context.jobs.forget(self)

    def _print(self, sheet: SheetPlan) -> None:
        session = self._context.session

        def draw(report: Report) -> "tuple[bytes, Sequence[PageImage]]":
            pdf = sheets.render(session, sheet)
            return pdf, page_images(pdf, PAPER_DPI, report)

        def hand_over(drawn: "tuple[bytes, Sequence[PageImage]]") -> None:
            pdf, pages = drawn
            try:
                printed = self._view.print_pages(pages)
            except PrinterRefused as error:
                self._context.notices.show_error(error)
                return
            if printed:
                self._sent(_("Envoyé à l’imprimante à {hour}", hour=self._hour()), sheet, pdf)

        self._work(Act.PRINT, draw, hand_over)

    def _save(self, sheet: SheetPlan) -> None:
        title, kinds = _("Enregistrer Mon Récap en PDF"), _("Document PDF (*.pdf)")
        path = self._context.notices.choose_save_path(title, _("Mon Récap.pdf"), kinds)
        if path is not None:
            said = _("PDF enregistré à {hour} : il se lit sans votre phrase secrète", hour=self._hour())
            self._work(Act.SAVE, lambda report: self._write(path, sheet), lambda pdf: self._sent(said, sheet, pdf))

    def _write(self, path: Path, sheet: SheetPlan) -> bytes:
        pdf = sheets.render(self._context.session, sheet)
        exports.write_file(path, pdf)
        return pdf

    def _work(self, act: Act, work: Callable[[Report], T], done: Callable[[T], None]) -> None:
        """Off the storage lane: a slow disk or a long page must not make a save wait."""
        self._set_busy(act)

        def succeed(result: T) -> None:
            self._set_busy(None)
            done(result)

        def fail(error: Exception) -> None:
            self._set_busy(None)
            self._context.notices.show_error(error)

        self._context.jobs.run(self, work, succeed, fail, lane=Lane.OTHER)

    def _sent(self, said: str, sheet: SheetPlan, pdf: bytes) -> None:
        """What left is kept with the notebook, whose other screens hear of it."""
        session, notebook = self._context.session, self._notebook
        self._view.show_done(said)
        self._context.notices.announce(said)
        self._context.jobs.run(
            self,
            lambda report: handed.hand_over(session, notebook, sheet, pdf),
            lambda nothing: self._context.changes.announce(notebook),
            self._context.notices.show_error,
        )

    def _set_busy(self, act: Act | None) -> None:
        self.busy = act is not None
        self._view.show_busy(act)

    def _hour(self) -> str:
        return hour(self._context.session.now().astimezone().time())
