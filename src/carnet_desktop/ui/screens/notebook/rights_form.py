"""The rights of the person: the state of the RSA, and for the others yes, no, or not known."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from carnet_desktop.domain.labels import field_label
from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import ComboField
from carnet_desktop.ui.widgets.suggest_field import SuggestField

from .form_body import FormBody
from .list_offers import among
from .rights_fields import NO, YES, YES_OR_NO
from .shown import Form


class RightsForm(FormBody):
    def __init__(self, form: Form) -> None:
        super().__init__()
        rsa = SuggestField(_label("rsa"), among(form.lists["rsa"]))
        self.fields.add("rsa", rsa)
        answers = (("", _("Pas noté")), (YES, _("Oui")), (NO, _("Non")))
        grid = QGridLayout()
        theme.space(grid, 0.5)
        for place, name in enumerate(YES_OR_NO):
            field = ComboField(_label(name), answers)
            self.fields.add(name, field)
            grid.addWidget(field, place // 2, place % 2)
        column = QVBoxLayout(self)
        theme.space(column, 0.5)
        column.addWidget(rsa)
        column.addLayout(grid)


def _label(name: str) -> str:
    return _(field_label("rights", name))
