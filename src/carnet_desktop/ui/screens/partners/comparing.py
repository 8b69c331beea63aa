"""The words compared by ear: who to call, then the eight words as they are heard."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.gap import Gap
from carnet_desktop.ui.widgets.texts import IconText, Reading, Text

from .partner_presenter import WORD_COUNT

_FIELD = 10.5


class Comparing(QWidget):
    """`submitted`: Entrée in the last word."""

    submitted = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phone = IconText("phone", "", "second", wrap=True)
        self.fields = [HeardWord(place) for place in range(WORD_COUNT)]
        self._problem = IconText("alert-circle", "", tone="bad", wrap=True)
        self._problem.hide()
        self._grid = QGridLayout()
        self._columns = 0
        column = QVBoxLayout(self)
        theme.space(column, 0.6, (1.4, 1, 1.4, 1.4))
        for part in (*self._calling(), Gap(0.6), *self._hearing()):
            column.addWidget(part)
        column.addLayout(self._grid)
        column.addWidget(self._problem)
        column.addStretch(1)
        for field, following in zip(self.fields, [*self.fields[1:], None], strict=True):
            go_on = following.control.setFocus if following is not None else self.submitted.emit
            field.ended.connect(go_on)
            field.changed.connect(lambda _text: self.typed.emit())
        self.set_narrow(False)

    def show_structure(self, phone: str) -> None:
        self._phone.setVisible(bool(phone))
        self._phone.text.setText(_("Numéro écrit sur la fiche : {phone}", phone=phone))

    def show_problems(self, problems: Mapping[int, str]) -> None:
        """The fields are narrow: what is wrong is said under all of them, once."""
        for place, field in enumerate(self.fields):
            field.show_problem(problems.get(place, ""))
        lines = _said(problems)
        self._problem.text.setText("\n".join(lines))
        self._problem.setVisible(bool(lines))
        for place in sorted(problems)[:1]:
            self.fields[place].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def heard(self) -> list[str]:
        return [field.value() for field in self.fields]

    def set_narrow(self, narrow: bool) -> None:
        columns = 2 if narrow else 4
        if columns == self._columns:
            return
        self._grid.setColumnStretch(self._columns, 0)
        self._grid.setColumnStretch(columns, 1)
        self._columns = columns
        for place, field in enumerate(self.fields):
            self._grid.addWidget(field, *divmod(place, columns))

    def _calling(self) -> list[QWidget]:
        known = _(
            "Prenez un numéro que vous connaissez déjà, ou celui de son site. Pas celui de la fiche : "
            "si quelqu’un l’a fabriquée, c’est à lui que vous parleriez."
        )
        return [Text(_("1. Appelez la structure"), "section"), Reading(known), self._phone]

    def _hearing(self) -> list[QWidget]:
        theme.space(self._grid, 0.75, (0, 0.3, 0, 0))
        where = _("Elle les trouve dans Carnet : « Transferts », puis « Structures connues ».")
        how = _("Les accents et les majuscules ne comptent pas, les 4 premières lettres suffisent.")
        title = Text(_("2. Écrivez les huit mots qu’on vous lit"), "section")
        return [title, Reading(f"{where} {how}", "second")]


class HeardWord(Field):
    """One word, its number above it. The space bar and Entrée go on to the next one, as one writes under dictation."""

    ended = Signal()

    def __init__(self, place: int) -> None:
        super().__init__(_("Mot {n}", n=place + 1))
        theme.measure(self, width=_FIELD)
        self.control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.value():
                    self.ended.emit()
                return True
        return super().eventFilter(watched, event)

    def show_problem(self, problem: str) -> None:
        self.control.setAccessibleDescription(problem)
        theme.set_state(self.control, state="error" if problem else "")


def _said(problems: Mapping[int, str]) -> list[str]:
    """One line for each problem: `Mots 3 et 5 : il manque.`"""
    places: dict[str, list[str]] = {}
    for place, problem in sorted(problems.items()):
        places.setdefault(problem, []).append(str(place + 1))
    return [_words_named(numbers, problem) for problem, numbers in places.items()]


def _words_named(numbers: list[str], problem: str) -> str:
    if len(numbers) == 1:
        return _("Mot {n} : {problem}", n=numbers[0], problem=problem)
    first, last = ", ".join(numbers[:-1]), numbers[-1]
    return _("Mots {first} et {last} : {problem}", first=first, last=last, problem=problem)
