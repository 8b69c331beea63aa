"""One structure: its card just received or already kept, its words compared by ear, then trusted or not.

The eight words of the card never reach the view while they are to be compared: what is typed is what was heard.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from carnet_desktop.errors import CarnetError, OwnCard, StructureUnknown, StructureWordsDiffer
from carnet_desktop.i18n import _, phone_text
from carnet_desktop.sentences import Sentence, explain
from carnet_desktop.services import passphrases, structures
from carnet_desktop.services.structures import Partner
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import Tone

from .words import compared, state_chip

WORD_COUNT: Final = 8


@dataclass(frozen=True, slots=True)
class ShownPartner:
    """A structure trusted here: its words may be seen. `compared`: by whom, and the day."""

    name: str
    phone: str
    words: tuple[str, ...]
    compared: str
    chip: tuple[str, Tone]
    just_now: bool


class PartnerView(Protocol):
    def show_comparing(self, name: str, phone: str, chip: tuple[str, Tone], *, may_keep: bool) -> None:
        """Ask for the eight words that are heard. `may_keep`: the card can be kept without comparing."""

    def show_verified(self, partner: ShownPartner) -> None: ...

    def show_refused(self, sentence: Sentence, tone: Tone) -> None:
        """A page that says why, with nothing to do but close it."""

    def show_problems(self, problems: Mapping[int, str]) -> None:
        """Place of a word, from 0 → what is wrong with it; the others are right."""

    def show_different(self, sentence: Sentence) -> None:
        """The bar above the words: these are not those of the card."""

    def show_busy(self, busy: bool) -> None: ...


class PartnerPresenter:
    """`which`: the file of a card, or the id of a structure known here."""

    def __init__(self, view: PartnerView, context: ScreenContext, which: Path | str) -> None:
        self._view, self._context, self._which = view, context, which
        self._partner: Partner | None = None

    def open(self) -> None:
        session, which = self._context.session, self._which

        def read() -> Partner:
            if isinstance(which, Path):
                return structures.read_partner(session, which)
            return structures.find_partner(session, which)

        self._context.jobs.run(self, lambda report: read(), self._show, self._refused)

    def compare(self, heard: Sequence[str]) -> None:
        """The eight words as they were typed, "" for those that are missing."""
        partner = self._partner
        missing = {place: _("à écrire") for place, word in enumerate(heard) if not word}
        self._view.show_problems(missing)
        if missing or partner is None:
            return
        session, which, words = self._context.session, self._which, " ".join(heard)

        def judge() -> Partner:
            if isinstance(which, Path):
                return structures.trust(session, which, words)
            return structures.verify(session, partner.id, words)

        self._write(judge, self._verified, lambda error: self._not_same(error, partner, heard))

    def keep(self) -> None:
        """Keep the card; its words are compared another day."""
        session, which = self._context.session, self._which
        if isinstance(which, Path):
            self._write(lambda: structures.keep(session, which), lambda kept: self.back(), self._refused)

    def forget(self) -> None:
        partner, session = self._partner, self._context.session
        if partner is None or not self._context.notices.confirm(
            _("Oublier {name} ?", name=partner.name),
            _("Oublier cette structure"),
            _("Garder cette structure"),
            _(
                "Vous ne pourrez plus lui transmettre de carnet ni ouvrir ses fichiers avant d’avoir comparé "
                "ses huit mots à nouveau. Les carnets ne changent pas."
            ),
        ):
            return
        self._write(
            lambda: structures.forget(session, partner.id),
            lambda nothing: self.back(),
            self._context.notices.show_error,
        )

    def show_all(self) -> None:
        self._context.navigate.show_partner()

    def back(self) -> None:
        self._context.navigate.back()

    def close(self) -> None:
        self._context.jobs.forget(self)

    def _show(self, partner: Partner, *, just_now: bool = False) -> None:
        self._partner = partner
        phone = phone_text(partner.phone)
        if partner.verified:
            shown = ShownPartner(partner.name, phone, partner.words, compared(partner), state_chip(partner), just_now)
            self._view.show_verified(shown)
        else:
            may_keep = isinstance(self._which, Path)
            self._view.show_comparing(partner.name, phone, state_chip(partner), may_keep=may_keep)

    def _verified(self, partner: Partner) -> None:
        self._show(partner, just_now=True)
        self._context.notices.announce(_("Structure vérifiée"))

    def _not_same(self, error: Exception, partner: Partner, heard: Sequence[str]) -> None:
        if not isinstance(error, StructureWordsDiffer):
            self._refused(error)
            return
        pairs = enumerate(zip(heard, partner.words, strict=True))
        wrong = [place for place, (typed, word) in pairs if not passphrases.same_word(typed, word)]
        self._view.show_problems({place: _("la fiche en donne un autre") for place in wrong})
        self._view.show_different(explain(error))
        self._context.changes.partners_changed()  # the card itself is kept, as one still to be compared

    def _refused(self, error: Exception) -> None:
        """A card that cannot be taken is a page of its own; our own disk failing is a bar."""
        if isinstance(error, CarnetError):
            self._view.show_refused(explain(error), Tone.INFO if isinstance(error, _HARMLESS) else Tone.BAD)
        else:
            self._context.notices.show_error(error)

    def _write(
        self, work: Callable[[], Partner | None], done: Callable[..., None], failed: Callable[[Exception], None]
    ) -> None:
        self._view.show_busy(True)

        def succeed(result: Partner | None) -> None:
            self._view.show_busy(False)
            self._context.changes.partners_changed()
            done(result)

        def fail(error: Exception) -> None:
            self._view.show_busy(False)
            failed(error)

        self._context.jobs.run(self, lambda report: work(), succeed, fail)


_HARMLESS = (OwnCard, StructureUnknown)
