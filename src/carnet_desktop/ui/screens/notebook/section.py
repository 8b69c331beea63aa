"""One part of the page: its heading, its rows, what is said when there are none, what was deleted."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.ui import theme
from carnet_desktop.ui.lines import Line
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.line_delegate import Columns
from carnet_desktop.ui.widgets.line_list import LineList
from carnet_desktop.ui.widgets.texts import Heading, Text

from .shown import PartShown

SIDE_EM = 1.15
"""Where the words of the side column begin."""
_BUTTON_EM = 0.8
"""The room a quiet button keeps around its words."""


class Section(QWidget):
    """`main`: a part of the main column, whose margin line runs through everything; else a heading of the side one.

    `act` stands beside the heading; `first_act` in the place of the rows while there are none.
    """

    act_asked = Signal()
    opened = Signal(str)
    ticked = Signal(str)
    delete_asked = Signal(str)
    menu_asked = Signal(str, QPoint)
    more_asked = Signal()
    deleted_asked = Signal()

    def __init__(
        self, heading: str, columns: Columns, *, main: bool, act: Button | None = None, first_act: Button | None = None
    ) -> None:
        super().__init__()
        self._columns, self._act, self._first_act = columns, act, first_act
        self._edge = columns.margin + columns.left if main else SIDE_EM
        self._edited = ""
        self._alone = False
        self.more = Button("", kind=Kind.QUIET, compact=True)
        self.deleted = Button("", "trash", kind=Kind.QUIET, compact=True)
        self.list = LineList(heading, columns)
        self._empty = Text("", "nothing", wrap=True)
        column = QVBoxLayout(self)
        theme.space(column, 0, (0, 0.75 if main else 0.3, 0, 0.25))
        column.addWidget(self._row(Heading(heading, "part" if main else "section", action=act or self.more)))
        column.addWidget(self.list)
        column.addWidget(self._row(self._empty))
        if first_act is not None:
            column.addWidget(self._foot(first_act))
        column.addWidget(self._foot(*([self.more] if act is not None else []), self.deleted))
        for theirs, mine in (
            (self.list.opened, self.opened),
            (self.list.ticked, self.ticked),
            (self.list.delete_asked, self.delete_asked),
            (self.list.menu_asked, self.menu_asked),
        ):
            theirs.connect(mine)
        for button in (act, first_act):
            if button is not None:
                button.clicked.connect(self.act_asked)
        self.more.clicked.connect(self.more_asked)
        self.deleted.clicked.connect(self.deleted_asked)

    def show_part(self, shown: PartShown, *, writable: bool) -> None:
        """The row being edited stays, whatever is shown around it."""
        self.list.set_lines(self._with_edited(shown.lines))
        self._empty.setText(shown.empty)
        self._empty.setVisible(not self.list.lines())
        for button, words in ((self.more, shown.more), (self.deleted, shown.deleted)):
            button.setText(words)
            button.updateGeometry()
            button.setVisible(bool(words))
        if self._act is not None:
            self._act.setVisible(writable)
        if self._first_act is not None:
            self._first_act.setVisible(writable and not self.list.lines())

    def set_narrow(self, narrow: bool) -> None:
        """Who goes under what where there is little room."""
        self.list.set_columns(replace(self._columns, who=0) if narrow else self._columns)

    def open_editor(self, line_id: str, editor: QWidget, *, alone: bool = False) -> None:
        """In the place of its row; what is new, and has none, opens above the others, or `alone` in their place."""
        self._edited, self._alone = line_id, alone
        self.list.set_lines(self._with_edited(self.list.lines()))
        self._empty.hide()
        if self._first_act is not None:
            self._first_act.hide()
        self.list.open_editor(line_id, editor)

    def close_editor(self) -> None:
        """The rows are shown again next."""
        self._edited = ""
        self.list.close_editor()

    def _with_edited(self, lines: Sequence[Line]) -> Sequence[Line]:
        if not self._edited or any(line.id == self._edited for line in lines):
            return lines
        return (Line(self._edited, ""), *(() if self._alone else lines))

    def _row(self, widget: QWidget) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, 0, (self._edge, 0, self._columns.right - 0.4, 0))
        row.addWidget(widget)
        return holder

    def _foot(self, *buttons: Button) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, 0.5, (self._edge - _BUTTON_EM, 0, self._columns.right, 0))
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return holder
