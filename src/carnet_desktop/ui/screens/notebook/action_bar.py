"""The bar under the head: the three things written most, the line to write them fast, and when the last save was."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.shortcuts import Command, shown
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.responsive import Width
from carnet_desktop.ui.widgets.texts import Cut, Icon

from .quick_bar import QuickBar
from .quick_shown import QuickShown

_SHORT_EM = 57
"""Below this width of the window four verbs and their things do not stand on one line."""
_BARE_EM = 42
"""Below this one (960 px at 200 % is 34) neither do four icons and their things."""


class ActionBar(QFrame):
    """A read-only notebook has no buttons: the reason stands in the page bar. The quick line takes their place."""

    quick_made = Signal(QuickBar)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("kind", "toolbar")
        self._today = today
        self.interview = Button(_("Écrire l’entretien"), "notes", shown(Command.WRITE_INTERVIEW))
        self.appointment = Button(_("Ajouter un rendez-vous"), "calendar-plus")
        self.action = Button(_("Ajouter une action"), "circle-plus")
        self.quick = Button(_("Noter vite"), "bolt", shown(Command.QUICK_ENTRY))
        self._words = {
            self.interview: (self.interview.text(), _("Entretien"), "notes"),
            self.appointment: (self.appointment.text(), _("Rendez-vous"), "calendar-plus"),
            self.action: (self.action.text(), _("Action"), "circle-plus"),
            self.quick: (self.quick.text(), _("Noter"), "bolt"),
        }
        self.appointment.setToolTip(shown(Command.ADD_APPOINTMENT))
        self.action.setToolTip(shown(Command.ADD_ACTION))
        self._width = Width.WIDE
        self._said = ("", "")
        self._line: QuickBar | None = None
        self._check = Icon("check")
        self._saved = Cut("", "small")
        self._saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        theme.space(row, 0.5)
        for button in self._words:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._check)
        row.addWidget(self._saved)
        self._column = QVBoxLayout(self)
        theme.space(self._column, 0, (1.4, 0.6, 1.2, 0.6))
        self._column.addWidget(self._buttons)

    def show_saved(self, words: str, short: str, *, writable: bool) -> None:
        """`short` stands where there is little room."""
        self._said = (words, short)
        for button in self._words:
            button.setVisible(writable)
        self._place()

    def tab_stops(self) -> list[QWidget]:
        """In the order of the eye."""
        return list(self._words)

    def set_width(self, width: Width, window_em: float) -> None:
        """In little room the buttons keep their icon and thing, in the least their thing; a reader hears the verb."""
        self._width = width
        for button, (verb, thing, icon) in self._words.items():
            button.set_icon(icon if window_em >= _BARE_EM else "")
            button.setText(thing if window_em < _SHORT_EM else verb)
            button.setAccessibleName(verb)
            button.updateGeometry()
        if self._line is not None:
            self._line.set_narrow(width is Width.NARROW)
        self._place()

    # The quick entry line is made when it is first asked for

    def open_quick(self, text: str) -> None:
        if self._line is None:
            self._line = QuickBar(self._today)
            self._line.set_narrow(self._width is Width.NARROW)
            self._column.addWidget(self._line)
            self.quick_made.emit(self._line)
        self._buttons.hide()
        self._line.show()
        if text:
            self._line.line.setText(text)
        self._line.line.setFocus()

    def close_quick(self) -> None:
        had_focus = self.quick_has_focus()
        if self._line is not None:
            self._line.clear("")
            self._line.hide()
        self._buttons.show()
        if had_focus:
            self.quick.setFocus()

    def quick_has_focus(self) -> bool:
        """Whether the keyboard is in the line or under it."""
        focus = self.window().focusWidget()
        return self._line is not None and focus is not None and self._line.isAncestorOf(focus)

    def quick_text(self) -> str:
        return self._line.line.text() if self._line is not None else ""

    def quick_values(self) -> dict[str, str]:
        return self._line.values() if self._line is not None else {}

    def show_proposal(self, proposed: QuickShown | None) -> None:
        if self._line is not None:
            self._line.show_proposal(proposed)

    def clear_quick(self, told: str) -> None:
        if self._line is not None:
            self._line.clear(told)

    def show_quick_problem(self, sentence: str, fields: Mapping[str, str]) -> None:
        if self._line is not None:
            self._line.show_problem(sentence, fields)

    def _place(self) -> None:
        width = self._width
        self._saved.setText(self._said[0 if width is Width.WIDE else 1])
        for button, command in ((self.interview, Command.WRITE_INTERVIEW), (self.quick, Command.QUICK_ENTRY)):
            button.set_keys(shown(command) if width is Width.WIDE else "")
        for part in (self._check, self._saved):
            part.setVisible(width is not Width.NARROW)
