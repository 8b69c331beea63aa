"""The fields of work, studies and mobility, in one column: they open in the side column."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from carnet_desktop.domain.labels import field_label
from carnet_desktop.i18n import _, parse_past_day
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.suggest_field import SuggestField
from carnet_desktop.ui.widgets.when_fields import DayField

from .bound_fields import AnyField
from .form_body import FormBody
from .list_offers import among
from .shown import Form


class WorkForm(FormBody):
    def __init__(self, form: Form, today: Callable[[], date]) -> None:
        super().__init__()
        fields: dict[str, AnyField] = {
            "situation": SuggestField(_("Situation"), among(form.lists["situation"])),
            "from": DayField(_("Depuis le"), today, parse=parse_past_day, short=True),
            "to": DayField(_("Jusqu’au"), today, short=True),
            "education": SuggestField(_label("education"), among(form.lists["education"])),
            "last_job": Field(_label("last_job")),
            "km": Field(_("Kilomètres")),
            "mobility": Field(_("Moyens de transport"), placeholder=_("Sans permis, bus ligne 4")),
        }
        for name, field in fields.items():
            self.fields.add(name, field)
        column = QVBoxLayout(self)
        theme.space(column, 0.5)
        for row in (("situation",), ("from", "to"), ("education",), ("last_job",), ("mobility", "km")):
            column.addLayout(_row([(fields[name], 2 if name == "mobility" else 1) for name in row]))


def _row(fields: list[tuple[AnyField, int]]) -> QHBoxLayout:
    row = QHBoxLayout()
    theme.space(row, 0.5)
    for field, share in fields:
        row.addWidget(field, share)
    return row


def _label(name: str) -> str:
    return _(field_label("work", name))
