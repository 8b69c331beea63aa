"""The fields of an action: what, before when, who; under them, where it stands in the plan and what it takes."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import ComboField, Field
from carnet_desktop.ui.widgets.segments import Segments
from carnet_desktop.ui.widgets.suggest_field import SuggestField
from carnet_desktop.ui.widgets.when_fields import DayField

from .form_body import FormBody
from .list_offers import among
from .record_field import RecordField
from .shown import Form
from .values import Values


def who_segments(first_name: str, *, icons: bool = True) -> Segments:
    return Segments(
        _("Qui le fait"),
        (
            ("person", first_name, "user" if icons else ""),
            ("worker", _("Vous"), "pencil" if icons else ""),
            ("partner", _("Partenaire"), "building" if icons else ""),
        ),
    )


class ActionForm(FormBody):
    def __init__(self, form: Form, today: Callable[[], date], *, is_new: bool) -> None:
        super().__init__()
        what = _("Ce qu’il y a à faire")
        self._what = SuggestField(what, among(form.lists["what"]), placeholder=what, show_label=False)
        day = DayField(_("Avant le"), today, placeholder=_("Avant le"), show_label=False)
        self._who = who_segments(form.first_name)
        self._partner = Field(_("Nom du partenaire"), placeholder=_("Nom du partenaire"), show_label=False)
        theme.measure(day, width=14.8)
        for name, field in (("what", self._what), ("by", day), ("who", self._who), ("who_text", self._partner)):
            self.fields.add(name, field)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._row, 0.6)
        self._row.addWidget(day)
        self._row.addWidget(self._who)
        self._row.addWidget(self._partner, 1)
        self._rest = QWidget()
        self._row.addWidget(self._rest, 1)
        self._more = self._build_more(form, is_new)
        column = QVBoxLayout(self)
        theme.space(column, 0.5)
        column.addWidget(self._what)
        column.addLayout(self._row)
        column.addLayout(self._more)
        self.fields.changed.connect(self._show_partner)
        self._show_partner()

    def _build_more(self, form: Form, is_new: bool) -> QBoxLayout:
        """What is seldom written: the objective it serves, its status once it exists, the papers it takes."""
        papers = _("Papiers à prévoir")
        objective = RecordField(_("Objectif"), form.lists["objective"], show_label=False)
        status = ComboField(_("Où elle en est"), form.lists["status"], show_label=False)
        documents = Field(papers, placeholder=papers, show_label=False)
        documents.setToolTip(_("séparés par des virgules"))
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(row, 0.6)
        for name, field in (("status", status), ("objective", objective), ("documents", documents)):
            self.fields.add(name, field)
            row.addWidget(field, 1)
        # Only to hide: showing what has no parent yet would open a window.
        if is_new:
            status.hide()
        if len(form.lists["objective"]) == 1:
            objective.hide()
        return row

    def fill(self, values: Values) -> None:
        super().fill(values)
        self._show_partner()

    def set_narrow(self, narrow: bool) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for row in (self._row, self._more):
            row.setDirection(down if narrow else across)

    def _show_partner(self) -> None:
        """A partner's name is asked only when a partner does it."""
        partner = self._who.value() == "partner"
        self._partner.setVisible(partner)
        self._rest.setVisible(not partner)
