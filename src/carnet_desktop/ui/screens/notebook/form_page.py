"""A form that asks for too much to open in a row: it takes the place of the plan, under a heading of its own."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.widgets.chips import AlertChips, Chip
from carnet_desktop.ui.widgets.line_layout import Columns
from carnet_desktop.ui.widgets.texts import Cut

from .form_body import FormBody
from .row_editor import RowEditor
from .shown import Form

_BAR_EM = 1.4
"""Where the words of the head and of the bars begin."""


class FormPage(QWidget):
    """`editor` is the form itself; the heading above it says when a save was refused.

    `bar`: where the form is `long`, its heading and buttons, which stay while it scrolls: the page puts it above.
    """

    def __init__(self, heading: str, form: Form, body: FormBody, columns: Columns, *, long: bool = False) -> None:
        super().__init__()
        self.editor = RowEditor(form, body, columns, close=_("Fermer sans enregistrer"))
        self._chips = AlertChips((Chip(_("Pas enregistré"), Tone.BAD, "alert-circle"),))
        self._chips.hide()
        self._columns = columns
        self._heading = QHBoxLayout()
        self._heading.addWidget(Cut(heading, "part"), 1)
        self._heading.addWidget(self._chips)
        self.bar: QFrame | None = None
        column = QVBoxLayout(self)
        theme.space(column)
        if long:
            self.bar = QFrame()
            self.bar.setProperty("kind", "toolbar")
            self.bar.setLayout(self._heading)
            self._heading.addWidget(self.editor.buttons)
        else:
            column.addLayout(self._heading)
        column.addWidget(self.editor)
        column.addStretch(1)

    def set_narrow(self, narrow: bool) -> None:
        """Where there is little room there is no margin: the page hides its line."""
        left = self._columns.left if narrow else self._columns.margin + self._columns.left
        left = _BAR_EM if self.bar is not None else left
        theme.space(self._heading, 0.5, (left, 0.7, self._columns.right, 0.5))
        self.setAutoFillBackground(narrow)
        self.editor.set_narrow(narrow)

    def set_refused(self, refused: bool) -> None:
        self._chips.setVisible(refused)
