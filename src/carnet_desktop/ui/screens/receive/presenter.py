"""A received file: opened, read, compared, then accepted or refused; and its receipt to send back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from carnet_desktop.domain.receiving import Standing
from carnet_desktop.errors import AlreadyImported, SenderNotVerified, SenderUnknown
from carnet_desktop.i18n import _
from carnet_desktop.services import exports, receiving
from carnet_desktop.services.receipts import ReceiptRead
from carnet_desktop.services.receiving import Accepted, Received
from carnet_desktop.services.structures import Partner
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.file_names import proposed_name

from . import outcomes
from .about import act_words, candidates, heading, side
from .reading import Compared, Reading, compare_with, is_done, open_file
from .shown import Candidate, Outcome, Row, Side, Way
from .words import Voices, claimed_rows, elements, rows


class ReceiveView(Protocol):
    def show_read(self, title: str, side: Side) -> None:
        """The file is good: who sends it and why."""

    def show_question(self, about: str, question: str, candidates: Sequence[Candidate]) -> None:
        """Whose notebook is it? Nothing is compared before the answer."""

    def show_rows(self, about: str, rows: Sequence[Row], *, another: bool) -> None:
        """What it would change; `another`: the notebook was chosen, and may be chosen again."""

    def show_act(self, words: str, note: str) -> None:
        """The words of the button that accepts, "" while it cannot be pressed, and what is said beside it."""

    def show_problem(self, sentence: str | None) -> None:
        """What is wrong with the reason of a refusal."""

    def show_busy(self, busy: bool) -> None: ...
    def focus_decision(self) -> None: ...
    def show_outcome(self, outcome: Outcome) -> None:
        """A page of its own in the place of everything."""


class ReceivePresenter:
    def __init__(self, view: ReceiveView, context: ScreenContext, path: Path) -> None:
        self._view, self._context, self._path = view, context, path
        self._reading: Reading | None = None
        self._waits_for_sender = False
        self._busy = False
        self._receipt: tuple[bytes, str] | None = None
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
        reading = self._reading
        if reading is None or reading.comparison is None or reading.voices is None or self._busy:
            return
        session, received, into = self._context.session, reading.received, reading.into
        held = {row.id: facts for row, facts in claimed_rows(reading.comparison, reading.voices)}
        claims = tuple(fact for row in reading.ticked for fact in held[row])
        self._set_busy(True)
        self._context.jobs.run(
            self, lambda report: receiving.accept(session, received, into, claims), self._accepted, self._failed
        )

    def refuse(self, reason: str) -> None:
        """The reason is read by the structure that sent the file."""
        if self._reading is None or self._busy:
            return
        self._view.show_problem(None if reason else _("Indiquez la raison : la structure qui l’envoie la lira."))
        if not reason:
            return
        session, received = self._context.session, self._reading.received
        self._set_busy(True)
        self._context.jobs.run(
            self, lambda report: receiving.refuse(session, received, reason), self._refused, self._failed
        )

    def save_receipt(self) -> None:
        """Write the receipt where the person chose: it is what the sender waits for."""
        assert self._receipt is not None
        receipt, notebook = self._receipt
        name = proposed_name(_("Accusé pour {name}", name=self._sender_name()), ".carnet")
        path = self._context.notices.choose_save_path(_("Enregistrer l’accusé"), name, _(outcomes.KINDS))
        if path is None:
            return

        def saved(_nothing: object) -> None:
            self._receipt = None
            self._view.show_outcome(outcomes.receipt_saved(path.name, self._sender_name(), self._ways(notebook)))

        self._context.jobs.run(
            self, lambda report: exports.write_file(path, receipt), saved, self._context.notices.show_error
        )

    def finish(self) -> None:
        self._context.navigate.back()

    def leave(self) -> bool:
        """The receipt is made once: it is not dropped without asking."""
        if self._receipt is None:
            return True
        return self._context.notices.confirm(
            _("Fermer sans enregistrer l’accusé ?"),
            _("Fermer sans l’enregistrer"),
            _("Revenir à l’accusé"),
            _("{name} ne saura pas ce que vous avez décidé.", name=self._sender_name()),
        )

    def close(self) -> None:
        self._stop()
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
            self._already(received.already or "", received.whose.known or "")
            return
        self._view.show_read(heading(received), side(received, sender, self._context.session.today()))
        whose = received.whose
        if whose.known is None and whose.candidates:
            self._ask(self._reading)
        else:
            self._compare(whose.known)

    def _refused_file(self, error: Exception) -> None:
        if isinstance(error, AlreadyImported):
            self._already(error.on, error.notebook)
            return
        self._waits_for_sender = isinstance(error, SenderUnknown | SenderNotVerified)
        self._context.changes.transfers_changed()
        self._view.show_outcome(outcomes.refused_file(error, (*self._meeting(error), self._close_way())))

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
        self._view.show_outcome(outcomes.receipt_read(read, self._ways(read.notebook)))

    def _already(self, on: str, notebook: str) -> None:
        again = Way(_("Refaire l’accusé"), "download", self._make_receipt_again)
        self._view.show_outcome(outcomes.already(on, (*self._ways(notebook), again)))

    def _make_receipt_again(self) -> None:
        """The first one may have been lost."""
        reading = self._reading
        assert reading is not None
        session = self._context.session

        def made(receipt: bytes) -> None:
            self._receipt = (receipt, reading.received.whose.known or "")
            self.save_receipt()

        self._context.jobs.run(
            self, lambda report: receiving.receipt_again(session, reading.received), made, self._failed
        )

    # Comparing

    def _ask(self, reading: Reading) -> None:
        found = candidates(reading.received, self._context.session.today())
        question = _("Est-ce le carnet de quelqu’un que vous accompagnez déjà ?")
        self._view.show_question(_("Rien n’est écrit tant que vous n’avez pas accepté."), question, found)
        self._view.show_act("", _("Choisissez d’abord de quel carnet il s’agit."))

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
        self._view.focus_decision()

    def _show_rows(self) -> None:
        reading = self._reading
        assert reading is not None
        assert reading.comparison is not None
        assert reading.voices is not None
        shown = rows(reading.comparison, reading.voices, reading.ticked, known_open=reading.known_open)
        here = _("Vous avez déjà ce carnet. Rien n’y change tant que vous n’avez pas accepté.")
        new = _("Un nouveau carnet sera créé. Rien n’est écrit tant que vous n’avez pas accepté.")
        self._view.show_rows(new if reading.into is None else here, shown, another=reading.chosen)
        claimed = len(claimed_rows(reading.comparison, reading.voices))
        found = elements(reading.comparison, reading.voices)
        brought = sum(number for standing, number in found.items() if standing is not Standing.KNOWN)
        self._view.show_act(*act_words(reading.received, brought, claimed, len(reading.ticked), new=not reading.into))

    # Decided

    def _accepted(self, done: Accepted) -> None:
        self._set_busy(False)
        self._receipt = (done.receipt, done.notebook)
        changes = self._context.changes
        changes.people_changed()
        changes.announce(done.notebook)
        changes.transfers_changed()
        reading = self._reading
        assert reading is not None
        assert reading.comparison is not None
        assert reading.voices is not None
        counted = elements(reading.comparison, reading.voices)
        counted[Standing.CLAIMED] = len(reading.ticked)
        self._view.show_outcome(outcomes.accepted(counted, self._sender_name(), self._receipt_ways(done.notebook)))

    def _refused(self, receipt: bytes) -> None:
        self._set_busy(False)
        self._receipt = (receipt, "")
        self._context.changes.transfers_changed()
        self._view.show_outcome(outcomes.refused(self._sender_name(), self._receipt_ways("")))

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, AlreadyImported):
            self._already(error.on, error.notebook)
        else:
            self._context.notices.show_error(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.show_busy(busy)

    def _sender_name(self) -> str:
        assert self._reading is not None
        return self._reading.sender.name

    def _receipt_ways(self, notebook: str) -> tuple[Way, ...]:
        return (Way(_("Enregistrer l’accusé"), "download", self.save_receipt), *self._ways(notebook))

    def _ways(self, notebook: str) -> tuple[Way, ...]:
        """To the notebook, if there is one, and out."""
        open_it = Way(_("Ouvrir le carnet"), "notebook", lambda: self._context.navigate.open_notebook(notebook))
        return ((open_it,) if notebook else ()) + (self._close_way(),)

    def _close_way(self) -> Way:
        return Way(_("Fermer"), "x", self.finish)
