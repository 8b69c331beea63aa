"""The form of a new person: what identifies her and how to reach her, with those who may be her at the side."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from carnet_desktop.domain.labels import PREFERRED_CHANNELS, TITLES
from carnet_desktop.i18n import _, parse_birth_day
from carnet_desktop.ui import theme
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.shortcuts import Command, bind, shown
from carnet_desktop.ui.widgets.across import across
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.fields import ComboField, Field, Labelled
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.widgets.scrolled import Scrolling
from carnet_desktop.ui.widgets.segments import Segments
from carnet_desktop.ui.widgets.texts import Reading, Text
from carnet_desktop.ui.widgets.when_fields import DayField
from carnet_desktop.ui.zones import mark_zone

from .lookalikes import LookalikePanel
from .presenter import Lookalike, NewPersonPresenter, Typed, names_in

_FORM_EM = 46


class NewPersonView(QWidget):
    """The `Screen` of the form. `name` is what was searched for, if someone was."""

    def __init__(self, context: ScreenContext, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._first, self._last = Field(_("Prénom")), Field(_("Nom"))
        today = context.session.today
        self._birth = DayField(_("Date de naissance"), today, parse=parse_birth_day, placeholder="25/05/1998")
        titles = [("", _("Non précisée"), ""), *((code, _(words), "") for code, words in TITLES.items())]
        self._title = Labelled(_("Civilité"), Segments(_("Civilité"), titles))
        self._phone = Field(_("Téléphone"), icon="phone")
        channels = [("", _("Pas précisé")), *((code, _(words)) for code, words in PREFERRED_CHANNELS.items())]
        self._channel = ComboField(_("Comment la joindre"), channels)
        self._email = Field(_("E-mail"), icon="mail")
        self._save = Button(_("Créer le carnet"), "notebook", shown(Command.SAVE), Kind.PRIMARY)
        self._cancel = Button(_("Fermer sans enregistrer"), keys=shown(Command.CANCEL), kind=Kind.QUIET)
        self._side = LookalikePanel()
        self._fields: dict[str, Field | DayField] = {
            "first_name": self._first,
            "last_name": self._last,
            "birth_date": self._birth,
            "phones": self._phone,
            "email": self._email,
        }
        self._lay_out()
        self._presenter = NewPersonPresenter(self, context)
        self._connect()
        self._fill(name)

    @property
    def title(self) -> str:
        return _("Nouvelle personne")

    def widget(self) -> QWidget:
        return self

    def focus_first(self) -> None:
        """The first name, or what the name that was searched for has left empty."""
        fields = [field for field in self._fields.values() if not field.control.text()]
        (fields or [self._first])[0].control.setFocus()

    def leave(self) -> bool:
        return self._presenter.leave()

    def close_screen(self) -> None:
        self._presenter.close()

    def show_lookalikes(self, people: Sequence[Lookalike]) -> None:
        self._side.show_people(people)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        for name, field in self._fields.items():
            field.set_error(problems.get(name))
        wrong = [self._fields[name] for name in problems if name in self._fields]
        if wrong:
            wrong[0].control.setFocus()

    def show_saving(self, saving: bool) -> None:
        if saving:
            self._save.set_busy(_("Création…"))
        else:
            self._save.clear_busy()

    def is_on_screen(self) -> bool:
        return self.isVisible()

    def _connect(self) -> None:
        presenter = self._presenter
        for field in (self._first, self._last, self._phone, self._email):
            field.changed.connect(lambda _text, field=field: self._typed(field))
        self._birth.changed.connect(self._say_typed)
        self._birth.control.textChanged.connect(lambda _text: self._say_typed())
        self._title.control.changed.connect(lambda _value: self._say_typed())
        self._channel.changed.connect(lambda _value: self._say_typed())
        self._save.clicked.connect(presenter.save)
        self._cancel.clicked.connect(presenter.cancel)
        self._side.opened.connect(presenter.open)
        bind(self, Command.SAVE, presenter.save)
        bind(self, Command.CANCEL, presenter.cancel)

    def _fill(self, name: str) -> None:
        first, last = names_in(name)
        self._first.set_value(first)
        self._last.set_value(last)
        self._presenter.begin(self._written())

    def _typed(self, field: Field) -> None:
        field.set_error(None)
        self._say_typed()

    def _say_typed(self) -> None:
        self._presenter.typed(self._written())

    def _written(self) -> Typed:
        return Typed(
            first_name=self._first.value(),
            last_name=self._last.value(),
            birth_date=self._birth.control.text().strip(),
            title=self._title.control.value(),
            phone=self._phone.value(),
            channel=self._channel.value(),
            email=self._email.value(),
        )

    def _lay_out(self) -> None:
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._middle)
        form = self._form()
        self._middle.addWidget(form, 1)
        self._middle.addWidget(self._side)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addLayout(self._middle, 1)
        for zone in (form, self._side):
            mark_zone(zone)
        self._responsive = Responsive(self)
        self._responsive.changed.connect(lambda _width: self._place())
        self._place()

    def _form(self) -> Scrolling:
        inside = QWidget()
        column = QVBoxLayout(inside)
        theme.space(column, 1, (1.4, 1, 1.4, 1.4))
        column.addWidget(Text(self.title, "title"))
        column.addWidget(Reading(_("Le reste s’écrit ensuite dans son carnet."), "second"))
        holder = QWidget()
        theme.measure(holder, max_width=_FORM_EM)
        self._grid = QGridLayout(holder)
        theme.space(self._grid, 0.9)
        column.addWidget(holder)
        column.addLayout(across(self._save, self._cancel, gap=0.75, sides=(0, 0.5, 0, 0)))
        column.addStretch(1)
        return Scrolling(inside)

    def _place(self) -> None:
        """Two columns where there is room; the side under the form below 91 em."""
        width = self._responsive.width
        columns = 1 if width == Width.NARROW else 2
        for index, part in enumerate(self._parts()):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, index // columns, index % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        beside = width == Width.WIDE
        self._middle.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._side.set_beside(beside)

    def _parts(self) -> tuple[QWidget, ...]:
        """In the order of the eye and of Tab."""
        return self._first, self._last, self._birth, self._title, self._phone, self._channel, self._email
