"""Situations by theme in one form: what is so is ticked; else it is said that nothing is, or that nobody looked."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.texts import Icon, Text
from carnet_desktop.ui.widgets.tick_box import tick_state
from carnet_desktop.ui.widgets.tick_line import TickLine

from .form_body import FormBody
from .shown import Form
from .situation_fields import NOT_ASSESSED, NOTHING, added, tick
from .situation_words import icon_of, short_name
from .values import Values

_ABREAST = 2
"""The columns of ticks where there is room."""


class SituationForm(FormBody):
    """`form.lists`: theme → (code, words) of its ticks; `form.notes`: tick → since when it is so."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._themes = {name: _Theme(name, form) for name in form.lists}
        column = QVBoxLayout(self)
        theme.space(column, 1.2)
        for asked in self._themes.values():
            column.addWidget(asked.widget)
            self.fields.add(added(asked.name), asked.other)
            asked.changed.connect(self.fields.changed)

    def values(self) -> dict[str, str]:
        ticked = {name: text for asked in self._themes.values() for name, text in asked.values().items()}
        return {**ticked, **super().values()}

    def fill(self, values: Values) -> None:
        super().fill(values)
        for asked in self._themes.values():
            asked.fill(values)

    def show_problems(self, found: Mapping[str, str]) -> QWidget | None:
        """A situation of no list is refused beside where it was written."""
        beside = {added(record.split("/")[1]): words for record, words in found.items() if record.count("/") > 1}
        return super().show_problems(beside)

    def set_narrow(self, narrow: bool) -> None:
        for asked in self._themes.values():
            asked.set_narrow(narrow)


class _Theme(QObject):
    """One theme. Ticking a situation unticks "rien à signaler" and "pas évalué"; either of these unticks the rest."""

    changed = Signal()

    def __init__(self, name: str, form: Form) -> None:
        super().__init__()
        self.name = name
        self.widget = QWidget()
        self._ticks = {
            code: self._tick(code, words, form.notes.get(tick(name, code), "")) for code, words in form.lists[name]
        }
        self._nothing = self._tick(NOTHING, _("Rien à signaler"))
        self._unseen = self._tick(NOT_ASSESSED, _("Pas évalué"))
        self.other = Field(_("Autre situation"), placeholder=_("Autre, en quelques mots"), show_label=False)
        self.other.control.setAccessibleName(_("{theme}, autre situation", theme=short_name(name)))
        self.other.changed.connect(lambda words: self._something() if words else None)
        column = QVBoxLayout(self.widget)
        theme.space(column, 0.4)
        column.addLayout(self._head())
        column.addLayout(self._ticks_abreast())
        column.addWidget(self.other)

    def values(self) -> dict[str, str]:
        return {tick(self.name, code): "1" if line.isChecked() else "" for code, line in self._all().items()}

    def fill(self, values: Values) -> None:
        for code, line in self._all().items():
            name = tick(self.name, code)
            if name in values:
                line.show_ticked(tick_state(bool(values[name])))

    def set_narrow(self, narrow: bool) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._abreast.setDirection(down if narrow else across)

    def _all(self) -> dict[str, TickLine]:
        return {**self._ticks, NOTHING: self._nothing, NOT_ASSESSED: self._unseen}

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        theme.space(head, 0.5)
        icon = icon_of(self.name)
        if icon:
            head.addWidget(Icon(icon, "act", 1.45), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Text(short_name(self.name), "section"), 1, Qt.AlignmentFlag.AlignTop)
        for line in (self._nothing, self._unseen):
            theme.measure(line, width=_NOTHINGS_EM)
            head.addWidget(line)
        return head

    def _ticks_abreast(self) -> QBoxLayout:
        """One under another down each column: the eye goes down a list."""
        self._abreast = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._abreast, 1.4)
        ticks = list(self._ticks.values())
        rows = -(-len(ticks) // _ABREAST)
        for place in range(_ABREAST):
            column = QVBoxLayout()
            theme.space(column, 0.3)
            for line in ticks[place * rows : (place + 1) * rows]:
                column.addWidget(line)
            column.addStretch(1)
            self._abreast.addLayout(column, 1)
        return self._abreast

    def _tick(self, code: str, words: str, note: str = "") -> TickLine:
        line = TickLine()
        line.setParent(self.widget)
        line.show_words(words, note)
        line.setAccessibleDescription(", ".join(part for part in (short_name(self.name), note) if part))
        line.clicked.connect(lambda: self._pressed(code, line))
        return line

    def _pressed(self, code: str, line: TickLine) -> None:
        ticked = not line.isChecked()
        line.show_ticked(tick_state(ticked))
        if ticked and code in (NOTHING, NOT_ASSESSED):
            for other, shown in self._all().items():
                if other != code:
                    shown.show_ticked(tick_state(False))
            self.other.set_value("")
        elif ticked:
            self._something()
        self.changed.emit()

    def _something(self) -> None:
        self._nothing.show_ticked(tick_state(False))
        self._unseen.show_ticked(tick_state(False))


_NOTHINGS_EM = 8.6
"""The room of "Rien à signaler" and its box."""
