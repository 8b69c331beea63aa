"""The fields of one kind of record, in a form."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from .bound_fields import BoundFields, tab_stops
from .values import Values


class FormBody(QWidget):
    """Subclasses build their fields, and add each to `fields` under its name."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = BoundFields(self)

    def values(self) -> dict[str, str]:
        return self.fields.values()

    def fill(self, values: Values) -> None:
        self.fields.fill(values)

    def show_problems(self, found: Mapping[str, str]) -> QWidget | None:
        """Each beside its field; the answer is the first field that has one."""
        return self.fields.show_problems(found)

    def show_refused(self) -> None:
        """What is typed could not be saved."""

    def first(self) -> QWidget:
        """The field that takes the focus when the form opens."""
        return tab_stops(self)[0]

    def set_narrow(self, narrow: bool) -> None:
        """One column where there is little room."""
