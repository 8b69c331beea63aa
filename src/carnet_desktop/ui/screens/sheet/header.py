"""The head of the sheet's screen: the way back, the title, what was checked, the other papers."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu

from carnet_desktop.i18n import _
from carnet_desktop.ui.navigation import BarAction
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.page_header import PageHeader


class SheetHeader(PageHeader):
    """`papers` opens the menu of what `show_papers` was given."""

    def __init__(self) -> None:
        super().__init__(_("Mon Récap"))
        self.papers = Button(_("Autres papiers"), "files", kind=Kind.QUIET)
        self.papers.clicked.connect(self._open_menu)
        self._menu = QMenu(self)
        self.add_beside_title(self.papers)

    def show_papers(self, made: Sequence[BarAction], handed: Sequence[BarAction]) -> None:
        self._menu.clear()
        for index, papers in enumerate((made, handed)):
            if index and papers:
                self._menu.addSeparator()
            for paper in papers:
                self._menu.addAction(paper.label).triggered.connect(lambda _on=False, run=paper.run: run())

    def _open_menu(self) -> None:
        self._menu.popup(self.papers.mapToGlobal(self.papers.rect().bottomLeft()))
