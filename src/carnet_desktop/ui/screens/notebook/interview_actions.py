"""The actions decided in an interview: one line each, and an empty one is always there to be filled."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.texts import Text
from carnet_desktop.ui.widgets.when_fields import DayField

from .action_form import who_segments
from .bound_fields import BoundFields, put_in_order, tab_stops
from .interview_fields import action_prefix
from .values import Values


class InterviewActions(QWidget):
    """An action is asked for by its first word: the next line appears then, and Tab goes on to it."""

    changed = Signal()

    def __init__(self, first_name: str, today: Callable[[], date]) -> None:
        super().__init__()
        self._first_name, self._today = first_name, today
        self._narrow = False
        self._lines: list[_ActionLine] = []
        self._rows = QVBoxLayout()
        theme.space(self._rows, 0.5)
        self._add = Button(_("Ajouter une action"), "plus", kind=Kind.QUIET, compact=True)
        self._add.clicked.connect(self._focus_empty)
        column = QVBoxLayout(self)
        theme.space(column, 0.3)
        column.addWidget(Text(_("Actions"), "label"))
        column.addLayout(self._rows)
        self._append()  # before the button: Tab follows the order in which things are put in
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def values(self) -> dict[str, str]:
        """Of the lines that say something, and of the first one."""
        kept = [line for index, line in enumerate(self._lines) if index == 0 or line.is_begun()]
        return {
            action_prefix(index) + name: text
            for index, line in enumerate(kept)
            for name, text in line.fields.values().items()
        }

    def fill(self, values: Values) -> None:
        index = 0
        while any(name.startswith(action_prefix(index)) for name in values):
            line = self._lines[index] if index < len(self._lines) else self._append()
            prefix = action_prefix(index)
            line.fill({name.removeprefix(prefix): text for name, text in values.items() if name.startswith(prefix)})
            index += 1

    def show_problems(self, found: Mapping[str, str]) -> QWidget | None:
        first: QWidget | None = None
        kept = [line for index, line in enumerate(self._lines) if index == 0 or line.is_begun()]
        for index, line in enumerate(kept):
            prefix = action_prefix(index)
            here = {name.removeprefix(prefix): said for name, said in found.items() if name.startswith(prefix)}
            first = first or line.fields.show_problems(here)
        return first

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        for line in self._lines:
            line.set_narrow(narrow)

    def _focus_empty(self) -> None:
        """The empty line there is, or a new one."""
        empty = next((line for line in self._lines if not line.is_begun()), None)
        (empty or self._append()).focus()

    def _append(self) -> "_ActionLine":
        line = _ActionLine(self._first_name, self._today)
        line.set_narrow(self._narrow)
        line.fields.changed.connect(self._touched)
        before = self._lines[-1] if self._lines else None
        self._lines.append(line)
        self._rows.addWidget(line)
        line.show()
        if before is not None:
            put_in_order([*tab_stops(before)[-1:], *tab_stops(line), self._add])
        return line

    def _touched(self) -> None:
        if self._lines[-1].is_begun():
            self._append()
        self.changed.emit()


class _ActionLine(QWidget):
    """What, before when, who; a partner's name under them."""

    def __init__(self, first_name: str, today: Callable[[], date]) -> None:
        super().__init__()
        self.fields = BoundFields(self)
        self._what = Field(_("Action à faire"), placeholder=_("Ce qu’il y a à faire"), show_label=False)
        day = DayField(_("Avant le"), today, placeholder=_("Avant le"), show_label=False, short=True)
        self._who = who_segments(first_name, icons=False)
        self._partner = Field(_("Nom du partenaire"), placeholder=_("Nom du partenaire"), show_label=False)
        for name, field in (("what", self._what), ("by", day), ("who", self._who), ("who_text", self._partner)):
            self.fields.add(name, field)
        self._row = QHBoxLayout()
        theme.space(self._row, 0.5)
        self._row.addWidget(self._what, 5)
        self._row.addWidget(day, 3)
        self._row.addWidget(self._who, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        theme.space(column, 0.4)
        column.addLayout(self._row)
        column.addWidget(self._partner)
        self._partner.hide()
        self.fields.changed.connect(self._show_partner)

    def is_begun(self) -> bool:
        values = self.fields.values()
        return bool(values["what"] or values["by"])

    def fill(self, values: Values) -> None:
        self.fields.fill(values)
        self._show_partner()

    def focus(self) -> None:
        self._what.control.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if narrow else across)

    def _show_partner(self) -> None:
        self._partner.setVisible(self._who.value() == "partner")
