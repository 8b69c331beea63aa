"""The one form that writes an interview, in the place of the plan."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.widgets.chips import AlertChips, Chip
from carnet_desktop.ui.widgets.line_delegate import Columns
from carnet_desktop.ui.widgets.texts import Text

from .interview_form import InterviewForm
from .row_editor import RowEditor
from .shown import Form


class InterviewPage(QWidget):
    """`editor` is the form itself; the heading above it says when a save was refused."""

    def __init__(self, form: Form, columns: Columns, today: Callable[[], date]) -> None:
        super().__init__()
        body = InterviewForm(form.first_name, today, whole=True)
        self.editor = RowEditor(form, body, columns, close=_("Fermer sans enregistrer"))
        self._chips = AlertChips((Chip(_("Pas enregistré"), Tone.BAD, "alert-circle"),))
        self._chips.hide()
        heading = QHBoxLayout()
        theme.space(heading, 0.5, (columns.margin + columns.left, 0.7, columns.right, 0.5))
        heading.addWidget(Text(_("Nouvel entretien"), "part"), 1)
        heading.addWidget(self._chips)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addLayout(heading)
        column.addWidget(self.editor)
        column.addStretch(1)

    def set_refused(self, refused: bool) -> None:
        self._chips.setVisible(refused)
