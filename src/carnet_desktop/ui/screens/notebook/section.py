"""One part of the page: its heading, its rows, what is said when there are none, what was deleted."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.ui import theme
from carnet_desktop.ui.lines import Line, end_under
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.line_layout import Columns
from carnet_desktop.ui.widgets.line_list import LineList
from carnet_desktop.ui.widgets.texts import Text

from .shown import PartShown

SIDE_EM = 1.15
"""Where the words of the side column begin."""
_BUTTON_EM = 0.8
"""The room a quiet button keeps around its words."""


class Section(QWidget):
    """`main`: a part of the main column, whose margin line runs through everything; else a heading of the side one.

    `act` stands beside the heading; `first_act` (then `first_asked`) in the place of the rows while there are none.
    """

    act_asked = Signal()
    first_asked = Signal()
    opened = Signal(str)
    ticked = Signal(str)
    delete_asked = Signal(str)
    add_asked = Signal(str)
    menu_asked = Signal(str, QPoint)
    more_asked = Signal()
    deleted_asked = Signal()

    def __init__(
        self, heading: str, columns: Columns, *, main: bool, act: Button | None = None, first_act: Button | None = None
    ) -> None:
        super().__init__()
        self._columns, self._act, self._first_act = columns, act, first_act
        self._edge = columns.margin + columns.left if main else SIDE_EM
        self._edited = self._after = ""
        self._alone = False
        self._note: Text | None = None
        self._empty: Text | None = None
        self._more: Button | None = None
        self._deleted: Button | None = None
        self._foot: QHBoxLayout | None = None
        self.list = LineList(heading, columns, self)
        self._column = QVBoxLayout(self)
        theme.space(self._column, 0, (0, 0.75 if main else 0.3, 0, 0.25))
        self._heading = self._row(Text(heading, "part" if main else "section"), *([act] if act is not None else []))
        self._column.addLayout(self._heading)
        self._column.addWidget(self.list)
        for theirs, mine in (
            (self.list.opened, self.opened),
            (self.list.ticked, self.ticked),
            (self.list.delete_asked, self.delete_asked),
            (self.list.add_asked, self.add_asked),
            (self.list.menu_asked, self.menu_asked),
        ):
            theirs.connect(mine)
        for button, asked in ((act, self.act_asked), (first_act, self.first_asked)):
            if button is not None:
                button.clicked.connect(asked)

    def show_part(self, shown: PartShown, *, writable: bool) -> None:
        """The row being edited stays, whatever is shown around it."""
        self.list.set_lines(self._with_edited(shown.lines))
        nothing = not self.list.lines()
        self._show_note(shown.note or shown.full)
        self._empty = self._say(self._empty, shown.empty if nothing else "")
        self._more = self._offer(self._more, shown.more, "", self.more_asked)
        self._deleted = self._offer(self._deleted, shown.deleted, "trash", self.deleted_asked)
        if self._act is not None:
            self._act.setVisible(writable and not shown.full)
        if self._first_act is not None and nothing and writable:
            self._at_foot(self._first_act)
        if self._first_act is not None:
            self._first_act.setVisible(nothing and writable)

    def tab_stops(self) -> list[QWidget]:
        """In the order of the eye."""
        beside = [self._act] if self._act is not None else [self._more]
        below = [self._first_act, self._more if self._act is not None else None, self._deleted]
        return [stop for stop in (*beside, self.list, *below) if stop is not None and stop.parentWidget() is not None]

    def set_narrow(self, narrow: bool) -> None:
        """Who goes under what where there is little room."""
        self.list.set_columns(replace(self._columns, who=0) if narrow else self._columns)

    def open_editor(self, line_id: str, editor: QWidget, *, alone: bool = False, after: str = "") -> None:
        """In the place of its row. What is new has none: it opens after all that stands under the row `after`; without
        one, above the others, or `alone` in their place.
        """
        self._edited, self._alone, self._after = line_id, alone, after
        self.list.set_lines(self._with_edited(self.list.lines()))
        for instead in (self._empty, self._first_act):
            if instead is not None:
                instead.hide()
        self.list.open_editor(line_id, editor)

    def close_editor(self) -> None:
        """The rows are shown again next."""
        self._edited = ""
        self.list.close_editor()

    def _with_edited(self, lines: Sequence[Line]) -> Sequence[Line]:
        if not self._edited or any(line.id == self._edited for line in lines):
            return lines
        if self._alone:
            return (Line(self._edited, ""),)
        place = end_under(lines, self._after)
        return (*lines[:place], Line(self._edited, ""), *lines[place:])

    def _row(self, text: Text, *beside: Button) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, 0.5, (self._edge, 0, self._columns.right - 0.4, 0))
        row.addWidget(text, 1)
        for button in beside:
            row.addWidget(button)
        return row

    # What a full part does not need is made when it is first needed

    def _say(self, text: Text | None, words: str) -> Text | None:
        if text is None and words:
            text = Text("", "nothing", wrap=True)
            self._column.insertLayout(2, self._row(text))
        if text is not None:
            text.setText(words)
            text.setVisible(bool(words))
        return text

    def _show_note(self, words: str) -> None:
        """Beside the heading."""
        if self._note is None and words:
            self._note = Text("", "small")
            self._heading.insertWidget(1, self._note)
        if self._note is not None:
            self._note.setText(words)
            self._note.setVisible(bool(words))

    def _offer(self, button: Button | None, words: str, icon: str, asked: SignalInstance) -> Button | None:
        if button is None and words:
            button = Button("", icon, kind=Kind.QUIET, compact=True)
            button.clicked.connect(asked)
            if asked is self.more_asked and self._act is None:
                self._heading.addWidget(button)
            else:
                self._at_foot(button)
        if button is not None:
            button.setText(words)
            button.updateGeometry()
            button.setVisible(bool(words))
        return button

    def _at_foot(self, button: Button) -> None:
        if self._foot is None:
            self._foot = QHBoxLayout()
            theme.space(self._foot, 0.5, (self._edge - _BUTTON_EM, 0.2, self._columns.right, 0))
            self._foot.addStretch(1)
            self._column.addLayout(self._foot)
        if button.parentWidget() is None or self._foot.indexOf(button) < 0:
            self._foot.insertWidget(self._foot.count() - 1, button)
