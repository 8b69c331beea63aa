"""The fields of an interview; a new one also asks for the next appointment and the actions, in the same form."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.domain.labels import CHANNELS, VISIBILITIES
from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import ComboField, Field, NoteField
from carnet_desktop.ui.widgets.segments import Segments
from carnet_desktop.ui.widgets.texts import IconText, Text
from carnet_desktop.ui.widgets.when_fields import DayField, HourField

from .growing import grow_with_text
from .interview_actions import InterviewActions
from .interview_fields import NEXT
from .interview_lines import ICONS
from .row_editor import FormBody
from .values import Values


class InterviewForm(FormBody):
    """Writing begins in what was said: a subject may be given, the words of an interview must."""

    def __init__(self, first_name: str, today: Callable[[], date], *, whole: bool) -> None:
        super().__init__()
        self._on = ""
        self._across: list[QBoxLayout] = []
        subject = Field(_("Sujet"))
        channel = ComboField(_("Comment"), [(code, _(label)) for code, label in CHANNELS.items()])
        may_read = IconText("eye", _("{name} peut lire ce texte", name=first_name))
        self._text = NoteField(_("Ce qui s’est dit"), lines=5, aside=may_read)
        decisions = NoteField(_("Décidé ensemble"), lines=1)
        grow_with_text(self._text.control, 5, 18)
        grow_with_text(decisions.control, 1, 6)
        self._column = QVBoxLayout(self)
        theme.space(self._column, 0.6)
        self._column.addLayout(self._row((subject, 4), (channel, 1)))
        self._column.addWidget(self._text)
        self._column.addWidget(decisions)
        self.fields.add("subject", subject)
        self.fields.add("channel", channel)
        self.fields.add("text", self._text)
        self.fields.add("decisions", decisions)
        self._actions: InterviewActions | None = None
        if whole:
            self._add_next(today)
            self._actions = InterviewActions(first_name, today)
            self._actions.changed.connect(self.fields.changed)
            self._column.addWidget(self._actions)
        self._add_readers()

    def first(self) -> QWidget:
        return self._text.control

    def values(self) -> dict[str, str]:
        actions = self._actions.values() if self._actions is not None else {}
        return {"on": self._on, **super().values(), **actions}

    def fill(self, values: Values) -> None:
        self._on = values.get("on", "")
        super().fill(values)
        if self._actions is not None:
            self._actions.fill(values)

    def show_problems(self, found: Mapping[str, str]) -> QWidget | None:
        first = super().show_problems(found)
        in_actions = self._actions.show_problems(found) if self._actions is not None else None
        return first or in_actions

    def show_refused(self) -> None:
        self._text.set_error(_("Ce texte n’est pas encore enregistré."))

    def set_narrow(self, narrow: bool) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for row in self._across:
            row.setDirection(down if narrow else across)
        if self._actions is not None:
            self._actions.set_narrow(narrow)

    def _add_next(self, today: Callable[[], date]) -> None:
        day = DayField(_("Jour du prochain rendez-vous"), today, placeholder=_("Jour"), show_label=False)
        hour = HourField(_("Heure du prochain rendez-vous"), placeholder=_("Heure"), show_label=False)
        bring = Field(_("À apporter"), placeholder=_("Apporter"), show_label=False)
        for name, field in (("day", day), ("hour", hour), ("bring", bring)):
            self.fields.add(NEXT + name, field)
        under = QVBoxLayout()
        theme.space(under, 0.3)
        under.addWidget(Text(_("Prochain rendez-vous avec vous"), "label"))
        under.addLayout(self._row((day, 5), (hour, 2), (bring, 8)))
        self._column.addLayout(under)

    def _add_readers(self) -> None:
        choices = [(code, _(words), ICONS[code]) for code, words in VISIBILITIES.items()]
        visibility = Segments(_("Qui peut lire cet entretien"), choices)
        self.fields.add("visibility", visibility)
        row = self._row((Text(_("Qui peut lire cet entretien"), "label"), 0), (visibility, 0))
        row.addStretch(1)
        self._column.addLayout(row)

    def _row(self, *widgets: tuple[QWidget, int]) -> QBoxLayout:
        row = QHBoxLayout()
        theme.space(row, 0.6)
        for widget, share in widgets:
            row.addWidget(widget, share)
        self._across.append(row)
        return row
