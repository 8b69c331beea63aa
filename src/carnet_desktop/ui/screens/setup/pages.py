"""The short pages of the first opening: the structure, the worker, the end."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.fields import Field, NoteField
from carnet_desktop.ui.widgets.texts import Reading

_WIDTH = 30.0


class Form(QWidget):
    """A column of fields. Entrée goes on to the next one, and submits from the last."""

    def __init__(self, fields: Mapping[str, Field | NoteField], submit: Callable[[], None]) -> None:
        super().__init__()
        self.fields = dict(fields)
        column = QVBoxLayout(self)
        theme.space(column, 0.9)
        names = list(fields)
        for name, after in zip(names, [*names[1:], None], strict=True):
            field = self.fields[name]
            theme.measure(field, max_width=_WIDTH)
            column.addWidget(field)
            if isinstance(field, Field):
                go = self.fields[after].control.setFocus if after else submit
                field.control.returnPressed.connect(go)
        column.addStretch(1)

    def values(self) -> dict[str, str]:
        return {name: field.value() for name, field in self.fields.items()}

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """The first refused field takes the focus."""
        for name, field in self.fields.items():
            field.set_error(problems.get(name))
        for name in self.fields:
            if name in problems:
                self.fields[name].control.setFocus()
                return

    def focus_first(self) -> None:
        first = next(iter(self.fields.values()))
        first.control.setFocus(Qt.FocusReason.OtherFocusReason)


def structure_form(submit: Callable[[], None]) -> Form:
    hours = NoteField(_("Horaires"), lines=2, placeholder=_("du lundi au vendredi\nde 9 heures à 17 heures"))
    theme.measure(hours.control, max_height=5)
    return Form(
        {
            "name": Field(_("Nom de la structure")),
            "city": Field(_("Ville")),
            "phone": Field(_("Téléphone de l’accueil"), icon="phone"),
            "hours": hours,
        },
        submit,
    )


def worker_form(submit: Callable[[], None]) -> Form:
    function = Field(_("Votre fonction"), placeholder=_("Conseillère en insertion"))
    return Form({"worker_name": Field(_("Votre prénom et votre nom")), "worker_function": function}, submit)


class Ready(QWidget):
    """The last step: nothing to fill, so the focus goes to `next`."""

    def __init__(self, next_button: Button) -> None:
        super().__init__()
        self._next = next_button
        column = QVBoxLayout(self)
        theme.space(column, 0.75)
        for sentence in (
            _("Rangez la feuille de secours sous clé, ailleurs que près de cet ordinateur."),
            _("Après 5 minutes sans activité, Carnet se verrouille : votre phrase secrète le rouvre."),
            _("Vous pouvez maintenant ajouter une personne, ou importer votre liste."),
        ):
            column.addWidget(Reading(sentence))
        column.addStretch(1)

    def focus_first(self) -> None:
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)
