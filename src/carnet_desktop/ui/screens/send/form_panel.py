"""The form at the left: to whom, what next, why, with whose agreement, and what to tick."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import ComboField, Labelled, NoteField
from carnet_desktop.ui.widgets.scrolled import Scrolled
from carnet_desktop.ui.widgets.segments import Segments
from carnet_desktop.ui.widgets.texts import Reading, Rule

from .agreement_form import AgreementForm
from .presenter import Filled
from .tick_list import TickList

_NOTE = 5.5
"""The most a note grows, in em: what leaves must stay in sight."""


class FormPanel(QWidget):
    recipient_chosen = Signal(str)
    kind_chosen = Signal(str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recipient = ComboField(_("À quelle structure"), ())
        self.kind = Segments(
            _("Ensuite"),
            [("referral", _("Nous continuons aussi"), ""), ("transfer", _("Nous passons le relais"), "")],
        )
        self._about_kind = Reading("", "small")
        self.purpose = NoteField(_("Ce que vous attendez de cette structure"), lines=2)
        theme.measure(self.purpose.control, max_height=_NOTE)
        self.agreement, self.ticks = AgreementForm(today), TickList()
        inside = QWidget()
        column = QVBoxLayout(inside)
        theme.space(column, 0.75, (1.4, 1, 1.2, 1))
        kind = QVBoxLayout()
        theme.space(kind, 0.3)
        kind.addWidget(Labelled(_("Ensuite"), self.kind))
        kind.addWidget(self._about_kind)
        column.addWidget(self.recipient)
        column.addLayout(kind)
        for part in (self.purpose, Rule(), self.agreement, Rule(), self.ticks):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        theme.space(whole)
        whole.addWidget(Scrolled(inside))
        self.recipient.changed.connect(self.recipient_chosen)
        self.kind.changed.connect(self._choose_kind)
        self._first_name = ""

    def show_person(self, first_name: str) -> None:
        self._first_name = first_name
        self.agreement.show_person(first_name)
        self._say_kind()

    def show_recipients(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """`chosen` "": a first line asks to choose; nobody is chosen in the worker's place."""
        with QSignalBlocker(self.recipient.control):
            self.recipient.control.clear()
            for value, words in ([] if chosen else [("", _("Choisissez une structure"))]) + list(choices):
                self.recipient.control.addItem(words, value)
            self.recipient.set_value(chosen)

    def filled(self) -> Filled:
        return Filled(self.purpose.value(), self.agreement.value())

    def is_typed(self) -> bool:
        """Whether there is a text to lose."""
        return bool(self.purpose.value() or self.agreement.reason.value())

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """The first one takes the focus."""
        self.recipient.set_error(problems.get("recipient"))
        self.purpose.set_error(problems.get("purpose"))
        self.agreement.show_problems(problems)
        self.ticks.show_problem(problems.get("sections", ""))
        above = {"recipient": self.recipient.control, "purpose": self.purpose.control}
        first = next((control for name, control in above.items() if name in problems), None)
        first = first or self.agreement.first_of(problems) or (self.ticks.first() if "sections" in problems else None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_kind(self, kind: str) -> None:
        self._say_kind()
        self.kind_chosen.emit(kind)

    def _say_kind(self) -> None:
        if self.kind.value() == "referral":
            words = _("Orientation : vous continuez de suivre {name}.", name=self._first_name)
        else:
            words = _(
                "Transfert : quand la structure accepte, votre suivi de {name} se termine. Le carnet reste chez vous.",
                name=self._first_name,
            )
        self._about_kind.setText(words)
