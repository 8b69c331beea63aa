"""The lines an interview's form adds to it: each is a row of fields, those that say nothing are left out."""

from collections.abc import Mapping
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.ui import theme

from .interview_fields import numbered, prefix
from .values import Values


class _FormLine(Protocol):
    def values(self) -> dict[str, str]: ...
    def fill(self, values: Values) -> None: ...
    def show_problems(self, found: Mapping[str, str]) -> QWidget | None: ...
    def set_narrow(self, narrow: bool) -> None: ...


L = TypeVar("L", bound=_FormLine)


class InterviewLineList(QWidget, Generic[L]):
    """`line`: what the names of its fields begin with. Subclasses make the lines and say which ones count."""

    changed = Signal()

    def __init__(self, line: str) -> None:
        super().__init__()
        self._line = line
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

    def _kept(self) -> list[L]:
        raise NotImplementedError

    def _append(self) -> L:
        raise NotImplementedError
