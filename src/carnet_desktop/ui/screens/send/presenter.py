"""A notebook leaves for another structure: for whom, why, with whose agreement, and exactly what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol, cast

from carnet_desktop.bundles.content import EmptyReason, Kind
from carnet_desktop.domain.leaving import Choice, Leaving
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.sections import DEFAULT_SECTIONS
from carnet_desktop.errors import NothingLeaves
from carnet_desktop.i18n import _, long_day
from carnet_desktop.sentences import explain
from carnet_desktop.services import notebooks, sending, structures
from carnet_desktop.services.notebooks import OpenNotebook
from carnet_desktop.services.sending import Order, Sent
from carnet_desktop.services.structures import Partner
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.file_names import proposed_name
from carnet_desktop.ui.screens.sheet.words import of_whom

from .agreeing import Agreeing, Recorded, answer, begins_with, consent, note_problems, problems, recorded, told
from .shown import EmptySection, ShownSection, ShownTick, empties, preview, ticks, total
from .words import Ready, checked, ready


@dataclass(frozen=True, slots=True)
class Filled:
    """What is typed in the form."""

    purpose: str
    agreeing: Agreeing


class SendView(Protocol):
    def show_person(self, first_name: str, back: str) -> None: ...
    def show_recipients(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """(id, name) of the verified structures; `chosen` "" for none yet."""

    def show_nobody(self, waiting: Sequence[tuple[str, str]]) -> None:
        """Nobody to send to: how to know a structure. `waiting`: those whose words are still to be compared."""

    def show_recipient(self, words: str) -> None:
        """What is known of the structure chosen, "" before."""

    def show_agreeing(self, form: Agreeing, said: str, *, refused: bool) -> None:
        """Fill the form with what the notebook says. `refused`: a refusal stands."""

    def show_ticks(self, ticks: Sequence[ShownTick]) -> None: ...
    def show_preview(self, sections: Sequence[ShownSection], empty: Sequence[EmptySection], total: str) -> None: ...
    def show_problems(self, problems: Mapping[str, str]) -> None:
        """recipient, purpose, agreement, on, reason or sections → its sentence; the others are right."""

    def show_busy(self, busy: bool) -> None: ...
    def show_ready(self, ready: Ready) -> None:
        """The file is written: what to do with it."""


class SendPresenter:
    def __init__(self, view: SendView, context: ScreenContext, notebook: str) -> None:
        self._view, self._context, self._id = view, context, notebook
        self._notebook: Notebook | None = None
        self._partners: Sequence[Partner] = ()
        self._to: Partner | None = None
        self._recorded = Recorded()
        self._answered = ("", Recorded())
        self._kind: Kind = "referral"
        self._choice = Choice(frozenset(DEFAULT_SECTIONS))
        self._reasons: dict[str, EmptyReason] = {}
        self._leaving: Leaving | None = None
        self._asked = 0
        self._sent = False
        self._stops = (context.changes.listen(self._changed), context.changes.listen_partners(self._read_partners))

    def open(self) -> None:
        self._read_notebook()
        self._read_partners()

    def reload(self) -> None:
        self.open()

    # What the form says

    def choose_recipient(self, structure: str) -> None:
        self._to = next((partner for partner in self._partners if partner.id == structure), None)
        self._view.show_recipient(checked(self._to) if self._to else "")
        self._view.show_problems({})
        self._show_agreeing()
        self._preview()

    def choose_kind(self, kind: str) -> None:
        """referral or transfer."""
        self._kind = cast("Kind", kind)

    def tick_section(self, name: str) -> None:
        self._choose(Choice(self._choice.sections ^ {name}, self._choice.asked))

    def tick_item(self, key: str) -> None:
        self._choose(Choice(self._choice.sections, self._choice.asked ^ {key}))

    def explain_empty(self, section: str, reason: str) -> None:
        self._reasons[section] = cast("EmptyReason", reason)

    def note_answer(self, form: Agreeing) -> None:
        """Write in the notebook that the person refuses, or agrees after having refused."""
        partner, found = self._to, note_problems(form, self._recorded)
        if partner is None:
            found = {"recipient": _("Choisissez d’abord la structure.")}
        self._view.show_problems(found)
        if found or partner is None:
            return
        session, notebook = self._context.session, self._id
        record = answer(session.structure.id, partner, form)
        self._context.jobs.run(
            self,
            lambda report: notebooks.put(session, notebook, record),
            lambda opened: self._context.changes.announce(notebook),
            self._context.notices.show_error,
        )

    # The file

    def save(self, filled: Filled) -> None:
        """Say what is missing, else ask where, then write the file."""
        if self._sent:
            return
        found = self._problems(filled)
        self._view.show_problems(found)
        if found or self._to is None:
            return
        to, today = self._to, self._context.session.today()
        name = proposed_name(_("Pour {name}, {day}", name=to.name, day=long_day(today)), ".carnet")
        path = self._context.notices.choose_save_path(
            _("Enregistrer le fichier à transmettre"), name, _("Carnet à transmettre (*.carnet)")
        )
        if path is not None:
            self._write(to, filled, path)

    # Elsewhere

    def back(self) -> None:
        self._context.navigate.back()

    def know_structure(self, structure: str = "") -> None:
        """To the structures known here, or to the one whose words are to be compared."""
        self._context.navigate.show_partner(structure)

    def show_transfers(self) -> None:
        self._context.navigate.show_transfers()

    def close(self) -> None:
        for stop in self._stops:
            stop()
        self._context.jobs.forget(self)

    # Inside

    def _read_notebook(self) -> None:
        session, notebook = self._context.session, self._id
        self._context.jobs.run(
            self,
            lambda report: notebooks.open_notebook(session, notebook),
            self._opened,
            self._context.notices.show_error,
        )

    def _read_partners(self) -> None:
        session = self._context.session
        self._context.jobs.run(
            self, lambda report: structures.partners(session), self._found, self._context.notices.show_error
        )

    def _changed(self, notebook: str) -> None:
        if notebook == self._id and not self._sent:
            self._read_notebook()

    def _opened(self, opened: OpenNotebook) -> None:
        self._notebook = opened.notebook
        self._view.show_person(self._first_name(), of_whom(self._notebook.person.first_name or ""))
        self._show_agreeing()
        self._preview()

    def _found(self, found: Sequence[Partner]) -> None:
        self._partners = [partner for partner in found if partner.verified]
        if not self._partners:
            self._view.show_nobody([(partner.id, partner.name) for partner in found])
            return
        kept = self._to.id if self._to else self._partners[0].id if len(self._partners) == 1 else ""
        chosen = kept if any(partner.id == kept for partner in self._partners) else ""
        self._view.show_recipients([(partner.id, partner.name) for partner in self._partners], chosen)
        if not self._to or self._to.id != chosen:
            self.choose_recipient(chosen)

    def _show_agreeing(self) -> None:
        """Once the notebook and the structure are known, and again only when what is recorded has changed."""
        if self._notebook is None or self._to is None:
            return
        today = self._today()
        held = self._recorded = recorded(self._notebook, self._to, today)
        if self._answered == (self._to.id, held):
            return
        self._answered = (self._to.id, held)
        said = told(held, self._first_name(), self._to)
        self._view.show_agreeing(begins_with(held, today), said, refused=held.refused is not None)

    def _choose(self, choice: Choice) -> None:
        self._choice = choice
        self._preview()

    def _preview(self) -> None:
        """What would leave now; an answer that comes after another tick is dropped."""
        if self._notebook is None:
            return
        self._asked += 1
        asked, choice = self._asked, self._choice
        session, notebook, to = self._context.session, self._id, self._to.id if self._to else ""
        self._context.jobs.run(
            self,
            lambda report: sending.preview(session, notebook, to, choice),
            lambda leaving: self._show_leaving(leaving) if asked == self._asked else None,
            self._context.notices.show_error,
        )

    def _show_leaving(self, leaving: Leaving) -> None:
        assert self._notebook is not None
        self._leaving = leaving
        self._view.show_ticks(ticks(leaving, self._choice, self._notebook))
        shown = preview(leaving, self._notebook, self._today())
        self._view.show_preview(shown, empties(leaving, self._reasons), total(leaving))

    def _problems(self, filled: Filled) -> dict[str, str]:
        found: dict[str, str] = {}
        if self._to is None:
            found["recipient"] = _("Choisissez à qui vous transmettez.")
        if not filled.purpose:
            found["purpose"] = _("Écrivez ce que vous attendez de cette structure.")
        found |= problems(filled.agreeing, self._recorded)
        if self._leaving is None or not self._leaving.records:
            found["sections"] = str(explain(NothingLeaves()))
        return found

    def _write(self, to: Partner, filled: Filled, path: Path) -> None:
        session, notebook = self._context.session, self._id
        order = Order(
            recipient=to.id,
            kind=self._kind,
            purpose=filled.purpose,
            consent=consent(filled.agreeing),
            choice=self._choice,
            empty_reasons=dict(self._reasons),
        )
        self._view.show_busy(True)
        self._context.jobs.run(
            self, lambda report: sending.prepare(session, notebook, order, path), self._written, self._not_written
        )

    def _written(self, sent: Sent) -> None:
        assert self._to is not None
        self._sent = True
        self._view.show_busy(False)
        done = ready(sent, self._to, self._first_name(), transfer=self._kind == "transfer")
        self._view.show_ready(done)
        self._context.notices.announce(done.title)
        self._context.changes.announce(self._id)
        self._context.changes.transfers_changed()

    def _not_written(self, error: Exception) -> None:
        self._view.show_busy(False)
        self._context.notices.show_error(error)

    def _first_name(self) -> str:
        """Or words in its place."""
        return (self._notebook.person.first_name if self._notebook else None) or _("La personne")

    def _today(self) -> date:
        return self._context.session.today()
