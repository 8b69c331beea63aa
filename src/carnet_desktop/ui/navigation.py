"""What screens may ask of the window, and what the window asks of a screen. No Qt at run time: presenters import it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from carnet_desktop.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Navigator(Protocol):
    """Where a person can go. Asking to leave a screen with unsaved text first asks that screen (`Screen.leave`)."""

    def show_today(self) -> None: ...
    def show_people(self, query: str = "") -> None: ...
    def show_new_person(self, name: str = "") -> None: ...
    def show_import(self) -> None: ...
    def open_notebook(self, notebook_id: str) -> None: ...
    def write_interview(self, notebook_id: str) -> None: ...
    def add_appointment(self, notebook_id: str, day: date) -> None: ...
    def show_sheet(self, notebook_id: str) -> None: ...
    def show_history(self, notebook_id: str, kind: str = "", record: str = "") -> None:
        """Of the whole notebook, or of one of its records."""

    def show_merging(self, notebook_id: str) -> None:
        """Bring another notebook of the same person into this one."""

    def show_separating(self, notebook_id: str) -> None:
        """Take apart what was merged into this one."""

    def give_up_notebook(self, notebook_id: str) -> bool:
        """Close the screens of a notebook that is about to leave the list; False when the person keeps one."""

    def show_structure(self) -> None: ...
    def show_transfers(self) -> None: ...
    def show_send(self, notebook_id: str) -> None: ...
    def choose_received(self) -> None:
        """Ask for a file that somebody gave: a card leads to `show_partner`, anything else to `show_received`."""

    def show_received(self, path: Path) -> None:
        """A transfer or a receipt: what it holds, or why it is refused."""

    def show_partner(self, which: Path | str = "") -> None:
        """The structures known here; at one of them (its id), or at a card just received (its file)."""

    def back(self) -> None: ...
    def lock(self) -> None: ...


class Screen(Protocol):
    """One page of the window: usually a QWidget that returns itself as `widget`."""

    @property
    def title(self) -> str:
        """Said to screen readers when the screen appears; never the window's title (it may hold a name)."""

    def widget(self) -> QWidget: ...

    def focus_first(self) -> None:
        """Put the focus where a person would start."""

    def leave(self) -> bool:
        """True when this screen may be left; asks first when a text is not saved."""

    def close_screen(self) -> None:
        """Stop listening and forget the jobs: the window drops the screen after this."""


class Tone(StrEnum):
    """The colour pair of a chip or a bar."""

    BAD = "bad"
    WARN = "warn"
    INFO = "info"
    GOOD = "good"


TONE_ICONS: Final = {
    Tone.BAD: "alert-circle",
    Tone.WARN: "alert-triangle",
    Tone.INFO: "info-circle",
    Tone.GOOD: "circle-check",
}


@dataclass(frozen=True, slots=True)
class BarAction:
    """A button of a page bar. `closes`: the bar goes when it is pressed."""

    label: str
    run: Callable[[], None]
    icon: str = ""
    primary: bool = False
    closes: bool = True


@dataclass(frozen=True, slots=True)
class Way:
    """A button of a page that leads on from what was decided or from what is wrong; the first one is primary."""

    label: str
    icon: str
    run: Callable[[], None]


def closing() -> BarAction:
    """The button of a bar when closing it is all there is to do."""
    return BarAction(_("Fermer"), lambda: None)


class Notices(Protocol):
    """How a screen speaks outside its own fields; `ui.messages.Messages` in the real window."""

    def show_error(self, error: Exception, actions: Sequence[BarAction] = ()) -> None:
        """The page bar with the sentence of `error`; it stays until solved and takes the focus."""

    def show_bar(self, tone: Tone, sentence: str, detail: str = "", actions: Sequence[BarAction] = ()) -> None: ...

    def show_progress(self, sentence: str, cancel: Callable[[], None]) -> Callable[[int, int], None]:
        """The page bar with progress and "Annuler"; the answer takes (now, total)."""

    def clear_bar(self) -> None: ...

    def offer_undo(self, sentence: str, restore: Callable[[], None]) -> None:
        """The bar at the bottom, 10 s: "Action supprimée", "Rétablir"."""

    def announce(self, sentence: str) -> None:
        """Said by screen readers, shown nowhere else."""

    def confirm(self, question: str, do: str, keep: str, detail: str = "") -> bool:
        """A dialog, only for what cannot be undone: True when the person chose the verb `do`; Escape is `keep`."""

    def choose_open_path(self, title: str, kinds: str) -> Path | None:
        """`kinds`: Qt's filter, "Listes (*.csv)". None when the person gave up."""

    def choose_save_path(self, title: str, name: str, kinds: str) -> Path | None:
        """`name` is the proposed file name; overwriting has been confirmed when a path comes back."""
