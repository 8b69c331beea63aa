"""The fields of an interview, and what it decides: the next appointment and the actions, in the same form."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.domain.labels import CHANNELS, VISIBILITIES
from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.fields import ComboField, Field, NoteField
from carnet_desktop.ui.widgets.segments import Segments
from carnet_desktop.ui.widgets.texts import IconText, Text
from carnet_desktop.ui.widgets.tick_box import TickBox
from carnet_desktop.ui.widgets.when_fields import DayField, HourField

from .form_body import FormBody
from .growing import grow_with_text
from .interview_actions import InterviewActions
from .interview_appointments import InterviewAppointments
from .interview_decisions import Decided
from .interview_fields import ACTION, APPOINTMENT, NEXT, REASON, numbered
from .interview_lines import ICONS
from .shown import Form
from .values import Values


class InterviewForm(FormBody):
    """Writing begins in what was said: a subject may be given, the words of an interview must.

    A new one asks what follows at once; one that is corrected, when something decided in it is to be done. A closed one
    asks why it is corrected. `taken`: what was decided is to make appointments and actions.
    """

    taken = Signal()

    def __init__(self, form: Form, today: Callable[[], date]) -> None:
        super().__init__()
        self._on = ""
        self._across: list[QBoxLayout] = []
        self._column = QVBoxLayout(self)
        theme.space(self._column, 0.6)
        closed = bool(form.values["closed"])
        if closed:
            told = _("Cet entretien est clos : une correction dit pourquoi, et l’historique le garde.")
            self._column.addWidget(IconText("archive", told, wrap=True))
        self._text = self._add_told(form.first_name)
        self._take = Button(_("En faire des actions et des rendez-vous"), "bolt", kind=Kind.QUIET, compact=True)
        self._take.clicked.connect(self.taken)
        self._column.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        self._follows = QWidget()
        self._appointments = InterviewAppointments(today)
        self._actions = InterviewActions(form.first_name, today)
        self._add_what_follows(today)
        self._follows.setVisible(form.is_interview)
        self._add_readers(closed)
        if closed and form.writable:
            why = Field(_("Raison de la correction"))
            self.fields.add(REASON, why)
            self._column.addWidget(why)
        self._take.setVisible(False)
        self._decisions.changed.connect(lambda: self._take.setVisible(form.writable and bool(self._decisions.value())))

    def first(self) -> QWidget:
        return self._text.control

    def values(self) -> dict[str, str]:
        """What follows is left out while it is not asked."""
        values = {"on": self._on, **super().values()}
        if self._follows.isHidden():
            return {name: text for name, text in values.items() if not name.startswith(NEXT)}
        return {**values, **self._appointments.values(), **self._actions.values()}

    def fill(self, values: Values) -> None:
        self._on = values.get("on", self._on)
        super().fill(values)
        self._appointments.fill(values)
        self._actions.fill(values)
        if any(name.startswith(NEXT) for name in values) or numbered(values, ACTION) or numbered(values, APPOINTMENT):
            self._follows.show()

    def add(self, decided: Decided) -> QWidget | None:
        """Lines for what was decided, and room to write more; the answer is the first field of the first one."""
        self._follows.show()
        fields = [self._appointments.add(texts, doubtful) for texts, doubtful in decided.appointments]
        fields += [self._actions.add(texts) for texts in decided.actions]
        return fields[0] if fields else None

    def show_problems(self, found: Mapping[str, str]) -> QWidget | None:
        shown = (super().show_problems(found), *(part.show_problems(found) for part in self._lists()))
        return next((first for first in shown if first is not None), None)

    def show_refused(self) -> None:
        self._text.set_error(_("Ce texte n’est pas encore enregistré."))

    def set_narrow(self, narrow: bool) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for row in self._across:
            row.setDirection(down if narrow else across)
        for part in self._lists():
            part.set_narrow(narrow)

    def _lists(self) -> tuple[InterviewAppointments, InterviewActions]:
        return self._appointments, self._actions

    def _add_told(self, first_name: str) -> NoteField:
        """What was said, how, and what was decided; the answer is the text."""
        subject = Field(_("Sujet"))
        channel = ComboField(_("Comment"), [(code, _(label)) for code, label in CHANNELS.items()])
        may_read = IconText("eye", _("{name} peut lire ce texte", name=first_name))
        told = NoteField(_("Ce qui s’est dit"), lines=5, aside=may_read)
        self._decisions = NoteField(_("Décidé ensemble"), lines=1)
        grow_with_text(told.control, 5, 18)
        grow_with_text(self._decisions.control, 1, 6)
        self._column.addLayout(self._row((subject, 4), (channel, 1)))
        self._column.addWidget(told)
        self._column.addWidget(self._decisions)
        self.fields.add("subject", subject)
        self.fields.add("channel", channel)
        self.fields.add("text", told)
        self.fields.add("decisions", self._decisions)
        return told

    def _add_what_follows(self, today: Callable[[], date]) -> None:
        day = DayField(_("Jour du prochain rendez-vous"), today, placeholder=_("Jour"), show_label=False)
        hour = HourField(_("Heure du prochain rendez-vous"), placeholder=_("Heure"), show_label=False)
        bring = Field(_("À apporter"), placeholder=_("Apporter"), show_label=False)
        for name, field in (("day", day), ("hour", hour), ("bring", bring)):
            self.fields.add(NEXT + name, field)
        under = QVBoxLayout()
        theme.space(under, 0.3)
        under.addWidget(Text(_("Prochain rendez-vous avec vous"), "label"))
        under.addLayout(self._row((day, 5), (hour, 2), (bring, 8)))
        column = QVBoxLayout(self._follows)
        theme.space(column, 0.6)
        column.addLayout(under)
        for part in self._lists():
            column.addWidget(part)
            part.changed.connect(self.fields.changed)
        self._appointments.hide()
        self._column.addWidget(self._follows)

    def _add_readers(self, closed: bool) -> None:
        """Who may read it, and whether it is closed with what is written now."""
        choices = [(code, _(words), ICONS[code]) for code, words in VISIBILITIES.items()]
        visibility = Segments(_("Qui peut lire cet entretien"), choices)
        self.fields.add("visibility", visibility)
        row = self._row((Text(_("Qui peut lire cet entretien"), "label"), 0), (visibility, 0))
        row.addStretch(1)
        self._column.addLayout(row)
        if not closed:
            close = TickBox(_("Clore cet entretien"))
            close.setToolTip(_("Une correction demandera ensuite de dire pourquoi."))
            self.fields.add("closed", close)
            self._column.addWidget(close)

    def _row(self, *widgets: tuple[QWidget, int]) -> QBoxLayout:
        row = QHBoxLayout()
        theme.space(row, 0.6)
        for widget, share in widgets:
            row.addWidget(widget, share)
        self._across.append(row)
        return row
