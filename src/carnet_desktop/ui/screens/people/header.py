"""The head of the list: its title, how many people, and the two ways of adding some."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.shortcuts import Command, shown
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.texts import Text

RING_EM = 0.3
"""Room for the focus ring around buttons at the edge of their parent."""


class PeopleHeader(QWidget):
    """The title, how many people, and the two ways of adding some."""

    def __init__(self) -> None:
        super().__init__()
        self._count = Text("", "second")
        self.bring = Button(_("Importer une liste"), "file-import")
        self.add = Button(_("Ajouter une personne"), "plus", kind=Kind.PRIMARY)
        self.add.setToolTip(shown(Command.NEW_PERSON))
        self._title = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._title, 0.75)
        self._title.addWidget(Text(_("Carnets"), "title"))
        on_its_line = QVBoxLayout()
        theme.space(on_its_line, 0, (0, 0, 0, 0.25))
        on_its_line.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        self._title.addLayout(on_its_line, 1)
        row = QHBoxLayout(self)
        theme.space(row, 0.5, (0, RING_EM, RING_EM, RING_EM))
        row.addLayout(self._title, 1)
        row.addWidget(self.bring)
        row.addWidget(self.add)

    def show_count(self, sentence: str) -> None:
        self._count.setText(sentence)
        self._count.setVisible(bool(sentence))

    def set_buttons(self, shown: bool) -> None:
        """Not shown while the page itself offers the same acts."""
        self.bring.setVisible(shown)
        self.add.setVisible(shown)

    def set_compact(self, compact: bool) -> None:
        turn(self._title, compact, 0.75)


def turn(layout: QBoxLayout, upright: bool, beside: float, above: float = 0) -> None:
    """One `above` the other where there is no room for one `beside` the other, so many em apart."""
    layout.setDirection(QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight)
    theme.space(layout, above if upright else beside)
