"""The person's agreement: to be asked, given, refused, or passed over for a reason; what the notebook says of it stands
above."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.fields import Labelled, NoteField
from carnet_desktop.ui.widgets.segments import Segments
from carnet_desktop.ui.widgets.texts import IconText, Reading, Text
from carnet_desktop.ui.widgets.when_fields import DayField

from .agreeing import Agreeing, Said
from .days import parse_day_of_answer

_DAY, _NOTE = 14.0, 5.5


class AgreementForm(QWidget):
    """`note_asked`: write in the notebook what the person answered."""

    note_asked = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(_("Son accord"), "section", wrap=True)
        self._told = IconText("circle-check", "", tone="good", wrap=True)
        self.said = Segments(
            _("Son accord"),
            [
                ("not_asked", _("À demander"), ""),
                ("given", _("Donné"), ""),
                ("refused", _("Refusé"), ""),
                ("overridden", _("Sans son accord"), ""),
            ],
        )
        self.day = DayField(_("Quel jour"), today, parse=parse_day_of_answer)
        self.how = Segments(_("Comment"), [("aloud", _("À voix haute"), ""), ("written", _("Par écrit"), "")])
        how = Labelled(_("Comment"), self.how)
        self.reason = NoteField(_("Pourquoi passer outre"), lines=2)
        theme.measure(self.reason.control, max_height=_NOTE)
        self._read_by = Reading("", "small")
        self.note = Button("", "pencil", compact=True)
        self._note_row = QWidget()
        self._problem = IconText("alert-circle", "", tone="bad", wrap=True)
        self._problem.hide()
        self._refused = False
        theme.measure(self.day, width=_DAY)
        self._answered = QWidget()
        self._answer = QHBoxLayout(self._answered)
        theme.space(self._answer, 0.75)
        self._answer.addWidget(self.day)
        self._answer.addWidget(how)
        self._answer.addStretch(1)
        column = QVBoxLayout(self)
        theme.space(column, 0.6)
        for part in (self._title, self._told, self.said, self._answered, self.reason, self._read_by):
            column.addWidget(part)
        kept = QHBoxLayout(self._note_row)
        theme.space(kept)
        kept.addWidget(self.note)
        kept.addStretch(1)
        column.addWidget(self._note_row)
        column.addWidget(self._problem)
        self.said.changed.connect(lambda _said: self._turn())
        self.note.clicked.connect(self.note_asked)
        self._turn()

    def show_person(self, first_name: str) -> None:
        self._title.setText(_("L’accord de {name}", name=first_name))
        self._read_by.setText(_("La structure lira cette raison, et {name} peut la demander.", name=first_name))

    def set_narrow(self, narrow: bool) -> None:
        """The day above the way it was said, where they have no room side by side."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._answer.setDirection(direction)

    def show_agreeing(self, form: Agreeing, told: str, *, refused: bool) -> None:
        self._refused = refused
        self.said.set_value(form.said)
        self.day.set_value(form.on)
        self.how.set_value(form.how)
        self._told.setVisible(bool(told))
        self._told.text.setText(told)
        self._told.text.set_tone("bad" if refused else "good")
        self._told.icon.set_icon(*(("alert-circle", "bad") if refused else ("circle-check", "good")))
        self._turn()

    def value(self) -> Agreeing:
        return Agreeing(cast("Said", self.said.value()), self.day.value(), self.how.value(), self.reason.value())

    def show_problems(self, problems: Mapping[str, str]) -> None:
        self.day.set_error(problems.get("on"))
        self.reason.set_error(problems.get("reason"))
        self._problem.text.setText(problems.get("agreement", ""))
        self._problem.setVisible("agreement" in problems)

    def first_of(self, problems: Mapping[str, str]) -> QWidget | None:
        """Where the caret goes for the first of these problems, None when none is here."""
        places = {"agreement": self.said, "on": self.day.control, "reason": self.reason.control}
        return next((place for name, place in places.items() if name in problems), None)

    def _turn(self) -> None:
        """What is asked of an agreement, of a refusal, of going without; nothing before there is an answer."""
        said = self.said.value()
        self._problem.hide()
        self._answered.setVisible(said == "given" or (said == "refused" and not self._refused))
        self.reason.setVisible(said == "overridden")
        self._read_by.setVisible(said == "overridden")
        changed_mind = said == "given" and self._refused
        self.note.setText(_("Noter son nouvel accord") if changed_mind else _("Noter son refus"))
        self.note.updateGeometry()
        self._note_row.setVisible(changed_mind or (said == "refused" and not self._refused))
