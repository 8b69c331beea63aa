"""A received file: opened, read, compared, then accepted or refused; and its receipt to send back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from carnet_desktop.domain.receiving import Standing
from carnet_desktop.errors import AlreadyImported, SenderNotVerified, SenderUnknown
from carnet_desktop.i18n import _
from carnet_desktop.services.receipts import ReceiptRead
from carnet_desktop.services.receiving import Received
from carnet_desktop.services.structures import Partner
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import Way

from . import outcomes
from .about import act_words, candidates, heading, side
from .deciding import Deciding, DecidingView
from .pointed import named
from .reading import Compared, Reading, compare_with, is_done, open_file
from .shown import Candidate, Row, Side
from .words import Voices, claimed_rows, elements, rows


class ReceiveView(DecidingView, Protocol):
    def show_read(self, title: str, side: Side) -> None:
        """The file is good: who sends it and why."""

    def show_question(self, about: str, question: str, candidates: Sequence[Candidate]) -> None:
        """Whose notebook is it? Nothing is compared before the answer."""

    def show_rows(self, about: str, rows: Sequence[Row], *, another: bool) -> None:
        """What it would change; `another`: the notebook was chosen, and may be chosen again."""

    def show_act(self, words: str, note: str) -> None:
        """The words of the button that accepts, "" while it cannot be pressed, and what is said beside it."""

    def focus_rows(self) -> None:
        """The comparison has come: it is read, then decided on."""


class ReceivePresenter:
    def __init__(self, view: ReceiveView, context: ScreenContext, path: Path) -> None:
        self._view, self._context, self._path = view, context, path
        self._reading: Reading | None = None
        self._waits_for_sender = False
        self._may_accept = False
        self._deciding = Deciding(view, context, self.finish)
        self._stop = context.changes.listen_partners(self._sender_changed)

    def start(self) -> None:
        session, path = self._context.session, self._path
        self._context.jobs.run(self, lambda report: open_file(session, path), self._opened, self._refused_file)

    # Whose notebook

    def choose_whose(self, index: int) -> None:
        """One of the notebooks proposed, or a new one."""
        assert self._reading is not None
        self._compare(candidates(self._reading.received, self._context.session.today())[index].notebook)

    def ask_whose(self) -> None:
        """Ask again: nothing was written."""
        reading = self._reading
        assert reading is not None
        reading.comparison, reading.chosen = None, False
        reading.ticked.clear()
        self._ask(reading)

    # Looking

    def fold(self, group: str) -> None:
        """Open or close what is already known: the one group that folds."""
        assert self._reading is not None
        self._reading.known_open = not self._reading.known_open
        self._show_rows()

    def tick(self, row: str) -> None:
        """Take, or leave, an element that says it was written here."""
        assert self._reading is not None
        self._reading.ticked ^= {row}
        self._show_rows()

    # Deciding

    def accept(self) -> None:
        if self._reading is not None and self._may_accept:
            self._deciding.accept(self._reading)

    def refuse(self, reason: str) -> None:
        if self._reading is not None:
            self._deciding.refuse(self._reading, reason)

    def finish(self) -> None:
        self._context.navigate.back()

    def leave(self) -> bool:
        return self._deciding.leave()

    def close(self) -> None:
        self._stop()
        self._deciding.close()
        self._context.jobs.forget(self)

    # Opening

    def _opened(self, read: tuple[Received, Partner] | ReceiptRead) -> None:
        self._context.changes.transfers_changed()
        if isinstance(read, ReceiptRead):
            self._show_receipt(read)
            return
        received, sender = read
        self._reading = Reading(received, sender)
        if is_done(received):
            self._deciding.show_already(received.already or "", received.whose.known or "", self._reading)
            return
        self._view.show_read(heading(received), side(received, sender, self._context.session.today()))
        whose = received.whose
        if whose.known is None and whose.candidates:
            self._ask(self._reading)
        else:
            self._compare(whose.known)

    def _refused_file(self, error: Exception) -> None:
        if isinstance(error, AlreadyImported):
            self._deciding.show_already(error.on, error.notebook, self._reading)
            return
        self._waits_for_sender = isinstance(error, SenderUnknown | SenderNotVerified)
        self._context.changes.transfers_changed()
        self._view.show_outcome(outcomes.refused_file(error, (*self._meeting(error), *self._deciding.ways())))

    def _sender_changed(self) -> None:
        """Its words may have been compared meanwhile: the file is tried again."""
        if self._waits_for_sender:
            self._waits_for_sender = False
            self.start()

    def _meeting(self, error: Exception) -> tuple[Way, ...]:
        """Where the eight words of the sender can be compared."""
        if isinstance(error, SenderNotVerified):
            structure = error.structure
            words = _("Comparer les huit mots")
            return (Way(words, "phone", lambda: self._context.navigate.show_partner(structure)),)
        if isinstance(error, SenderUnknown):
            return (Way(_("Ouvrir sa fiche"), "file-import", self._choose_card),)
        return ()

    def _choose_card(self) -> None:
        path = self._context.notices.choose_open_path(_("Ouvrir sa fiche"), _(outcomes.CARDS))
        if path is not None:
            self._context.navigate.show_partner(path)

    def _show_receipt(self, read: ReceiptRead) -> None:
        if read.notebook:
            self._context.changes.announce(read.notebook)
        self._view.show_outcome(outcomes.receipt_read(read, self._deciding.ways(read.notebook)))

    # Comparing

    def _ask(self, reading: Reading) -> None:
        found = candidates(reading.received, self._context.session.today())
        question = _("Est-ce le carnet de quelqu’un que vous accompagnez déjà ?")
        self._view.show_question(_("Rien n’est écrit tant que vous n’avez pas accepté."), question, found)
        self._show_act("", _("Choisissez d’abord de quel carnet il s’agit."))

    def _compare(self, notebook: str | None) -> None:
        session, reading = self._context.session, self._reading
        assert reading is not None
        reading.into, reading.chosen = notebook, bool(reading.received.whose.candidates)

        self._context.jobs.run(
            self,
            lambda report: compare_with(session, reading.received, notebook),
            self._compared,
            self._refused_file,
        )

    def _compared(self, found: Compared) -> None:
        reading, session = self._reading, self._context.session
        assert reading is not None
        reading.comparison = found.comparison
        reading.voices = Voices(found.names, session.staff.id, reading.sender.name, session.today())
        self._show_rows()
        self._view.focus_rows()

    def _show_rows(self) -> None:
        reading = self._reading
        assert reading is not None
        assert reading.comparison is not None
        assert reading.voices is not None
        shown = rows(named(reading.comparison), reading.voices, reading.ticked, known_open=reading.known_open)
        here = _("Vous avez déjà ce carnet. Rien n’y change tant que vous n’avez pas accepté.")
        new = _("Un nouveau carnet sera créé. Rien n’est écrit tant que vous n’avez pas accepté.")
        self._view.show_rows(new if reading.into is None else here, shown, another=reading.chosen)
        claimed = len(claimed_rows(reading.comparison, reading.voices))
        found = elements(reading.comparison, reading.voices)
        brought = sum(number for standing, number in found.items() if standing is not Standing.KNOWN)
        words, note = act_words(reading.received, brought, claimed, len(reading.ticked), new=not reading.into)
        self._show_act(words, note)

    def _show_act(self, words: str, note: str) -> None:
        self._may_accept = bool(words)
        self._view.show_act(words, note)
