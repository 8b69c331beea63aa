"""The fields of a form by name: their texts out and in, their problems, and the first one to correct."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from carnet_desktop.i18n import parse_hour
from carnet_desktop.ui.widgets.fields import ComboField, Field, Labelled, NoteField
from carnet_desktop.ui.widgets.segments import Segments
from carnet_desktop.ui.widgets.tick_box import TickBox
from carnet_desktop.ui.widgets.when_fields import DayField, HourField

from .document_file_field import DocumentFileField

AnyField: TypeAlias = Field | NoteField | DayField | HourField | ComboField | Segments | TickBox | DocumentFileField


class BoundFields(QObject):
    """`changed` whenever a person changes one of them."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._fields: dict[str, AnyField] = {}

    def add(self, name: str, field: AnyField) -> None:
        self._fields[name] = field
        told = field.toggled if isinstance(field, TickBox) else field.changed
        told.connect(lambda *_value: self._touched(name))

    def values(self) -> dict[str, str]:
        return {name: _text(field) for name, field in self._fields.items()}

    def fill(self, values: Mapping[str, str]) -> None:
        """Put these texts in; a field that has none here keeps its own."""
        for name, field in self._fields.items():
            if name in values:
                _put(field, values[name])

    def show_problems(self, found: Mapping[str, str]) -> QWidget | None:
        """Say each problem beside its field; the answer is the first field that has one."""
        first: QWidget | None = None
        for name, field in self._fields.items():
            if isinstance(field, Labelled):
                field.set_error(found.get(name))
                first = first or (field if name in found else None)
        return first

    def set_read_only(self) -> None:
        """The texts can be read and copied, not changed."""
        for field in self._fields.values():
            if isinstance(field, Field | NoteField | DayField | HourField):
                field.control.setReadOnly(True)
            else:
                field.setEnabled(False)

    def _touched(self, name: str) -> None:
        field = self._fields[name]
        if isinstance(field, Field | NoteField | ComboField) and field.error():
            field.set_error(None)
        self.changed.emit()


def put_in_order(fields: list[QWidget]) -> None:
    """Tab goes through them in this order.

    What Tab does not stop on now is left out: put after an empty list of rows, what follows is lost.
    """
    for before, after in pairwise([field for field in fields if _is_tab_stop(field)]):
        QWidget.setTabOrder(before, after)


def tab_stops(holder: QWidget) -> list[QWidget]:
    """What Tab stops on in `holder`, in the order it was built: the order of the eye."""
    return [w for w in holder.findChildren(QWidget) if _is_tab_stop(w) and w.window() is holder.window()]


def _is_tab_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _text(field: AnyField) -> str:
    if isinstance(field, DayField | HourField):
        return field.written()
    if isinstance(field, TickBox):
        return "1" if field.isChecked() else ""
    return field.value()


def _put(field: AnyField, text: str) -> None:
    if isinstance(field, DayField):
        try:
            field.set_value(date.fromisoformat(text) if text else None)
        except ValueError:
            field.control.setText(text)
    elif isinstance(field, HourField):
        at = parse_hour(text) if text else None
        field.set_value(at)
        if text and at is None:
            field.control.setText(text)
    elif isinstance(field, TickBox):
        field.setChecked(bool(text))
    else:
        field.set_value(text)
