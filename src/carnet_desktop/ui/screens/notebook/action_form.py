"""The fields of an action: what, before when, who."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.segments import Segments
from carnet_desktop.ui.widgets.when_fields import DayField

from .row_editor import FormBody
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
    def __init__(self, first_name: str, today: Callable[[], date]) -> None:
        super().__init__()
        self._what = Field(_("Ce qu’il y a à faire"), placeholder=_("Ce qu’il y a à faire"), show_label=False)
        day = DayField(_("Avant le"), today, placeholder=_("Avant le"), show_label=False)
        who = who_segments(first_name)
        self._partner = Field(_("Nom du partenaire"), placeholder=_("Nom du partenaire"), show_label=False)
        theme.measure(day, width=14.8)
        for name, field in (("what", self._what), ("by", day), ("who", who), ("who_text", self._partner)):
            self.fields.add(name, field)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._row, 0.6)
        self._row.addWidget(day)
        self._row.addWidget(who)
        self._row.addWidget(self._partner, 1)
        self._rest = QWidget()
        self._row.addWidget(self._rest, 1)
        column = QVBoxLayout(self)
        theme.space(column, 0.5)
        column.addWidget(self._what)
        column.addLayout(self._row)
        self._who = who
        self.fields.changed.connect(self._show_partner)
        self._show_partner()

    def first(self) -> QWidget:
        return self._what.control

    def fill(self, values: Values) -> None:
        super().fill(values)
        self._show_partner()

    def set_narrow(self, narrow: bool) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if narrow else across)

    def _show_partner(self) -> None:
        """A partner's name is asked only when a partner does it."""
        partner = self._who.value() == "partner"
        self._partner.setVisible(partner)
        self._rest.setVisible(not partner)
