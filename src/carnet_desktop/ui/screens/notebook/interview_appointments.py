"""The appointments that what was decided makes: each one filled, what is guessed in it marked, or taken away again."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.texts import Text

from .bound_fields import tab_stops
from .form_body import FormBody
from .interview_fields import APPOINTMENT
from .interview_line_list import InterviewLineList
from .quick_form import QuickForm
from .quick_shown import QuickShown
from .shown import Part
from .values import Values

_DOUBTFUL = "doubtful"
"""Beside the fields of a draft: the names of those to check."""


class _AppointmentLine(FormBody):
    """Every field of a proposal; those that say nothing are kept as they came."""

    dropped = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._given: dict[str, str] = {}
        self._form = QuickForm(QuickShown(Part.APPOINTMENTS, {}, frozenset(), "", {}, {}), today)
        self._form.set_narrow(True)  # the column of the plan is never wide enough for all of them
        drop = Button(_("Ne pas ajouter ce rendez-vous"), "x", kind=Kind.QUIET, compact=True)
        column = QVBoxLayout(self)
        theme.space(column, 0.2)
        column.addWidget(self._form)
        column.addWidget(drop, 0, Qt.AlignmentFlag.AlignLeft)
        self._form.changed.connect(self.fields.changed)
        drop.clicked.connect(self.dropped)

    def values(self) -> dict[str, str]:
        return {**self._given, **self._form.values()}

    def fill(self, values: Values) -> None:
        self._given = dict(values)
        doubtful = frozenset(filter(None, values.get(_DOUBTFUL, "").split(",")))
        self._form.show_proposal(QuickShown(Part.APPOINTMENTS, values, doubtful, "", {}, {}))

    def show_problems(self, found: Mapping[str, str]) -> QWidget | None:
        self._form.show_problems(found)
        return next(iter(tab_stops(self._form)), None) if found else None


class InterviewAppointments(InterviewLineList[_AppointmentLine]):
    """Empty, and not seen, until something decided makes one."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(APPOINTMENT, lambda: _AppointmentLine(today), begun=lambda line: True)
        column = QVBoxLayout(self)
        theme.space(column, 0.3)
        column.addWidget(Text(_("Autres rendez-vous"), "label"))
        column.addLayout(self._rows)
        self.hide()

    def add(self, texts: Values, doubtful: frozenset[str]) -> QWidget:
        """One more, filled; the answer is its first field."""
        line = self._append()
        line.fill({**texts, _DOUBTFUL: ",".join(sorted(doubtful))})
        self.changed.emit()
        return line.first()

    def _append(self) -> _AppointmentLine:
        line = super()._append()
        line.dropped.connect(lambda: self._drop(line))
        self.show()
        return line

    def _drop(self, line: _AppointmentLine) -> None:
        self._lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.setVisible(bool(self._lines))
        self.changed.emit()
