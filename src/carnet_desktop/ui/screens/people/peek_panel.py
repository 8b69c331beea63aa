"""The panel beside the list: what memory knows of the chosen person, and the two things done with her."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.shortcuts import Command, shown
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.gap import Gap
from carnet_desktop.ui.widgets.scrolled import Scrolling
from carnet_desktop.ui.widgets.texts import Icon, Rule, Text

from .words import PEEK_ACTIONS, Deed, Peek

WIDTH_EM, WIDE_EM = 21.5, 28.0
_WIDE_WINDOW_EM = 130
_DATE_EM = 5.9


class PeekPanel(QFrame):
    """Its widgets are made once and only change their words: the selection may run down the list."""

    open_asked = Signal(str)
    print_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self.setProperty("kind", "side")
        self.setAccessibleName(_("Aperçu de la personne choisie"))
        self._name = Text("", "part", wrap=True)
        self._about = Text("", "small", wrap=True)
        self._phones = _Phones()
        self._appointment = Text("", "", wrap=True)
        self._place = Text("", "small", wrap=True)
        self._deeds = [_DeedRow() for _index in range(PEEK_ACTIONS)]
        self._more = Text("", "small")
        self._nothing = Text(_("Rien à faire pour le moment."), "nothing", wrap=True)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(self._scrolled(), 1)
        column.addWidget(self._buttons())
        self.set_window_width(0)

    def set_window_width(self, ems: float) -> None:
        theme.measure(self, width=WIDE_EM if ems >= _WIDE_WINDOW_EM else WIDTH_EM)

    def show_person(self, person: Peek) -> None:
        self._id = person.id
        self._name.setText(person.name)
        _say(self._about, person.about)
        self._phones.show_numbers(person.phones)
        self._appointment.setText(person.appointment)
        _say(self._place, person.place)
        for row, deed in zip(self._deeds, (*person.deeds, *[None] * PEEK_ACTIONS), strict=False):
            row.show_deed(deed)
        _say(self._more, person.more)
        self._nothing.setVisible(not person.deeds)

    def _scrolled(self) -> Scrolling:
        inside = QWidget()
        column = QVBoxLayout(inside)
        theme.space(column, 0.35, (1.2, 0.9, 1.2, 0.9))
        column.addWidget(self._name)
        column.addWidget(self._about)
        column.addWidget(self._phones)
        column.addWidget(Gap(0.15))
        column.addWidget(Rule())
        column.addWidget(Gap(0.15))
        column.addWidget(Text(_("Prochain rendez-vous"), "strong"))
        column.addWidget(self._appointment)
        column.addWidget(self._place)
        column.addWidget(Gap(0.25))
        column.addWidget(Text(_("À faire maintenant"), "strong"))
        for row in self._deeds:
            column.addWidget(row)
        column.addWidget(self._more)
        column.addWidget(self._nothing)
        column.addStretch(1)
        return Scrolling(inside)

    def _buttons(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, 0.5, (1.2, 0.75, 1.1, 0.95))
        opening = Button(_("Ouvrir le carnet"), "notebook", kind=Kind.PRIMARY)
        printing = Button(_("Imprimer"), "printer")
        printing.setToolTip(f"Mon Récap ({shown(Command.SHEET)})")
        opening.clicked.connect(lambda: self.open_asked.emit(self._id))
        printing.clicked.connect(lambda: self.print_asked.emit(self._id))
        row.addWidget(opening, 1)
        row.addWidget(printing)
        return holder


class _Phones(QWidget):
    """The numbers, one a line, beside one icon."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers = Text("", "")
        row = QHBoxLayout(self)
        theme.space(row, 0.5, (0, 0.25, 0, 0))
        row.addWidget(Icon("phone"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._numbers, 1)

    def show_numbers(self, numbers: tuple[str, ...]) -> None:
        self._numbers.setText("\n".join(numbers))
        self.setVisible(bool(numbers))


class _DeedRow(QWidget):
    """One open action: its day at the left, brick when it is late."""

    def __init__(self) -> None:
        super().__init__()
        self._when = Text("", "when")
        self._what = Text("", "", wrap=True)
        theme.measure(self._when, width=_DATE_EM)
        row = QHBoxLayout(self)
        theme.space(row, 0.5, (0, 0.1, 0, 0.1))
        row.addWidget(self._when, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._what, 1, Qt.AlignmentFlag.AlignTop)

    def show_deed(self, deed: Deed | None) -> None:
        self.setVisible(deed is not None)
        if deed is not None:
            self._when.setText(deed.when)
            theme.set_state(self._when, state="bad" if deed.late else "")
            self._what.setText(deed.what)


def _say(label: Text, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
