"""The fields of an orientation: when, to what kind of support, from whom to whom, and why."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from carnet_desktop.i18n import _, parse_past_day
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.suggest_field import SuggestField
from carnet_desktop.ui.widgets.when_fields import DayField

from .bound_fields import AnyField
from .form_body import FormBody
from .list_offers import among
from .shown import Form


class OrientationForm(FormBody):
    def __init__(self, form: Form, today: Callable[[], date]) -> None:
        super().__init__()
        fields: dict[str, AnyField] = {
            "type": SuggestField(_("Accompagnement"), among(form.lists["type"])),
            "on": DayField(_("Décidé le"), today, parse=parse_past_day),
            "from": Field(_("Service qui suivait")),
            "to": Field(_("Service qui suit")),
            "reason": Field(_("Raison")),
        }
        column = QVBoxLayout(self)
        theme.space(column, 0.5)
        for name, field in fields.items():
            self.fields.add(name, field)
            column.addWidget(field)
