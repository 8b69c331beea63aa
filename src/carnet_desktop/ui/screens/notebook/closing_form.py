"""The fields of an end of follow-up; once it is written, those of taking it up again."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.i18n import _, parse_past_day
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.suggest_field import SuggestField
from carnet_desktop.ui.widgets.texts import Text
from carnet_desktop.ui.widgets.when_fields import DayField

from .bound_fields import AnyField
from .form_body import FormBody
from .list_offers import among
from .shown import NEW, Form


class ClosingForm(FormBody):
    """A new one begins by its reason; one that stands by why the follow-up begins again."""

    def __init__(self, form: Form, today: Callable[[], date]) -> None:
        super().__init__()
        is_new = form.record == NEW
        end: dict[str, AnyField] = {
            "on": DayField(_("Fin le"), today, parse=parse_past_day),
            "reason": SuggestField(_("Raison"), among(form.lists["reason"])),
            "situation": SuggestField(_("Situation à la sortie"), among(form.lists["situation"])),
        }
        again: dict[str, AnyField] = {
            "again_on": DayField(_("Repris le"), today, parse=parse_past_day, placeholder=_("aujourd’hui")),
            "again_reason": Field(_("Raison de la reprise")),
        }
        column = QVBoxLayout(self)
        theme.space(column, 0.5)
        for name, field in end.items():
            self.fields.add(name, field)
            column.addWidget(field)
        if not is_new:
            column.addWidget(Text(_("Le suivi reprend"), "section"))
            for name, field in again.items():
                self.fields.add(name, field)
                column.addWidget(field)
        began_again = bool(form.values.get("again_reason"))
        self._first = end["reason"] if is_new or began_again else again["again_reason"]

    def show_problems(self, found: Mapping[str, str]) -> QWidget | None:
        """What is wrong in taking up again stands beside its reason while there is none, else beside its day."""
        beside = "again_on" if self.values().get("again_reason") else "again_reason"
        return super().show_problems({beside if name == "reopened" else name: words for name, words in found.items()})

    def first(self) -> QWidget:
        return self._first.focusProxy() or self._first
