"""The structure and the preferences: two columns of fields, one under the other where there is little room."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.services.session import Settings, StructureInfo
from carnet_desktop.ui import theme
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.screens.structure.about import About
from carnet_desktop.ui.screens.structure.preferences import Preferences
from carnet_desktop.ui.screens.structure.presenter import StructurePresenter
from carnet_desktop.ui.shortcuts import Command, bind, shown
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.fields import Field, NoteField
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.widgets.scrolled import Scrolled
from carnet_desktop.ui.widgets.texts import IconText, Reading, Text
from carnet_desktop.ui.zones import mark_zone

_WIDTH = 34.0


class StructureView(QWidget):
    """The `Screen` of the structure."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self.presenter = StructurePresenter(self, context)
        self.fields: dict[str, Field | NoteField] = {
            "name": Field(_("Nom de la structure")),
            "city": Field(_("Ville")),
            "address": Field(_("Adresse"), icon="map-pin"),
            "phone": Field(_("Téléphone de l’accueil"), icon="phone"),
            "hours": NoteField(_("Horaires"), lines=3),
        }
        self.save = Button(_("Enregistrer"), keys=shown(Command.SAVE), kind=Kind.PRIMARY)
        self._saved = IconText("check", "", tone="good")
        self._saved.hide()
        self.preferences = Preferences(self.presenter.set, context.session.today)
        self.about = About()
        self._build()
        self.save.clicked.connect(self._save)
        for field in self.fields.values():
            field.changed.connect(lambda *text: self._saved.hide())
        bind(self, Command.SAVE, self._save)
        bind(self, Command.CANCEL, context.navigate.back)
        self.presenter.start()

    # Screen

    @property
    def title(self) -> str:
        return _("Structure et préférences")

    def widget(self) -> QWidget:
        return self

    def focus_first(self) -> None:
        self.fields["name"].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        if self._values() == self._shown:
            return True
        return self._context.notices.confirm(
            _("Fermer sans enregistrer ce texte ?"), _("Fermer sans enregistrer"), _("Continuer à écrire")
        )

    def close_screen(self) -> None:
        self.presenter.close()

    # StructureView, as its presenter sees it

    def show_structure(self, info: StructureInfo, phone: str) -> None:
        values = {"name": info.name, "city": info.city, "address": info.address, "phone": phone, "hours": info.hours}
        for name, text in values.items():
            self.fields[name].set_value(text)
        self._shown = self._values()

    def show_settings(self, settings: Settings) -> None:
        self.preferences.show_settings(settings)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        for name, field in self.fields.items():
            field.set_error(problems.get(name))
        for name in self.fields:
            if name in problems:
                self.fields[name].control.setFocus()
                return

    def show_saved(self, sentence: str) -> None:
        self._saved.text.setText(sentence)
        self._saved.show()

    def show_busy(self, busy: bool) -> None:
        if busy:
            self.save.set_busy(_("Enregistrement…"))
        else:
            self.save.clear_busy()

    def apply_look(self, settings: Settings) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, theme.Mode(settings.theme), settings.text_scale)

    # Inside

    def _save(self) -> None:
        if not self.save.busy:
            self.presenter.save(**self._values())

    def _values(self) -> dict[str, str]:
        return {name: field.value() for name, field in self.fields.items()}

    def _build(self) -> None:
        header = QFrame()
        header.setProperty("kind", "header")
        top = QHBoxLayout(header)
        theme.space(top, 0.5, (1.4, 1, 1.4, 0.9))
        top.addWidget(Text(self.title, "title", wrap=True))
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        theme.space(self._columns, 3, (1.4, 1.2, 1.4, 1.4))
        for part in (self._structure_column(), self._own_column()):
            theme.measure(part, max_width=_WIDTH)
            mark_zone(part)
            self._columns.addWidget(part, 100, Qt.AlignmentFlag.AlignTop)
        self._columns.addStretch(1)
        whole = QVBoxLayout(self)
        theme.space(whole)
        whole.addWidget(header)
        whole.addWidget(Scrolled(inside), 1)
        self._responsive = Responsive(self)
        self._responsive.changed.connect(self._fit)
        self._fit(self._responsive.width)

    def _structure_column(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        theme.space(column, 0.9)
        column.addWidget(Text(_("Votre structure"), "part"))
        note = _("Le nom, le téléphone et les horaires sont imprimés en bas de la page remise à chaque personne.")
        column.addWidget(Reading(note, "second"))
        for field in self.fields.values():
            column.addWidget(field)
        foot = QHBoxLayout()
        theme.space(foot, 0.75)
        foot.addWidget(self.save)
        foot.addWidget(self._saved, 1)
        foot.addStretch(0)
        column.addLayout(foot)
        hours = self.fields["hours"]
        theme.measure(hours.control, max_height=6)
        return part

    def _own_column(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        theme.space(column, 2)
        column.addWidget(self.preferences)
        column.addWidget(self.about)
        return part

    def _fit(self, width: int) -> None:
        upright = width != Width.WIDE
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if upright else beside)
