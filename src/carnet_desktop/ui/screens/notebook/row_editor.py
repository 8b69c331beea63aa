"""A row being edited in place: violet from edge to edge, its date in the margin, its fields, its three verbs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.shortcuts import Command, shown
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.line_layout import Columns
from carnet_desktop.ui.widgets.margin import paint_margin_line
from carnet_desktop.ui.widgets.texts import Text

from .bound_fields import tab_stops
from .form_body import FormBody
from .shown import NEW, Form


class RowEditor(QWidget):
    """`columns` are those of the list it opens in: its words stand under the same margin. `close`: other words than
    "Annuler". `buttons` stand under the fields; a page of many fields puts them where they are always seen.
    """

    save_asked = Signal()
    cancel_asked = Signal()
    delete_asked = Signal()

    def __init__(
        self, form: Form, body: FormBody, columns: Columns, *, deletable: bool = False, close: str = ""
    ) -> None:
        super().__init__()
        self.form, self.body = form, body
        self._columns = columns
        self._margin = columns.margin
        self.save_button = Button(_("Enregistrer"), "", shown(Command.SAVE), Kind.PRIMARY, compact=True)
        leave = close or (_("Annuler") if form.writable else _("Fermer"))
        keys = shown(Command.CANCEL) if columns.margin and not close else ""  # the side column has no room for them
        self.cancel_button = Button(leave, "", keys, Kind.QUIET, compact=True)
        self.delete_button = Button(_("Supprimer"), "trash", kind=Kind.RISK, compact=True)
        self.save_button.clicked.connect(self.save_asked)
        self.cancel_button.clicked.connect(self.cancel_asked)
        self.delete_button.clicked.connect(self.delete_asked)
        column = QVBoxLayout()
        theme.space(column, 0.5, (columns.left, 0.55, columns.right, 0.6))
        row = QHBoxLayout(self)
        theme.space(row)
        self._dates = self._build_dates(form)
        self._when = Text(", ".join(part for part in form.when if part), "when")
        self._when.setProperty("state", "write")
        row.addWidget(self._dates)
        row.addLayout(column, 1)
        column.addWidget(self._when)
        column.addWidget(body)
        self.set_narrow(False)
        self.buttons = self._build_buttons(deletable)
        column.addWidget(self.buttons)

    def set_narrow(self, narrow: bool) -> None:
        """Where there is little room the fields take all of it, and their date stands above them."""
        self._margin = 0 if narrow else self._columns.margin
        self._dates.setVisible(bool(self._margin))
        self._when.setVisible(not self._margin and bool(self._when.text()))
        self.body.set_narrow(narrow)
        self.update()

    def set_saving(self, saving: bool) -> None:
        if saving:
            self.save_button.set_busy(_("Enregistrement…"))
        else:
            self.save_button.clear_busy()

    def tab_stops(self) -> list[QWidget]:
        """In the order of the eye."""
        return [*tab_stops(self.body), self.save_button, self.cancel_button, self.delete_button]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("writeBg"))
        if self._margin:
            paint_margin_line(painter, theme.px(self._margin), 0, self.height())

    def _build_dates(self, form: Form) -> QWidget:
        holder = QWidget()
        dates = QVBoxLayout(holder)
        theme.space(dates, 0, (0, 0.7, 0.8, 0))
        for words in form.when:
            text = Text(words, "when")
            text.setProperty("state", "write")
            text.setAlignment(Qt.AlignmentFlag.AlignRight)
            dates.addWidget(text)
        dates.addStretch(1)
        theme.measure(holder, width=self._columns.margin)
        return holder

    def _build_buttons(self, deletable: bool) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, 0.5)
        row.addWidget(self.save_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        row.addWidget(self.delete_button)
        if not self.form.writable:
            self.save_button.hide()
        deletes = self.form.writable and deletable and self.form.record != NEW
        self.delete_button.setVisible(deletes)
        if deletes and not self._columns.margin:
            self.save_button.set_keys("")
        return holder
