"""A form that asks for too much to open in a row: it takes the place of the plan, under a heading of its own."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.widgets.chips import AlertChips, Chip
from carnet_desktop.ui.widgets.line_layout import Columns
from carnet_desktop.ui.widgets.texts import Text

from .row_editor import FormBody, RowEditor
from .shown import Form


class FormPage(QWidget):
    """`editor` is the form itself; the heading above it says when a save was refused."""

    def __init__(self, heading: str, form: Form, body: FormBody, columns: Columns) -> None:
        super().__init__()
        self.editor = RowEditor(form, body, columns, close=_("Fermer sans enregistrer"))
        self._chips = AlertChips((Chip(_("Pas enregistré"), Tone.BAD, "alert-circle"),))
        self._chips.hide()
        self._columns = columns
        self._heading = QHBoxLayout()
        self._heading.addWidget(Text(heading, "part"), 1)
        self._heading.addWidget(self._chips)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addLayout(self._heading)
        column.addWidget(self.editor)
        column.addStretch(1)

    def set_narrow(self, narrow: bool) -> None:
        """Where there is little room there is no margin: the page hides its line."""
        left = self._columns.left if narrow else self._columns.margin + self._columns.left
        theme.space(self._heading, 0.5, (left, 0.7, self._columns.right, 0.5))
        self.setAutoFillBackground(narrow)
        self.editor.set_narrow(narrow)

    def set_refused(self, refused: bool) -> None:
        self._chips.setVisible(refused)
