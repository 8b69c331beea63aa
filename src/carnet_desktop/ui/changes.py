"""Tells the open screens that a notebook, people, transfers or known structures have changed. No Qt; UI thread only."""

from collections.abc import Callable
from typing import TypeVar

C = TypeVar("C")


class Changes:
    """Whoever saved announces once; every open screen that shows the thing refreshes."""

    def __init__(self) -> None:
        self._notebook: list[Callable[[str], None]] = []
        self._people: list[Callable[[], None]] = []
        self._transfers: list[Callable[[], None]] = []
        self._partners: list[Callable[[], None]] = []

    def listen(self, callback: Callable[[str], None]) -> Callable[[], None]:
        """`callback(notebook_id)` at each announce. The answer stops listening: call it when the screen closes."""
        return _add(self._notebook, callback)

    def listen_people(self, callback: Callable[[], None]) -> Callable[[], None]:
        """`callback()` when people were added, imported, removed or renamed. The answer stops listening."""
        return _add(self._people, callback)

    def listen_transfers(self, callback: Callable[[], None]) -> Callable[[], None]:
        """`callback()` when a file was sent, received or decided. The answer stops listening."""
        return _add(self._transfers, callback)

    def listen_partners(self, callback: Callable[[], None]) -> Callable[[], None]:
        """`callback()` when a structure became known, verified or forgotten. The answer stops listening."""
        return _add(self._partners, callback)

    def announce(self, notebook_id: str) -> None:
        for callback in tuple(self._notebook):
            callback(notebook_id)

    def people_changed(self) -> None:
        for callback in tuple(self._people):
            callback()

    def transfers_changed(self) -> None:
        for callback in tuple(self._transfers):
            callback()

    def partners_changed(self) -> None:
        for callback in tuple(self._partners):
            callback()


def _add(listeners: list[C], callback: C) -> Callable[[], None]:
    listeners.append(callback)
    return lambda: listeners.remove(callback) if callback in listeners else None
