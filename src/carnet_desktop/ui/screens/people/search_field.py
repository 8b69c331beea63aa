"""The search field of the list: it keeps the focus while the arrows move the selection under it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.line_edit import LineEdit

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchField(LineEdit):
    """`moved(event)` for the keys that belong to the list; `accepted` by Enter; Escape clears what is typed."""

    moved = Signal(QKeyEvent)
    accepted = Signal()

    def __init__(self, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            _("Nom, prénom, téléphone, numéro CAF ou France Travail"),
            "search",
            keys,
            large=True,
            parent=parent,
        )
        self.setAccessibleName(_("Chercher une personne"))
        self._clear = Button(_("Effacer"), "x", kind=Kind.QUIET, compact=True)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Escape does the same
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.put_inside(self._clear)
        self.textChanged.connect(self._offer_clear)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES and event.modifiers() in (Qt.KeyboardModifier.NoModifier, _KEYPAD):
            self.moved.emit(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _COMMAND:
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _offer_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._make_room()


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_COMMAND = Qt.KeyboardModifier.ControlModifier
