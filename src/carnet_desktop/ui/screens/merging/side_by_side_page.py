"""Two notebooks in two columns, what will happen under them, and at the foot the verb and the other way."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.shortcuts import Command, shown
from carnet_desktop.ui.widgets.across import across
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.scrolled import Scrolled
from carnet_desktop.ui.widgets.texts import Icon, IconText, Reading, Rule, Text, empty
from carnet_desktop.ui.zones import mark_zone

from .shown import Follow, Line, SideBySide

_WIDEST = 62
_LABEL, _LABEL_NARROW = 14, 9


class SideBySidePage(QWidget):
    """The reading takes the focus: arrows scroll it where it is longer than the window."""

    done = Signal()
    other_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._both: SideBySide | None = None
        self._narrow = False
        self._inside = QVBoxLayout()
        theme.space(self._inside, 1.2)
        holder = QWidget()
        column = QVBoxLayout(holder)
        theme.space(column, 0, (1.4, 0.9, 1.4, 1.2))
        column.addLayout(self._inside)
        column.addStretch(1)
        self._reading = Scrolled(holder)
        self._reading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verb = Button("", "check", shown(Command.SAVE), Kind.PRIMARY)
        self.other = Button("", "arrow-back-up")
        self.verb.clicked.connect(self.done)
        self.other.clicked.connect(self.other_asked)
        foot = QFrame()
        foot.setProperty("kind", "footer")
        foot.setLayout(across(self.verb, self.other, gap=0.75, sides=(1.4, 0.75, 1.4, 0.75)))
        whole = QVBoxLayout(self)
        theme.space(whole)
        whole.addWidget(self._reading, 1)
        whole.addWidget(foot)
        for zone in (self._reading, foot):
            mark_zone(zone)

    def show_both(self, both: SideBySide) -> None:
        self._both = both
        self.verb.setText(both.verb)
        self.other.setText(both.other_way)
        for button in (self.verb, self.other):
            button.updateGeometry()
        self._reading.setAccessibleName(f"{both.left}. {both.right}")
        said = [*(line.spoken for line in both.lines), *(follow.sentence for follow in both.follows)]
        self._reading.setAccessibleDescription("\n".join(said))
        self._reading.verticalScrollBar().setValue(0)
        self._fill()

    def set_narrow(self, narrow: bool) -> None:
        """Where there is little room the labels are narrower and the keys are not shown."""
        self.verb.set_keys("" if narrow else shown(Command.SAVE))
        if narrow != self._narrow:
            self._narrow = narrow
            self._fill()

    def focus_first(self) -> None:
        self._reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, label: str) -> None:
        if label:
            self.verb.set_busy(label)
        else:
            self.verb.clear_busy()

    def _fill(self) -> None:
        empty(self._inside)
        if self._both is not None:
            self._inside.addWidget(self._table(self._both))
            self._inside.addWidget(_follows(self._both.follows))

    def _table(self, both: SideBySide) -> QWidget:
        table = QWidget()
        theme.measure(table, max_width=_WIDEST)
        grid = QGridLayout(table)
        theme.space(grid, 0.4)
        grid.setHorizontalSpacing(theme.px(1))
        for column, words in enumerate((both.left, both.right), 1):
            grid.addWidget(Text(words, "section", wrap=True), 0, column, Qt.AlignmentFlag.AlignBottom)
        for index, line in enumerate(both.lines):
            row = 1 + 2 * index
            grid.addWidget(Rule(), row, 0, 1, 3)
            _put(grid, row + 1, line)
        grid.setColumnMinimumWidth(0, theme.px(_LABEL_NARROW if self._narrow else _LABEL))
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        return table


def _put(grid: QGridLayout, row: int, line: Line) -> None:
    label = QVBoxLayout()
    theme.space(label, 0.1)
    label.addWidget(Text(line.label, "second", wrap=True))
    if line.doubtful:
        label.addWidget(IconText("alert-triangle", _("à vérifier"), tone="warn"))
    grid.addLayout(label, row, 0, Qt.AlignmentFlag.AlignTop)
    for column, words in enumerate((line.left, line.right), 1):
        grid.addWidget(Text(words, "strong" if line.doubtful else "", wrap=True), row, column, _TOP)


def _follows(follows: tuple[Follow, ...]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    theme.space(column, 0.6)
    column.addWidget(Text(_("Ce qui va se passer"), "section"))
    for follow in follows:
        row = QHBoxLayout()
        theme.space(row, 0.5)
        row.addWidget(Icon(follow.icon, follow.tone or "ink2"), 0, _TOP)
        sentence = Reading(follow.sentence, "strong" if follow.tone else "")
        sentence.set_tone(follow.tone or "")
        row.addWidget(sentence, _MUCH)
        row.addStretch(1)
        column.addLayout(row)
    return holder


_MUCH = 1000
"""Of the room: a sentence never takes more than its 75 characters, what is left goes to the stretch beside it."""
_TOP = Qt.AlignmentFlag.AlignTop
