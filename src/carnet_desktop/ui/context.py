"""What every screen of an unlocked structure is given. No Qt."""

from dataclasses import dataclass

from carnet_desktop.services.session import Session

from .changes import Changes
from .navigation import Navigator, Notices
from .work import Jobs


@dataclass(frozen=True, slots=True)
class ScreenContext:
    session: Session
    jobs: Jobs
    changes: Changes
    navigate: Navigator
    notices: Notices
