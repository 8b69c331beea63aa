"""The side of the form: people who already have a notebook and may be the one being typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from carnet_desktop.i18n import _, count
from carnet_desktop.ui import theme
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.chips import AlertChip, Chip
from carnet_desktop.ui.widgets.scrolled import Scrolling
from carnet_desktop.ui.widgets.texts import Rule, Text, empty

from .presenter import Lookalike

_SIDE_EM, _UNDER_EM, _ANY_EM = 22, 9.5, 1_000


class LookalikePanel(QFrame):
    """`opened(id)` when one of them is the person."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self._title = Text("", "section", wrap=True)
        self._nothing = Text(
            _("Les personnes au nom proche s’affichent ici pendant que vous écrivez."), "nothing", wrap=True
        )
        self._rows = QVBoxLayout()
        theme.space(self._rows, 0.75)
        inside = QWidget()
        column = QVBoxLayout(inside)
        theme.space(column, 0.75, (1.4, 0.8, 1.4, 0.8))
        column.addWidget(self._title)
        column.addWidget(self._nothing)
        column.addLayout(self._rows)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        theme.space(whole)
        whole.addWidget(Scrolling(inside))
        self._people: Sequence[Lookalike] = ()
        self._beside = True
        self.set_beside(True)

    def set_beside(self, beside: bool) -> None:
        """At the side of the form; or under it, low, and only when there is somebody to show."""
        self._beside = beside
        theme.measure(self, min_width=_SIDE_EM if beside else 0.1, max_width=_SIDE_EM if beside else _ANY_EM)
        theme.measure(self, min_height=0.1 if beside else _UNDER_EM, max_height=_ANY_EM if beside else _UNDER_EM)
        self.show_people(self._people)

    def show_people(self, people: Sequence[Lookalike]) -> None:
        self._people = people
        self.setVisible(self._beside or bool(people))
        empty(self._rows)
        for index, person in enumerate(people):
            if index:
                self._rows.addWidget(Rule())
            self._rows.addWidget(self._row(person))
        words = count(len(people), _("Un carnet existe peut-être déjà"), _("Des carnets existent peut-être déjà"))
        self._title.setText(words if people else _("Déjà un carnet ?"))
        self._nothing.setVisible(not people)
        self.setAccessibleName(self._title.text())

    def _row(self, person: Lookalike) -> QWidget:
        column = QVBoxLayout()
        theme.space(column, 0.2)
        column.addWidget(Text(person.name, "strong", wrap=True))
        for words in (person.about, person.followed[:1].upper() + person.followed[1:]):
            if words:
                column.addWidget(Text(words, "small", wrap=True))
        if person.same:
            column.addWidget(AlertChip(Chip(_("Même nom, même naissance"), Tone.WARN, "alert-triangle")))
        opening = Button(_("Ouvrir ce carnet"), "notebook", kind=Kind.PLAIN, compact=True)
        opening.setAccessibleName(_("Ouvrir le carnet de {name}", name=person.name))
        opening.clicked.connect(lambda: self.opened.emit(person.id))
        holder = QWidget()
        whole = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if self._beside else QBoxLayout.Direction.LeftToRight, holder
        )
        theme.space(whole, 0.5, (0, 0, 0.3, 0.3))
        whole.addLayout(column, 1)
        whole.addWidget(opening, 0, Qt.AlignmentFlag.AlignLeft)
        return holder
