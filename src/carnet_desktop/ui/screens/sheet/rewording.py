"""Where the texts of a line are said otherwise for this sheet; the notebook keeps what was typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.domain.sheet_texts import Wording
from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.texts import Text


class Rewording(QWidget):
    """One field a text. `said(key, words)` at each letter; `done` when it may close; `kept` for what was finished."""

    said = Signal(str, str)
    kept = Signal(str)
    done = Signal()

    def __init__(self, line: str, wordings: Sequence[Wording], *, for_all: bool) -> None:
        """`for_all`: what is written here holds for every sheet of the structure, as the meaning of a word does."""
        super().__init__()
        self.keys = [wording.key for wording in wordings]
        column = QVBoxLayout(self)
        theme.space(column, 0.5, (0, 0.25, 0.3, 0.5))
        self._fields: list[Field] = []
        for wording in wordings:
            field = Field(wording.label, placeholder=wording.typed)
            field.control.setAccessibleName(_("{what} de « {line} »", what=wording.label, line=line))
            field.set_value(wording.said)
            field.changed.connect(lambda words, key=wording.key: self.said.emit(key, words))
            field.control.editingFinished.connect(lambda key=wording.key: self.kept.emit(key))
            field.control.returnPressed.connect(self.done)
            self._fields.append(field)
            column.addWidget(field)
        note = _("Gardé pour toutes les pages de la structure.") if for_all else _("Pour cette page seulement.")
        column.addWidget(Text(note, "small"))
        close = Button(_("Terminé"), "check", kind=Kind.QUIET, compact=True)
        close.clicked.connect(self.done)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self) -> None:
        self._fields[0].control.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fields[0].control.selectAll()
