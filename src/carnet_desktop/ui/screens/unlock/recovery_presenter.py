"""Opening with the 24 words of the recovery sheet, and choosing a new passphrase at once."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from carnet_desktop.errors import RecoveryWordsWrong, SealRefused
from carnet_desktop.i18n import _, count
from carnet_desktop.sentences import explain
from carnet_desktop.ui.doorstep import Doorstep
from carnet_desktop.ui.screens.passphrase.presenter import PassphrasePresenter
from carnet_desktop.ui.work import Lane

if TYPE_CHECKING:
    from carnet_desktop.services.session import Session

WORD_COUNT = 24


class RecoveryView(Protocol):
    def show_count(self, sentence: str) -> None:
        """How many words are written so far."""

    def show_problem(self, sentence: str) -> None:
        """Under the words; "" when there is none."""

    def show_busy(self, busy: bool) -> None: ...

    def forget_secrets(self) -> None: ...


class RecoveryPresenter:
    """`back` returns to the passphrase of `staff`."""

    def __init__(
        self,
        view: RecoveryView,
        doorstep: Doorstep,
        passphrase: PassphrasePresenter,
        staff: str,
        back: Callable[[], None],
    ) -> None:
        self._view, self._doorstep, self._passphrase = view, doorstep, passphrase
        self._staff, self._back = staff, back

    def start(self) -> None:
        self._passphrase.start()
        self.typed("")

    def typed(self, text: str) -> None:
        self._view.show_problem("")
        self._view.show_count(count(len(_words(text)), _("{n} mot sur 24"), _("{n} mots sur 24")))

    def recover(self, text: str) -> None:
        from carnet_desktop.services import vault

        words = _words(text)
        if len(words) != WORD_COUNT:
            self._view.show_problem(_("Il faut 24 mots, dans l’ordre de la feuille."))
            return
        phrase = self._passphrase.phrase()
        if phrase is None:
            return
        home, staff, clock = self._doorstep.home, self._staff, self._doorstep.clock
        self._view.show_busy(True)
        self._doorstep.jobs.run(
            self,
            lambda report: vault.recover(home, staff, words, phrase, clock),
            self._opened,
            self._failed,
            lane=Lane.OTHER,
        )

    def back(self) -> None:
        self.close()
        self._back()

    def close(self) -> None:
        self._passphrase.forget()
        self._view.forget_secrets()
        self._doorstep.jobs.forget(self)

    def _opened(self, session: "Session") -> None:
        self._view.show_busy(False)
        self.close()
        self._doorstep.opened(session)

    def _failed(self, error: Exception) -> None:
        self._view.show_busy(False)
        if isinstance(error, SealRefused):
            self._view.show_problem(_("Ces 24 mots ne sont pas ceux de cette structure."))
        elif isinstance(error, RecoveryWordsWrong):
            self._view.show_problem(str(explain(error)))
        else:
            self._doorstep.notices.show_error(error)


def _words(text: str) -> list[str]:
    """The words typed or pasted, without the numbers of the sheet (« 1 abeille », « 2. jardin »)."""
    return re.findall(r"[^\W\d_]+", text)
