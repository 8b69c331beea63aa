"""Unlocking: who, the passphrase, the wait after wrong tries, and what to do when the keys are damaged."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

from carnet_desktop.errors import (
    CarnetError,
    HomeInUse,
    KdfParamsRefused,
    KeysDamaged,
    KeysForged,
    KeysMissing,
    NewerFormat,
    SealRefused,
    WrongPassphrase,
)
from carnet_desktop.i18n import _, count, hour
from carnet_desktop.sentences import Sentence, explain
from carnet_desktop.services import door
from carnet_desktop.ui.doorstep import Doorstep, Locked, Why
from carnet_desktop.ui.navigation import Way
from carnet_desktop.ui.work import Lane

if TYPE_CHECKING:
    from datetime import datetime

    from carnet_desktop.services.door import Door
    from carnet_desktop.services.session import Session, Staff

_BLOCKING: Final = (HomeInUse, KeysForged, KdfParamsRefused, SealRefused, NewerFormat, KeysMissing, KeysDamaged)
"""Failures that no other passphrase can cure: they take the place of the form."""


class UnlockView(Protocol):
    def show_label(self, lines: Sequence[str]) -> None:
        """The school label: the structure, its town, how many notebooks."""

    def show_form(self, staff: Sequence["Staff"]) -> None:
        """Who (a list when there are several) and the passphrase."""

    def show_reason(self, lines: Sequence[str]) -> None:
        """Why it is locked."""

    def show_problem(self, sentence: str) -> None:
        """Under the passphrase; "" when there is none. The field is emptied when there is one."""

    def show_wait(self, sentence: str) -> None:
        """Beside the button, which cannot be pressed meanwhile; "" when it can again."""

    def show_busy(self, busy: bool) -> None: ...

    def show_wrong(self, sentence: Sentence, ways: Sequence[Way]) -> None:
        """A page instead of the form."""

    def forget_secrets(self) -> None: ...


class UnlockPresenter:
    """`recover` leads to the recovery words for one worker. `locked`: the last lock, None at start."""

    def __init__(
        self, view: UnlockView, doorstep: Doorstep, locked: Locked | None, hint: str, recover: Callable[[str], None]
    ) -> None:
        self._view, self._doorstep, self._locked, self._hint, self._recover = view, doorstep, locked, hint, recover
        self._draft_kept = False
        self._staff = ""
        self._until: datetime | None = None
        self._busy = False

    def start(self) -> None:
        """Read what can be seen from outside: fast enough to be done before the first paint."""
        try:
            found = door.look(self._doorstep.home)
        except CarnetError as error:
            self._blocked(error)
            return
        assert found is not None, "an empty home has no door: the first opening is shown instead"
        self._view.show_label(_label(found))
        self._view.show_reason(self._reason())
        self._view.show_form(found.staff)
        self.choose(self._staff or found.staff[0].id)

    def choose(self, staff: str) -> None:
        self._staff = staff
        self._view.show_problem("")
        self._wait(door.wait_before_try(self._doorstep.home, staff, self._doorstep.clock()))

    def unlock(self, phrase: str) -> None:
        if self._busy or self._until is not None:
            return
        if not phrase:
            self._view.show_problem(_("Écrivez votre phrase secrète."))
            return
        from carnet_desktop.services import vault

        home, staff, clock = self._doorstep.home, self._staff, self._doorstep.clock
        self._set_busy(True)

        def open_it(nothing: None) -> None:
            self._doorstep.jobs.run(
                self,
                lambda report: vault.unlock(home, staff, phrase, clock),
                self._opened,
                self._failed,
                lane=Lane.OTHER,
            )

        # Behind the files that the last lock may still be closing.
        self._doorstep.jobs.run(self, lambda report: None, open_it)

    def say_draft_kept(self) -> None:
        """The files are closed, and one of them holds a text that was not saved."""
        self._draft_kept = True
        self._view.show_reason(self._reason())

    def tick(self) -> None:
        """Called each second while waiting."""
        if self._until is not None:
            self._wait(self._seconds_left())

    def use_recovery(self) -> None:
        self._view.forget_secrets()
        self._recover(self._staff)

    def put_previous_keys_back(self) -> None:
        home = self._doorstep.home
        self._doorstep.jobs.run(
            self,
            lambda report: door.put_previous_keys_back(home),
            lambda nothing: self.start(),
            self._doorstep.notices.show_error,
        )

    def close(self) -> None:
        self._view.forget_secrets()
        self._doorstep.jobs.forget(self)

    # Inside

    def _reason(self) -> list[str]:
        lines = []
        if self._locked is not None:
            at = hour(self._locked.at.time())
            lines.append(_(_WHY[self._locked.why], hour=at, minutes=self._minutes()))
            if self._draft_kept:
                lines.append(_("Votre brouillon est gardé."))
        if self._hint:
            lines.append(self._hint)
        return lines

    def _minutes(self) -> str:
        return count(self._locked.minutes, _("{n} minute"), _("{n} minutes")) if self._locked else ""

    def _opened(self, session: "Session") -> None:
        self._set_busy(False)
        self._view.forget_secrets()
        self._doorstep.opened(session)

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, WrongPassphrase):
            self._view.show_problem(_("Ce n’est pas la bonne phrase."))
            self._wait(error.wait)
        elif isinstance(error, _BLOCKING):
            self._view.forget_secrets()
            self._blocked(error)
        else:
            self._doorstep.notices.show_error(error)

    def _blocked(self, error: Exception) -> None:
        ways = []
        if isinstance(error, KeysMissing | KeysDamaged) and error.previous:
            words = _("Remettre la copie précédente des clés")
            ways.append(Way(words, "arrow-back-up", self.put_previous_keys_back))
        ways.append(Way(_("Réessayer"), "refresh", self.start))
        self._view.show_wrong(explain(error), ways)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.show_busy(busy)

    def _wait(self, seconds: int) -> None:
        if seconds <= 0:
            self._until = None
            self._view.show_wait("")
            return
        if self._until is None or seconds > self._seconds_left():
            self._until = self._doorstep.clock() + timedelta(seconds=seconds)
        self._view.show_wait(count(seconds, _("Réessayez dans {n} seconde."), _("Réessayez dans {n} secondes.")))

    def _seconds_left(self) -> int:
        assert self._until is not None
        return int((self._until - self._doorstep.clock()).total_seconds() + 0.999)


_WHY: Final = {
    Why.ASKED: "Verrouillé à {hour}.",
    Why.IDLE: "Verrouillé à {hour}, après {minutes} sans activité.",
    Why.SUSPEND: "Verrouillé à {hour}, quand l’ordinateur s’est mis en veille.",
    Why.SYSTEM_LOCK: "Verrouillé à {hour}, avec l’écran de l’ordinateur.",
}


def _label(found: "Door") -> list[str]:
    counted = count(found.notebooks, _("{n} carnet sur cet ordinateur"), _("{n} carnets sur cet ordinateur"))
    return [line for line in (found.structure_name, found.city, counted) if line]
