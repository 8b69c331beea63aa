"""Which side of the sheet is looked at: Recto or Verso, or one of its pages when there are more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import ComboField
from carnet_desktop.ui.widgets.segments import Segments
from carnet_desktop.ui.widgets.texts import empty

_MOST_SEGMENTS = 4


class Sides(QWidget):
    """Nothing for a single page; segments for up to four; a list of pages beyond."""

    changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._choice: Segments | ComboField | None = None
        self._row = QHBoxLayout(self)
        theme.space(self._row)

    def side(self) -> int:
        return int(self._choice.value()) if self._choice is not None else 0

    def set_count(self, count: int) -> None:
        """The side that was chosen stays, while there is one."""
        if count == self._count:
            return
        side = min(self.side(), count - 1)
        self._count = count
        empty(self._row)
        self._choice = self._make(count) if count > 1 else None
        if self._choice is not None:
            self._choice.set_value(str(side))
            self._choice.changed.connect(lambda value: self.changed.emit(int(value)))
            self._row.addWidget(self._choice)
            self._choice.show()

    def _make(self, count: int) -> Segments | ComboField:
        if count == 2:
            return Segments(_("Côté de la feuille"), [("0", _("Recto"), ""), ("1", _("Verso"), "")])
        if count <= _MOST_SEGMENTS:
            pages = [(str(page), _("Page {n}", n=page + 1), "") for page in range(count)]
            return Segments(_("Page montrée"), pages)
        listed = [(str(page), _("Page {n} sur {total}", n=page + 1, total=count)) for page in range(count)]
        return ComboField(_("Page montrée"), listed, show_label=False)
