"""The bar under the head: the three things written most, and when the last save was."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.shortcuts import Command, shown
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.responsive import Width
from carnet_desktop.ui.widgets.texts import Cut, Icon

_SHORT_EM = 45.5
"""Below this width of the window (960 px at 200 %) three verbs and their things do not stand on one line."""


class ActionBar(QFrame):
    """A read-only notebook has no buttons: the reason stands in the page bar."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "toolbar")
        self.interview = Button(_("Écrire l’entretien"), "notes", shown(Command.WRITE_INTERVIEW))
        self.appointment = Button(_("Ajouter un rendez-vous"), "calendar-plus")
        self.action = Button(_("Ajouter une action"), "circle-plus")
        self._words = {
            self.interview: (self.interview.text(), _("Entretien")),
            self.appointment: (self.appointment.text(), _("Rendez-vous")),
            self.action: (self.action.text(), _("Action")),
        }
        self.appointment.setToolTip(shown(Command.ADD_APPOINTMENT))
        self.action.setToolTip(shown(Command.ADD_ACTION))
        self._width = Width.WIDE
        self._said = ("", "")
        self._check = Icon("check")
        self._saved = Cut("", "small")
        self._saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        theme.space(row, 0.5, (1.4, 0.6, 1.2, 0.6))
        for button in (self.interview, self.appointment, self.action):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._check)
        row.addWidget(self._saved)

    def show_saved(self, words: str, short: str, *, writable: bool) -> None:
        """`short` stands where there is little room."""
        self._said = (words, short)
        for button in (self.interview, self.appointment, self.action):
            button.setVisible(writable)
        self._place()

    def tab_stops(self) -> list[QWidget]:
        """In the order of the eye."""
        return [self.interview, self.appointment, self.action]

    def set_width(self, width: Width, window_em: float) -> None:
        """In the least room the buttons keep their icon and their thing; a screen reader still hears the verb."""
        self._width = width
        for button, (verb, thing) in self._words.items():
            button.setText(thing if window_em < _SHORT_EM else verb)
            button.setAccessibleName(verb)
            button.updateGeometry()
        self._place()

    def _place(self) -> None:
        width = self._width
        self._saved.setText(self._said[0 if width is Width.WIDE else 1])
        self.interview.set_keys(shown(Command.WRITE_INTERVIEW) if width is Width.WIDE else "")
        for part in (self._check, self._saved):
            part.setVisible(width is not Width.NARROW)
