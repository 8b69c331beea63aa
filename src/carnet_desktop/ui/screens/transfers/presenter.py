"""The list of transfers: what is to be treated, and what became of what was sent and received."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from carnet_desktop.i18n import _
from carnet_desktop.services import inbox, transfers
from carnet_desktop.services.inbox import Waiting
from carnet_desktop.services.progress import Report
from carnet_desktop.services.transfers import TransferLine
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.lines import Line

from .words import transfer_line, waiting_line


class TransfersView(Protocol):
    def show_transfers(self, waiting: Sequence[Line], journal: Sequence[Line]) -> None: ...


class TransfersPresenter:
    def __init__(self, view: TransfersView, context: ScreenContext) -> None:
        self._view, self._context = view, context
        self._waiting: dict[str, Waiting] = {}
        self._journal: dict[str, TransferLine] = {}
        self._stops = (context.changes.listen_transfers(self.reload), context.changes.listen_partners(self.reload))

    def reload(self) -> None:
        self._context.jobs.run(self, self._read, self._show, self._context.notices.show_error)

    def open_waiting(self, path: str) -> None:
        self._context.navigate.show_received(Path(path))

    def open_transfer(self, bundle: str) -> None:
        """The notebook it speaks of; a file refused has none here."""
        notebook = self._journal[bundle].notebook
        if notebook:
            self._context.navigate.open_notebook(notebook)

    def discard(self, path: str) -> None:
        """Throw a file away without answering: asked first, it cannot be undone."""
        name = self._waiting[path].sender or _("une structure inconnue")
        question = _("Effacer ce fichier de {name} sans y répondre ?", name=name)
        if not self._context.notices.confirm(question, _("Effacer le fichier"), _("Garder le fichier")):
            return
        session = self._context.session
        self._context.jobs.run(
            self,
            lambda report: inbox.discard(session, Path(path)),
            lambda nothing: self._context.changes.transfers_changed(),
            self._context.notices.show_error,
        )

    def open_file(self) -> None:
        self._context.navigate.choose_received()

    def show_partners(self) -> None:
        self._context.navigate.show_partner()

    def back(self) -> None:
        self._context.navigate.show_people()

    def close(self) -> None:
        for stop in self._stops:
            stop()
        self._context.jobs.forget(self)

    def _read(self, report: Report) -> tuple[list[Waiting], list[TransferLine]]:
        session = self._context.session
        return inbox.inbox(session), transfers.journal(session)

    def _show(self, read: tuple[list[Waiting], list[TransferLine]]) -> None:
        waiting, journal = read
        today = self._context.session.today()
        self._waiting = {str(file.path): file for file in waiting}
        self._journal = {line.bundle: line for line in journal}
        self._view.show_transfers(
            [waiting_line(file, today) for file in waiting], [transfer_line(line, today) for line in journal]
        )
