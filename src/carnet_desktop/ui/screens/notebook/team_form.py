"""The fields of a member of the team; a new référent says of the former one whether that worker stays."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from carnet_desktop.domain.labels import field_label
from carnet_desktop.i18n import _, parse_past_day
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.tick_box import TickBox
from carnet_desktop.ui.widgets.when_fields import DayField

from .bound_fields import AnyField
from .form_body import FormBody
from .shown import Form
from .team_fields import REFERENT, STAYS
from .values import Values


class TeamForm(FormBody):
    """The note of `referent` names who hands over, "" when nobody does."""

    def __init__(self, form: Form, today: Callable[[], date]) -> None:
        super().__init__()
        self._former = form.notes.get(REFERENT, "")
        after = _("Prend le relais de {name}", name=self._former) if self._former else _("Assure le suivi")
        self._referent = TickBox(_("Référent"), after)
        self._stays = TickBox(_("{name} reste dans l’équipe", name=self._former), _("Sinon, son suivi finit ce jour."))
        fields: dict[str, AnyField] = {
            "name": Field(_("Nom")),
            "function": _field("function"),
            "structure_name": _field("structure_name"),
            "phone": _field("phone"),
            "email": _field("email"),
            "from": DayField(_("Depuis le"), today, parse=parse_past_day, short=True),
            "to": DayField(_("Jusqu’au"), today, short=True),
            REFERENT: self._referent,
            STAYS: self._stays,
        }
        column = QVBoxLayout(self)
        theme.space(column, 0.5)
        days = QHBoxLayout()
        theme.space(days, 0.5)
        for name, field in fields.items():
            self.fields.add(name, field)
            if name in ("from", "to"):
                days.addWidget(field)
            else:
                column.addWidget(field)
            if name == "to":
                column.addLayout(days)
        self._referent.toggled.connect(self._ask_of_the_former)
        self._ask_of_the_former()

    def fill(self, values: Values) -> None:
        super().fill(values)
        self._ask_of_the_former()

    def _ask_of_the_former(self) -> None:
        self._stays.setVisible(bool(self._former) and self._referent.isChecked())


def _field(name: str) -> Field:
    return Field(_(field_label("member", name)))
