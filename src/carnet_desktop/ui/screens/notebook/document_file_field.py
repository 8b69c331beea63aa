"""The file of a paper: none and how to join one, or its name and what can be done with it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.fields import Labelled
from carnet_desktop.ui.widgets.file_drop import FileDrop
from carnet_desktop.ui.widgets.texts import Cut, Icon, Text

from .list_offers import Choices


class DocumentFileField(Labelled[QWidget]):
    """Its value is a digest among `kept` (digest, words), the path of a file just chosen, or "".

    Only what is kept can be looked at: a file just chosen is still where it was.
    """

    changed = Signal(str)
    choose_asked = Signal()
    dropped = Signal(Path)
    look_asked = Signal()

    def __init__(self, kept: Choices) -> None:
        super().__init__(_("Fichier"), QFrame())
        self._kept = dict(kept)
        self._value = ""
        self._none, self._held = QWidget(), QWidget()
        self._file_name = Cut("", "small")
        self.join = Button(_("Joindre un fichier"), "paperclip", compact=True)
        self.look = Button(_("Voir"), "eye", kind=Kind.QUIET, compact=True)
        self.drop = Button(_("Retirer"), "x", kind=Kind.QUIET, compact=True)
        self.join.clicked.connect(self.choose_asked)
        self.look.clicked.connect(self.look_asked)
        self.drop.clicked.connect(self._take_away)
        self._build()
        FileDrop(self, self.dropped.emit)
        self._show()

    def value(self) -> str:
        return self._value

    def set_value(self, value: str) -> None:
        """Show another file, without `changed`."""
        self._value = value
        self._show()

    def set_writable(self, writable: bool) -> None:
        """What is only read can still be looked at."""
        self.join.setVisible(writable)
        self.drop.setVisible(writable)

    def _build(self) -> None:
        empty = QVBoxLayout(self._none)
        theme.space(empty, 0.3)
        empty.addWidget(self.join, 0, Qt.AlignmentFlag.AlignLeft)
        empty.addWidget(Text(_("ou déposez-le ici : PDF, JPEG ou PNG, 10 Mo au plus"), "hint", wrap=True))
        name, acts = QHBoxLayout(), QHBoxLayout()
        theme.space(name, 0.4)
        theme.space(acts, 0)
        name.addWidget(Icon("paperclip"))
        name.addWidget(self._file_name, 1)
        for button in (self.look, self.drop):
            acts.addWidget(button)
        acts.addStretch(1)
        held = QVBoxLayout(self._held)
        theme.space(held, 0.2)
        held.addLayout(name)
        held.addLayout(acts)
        column = QVBoxLayout(self.control)
        theme.space(column)
        column.addWidget(self._none)
        column.addWidget(self._held)
        # Its buttons take the focus. Qt takes None; its Python signature forgets it.
        self.setFocusProxy(None)  # type: ignore[arg-type]

    def _show(self) -> None:
        self._none.setVisible(not self._value)
        self._held.setVisible(bool(self._value))
        kept = self._value in self._kept
        self._file_name.setText(self._kept[self._value] if kept else Path(self._value).name)
        self.look.setVisible(kept)

    def _take_away(self) -> None:
        self.set_value("")
        self.join.setFocus()
        self.changed.emit("")
