"""The fields of an appointment, in one column: they open in the side column."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout

from carnet_desktop.domain.labels import CHANNELS
from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import ComboField, Field
from carnet_desktop.ui.widgets.when_fields import DayField, HourField

from .appointment_lines import UNMET
from .bound_fields import AnyField
from .form_body import FormBody


class AppointmentForm(FormBody):
    """`names`: those it is likely to be with; `states` → their words, asked once it exists."""

    def __init__(
        self, names: tuple[str, ...], states: Mapping[str, str], today: Callable[[], date], *, exists: bool
    ) -> None:
        super().__init__()
        day = DayField(_("Quand"), today, short=True)
        hour = HourField(_("Heure"))
        with_ = Field(_("Avec"))
        bring = Field(_("À apporter"), placeholder=_("séparé par des virgules"))
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        with_.control.setCompleter(completer)
        channels = [(code, _(label)) for code, label in CHANNELS.items() if code != "written"]
        state = ComboField(_("Présence"), list(states.items()))
        reason = Field(_("Raison"))
        state.changed.connect(lambda value: reason.setVisible(value in UNMET))
        fields: dict[str, AnyField] = {
            "day": day,
            "hour": hour,
            "with": with_,
            "place": Field(_("Où")),
            "channel": ComboField(_("Comment"), channels),
            "minutes": Field(_("Durée en min")),
            "bring": bring,
            "purpose": Field(_("Objet, jamais imprimé")),
            "state": state,
            "reason": reason,
        }
        for name, field in fields.items():
            self.fields.add(name, field)
        top = QHBoxLayout()
        theme.space(top, 0.5)
        top.addWidget(day, 3)
        top.addWidget(hour, 2)
        how = QHBoxLayout()
        theme.space(how, 0.5)
        how.addWidget(fields["channel"], 3)
        how.addWidget(fields["minutes"], 2)
        column = QVBoxLayout(self)
        theme.space(column, 0.5)
        column.addLayout(top)
        for name in ("with", "place", "channel", "bring", "purpose", "state", "reason"):
            if name == "channel":
                column.addLayout(how)
            else:
                column.addWidget(fields[name])
        state.setVisible(exists)
        reason.hide()
