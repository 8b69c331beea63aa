"""The fields of a proposal, under the quick entry line: filled, and marked where they are to be checked."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from carnet_desktop.domain.labels import CHANNELS, VISIBILITIES
from carnet_desktop.i18n import _, parse_past_day
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import ComboField, Field
from carnet_desktop.ui.widgets.when_fields import DayField, HourField

from .bound_fields import BoundFields
from .quick_shown import QuickShown
from .shown import Part

_QuickField: TypeAlias = Field | ComboField | DayField | HourField
_Made: TypeAlias = dict[str, tuple[_QuickField, int]]
"""Name → the field, and how many of the twelve columns of a row it takes."""
_COLUMNS: Final = 12
_WHEN_SAID: Final = frozenset({"place", "purpose"})
"""Fields that are shown when the line says something for them."""


class QuickForm(QWidget):
    """`entered` when Enter is pressed in one of the fields, `changed` when one of them is."""

    entered = Signal()
    changed = Signal()

    def __init__(self, shown: QuickShown, today: Callable[[], date]) -> None:
        super().__init__()
        self.part = shown.part
        self._made = _MAKE[shown.part](shown.first_name, today)
        self._hidden: set[str] = set()
        self._narrow = False
        self._bound = BoundFields(self)
        self._grid = QGridLayout(self)
        theme.space(self._grid, 0.6)
        for name, (field, _span) in self._made.items():
            self._bound.add(name, field)
            field.changed.connect(lambda *_value, field=field: field.set_doubt(""))
            if isinstance(field.control, QLineEdit):
                field.control.returnPressed.connect(self.entered)
        self._bound.changed.connect(self._show_partner)
        self._bound.changed.connect(self.changed)

    def show_proposal(self, shown: QuickShown) -> None:
        self._bound.fill(shown.values)
        for name, (field, _span) in self._made.items():
            field.set_error(None)
            field.set_doubt(_("à vérifier") if name in shown.doubtful else "")
        self._hidden = {name for name in _WHEN_SAID if name in shown.implied or not shown.values.get(name, "").strip()}
        self._place()
        self._show_partner()

    def values(self) -> dict[str, str]:
        """The texts of the fields that are shown."""
        return {name: text for name, text in self._bound.values().items() if name not in self._hidden}

    def show_problems(self, found: Mapping[str, str]) -> None:
        first = self._bound.show_problems(found)
        if first is not None:
            first.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        if narrow is not self._narrow:
            self._narrow = narrow
            self._place()

    def _show_partner(self) -> None:
        """A partner's name is asked only when a partner does it."""
        who = self._made.get("who")
        if who is None:
            return
        hidden = self._hidden - {"who_text"} if who[0].value() == "partner" else self._hidden | {"who_text"}
        if hidden != self._hidden:
            self._hidden = hidden
            self._place()

    def _place(self) -> None:
        """On rows of twelve columns; two by two where there is little room."""
        row = column = 0
        for name, (field, wide) in self._made.items():
            if name in self._hidden:
                field.hide()
                continue
            span = wide if not self._narrow else _COLUMNS if wide > _COLUMNS // 2 else _COLUMNS // 2
            if column + span > _COLUMNS:
                row, column = row + 1, 0
            self._grid.addWidget(field, row, column, 1, span)
            field.show()  # once it is in its place: before, it would open as a window
            column += span


def _appointment(first_name: str, today: Callable[[], date]) -> _Made:
    channels = [(code, _(label)) for code, label in CHANNELS.items() if code != "written"]
    return {
        "day": (DayField(_("Quand"), today), 3),
        "hour": (HourField(_("Heure")), 2),
        "with": (Field(_("Avec"), icon="address-book"), 3),
        "channel": (ComboField(_("Comment"), channels), 2),
        "bring": (Field(_("Apporter")), 2),
        "place": (Field(_("Où")), 4),
        "purpose": (Field(_("Objet, jamais imprimé")), 8),
    }


def _action(first_name: str, today: Callable[[], date]) -> _Made:
    who = [("person", first_name), ("worker", _("Vous")), ("partner", _("Partenaire"))]
    return {
        "what": (Field(_("Ce qu’il y a à faire")), 5),
        "by": (DayField(_("Avant le"), today), 3),
        "who": (ComboField(_("Qui le fait"), who), 2),
        "who_text": (Field(_("Nom du partenaire")), 2),
    }


def _note(first_name: str, today: Callable[[], date]) -> _Made:
    return {
        "text": (Field(_("Ce qui s’est dit")), 12),
        "day": (DayField(_("Quand"), today, parse=parse_past_day), 4),
        "channel": (ComboField(_("Comment"), [(code, _(label)) for code, label in CHANNELS.items()]), 4),
        "visibility": (ComboField(_("Qui peut lire"), [(code, _(words)) for code, words in VISIBILITIES.items()]), 4),
    }


_MAKE: Final = {Part.APPOINTMENTS: _appointment, Part.PLAN: _action, Part.INTERVIEWS: _note}
