"""The jobs of one session: once it is locked, nothing more is asked of its files."""

from collections.abc import Callable
from typing import TypeVar

from carnet_desktop.services.progress import Report
from carnet_desktop.ui.work import Job, Jobs, Lane

T = TypeVar("T")


class SessionJobs:
    """`ui.work.Jobs` until `shut`; then a screen that was late to ask is answered by nobody."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._open = True

    def run(
        self,
        owner: object,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        progress: Report | None = None,
        lane: Lane = Lane.STORAGE,
    ) -> Job:
        if not self._open:
            return _NeverRun()
        return self._jobs.run(owner, work, done, failed, progress, lane)

    def forget(self, owner: object) -> None:
        self._jobs.forget(owner)

    def shut(self) -> None:
        self._open = False


class _NeverRun:
    def cancel(self) -> None:
        """There is nothing to stop."""
