"""A file that was read is accepted or refused, once; the receipt of it is then saved, to be sent back."""

from collections.abc import Callable
from typing import Protocol

from carnet_desktop.domain.receiving import Standing
from carnet_desktop.errors import AlreadyImported
from carnet_desktop.i18n import _
from carnet_desktop.services import exports, receiving
from carnet_desktop.services.receiving import Accepted
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.file_names import proposed_name
from carnet_desktop.ui.navigation import Way

from . import outcomes
from .reading import Reading
from .shown import Outcome
from .words import claimed_rows, elements


class DecidingView(Protocol):
    def show_problem(self, sentence: str | None) -> None:
        """What is wrong with the reason of a refusal."""

    def show_busy(self, busy: bool) -> None: ...
    def show_outcome(self, outcome: Outcome) -> None:
        """A page of its own in the place of everything."""


class Deciding:
    """`close` leads out of the screen."""

    def __init__(self, view: DecidingView, context: ScreenContext, close: Callable[[], None]) -> None:
        self._view, self._context = view, context
        self._close = Way(_("Fermer"), "x", close)
        self._busy = False
        self._receipt = b""
        self._sender = ""

    def accept(self, reading: Reading) -> None:
        """Everything, and what was ticked of what says it was written here."""
        if reading.comparison is None or reading.voices is None or self._busy:
            return
        comparison, voices, ticked = reading.comparison, reading.voices, frozenset(reading.ticked)
        claims = [fact for row, facts in claimed_rows(comparison, voices) if row.id in ticked for fact in facts]
        session, received, into = self._context.session, reading.received, reading.into

        def accepted(done: Accepted) -> None:
            changes = self._context.changes
            changes.people_changed()
            changes.announce(done.notebook)
            counted = {**elements(comparison, voices), Standing.CLAIMED: len(ticked)}
            self._decided(
                reading, done.receipt, lambda ways: outcomes.accepted(counted, self._sender, ways), done.notebook
            )

        self._set_busy(True)
        self._context.jobs.run(
            self,
            lambda report: receiving.accept(session, received, into, claims),
            accepted,
            lambda error: self._failed(error, reading),
        )

    def refuse(self, reading: Reading, reason: str) -> None:
        """The reason is read by the structure that sent the file."""
        if self._busy:
            return
        self._view.show_problem(None if reason else _("Indiquez la raison : la structure qui l’envoie la lira."))
        if not reason:
            return
        session, received = self._context.session, reading.received

        def refused(receipt: bytes) -> None:
            self._decided(reading, receipt, lambda ways: outcomes.refused(self._sender, ways), "")

        self._set_busy(True)
        self._context.jobs.run(
            self,
            lambda report: receiving.refuse(session, received, reason),
            refused,
            lambda error: self._failed(error, reading),
        )

    def show_already(self, on: str, notebook: str, reading: Reading | None) -> None:
        """It was decided before; the receipt of it may have been lost."""
        ways = self.ways(notebook)
        if reading is not None:
            ways += (Way(_("Refaire l’accusé"), "download", lambda: self._make_again(reading, notebook)),)
        self._view.show_outcome(outcomes.already(on, ways))

    def ways(self, notebook: str = "") -> tuple[Way, ...]:
        """To the notebook, if there is one, and out."""
        open_it = Way(_("Ouvrir le carnet"), "notebook", lambda: self._context.navigate.open_notebook(notebook))
        return ((open_it,) if notebook else ()) + (self._close,)

    def leave(self) -> bool:
        """The file is gone once decided, and its receipt with it: it is not dropped without asking."""
        if not self._receipt:
            return True
        return self._context.notices.confirm(
            _("Fermer sans enregistrer l’accusé ?"),
            _("Fermer sans l’enregistrer"),
            _("Revenir à l’accusé"),
            _("{name} ne saura pas ce que vous avez décidé.", name=self._sender),
        )

    def close(self) -> None:
        self._context.jobs.forget(self)

    def _decided(
        self, reading: Reading, receipt: bytes, page: Callable[[tuple[Way, ...]], Outcome], notebook: str
    ) -> None:
        self._set_busy(False)
        self._receipt, self._sender = receipt, reading.sender.name
        self._context.changes.transfers_changed()
        save = Way(_("Enregistrer l’accusé"), "download", lambda: self._save(notebook))
        self._view.show_outcome(page((save, *self.ways(notebook))))

    def _save(self, notebook: str) -> None:
        """Write the receipt where the person chose: it is what the sender waits for."""
        receipt, sender = self._receipt, self._sender
        name = proposed_name(_("Accusé pour {name}", name=sender), ".carnet")
        path = self._context.notices.choose_save_path(_("Enregistrer l’accusé"), name, _(outcomes.KINDS))
        if path is None:
            return

        def saved(_nothing: object) -> None:
            self._receipt = b""
            self._view.show_outcome(outcomes.receipt_saved(path.name, sender, self.ways(notebook)))

        self._context.jobs.run(
            self,
            lambda report: exports.write_file(path, receipt, read_again=True),
            saved,
            self._context.notices.show_error,
        )

    def _make_again(self, reading: Reading, notebook: str) -> None:
        session, received = self._context.session, reading.received

        def made(receipt: bytes) -> None:
            self._receipt, self._sender = receipt, reading.sender.name
            self._save(notebook)

        self._context.jobs.run(
            self, lambda report: receiving.receipt_again(session, received), made, self._context.notices.show_error
        )

    def _failed(self, error: Exception, reading: Reading) -> None:
        self._set_busy(False)
        if isinstance(error, AlreadyImported):
            self.show_already(error.on, error.notebook, reading)
        else:
            self._context.notices.show_error(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.show_busy(busy)
