"""At the very start: make one's structure, or try with invented people."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from carnet_desktop.i18n import _
from carnet_desktop.ui.doorstep import Doorstep
from carnet_desktop.ui.work import Lane


class ChoiceView(Protocol):
    def show_busy(self, busy: str) -> None:
        """`busy` ("Préparation…") while the sample people are made, "" afterwards."""


class ChoicePresenter:
    """`samples_home` makes an empty folder that disappears with the program."""

    def __init__(self, view: ChoiceView, doorstep: Doorstep, samples_home: Callable[[], Path]) -> None:
        self._view, self._door, self._samples_home = view, doorstep, samples_home

    def try_samples(self) -> None:
        """Open a throw-away structure of invented people."""
        from carnet_desktop.services.samples import open_samples

        home, clock = self._samples_home(), self._door.clock
        self._view.show_busy(_("Préparation…"))
        self._door.jobs.run(
            self, lambda report: open_samples(home, clock), self._door.opened, self._failed, lane=Lane.OTHER
        )

    def close(self) -> None:
        self._door.jobs.forget(self)

    def _failed(self, error: Exception) -> None:
        self._view.show_busy("")
        self._door.notices.show_error(error)
