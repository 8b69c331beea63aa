"""Nobody there: locked, once, and for the right reason."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from carnet_desktop.ui.doorstep import Why
from carnet_desktop.ui.idle import IdleWatch


@dataclass
class Office:
    """A clock that the test moves, and what was asked."""

    monotonic: float = 0
    wall: float = 1_000_000
    minutes: int = 5
    locked: list[Why] = field(default_factory=list)

    def wait(self, seconds: float, watch: IdleWatch) -> None:
        """Let the seconds pass one by one, as they do when the computer is awake."""
        for _second in range(int(seconds)):
            self.monotonic += 1
            self.wall += 1
            watch.look()


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def watch(qapp: QApplication, office: Office) -> IdleWatch:
    made = IdleWatch(
        qapp, lambda: office.minutes, office.locked.append, now=lambda: office.monotonic, wall=lambda: office.wall
    )
    made.start()
    return made


def test_locked_after_the_minutes_of_the_setting_and_not_before(office: Office, watch: IdleWatch) -> None:
    office.wait(299, watch)
    assert office.locked == []
    office.wait(1, watch)
    assert office.locked == [Why.IDLE]
    assert not watch.watching


def test_a_key_puts_the_lock_off(qtbot: QtBot, office: Office, watch: IdleWatch) -> None:
    field_ = QLineEdit()
    qtbot.addWidget(field_)
    office.wait(200, watch)
    QTest.keyClick(field_, Qt.Key.Key_A)
    office.wait(299, watch)
    assert office.locked == []
    office.wait(1, watch)
    assert office.locked == [Why.IDLE]


def test_a_shorter_setting_counts_at_once(office: Office, watch: IdleWatch) -> None:
    office.wait(70, watch)
    office.minutes = 1
    office.wait(1, watch)
    assert office.locked == [Why.IDLE]


def test_a_computer_that_slept_wakes_up_locked(office: Office, watch: IdleWatch) -> None:
    office.wait(10, watch)
    office.wall += 3600  # the other clock stood still, as it does on some systems
    office.wait(1, watch)
    assert office.locked == [Why.SUSPEND]


@pytest.mark.parametrize(
    ("tell", "why"),
    [
        (lambda watch: watch.going_to_sleep(True), Why.SUSPEND),
        (lambda watch: watch.session_locked(), Why.SYSTEM_LOCK),
        (lambda watch: watch.screen_saver(True), Why.SYSTEM_LOCK),
    ],
)
def test_the_system_says_that_it_sleeps_or_locks(
    office: Office, watch: IdleWatch, tell: Callable[[IdleWatch], None], why: Why
) -> None:
    tell(watch)
    tell(watch)
    assert office.locked == [why]


def test_waking_up_and_a_screen_saver_that_ends_lock_nothing(office: Office, watch: IdleWatch) -> None:
    watch.going_to_sleep(False)
    watch.screen_saver(False)
    assert office.locked == []


def test_once_stopped_nothing_locks_twice(office: Office, watch: IdleWatch) -> None:
    watch.stop()
    watch.session_locked()
    assert office.locked == []


_BUS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication
from carnet_desktop.ui.idle import IdleWatch
app = QApplication([])
watch = IdleWatch(app, lambda: 5, lambda why: (print(why.name), app.quit()))
watch.start()
bus = QDBusConnection.sessionBus()
bus.registerService("org.gnome.ScreenSaver")
said = QDBusMessage.createSignal("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged")
said.setArguments([True])
bus.send(said)
QTimer.singleShot(10_000, app.quit)
app.exec()
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no dbus-run-session here")
def test_a_real_bus_that_says_the_screen_is_locked_is_heard() -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", _BUS],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.split() == ["SYSTEM_LOCK"]
