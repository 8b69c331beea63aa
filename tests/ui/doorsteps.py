"""What the cover's screens are given in tests: real services, work done on the spot, a clock that the test moves."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget
from tests.ui.immediate_jobs import ImmediateJobs

from carnet_desktop.services.session import Session
from carnet_desktop.ui.doorstep import Doorstep
from carnet_desktop.ui.messages import Messages
from carnet_desktop.ui.widgets.bars import PageBar, UndoBar


@dataclass
class Porch:
    """A cover's surroundings: what was opened, what was copied, and the bar above the form."""

    home: Path
    window: QWidget
    jobs: ImmediateJobs = field(default_factory=ImmediateJobs)
    opened: list[Session] = field(default_factory=list)
    copied: list[str] = field(default_factory=list)
    now: datetime = datetime(2026, 11, 24, 8, 14, tzinfo=UTC)

    def __post_init__(self) -> None:
        self.bar = PageBar()
        self.messages = Messages(self.window, self.bar, UndoBar(self.bar))
        self.step = Doorstep(
            self.home, lambda: self.now, self.jobs, self.messages, self.opened.append, self.copied.append
        )

    def later(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
