"""What is looked for in the history: words, two days, a kind, who wrote."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from carnet_desktop.i18n import _, parse_past_day
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import ComboField, Field
from carnet_desktop.ui.widgets.responsive import Width
from carnet_desktop.ui.widgets.when_fields import DayField

from .bound_fields import AnyField, BoundFields

_WIDE = {"text": (0, 0, 4), "since": (0, 4, 2), "until": (0, 6, 2), "kind": (0, 8, 2), "author": (0, 10, 2)}
_MEDIUM = {"text": (0, 0, 4), "since": (0, 4, 4), "until": (0, 8, 4), "kind": (1, 0, 6), "author": (1, 6, 6)}
_NARROW = {"text": (0, 0, 12), "since": (1, 0, 6), "until": (1, 6, 6), "kind": (2, 0, 6), "author": (2, 6, 6)}
_PLACES = {Width.WIDE: _WIDE, Width.MEDIUM: _MEDIUM, Width.NARROW: _NARROW}
"""Row, first of twelve columns, how many of them."""


_PAUSE_MS = 150
"""How long typing has stopped when it is looked for; Enter does it at once."""


class HistoryFilters(QFrame):
    """`sought` with the texts of the fields by name, when one has changed."""

    sought = Signal(dict)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("kind", "toolbar")
        words = Field(_("Chercher dans l’historique"), icon="search")
        since = DayField(_("Du"), today, parse=parse_past_day, short=True)
        until = DayField(_("Au"), today, parse=parse_past_day, short=True)
        self._kind = ComboField(_("Quoi"), [("", _("Tout"))])
        self._author = ComboField(_("Qui"), [("", _("Tout le monde"))])
        self._fields: dict[str, AnyField] = {
            "text": words,
            "since": since,
            "until": until,
            "kind": self._kind,
            "author": self._author,
        }
        self._bound = BoundFields(self)
        self._grid = QGridLayout(self)
        theme.space(self._grid, 0.6, (1.4, 0.6, 1.2, 0.7))
        for column in range(12):
            self._grid.setColumnStretch(column, 1)
        for name, field in self._fields.items():
            self._bound.add(name, field)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._bound.changed.connect(self._pause.start)
        self._pause.timeout.connect(self._seek)
        for typed in (words, since, until):
            typed.control.returnPressed.connect(self._seek)
        for choice in (self._kind, self._author):
            choice.changed.connect(self._seek)

    def show_choices(self, kinds: Sequence[tuple[str, str]], authors: Sequence[tuple[str, str]]) -> None:
        """What was chosen stays, when it is still there; nothing is said of it."""
        for field, choices in ((self._kind, kinds), (self._author, authors)):
            chosen = field.value()
            with QSignalBlocker(field.control):
                field.control.clear()
                for value, words in choices:
                    field.control.addItem(words, value)
                field.control.setCurrentIndex(max(field.control.findData(chosen), 0))

    def _seek(self) -> None:
        self._pause.stop()
        self.sought.emit(self._bound.values())

    def set_whole(self, whole: bool) -> None:
        """One record has one kind: it is not asked."""
        self._kind.setVisible(whole)

    def set_width(self, width: Width) -> None:
        for name, (row, column, span) in _PLACES[width].items():
            self._grid.addWidget(self._fields[name], row, column, 1, span)
