"""The structures known here, and our own card: what the others need to know us by."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from carnet_desktop.bundles.card import Card
from carnet_desktop.i18n import _, hour, phone_text
from carnet_desktop.services import exports, structures
from carnet_desktop.services.structures import Partner
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.file_names import proposed_name
from carnet_desktop.ui.lines import Line

from .words import KINDS, partner_line


@dataclass(frozen=True, slots=True)
class OwnCard:
    """`code`: what the QR code holds, the words then the whole fingerprint."""

    name: str
    phone: str
    words: tuple[str, ...]
    code: str


class PartnersView(Protocol):
    def show_own(self, own: OwnCard) -> None: ...
    def show_partners(self, lines: Sequence[Line]) -> None:
        """None of them: what would be there, and how to begin."""

    def show_kept(self, sentence: str) -> None:
        """Our card was written."""


class PartnersPresenter:
    def __init__(self, view: PartnersView, context: ScreenContext) -> None:
        self._view, self._context = view, context
        self._own_name = context.session.structure.name
        self._stop = context.changes.listen_partners(self.reload)

    def reload(self) -> None:
        session, failed = self._context.session, self._context.notices.show_error
        self._context.jobs.run(self, lambda report: structures.partners(session), self._found, failed)
        self._context.jobs.run(self, lambda report: _own(structures.own_card(session)), self._view.show_own, failed)

    def open(self, structure: str) -> None:
        self._context.navigate.show_partner(structure)

    def add(self) -> None:
        path = self._context.notices.choose_open_path(_("Ajouter une structure"), _(KINDS))
        if path is not None:
            self._context.navigate.show_partner(path)

    def save_card(self) -> None:
        """Write our card where the person chose."""
        name = proposed_name(self._own_name, ".structure")
        path = self._context.notices.choose_save_path(_("Enregistrer ma fiche"), name, _(KINDS))
        if path is None:
            return
        session = self._context.session
        at = hour(session.now().astimezone().time())
        said = _("Fiche enregistrée à {hour} : {name}", hour=at, name=path.name)
        self._context.jobs.run(
            self,
            lambda report: exports.write_file(path, structures.own_card_file(session)),
            lambda nothing: self._kept(said),
            self._context.notices.show_error,
        )

    def back(self) -> None:
        self._context.navigate.back()

    def close(self) -> None:
        self._stop()
        self._context.jobs.forget(self)

    def _found(self, found: Sequence[Partner]) -> None:
        today = self._context.session.today()
        self._view.show_partners([partner_line(partner, today) for partner in found])

    def _kept(self, said: str) -> None:
        self._view.show_kept(said)
        self._context.notices.announce(said)


def _own(card: Card) -> OwnCard:
    code = " ".join(card.words) + "\n" + card.fingerprint
    return OwnCard(card.name, phone_text(card.phone), card.words, code)
