"""The actions decided in an interview: one line each, and an empty one is always there to be filled."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.texts import Text
from carnet_desktop.ui.widgets.when_fields import DayField

from .action_form import who_segments
from .bound_fields import put_in_order, tab_stops
from .form_body import FormBody
from .interview_fields import ACTION
from .interview_line_list import InterviewLineList
from .values import Values


class _ActionLine(FormBody):
    """What, before when, who; a partner's name under them."""

    def __init__(self, first_name: str, today: Callable[[], date]) -> None:
        super().__init__()
        what = Field(_("Action à faire"), placeholder=_("Ce qu’il y a à faire"), show_label=False)
        day = DayField(_("Avant le"), today, placeholder=_("Avant le"), show_label=False, short=True)
        self._who = who_segments(first_name, icons=False)
        self._partner = Field(_("Nom du partenaire"), placeholder=_("Nom du partenaire"), show_label=False)
        for name, field in (("what", what), ("by", day), ("who", self._who), ("who_text", self._partner)):
            self.fields.add(name, field)
        self._row = QHBoxLayout()
        theme.space(self._row, 0.5)
        self._row.addWidget(what, 5)
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
        super().fill(values)
        self._show_partner()

    def set_narrow(self, narrow: bool) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if narrow else across)

    def _show_partner(self) -> None:
        self._partner.setVisible(self._who.value() == "partner")


class InterviewActions(InterviewLineList[_ActionLine]):
    """An action is asked for by its first word: the next line appears then, and Tab goes on to it."""

    def __init__(self, first_name: str, today: Callable[[], date]) -> None:
        super().__init__(ACTION, lambda: _ActionLine(first_name, today), _ActionLine.is_begun)
        self._add = Button(_("Ajouter une action"), "plus", kind=Kind.QUIET, compact=True)
        self._add.clicked.connect(lambda: self._empty().first().setFocus())
        column = QVBoxLayout(self)
        theme.space(column, 0.3)
        column.addWidget(Text(_("Actions"), "label"))
        column.addLayout(self._rows)
        self._append()  # before the button: Tab follows the order in which things are put in
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def add(self, texts: Values) -> QWidget:
        """One more action, filled; the answer is its first field."""
        line = self._empty()
        line.fill(texts)
        self._touched()
        return line.first()

    def _empty(self) -> _ActionLine:
        """The empty line there is, or a new one."""
        return next((line for line in self._lines if not line.is_begun()), None) or self._append()

    def _append(self) -> _ActionLine:
        before = self._lines[-1] if self._lines else None
        line = super()._append()
        if before is not None:
            put_in_order([*tab_stops(before)[-1:], *tab_stops(line), self._add])
        return line

    def _touched(self) -> None:
        if self._lines[-1].is_begun():
            self._append()
        super()._touched()
