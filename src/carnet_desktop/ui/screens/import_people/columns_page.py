"""The columns of a list we do not know: each with what stands in it, and what it is for us."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.shortcuts import Command, shown
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.fields import ComboField
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.widgets.scrolled import Scrolling
from carnet_desktop.ui.widgets.texts import Cut, Reading, Rule, Text, empty
from carnet_desktop.ui.zones import mark_zone

from .column_choices import NOT_USED, ColumnRow, choices


class ColumnsPage(QWidget):
    """`chosen(index, choice)`; `go_asked` to see the lines."""

    chosen = Signal(int, str)
    go_asked = Signal()
    other_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Text("", "title", wrap=True)
        self._about = Reading("", "second")
        self._rows: dict[int, _ColumnLine] = {}
        self._column = QVBoxLayout()
        self._area = Scrolling()
        self._total = Text("", "second", wrap=True)
        self._total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.go = Button(_("Voir les lignes"), "eye", shown(Command.SAVE), Kind.PRIMARY)
        self.go.clicked.connect(self.go_asked)
        self.other = Button(_("Choisir un autre fichier"), "file-import", kind=Kind.QUIET)
        self.other.clicked.connect(self.other_asked)
        self._foot = QGridLayout()
        self._responsive = Responsive(self)
        self._responsive.changed.connect(lambda _width: self._turn())
        self._lay_out()

    def show_columns(self, file_name: str, about: Sequence[str], rows: Sequence[ColumnRow]) -> None:
        self._title.setText(_("Colonnes de « {name} »", name=file_name))
        self._about.setText("\n".join(about))
        self._about.setVisible(bool(about))
        empty(self._column)
        self._rows.clear()
        for row in rows:
            line = self._rows[row.index] = _ColumnLine(row)
            line.chosen.connect(self.chosen)
            self._column.addWidget(line)
        self._turn()
        self._area.verticalScrollBar().setValue(0)

    def change_columns(self, rows: Sequence[ColumnRow], total: str, complete: bool) -> None:
        """The same columns, with other choices; `complete`: the lines may be seen."""
        for row in rows:
            self._rows[row.index].show_row(row)
        self._total.setText(total)
        theme.set_state(self._total, kind="second" if complete else "strong", tone="" if complete else "bad")
        self.go.setEnabled(complete)

    def set_reading(self, reading: bool) -> None:
        if reading:
            self.go.set_busy(_("Lecture…"))
        else:
            self.go.clear_busy()

    def focus_first(self) -> None:
        """The first column nobody could guess, else the button."""
        unknown = (line for line in self._rows.values() if line.choice.value() == NOT_USED)
        first = next(unknown, None)
        (self.go if first is None and self.go.isEnabled() else first or next(iter(self._rows.values()))).setFocus()

    def _turn(self) -> None:
        narrow = self._responsive.width is Width.NARROW
        for line in self._rows.values():
            line.turn(narrow)
        self._foot.removeWidget(self._total)
        self._foot.addWidget(self._total, 0 if narrow else 1, 0 if narrow else 1, 1, 3 if narrow else 1)

    def _lay_out(self) -> None:
        top = QFrame()
        top.setProperty("kind", "header")
        head = QVBoxLayout(top)
        theme.space(head, 0.5, (1.4, 0.9, 1.4, 0.75))
        ask = _("Dites ce que chaque colonne contient : Carnet s’en souvient pour les listes qui ont les mêmes titres.")
        head.addWidget(self._title)
        inside = QWidget()
        page = QVBoxLayout(inside)
        theme.space(page, 0.4, (1.4, 0.75, 1.4, 0.5))
        for part in (Reading(ask), self._about):
            page.addWidget(part)
        theme.space(self._column)
        page.addLayout(self._column)
        page.addStretch(1)
        self._area.setWidget(inside)
        foot = QFrame()
        foot.setProperty("kind", "footer")
        foot.setLayout(self._foot)
        theme.space(self._foot, 0.75, (1.1, 0.75, 1.4, 0.75))
        self._foot.addWidget(self.other, 1, 0)
        self._foot.addWidget(self.go, 1, 2)
        self._foot.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(top)
        column.addWidget(self._area, 1)
        column.addWidget(foot)
        for zone in (self._area, foot):
            mark_zone(zone)


class _ColumnLine(QWidget):
    """One column: its title over what stands in it; beside them, or under them, what it is for us."""

    chosen = Signal(int, str)

    def __init__(self, row: ColumnRow) -> None:
        super().__init__()
        self._index = row.index
        self.choice = ComboField(_("« {title} » contient", title=row.title), (), show_label=False)
        self._fill()
        self.choice.set_value(row.choice)
        self.choice.changed.connect(lambda choice: self.chosen.emit(self._index, choice))
        self.setFocusProxy(self.choice)
        theme.measure(self.choice, min_width=18)
        self._why = Text("", "small")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out(row)
        self.show_row(row)

    def show_row(self, row: ColumnRow) -> None:
        self._why.setText(row.why)
        self._why.set_tone("warn" if row.choice == NOT_USED and not row.problem else "")
        self.choice.set_error(row.problem or None)
        if not row.problem:
            self.choice.control.setAccessibleDescription(f"{row.why}, {row.samples}")

    def turn(self, narrow: bool) -> None:
        """In a narrow window the choice stands under its column."""
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _fill(self) -> None:
        box = self.choice.control
        box.blockSignals(True)
        for index, group in enumerate(choices()):
            if index:
                box.insertSeparator(box.count())
            for value, words in group:
                box.addItem(words, value)
        box.blockSignals(False)

    def _lay_out(self, row: ColumnRow) -> None:
        words = QVBoxLayout()
        theme.space(words, 0.15)
        words.addWidget(Cut(row.title, "strong"))
        words.addWidget(Cut(row.samples, "second"))
        words.addStretch(1)
        asked = QVBoxLayout()
        theme.space(asked, 0.15)
        asked.addWidget(self.choice)
        asked.addWidget(self._why)
        theme.space(self._line, 0.6, (0, 0.6, 0, 0.6))
        self._line.addLayout(words, 3)
        self._line.addLayout(asked, 2)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addLayout(self._line)
        column.addWidget(Rule())
