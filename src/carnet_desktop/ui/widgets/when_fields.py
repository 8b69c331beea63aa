"""Fields for a day and an hour, typed as people say them and shown as they are read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from carnet_desktop.errors import InvalidField
from carnet_desktop.i18n import (
    day_month_year,
    hour,
    long_day,
    long_day_year,
    margin_day,
    parse_birth_day,
    parse_day,
    parse_hour,
)
from carnet_desktop.sentences import field_sentence
from carnet_desktop.ui.widgets.fields import Labelled
from carnet_desktop.ui.widgets.line_edit import LineEdit

ParseDay = Callable[[str, date], date | None]
V = TypeVar("V", date, time)


@dataclass(frozen=True, slots=True)
class _Reading(Generic[V]):
    """How a text is read (None: it says no such thing), shown and stored; which field refuses it, and why."""

    parse: Callable[[str], V | None]
    show: Callable[[V], str]
    store: Callable[[V], str]
    field: str
    problem: str


class _Typed(Labelled[LineEdit], Generic[V]):
    """Reads what was typed when the focus leaves; says the problem at once, clears it as soon as the text changes."""

    changed = Signal()

    def __init__(
        self, label: str, icon: str, reading: _Reading[V], placeholder: str, show_label: bool, parent: QWidget | None
    ) -> None:
        super().__init__(label, LineEdit(placeholder, icon), show_label=show_label, parent=parent)
        self._reading: _Reading[V] = reading
        self._value: V | None = None
        self._shown = ""
        self.control.installEventFilter(self)
        self.control.editingFinished.connect(self.read)
        self.control.textEdited.connect(self._edited)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.control.selectAll()
        return False

    def value(self) -> V | None:
        """What is written, None when the field is empty or cannot be read (then `read` is False)."""
        self.read()
        return self._value

    def written(self) -> str:
        """As it is stored, else what is typed. Nothing changes on screen: it may be asked while typing."""
        text = self.control.text().strip()
        told = self._value if text == self._shown else self._reading.parse(text) if text else None
        return self._reading.store(told) if told is not None else text

    def set_value(self, value: V | None) -> None:
        self._value = value
        self._shown = self._reading.show(value) if value is not None else ""
        self.control.setText(self._shown)
        self.set_error(None)

    def read(self) -> bool:
        """Read the text now (Ctrl+Entrée does not leave the field). False when it is no day, or no hour."""
        text = self.control.text().strip()
        if text == self._shown:
            return not self.error()
        told = self._reading.parse(text) if text else None
        if text and told is None:
            self._value = None
            self.set_error(field_sentence(InvalidField(self._reading.field, self._reading.problem, text)))
            return False
        self.set_value(told)
        return True

    def _edited(self) -> None:
        self.set_error(None)
        self.changed.emit()


class DayField(_Typed[date]):
    """A day: `27/11`, `vendredi`, `demain`; shown `vendredi 27 novembre` on leaving, stored as ISO text.

    `today` is the clock's day. `parse` may be `i18n.parse_birth_day`: the day is then shown with its year. `short`:
    shown `ven. 27 nov.`
    """

    def __init__(
        self,
        label: str,
        today: Callable[[], date],
        *,
        parse: ParseDay = parse_day,
        short: bool = False,
        placeholder: str = "",
        show_label: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        born = parse is parse_birth_day

        def words(day: date) -> str:
            if born:
                return day_month_year(day)
            if short:
                return margin_day(day, today())
            return long_day(day) if day.year == today().year else long_day_year(day)

        field = "birth_date" if born else "on"
        reading = _Reading(lambda text: parse(text, today()), words, date.isoformat, field, "date")
        super().__init__(label, "calendar", reading, placeholder, show_label, parent)


class HourField(_Typed[time]):
    """An hour: `14h`, `9h30`; shown `14 h`, `9 h 30` on leaving, and stored so."""

    def __init__(
        self, label: str, *, placeholder: str = "", show_label: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, "", _Reading(parse_hour, hour, hour, "hour", "hour"), placeholder, show_label, parent)
