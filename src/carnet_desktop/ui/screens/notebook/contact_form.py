"""The fields of a contact; a sensitive one asks for the neutral name it prints under."""

from PySide6.QtWidgets import QVBoxLayout

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.tick_box import TickBox

from .bound_fields import AnyField
from .form_body import FormBody


class ContactForm(FormBody):
    def __init__(self) -> None:
        super().__init__()
        self._sensitive = TickBox(_("Contact sensible"), _("Son vrai nom ne s’imprime jamais."))
        self._printed = Field(_("Nom neutre à imprimer"), placeholder=_("Rendez-vous du jeudi"))
        fields: dict[str, AnyField] = {
            "name": Field(_("Nom")),
            "role": Field(_("Rôle")),
            "structure": Field(_("Structure")),
            "phone": Field(_("Téléphone")),
            "hours": Field(_("Horaires")),
            "sensitive": self._sensitive,
            "printed_name": self._printed,
        }
        column = QVBoxLayout(self)
        theme.space(column, 0.5)
        for name, field in fields.items():
            self.fields.add(name, field)
            column.addWidget(field)
        self._sensitive.toggled.connect(self._printed.setVisible)
        self._printed.setVisible(False)
