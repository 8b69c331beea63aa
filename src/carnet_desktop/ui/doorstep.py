"""What the cover's screens are given before anything is unlocked. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from carnet_desktop.ui.navigation import Notices
from carnet_desktop.ui.work import Jobs

if TYPE_CHECKING:  # the first paint waits for none of what a session needs
    from carnet_desktop.services.session import Clock, Session


class Why(Enum):
    """Why the notebooks are locked."""

    ASKED = auto()
    IDLE = auto()
    SUSPEND = auto()
    SYSTEM_LOCK = auto()


@dataclass(frozen=True, slots=True)
class Locked:
    """The last lock: `at` is the office's local time; `minutes` without activity."""

    why: Why
    at: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class Doorstep:
    """`opened` takes the session over; `copy_secret` puts a text in the clipboard for ten seconds."""

    home: Path
    clock: Clock
    jobs: Jobs
    notices: Notices
    opened: Callable[[Session], None]
    copy_secret: Callable[[str], None]
