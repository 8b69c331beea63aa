"""The head of the sheet's screen: the way back, the title, what was checked, the other papers."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.navigation import BarAction
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.chips import AlertChips
from carnet_desktop.ui.widgets.texts import Text


class SheetHeader(QFrame):
    """`papers` opens the menu of what `show_papers` was given."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "header")
        self.back = Button("", "arrow-left", kind=Kind.QUIET)
        self.chips = AlertChips()
        self.papers = Button(_("Autres papiers"), "files", kind=Kind.QUIET)
        self.papers.clicked.connect(self._open_menu)
        self._menu = QMenu(self)
        words = QHBoxLayout()
        theme.space(words, 0.4)
        words.addWidget(self.back)
        words.addWidget(Text(_("Mon Récap"), "title"))
        words.addStretch(1)
        words.addWidget(self.papers)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        theme.space(self._row, 0.4, (0.6, 0.75, 1.4, 0.75))
        self._row.addLayout(words, 1)
        self._under = QHBoxLayout()
        self._under.addWidget(self.chips)
        self._row.addLayout(self._under)

    def set_narrow(self, narrow: bool) -> None:
        theme.space(self._under, 0, (0.8 if narrow else 0, 0, 0, 0))
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else beside)

    def show_papers(self, made: Sequence[BarAction], handed: Sequence[BarAction]) -> None:
        self._menu.clear()
        for index, papers in enumerate((made, handed)):
            if index and papers:
                self._menu.addSeparator()
            for paper in papers:
                self._menu.addAction(paper.label).triggered.connect(lambda _on=False, run=paper.run: run())

    def _open_menu(self) -> None:
        self._menu.popup(self.papers.mapToGlobal(self.papers.rect().bottomLeft()))
