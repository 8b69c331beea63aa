"""What only an import has filled: lists to read under the identity, made when there is something in them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.line_layout import Columns

from .section import Section
from .shown import Aside, PartShown


class Asides(QWidget):
    def __init__(self, columns: Columns) -> None:
        super().__init__()
        self._columns = columns
        self._sections: dict[str, Section] = {}
        self._column = QVBoxLayout(self)
        theme.space(self._column)

    def tab_stops(self) -> list[QWidget]:
        """In the order of the eye."""
        return [stop for section in self._sections.values() for stop in section.tab_stops()]

    def show_asides(self, asides: Sequence[Aside]) -> None:
        shown = {aside.heading: aside for aside in asides}
        for heading in shown.keys() - self._sections.keys():
            self._sections[heading] = Section(heading, self._columns, main=False)
        for heading in shown:
            self._column.addWidget(self._sections[heading])
        for heading, section in self._sections.items():
            section.setVisible(heading in shown)
            section.show_part(PartShown(shown[heading].lines if heading in shown else ()), writable=False)
