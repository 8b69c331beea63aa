"""What must not be forgotten, beside the day: a few rows of each kind, the rest when they are asked for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _, count
from carnet_desktop.ui import theme
from carnet_desktop.ui.lines import Detail, Line
from carnet_desktop.ui.widgets.across import across
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.line_layout import Columns
from carnet_desktop.ui.widgets.line_list import LineList
from carnet_desktop.ui.widgets.texts import Icon, Rule, Text, empty

from .shown import Reminder, ReminderGroup

_AT_FIRST = 4
_EDGE = 1.2


class Reminders(QWidget):
    opened = Signal(str)
    file_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._whole: set[str] = set()
        self._groups: Sequence[ReminderGroup] | None = None
        column = QVBoxLayout(self)
        theme.space(column, 0.3, (0, 0.7, 0, 0.75))
        column.addWidget(_inset(Text(_("À ne pas oublier"), "part")))
        self._nothing = _inset(Text(_("Rien en retard, rien qui se termine bientôt."), "nothing", wrap=True))
        column.addWidget(self._nothing)
        self._column = QVBoxLayout()
        theme.space(self._column, 0.7)
        column.addLayout(self._column)
        column.addStretch(1)

    def show_groups(self, groups: Sequence[ReminderGroup]) -> None:
        if groups == self._groups:
            return
        self._groups = groups
        self._nothing.setVisible(not groups)
        empty(self._column)
        for group in groups:
            part = self._build(group)
            self._column.addWidget(part)
            part.show()

    def tab_stops(self) -> list[QWidget]:
        """In the order of the eye."""
        return [*self.findChildren(LineList), *self.findChildren(Button)]

    def _build(self, group: ReminderGroup) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        theme.space(column, 0.2)
        heading = QHBoxLayout()
        theme.space(heading, 0.5, (_EDGE, 0.2, _EDGE, 0))
        heading.addWidget(Icon(group.icon, "ink"))
        heading.addWidget(Text(group.words), 1)
        heading.addWidget(Text(str(len(group.rows)), "second"))
        column.addLayout(heading)
        column.addWidget(_inset(Rule()))
        whole = group.key in self._whole or len(group.rows) <= _AT_FIRST + 1
        shown = group.rows if whole else group.rows[:_AT_FIRST]
        rows = LineList(group.words, Columns(left=_EDGE, right=_EDGE, label=4.6, pad=0.25, hovered="sel"), part)
        rows.set_lines([_line(place, reminder) for place, reminder in enumerate(shown)])
        rows.opened.connect(lambda place: self._open(group.rows[int(place)]))
        column.addWidget(rows)
        if not whole:
            left = len(group.rows) - _AT_FIRST
            more = Button(count(left, _("et {n} autre"), _("et {n} autres")), kind=Kind.QUIET, compact=True)
            more.setAccessibleDescription(group.words)
            more.clicked.connect(lambda: self._show_whole(group.key))
            column.addLayout(across(more, sides=(_EDGE + 4.6 - 0.8, 0, 0, 0)))
        return part

    def _show_whole(self, key: str) -> None:
        self._whole.add(key)
        groups, self._groups = self._groups or (), None
        self.show_groups(groups)

    def _open(self, reminder: Reminder) -> None:
        (self.file_opened if reminder.is_file else self.opened).emit(reminder.target)


def _line(place: int, reminder: Reminder) -> Line:
    tone = "bad" if reminder.late else ""
    what = (Detail(reminder.what, cut=True),)
    return Line(str(place), reminder.who, label=reminder.when, when_tone=tone, strong=True, details=what)


def _inset(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    theme.space(row, 0, (_EDGE, 0, _EDGE, 0))
    row.addWidget(widget)
    return holder
