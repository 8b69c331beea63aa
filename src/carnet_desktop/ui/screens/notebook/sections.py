"""The sections of the page: those that are seen first at once, the others one at a time when nothing else waits."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from .parts import PARTS, build_section
from .section import Section
from .shown import Part

_FIRST: Final = (Part.PLAN, Part.INTERVIEWS, Part.APPOINTMENTS, Part.CONTACTS, Part.SITUATION, Part.DOCUMENTS)
"""What fills a window; the rest stands below its foot."""


class Sections(QObject):
    """`made` tells of each that is made later. Asking for one makes it, and those that stand before it."""

    made = Signal(Part)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held = {part: build_section(part) for part in _FIRST}
        self._waiting = [part for part in PARTS if part not in _FIRST]
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._make_next)

    def make_the_rest(self) -> None:
        """One a turn, so that no key and no frame waits."""
        if self._waiting:
            self._turn.start()

    def __getitem__(self, part: Part) -> Section:
        while part not in self._held:
            self._make_next()
        return self._held[part]

    def items(self) -> Iterator[tuple[Part, Section]]:
        """Those that are made, in the order of the eye."""
        return iter(tuple(self._held.items()))

    def _make_next(self) -> None:
        part = self._waiting.pop(0)
        self._held[part] = build_section(part)
        if not self._waiting:
            self._turn.stop()
        self.made.emit(part)
