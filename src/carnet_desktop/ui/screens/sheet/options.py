"""How the sheet comes out: its format, the size of its letters, pictures, codes for a telephone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.domain.sheet_choices import SheetFormat
from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.segments import Segments
from carnet_desktop.ui.widgets.texts import Text
from carnet_desktop.ui.widgets.tick_box import tick_state
from carnet_desktop.ui.widgets.tick_line import TickLine


class Options(QWidget):
    """Large letters are for A4 only: another format goes back to the usual ones."""

    format_chosen = Signal(str)
    pictures_ticked = Signal(bool)
    codes_ticked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        formats = [(SheetFormat.A4.value, "A4", ""), (SheetFormat.A5.value, "A5", "")]
        formats.append((SheetFormat.CARD.value, _("Carte"), ""))
        self._format = Segments(_("Format"), formats)
        sizes = [(SheetFormat.A4.value, _("Normale"), ""), (SheetFormat.LARGE.value, _("Grande"), "")]
        self._size = Segments(_("Taille du texte"), sizes)
        self._format.changed.connect(self.format_chosen)
        self._size.changed.connect(self.format_chosen)
        self._pictures, self._codes = TickLine(), TickLine()
        self._pictures.clicked.connect(lambda: self.pictures_ticked.emit(not self._pictures.isChecked()))
        self._codes.clicked.connect(lambda: self.codes_ticked.emit(not self._codes.isChecked()))
        choices = QHBoxLayout()
        theme.space(choices, 1)
        self._sized = _labelled(_("Taille du texte"), self._size)
        choices.addWidget(_labelled(_("Format"), self._format))
        choices.addStretch(1)
        choices.addWidget(self._sized)
        column = QVBoxLayout(self)
        theme.space(column, 0.75)
        column.addLayout(choices)
        column.addWidget(self._pictures)
        column.addWidget(self._codes)

    def show_options(self, chosen: SheetFormat, *, pictures: bool, codes: bool) -> None:
        large = chosen is SheetFormat.LARGE
        self._format.set_value(SheetFormat.A4 if large else chosen)
        self._size.set_value(SheetFormat.LARGE if large else SheetFormat.A4)
        self._sized.setVisible(chosen in {SheetFormat.A4, SheetFormat.LARGE})
        self._pictures.show_words(_("Images à côté du texte"), _("Toujours la même image pour la même chose"))
        self._pictures.show_ticked(tick_state(pictures))
        self._codes.show_words(
            _("Codes à scanner avec un téléphone"), _("Les trois prochains rendez-vous et le numéro de la structure")
        )
        self._codes.show_ticked(tick_state(codes))
        self._codes.setVisible(chosen is not SheetFormat.CARD)


def _labelled(label: str, control: QWidget) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    theme.space(column, 0.3)
    column.addWidget(Text(label, "label"))
    column.addWidget(control)
    return widget
