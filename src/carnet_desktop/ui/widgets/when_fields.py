"""Fields for a day and an hour, typed as people say them and shown as they are read."""

from collections.abc import Callable
from datetime import date, time

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


class _Typed(Labelled[LineEdit]):
    """Reads what was typed when the focus leaves; says the problem at once, clears it as soon as the text changes."""

    changed = Signal()

    def __init__(self, label: str, icon: str, placeholder: str, show_label: bool, parent: QWidget | None) -> None:
        super().__init__(label, LineEdit(placeholder, icon), show_label=show_label, parent=parent)
        self.control.installEventFilter(self)
        self.control.editingFinished.connect(self.read)
        self.control.textEdited.connect(self._typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.control.selectAll()
        return False

    def read(self) -> bool:
        """Read the text now (Ctrl+Entrée does not leave the field). False when it is no day, or no hour."""
        raise NotImplementedError

    def _typed(self) -> None:
        self.set_error(None)
        self.changed.emit()


class DayField(_Typed):
    """A day: `27/11`, `vendredi`, `demain`; shown `vendredi 27 novembre` on leaving. `today` is the clock's day.

    `parse` may be `i18n.parse_birth_day`: the day is then shown with its year. `short`: shown `ven. 27 nov.`
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
        super().__init__(label, "calendar", placeholder, show_label, parent)
        self._today, self._parse, self._short = today, parse, short
        self._value: date | None = None
        self._shown = ""

    def value(self) -> date | None:
        """The day written, None when the field is empty or no day (then `read` is False)."""
        self.read()
        return self._value

    def written(self) -> str:
        """The day as ISO text, else what is typed. Nothing changes on screen: it may be asked while typing."""
        text = self.control.text().strip()
        if text == self._shown:
            return self._value.isoformat() if self._value else text
        day = self._parse(text, self._today()) if text else None
        return day.isoformat() if day else text

    def set_value(self, day: date | None) -> None:
        self._value = day
        self._shown = self._words(day) if day else ""
        self.control.setText(self._shown)
        self.set_error(None)

    def read(self) -> bool:
        text = self.control.text().strip()
        if text == self._shown:
            return not self.error()
        if not text:
            self.set_value(None)
            return True
        day = self._parse(text, self._today())
        if day is None:
            self._value = None
            name = "birth_date" if self._parse is parse_birth_day else "on"
            self.set_error(field_sentence(InvalidField(name, "date", text)))
            return False
        self.set_value(day)
        return True

    def _words(self, day: date) -> str:
        if self._parse is parse_birth_day:
            return day_month_year(day)
        if self._short:
            return margin_day(day, self._today())
        return long_day(day) if day.year == self._today().year else long_day_year(day)


class HourField(_Typed):
    """An hour: `14h`, `9h30`; shown `14 h`, `9 h 30` on leaving."""

    def __init__(
        self, label: str, *, placeholder: str = "", show_label: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, "", placeholder, show_label, parent)
        self._value: time | None = None
        self._shown = ""

    def value(self) -> time | None:
        """The hour written, None when the field is empty or no hour (then `read` is False)."""
        self.read()
        return self._value

    def written(self) -> str:
        """The hour as it is shown, else what is typed. Nothing changes on screen: it may be asked while typing."""
        text = self.control.text().strip()
        moment = parse_hour(text) if text else None
        return hour(moment) if moment else text

    def set_value(self, moment: time | None) -> None:
        self._value = moment
        self._shown = hour(moment) if moment else ""
        self.control.setText(self._shown)
        self.set_error(None)

    def read(self) -> bool:
        text = self.control.text().strip()
        if text == self._shown.strip():
            return not self.error()
        if not text:
            self.set_value(None)
            return True
        moment = parse_hour(text)
        if moment is None:
            self._value = None
            self.set_error(field_sentence(InvalidField("hour", "hour", text)))
            return False
        self.set_value(moment)
        return True
