"""Locks when nobody is there: no key nor mouse for some minutes, the computer put to sleep, its own screen locked."""

import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from carnet_desktop.ui.doorstep import Why

_TICK_MS = 1_000
_ASLEEP_S = 30
"""A tick that comes this late means that the computer slept meanwhile."""
_ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Calls `lock(why)` once after `start`, until `start` again; `minutes` is asked each time it is looked at.

    `now` and `wall` are clocks in seconds.
    `wall` goes on while the computer sleeps: it tells the sleep that the system did not announce.
    """

    def __init__(
        self,
        app: QApplication,
        minutes: Callable[[], int],
        lock: Callable[[Why], None],
        now: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._minutes, self._lock, self._now, self._wall = minutes, lock, now, wall
        self._last = 0.0
        self._ticked = 0.0
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.look)
        self._listening = False

    def start(self) -> None:
        """Watch from now."""
        self._last = self._now()
        self._ticked = self._wall()
        if not self.watching:
            self._app.installEventFilter(self)
        if sys.platform == "linux" and not self._listening:
            self._listening = True
            self._listen_to_the_system()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._app.removeEventFilter(self)

    @property
    def watching(self) -> bool:
        return self._timer.isActive()

    def look(self) -> None:
        """Lock if it is time: called each second."""
        slept = self._wall() - self._ticked > _ASLEEP_S
        self._ticked = self._wall()
        if slept:
            self._act(Why.SUSPEND)
        elif self._now() - self._last >= self._minutes() * 60:
            self._act(Why.IDLE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVITY:
            self._last = self._now()
        return False

    def _act(self, why: Why) -> None:
        if self.watching:
            self.stop()
            self._lock(why)

    @Slot(bool)
    def going_to_sleep(self, before: bool) -> None:
        """logind's PrepareForSleep: true just before, false after."""
        if before:
            self._act(Why.SUSPEND)

    @Slot()
    def session_locked(self) -> None:
        self._act(Why.SYSTEM_LOCK)

    @Slot(bool)
    def screen_saver(self, active: bool) -> None:
        if active:
            self._act(Why.SYSTEM_LOCK)

    def _listen_to_the_system(self) -> None:
        """Where there is no bus, `connect` answers False and the clocks alone decide."""
        from PySide6.QtDBus import QDBusConnection

        # The stub of `connect` asks for the slot's name in bytes, which the method itself refuses.
        system: Any = QDBusConnection.systemBus()
        session: Any = QDBusConnection.sessionBus()
        login = "org.freedesktop.login1"
        sleep, locked, saver = SLOT("going_to_sleep(bool)"), SLOT("session_locked()"), SLOT("screen_saver(bool)")
        manager = "/org/freedesktop/login1"
        system.connect(login, manager, f"{login}.Manager", "PrepareForSleep", self, sleep)
        system.connect(login, "", f"{login}.Session", "Lock", self, locked)
        for service in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
            session.connect(service, "", service, "ActiveChanged", self, saver)
