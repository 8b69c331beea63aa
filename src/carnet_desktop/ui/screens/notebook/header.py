"""The head of the page: who she is, what is late, what comes next; printing and transmitting."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.shortcuts import Command, shown
from carnet_desktop.ui.widgets.buttons import Button, IconButton, Kind
from carnet_desktop.ui.widgets.calendar_tile import CalendarTile
from carnet_desktop.ui.widgets.chips import AlertChips
from carnet_desktop.ui.widgets.responsive import Width
from carnet_desktop.ui.widgets.texts import Cut, Icon, Rule, Text, empty

from .shown import Header, Next


class NotebookHeader(QFrame):
    """`print_button`, `send_button` and `menu_button` are connected by the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "header")
        self.print_button = Button(_("Imprimer Mon Récap"), "printer", kind=Kind.PRIMARY)
        self.print_button.setToolTip(shown(Command.SHEET))
        self.send_button = Button(_("Transmettre"), "send")
        self.send_button.setToolTip(shown(Command.SEND))
        self.menu_button = IconButton("dots", _("Autres actions sur ce carnet"))
        self._name = Cut("", "title")
        self._about = Cut("", "second")
        self._told = QWidget()
        self._told_row = QHBoxLayout(self._told)
        theme.space(self._told_row, 1.4)
        self._chips = AlertChips()
        self._next = _NextAppointment()
        self._header: Header | None = None
        self._width = Width.WIDE
        row = QHBoxLayout(self)
        theme.space(row, 1.2, (1.4, 0.75, 1.2, 0.75))
        row.addLayout(self._words(), 1)
        row.addWidget(self._next)
        row.addLayout(self._buttons())

    def show_header(self, header: Header) -> None:
        before, self._header = self._header, header
        self._name.setText(header.name)
        self._next.show_next(header.next)
        if before is None or before.chips != header.chips:
            self._chips.set_chips(header.chips)
        if before is None or before.told != header.told:
            self._show_told(header.told)
        self._place()

    def tab_stops(self) -> list[QWidget]:
        """In the order of the eye."""
        return [self.print_button, self.send_button, self.menu_button]

    def set_width(self, width: Width) -> None:
        self._width = width
        self._place()

    def _place(self) -> None:
        """Narrow, it keeps name, age, alerts, "Imprimer" and "…", where one finds "Transmettre" too."""
        if self._header is None:
            return
        narrow = self._width is Width.NARROW
        self._about.setText(self._header.age if narrow else self._header.about)
        self._told.setVisible(bool(self._header.told) and not narrow)
        self._next.setVisible(self._header.next is not None and self._width is Width.WIDE)
        self._place_buttons(narrow)
        self.print_button.setText(_("Imprimer") if narrow else _("Imprimer Mon Récap"))
        self.print_button.updateGeometry()

    def _show_told(self, told: Sequence[tuple[str, str]]) -> None:
        empty(self._told_row)
        for icon, words in told:
            self._told_row.addWidget(_Told(icon, words))
        self._told_row.addStretch(1)

    def _words(self) -> QVBoxLayout:
        title = QHBoxLayout()
        theme.space(title, 0.85)
        title.addWidget(self._name)
        beside = QVBoxLayout()
        theme.space(beside, 0, (0, 0, 0, 0.25))
        beside.addWidget(self._about, 1, Qt.AlignmentFlag.AlignBottom)
        title.addLayout(beside, 1)
        column = QVBoxLayout()
        theme.space(column, 0.35)
        column.addLayout(title)
        column.addWidget(self._told)
        column.addWidget(self._chips)
        column.addStretch(1)
        return column

    def _buttons(self) -> QGridLayout:
        """Printing above, transmitting and the menu under it."""
        self._acts = QGridLayout()
        theme.space(self._acts, 0.5, (0, 0.25, 0, 0))
        self._acts.addWidget(self.print_button, 0, 0, 1, 2)
        self._acts.addWidget(self.send_button, 1, 0)
        self._acts.addWidget(self.menu_button, 1, 1)
        self._acts.setRowStretch(2, 1)
        return self._acts

    def _place_buttons(self, narrow: bool) -> None:
        """Where there is little room, printing and the menu stand side by side."""
        self.send_button.setVisible(not narrow)
        for button in (self.print_button, self.menu_button):
            self._acts.removeWidget(button)
        self._acts.addWidget(self.print_button, 0, 0, 1, 1 if narrow else 2)
        self._acts.addWidget(self.menu_button, 0 if narrow else 1, 1)


class _Told(QWidget):
    """An icon and words, cut when there is no room for all of them."""

    def __init__(self, icon: str, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        theme.space(row, 0.5)
        row.addWidget(Icon(icon))
        row.addWidget(Cut(words, "small"))


class _NextAppointment(QWidget):
    """The tile, and what is said of that appointment."""

    def __init__(self) -> None:
        super().__init__()
        self._about = Text("", "strong", wrap=True)
        self._bring = Text("", "small", wrap=True)
        self._row = QHBoxLayout(self)
        theme.space(self._row, 0.85)
        self._row.addWidget(Rule(upright=True))
        self._tile: CalendarTile | None = None
        words = QVBoxLayout()
        theme.space(words, 0.1)
        words.addStretch(1)
        for text in (Text(_("Prochain rendez-vous"), "small"), self._about, self._bring):
            words.addWidget(text)
        words.addStretch(1)
        holder = QWidget()
        holder.setLayout(words)
        theme.measure(holder, min_width=10.5, max_width=14)
        self._row.addWidget(holder)

    def show_next(self, coming: Next | None) -> None:
        if coming is None:
            return
        if self._tile is None:
            self._tile = CalendarTile(coming.day)
            self._row.insertWidget(1, self._tile)
        self._tile.set_day(coming.day)
        self._about.setText(coming.about)
        self._bring.setText(coming.bring)
        self._bring.setVisible(bool(coming.bring))
