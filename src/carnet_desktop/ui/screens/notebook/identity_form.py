"""The fields of the person's identity, in one column, in the order a form on paper asks them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from carnet_desktop.domain.labels import field_label
from carnet_desktop.i18n import _, parse_birth_day
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import ComboField, Field
from carnet_desktop.ui.widgets.when_fields import DayField

from .bound_fields import AnyField
from .form_body import FormBody
from .shown import Form


class IdentityForm(FormBody):
    def __init__(self, form: Form, today: Callable[[], date]) -> None:
        super().__init__()
        several = _("séparés par des virgules")
        fields: dict[str, AnyField] = {
            "first_name": _field("first_name"),
            "last_name": _field("last_name"),
            "birth_last_name": _field("birth_last_name"),
            "birth_date": DayField(_("Date de naissance"), today, parse=parse_birth_day, placeholder="25/05/1998"),
            "birth_place": _field("birth_place"),
            "title": ComboField(_label("title"), form.lists["title"]),
            "phones": Field(_("Téléphones"), placeholder=several),
            "email": _field("email"),
            "channel": ComboField(_label("channel"), form.lists["channel"]),
            "street": Field(_("Adresse")),
            "postcode": Field(_("Code postal")),
            "city": Field(_("Commune")),
            "country": Field(_("Pays, s’il n’est pas la France")),
            "languages": Field(_("Langues"), placeholder=_("séparées par des virgules")),
            "reading": ComboField(_label("reading"), form.lists["reading"]),
            "caf_number": _field("caf_number"),
            "france_travail_id": _field("france_travail_id"),
        }
        column = QVBoxLayout(self)
        theme.space(column, 0.5)
        for name, field in fields.items():
            self.fields.add(name, field)
            column.addWidget(field)


def _field(name: str) -> Field:
    return Field(_label(name))


def _label(name: str) -> str:
    return _(field_label("person", name))
