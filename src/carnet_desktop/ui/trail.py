"""The screens that are open, in the order they were last seen: one comes to the front, one closes, one goes back."""

from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar, cast

from carnet_desktop.ui.main_window import MainWindow
from carnet_desktop.ui.navigation import Screen

S = TypeVar("S", bound=Screen)
Room: TypeAlias = tuple[str, str]
"""What a screen is of: a kind and a notebook's id, "" where there is none."""


class Trail:
    """`key` gives the entry of the spine to light for a room; `passing` are the kinds where nothing is typed: such a
    screen closes as soon as another one is shown."""

    def __init__(self, window: MainWindow, passing: Sequence[str], key: Callable[[Room], str]) -> None:
        self._window, self._passing, self._key = window, passing, key
        self._screens: dict[Room, Screen] = {}
        self._rooms: list[Room] = []

    @property
    def here(self) -> Room:
        """The room on screen."""
        return self._rooms[-1]

    def show(self, room: Room, make: Callable[[], S]) -> S:
        """Bring a room to the front, made now if it is not open."""
        former = self.here if self._rooms else room
        screen = self._screens.get(room) or self._screens.setdefault(room, make())
        self._rooms = [other for other in self._rooms if other != room] + [room]
        self._window.show_screen(screen, self._key(room))
        if former != room and former[0] in self._passing:
            self.close(former)
        return cast("S", screen)

    def close(self, room: Room) -> bool:
        """True when the room is closed, or was not open; False when the person keeps it."""
        screen = self._screens.get(room)
        if screen is not None and not self._window.close_screen(screen):
            return False
        self._screens.pop(room, None)
        self.step_out(room)
        return True

    def step_out(self, room: Room) -> None:
        """One does not come back to a room, though its screen may stay open."""
        self._rooms = [other for other in self._rooms if other != room]

    def show_last(self) -> bool:
        """Show again the last room of the trail that is still open; False when there is none."""
        open_rooms = [room for room in self._rooms if room in self._screens]
        if not open_rooms:
            return False
        self._window.show_screen(self._screens[open_rooms[-1]], self._key(open_rooms[-1]))
        return True

    def clear(self) -> None:
        """Every screen was closed."""
        self._screens, self._rooms = {}, []
