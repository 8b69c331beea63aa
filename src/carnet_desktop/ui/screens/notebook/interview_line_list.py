"""The lines an interview's form adds to it: each is a row of fields, those that say nothing are left out."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.ui import theme

from .form_body import FormBody
from .interview_fields import numbered, prefix
from .values import Values

L = TypeVar("L", bound=FormBody)


class InterviewLineList(QWidget, Generic[L]):
    """`line`: what the names of its fields begin with. `make` gives an empty line. Those that are not `begun` are left
    out, but for the first one.
    """

    changed = Signal()

    def __init__(self, line: str, make: Callable[[], L], begun: Callable[[L], bool]) -> None:
        super().__init__()
        self._line, self._make, self._begun = line, make, begun
        self._narrow = False
        self._lines: list[L] = []
        self._rows = QVBoxLayout()
        theme.space(self._rows, 0.5)

    def values(self) -> dict[str, str]:
        return {
            prefix(self._line, index) + name: text
            for index, line in enumerate(self._kept())
            for name, text in line.values().items()
        }

    def fill(self, values: Values) -> None:
        for index, texts in enumerate(numbered(values, self._line).values()):
            line = self._lines[index] if index < len(self._lines) else self._append()
            line.fill(texts)

    def show_problems(self, found: Mapping[str, str]) -> QWidget | None:
        first: QWidget | None = None
        for index, line in enumerate(self._kept()):
            begin = prefix(self._line, index)
            here = {name.removeprefix(begin): said for name, said in found.items() if name.startswith(begin)}
            shown = line.show_problems(here)
            first = first or shown
        return first

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        for line in self._lines:
            line.set_narrow(narrow)

    def _append(self) -> L:
        line = self._make()
        line.set_narrow(self._narrow)
        line.fields.changed.connect(self._touched)
        self._lines.append(line)
        self._rows.addWidget(line)
        line.show()
        return line

    def _touched(self) -> None:
        self.changed.emit()

    def _kept(self) -> list[L]:
        return [line for index, line in enumerate(self._lines) if index == 0 or self._begun(line)]
