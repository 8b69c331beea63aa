"""The fields of a paper: what it is, where it stands, the file that is a copy of it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.segments import Segments
from carnet_desktop.ui.widgets.suggest_field import SuggestField

from .document_fields import FILE
from .document_file_field import DocumentFileField
from .form_body import FormBody
from .list_offers import among
from .shown import Form


class DocumentForm(FormBody):
    choose_asked = Signal()
    dropped = Signal(Path)
    look_asked = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__()
        title = SuggestField(_("Pièce"), among(form.lists["title"]))
        states = (("to_bring", _("À apporter"), ""), ("missing", _("Manquante"), ""), ("received", _("Reçue"), ""))
        state = Segments(_("Où elle en est"), states)
        self._file = DocumentFileField(form.lists[FILE])
        self._file.set_writable(form.writable)
        column = QVBoxLayout(self)
        theme.space(column, 0.6)
        for field in (title, state, self._file):
            column.addWidget(field)
        self.fields.add("title", title)
        self.fields.add("state", state)
        self.fields.add(FILE, self._file)
        for theirs, mine in (
            (self._file.choose_asked, self.choose_asked),
            (self._file.dropped, self.dropped),
            (self._file.look_asked, self.look_asked),
        ):
            theirs.connect(mine)
