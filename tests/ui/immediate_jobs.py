"""`ui.work.Jobs` without threads: the work is done on the spot, or held until a test releases it."""

from collections.abc import Callable
from typing import TypeVar

from carnet_desktop.services.progress import Cancelled, Report
from carnet_desktop.ui.jobs import RunningJob
from carnet_desktop.ui.work import Lane

T = TypeVar("T")


class ImmediateJobs:
    """With `held` True, works wait in `waiting` until `release()`: for late answers and busy states.

    An error without `failed` is raised again: the test sees it.
    """

    def __init__(self) -> None:
        self.held = False
        self.waiting: list[Callable[[], None]] = []
        self._jobs: list[RunningJob] = []

    def run(
        self,
        owner: object,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        progress: Report | None = None,
        lane: Lane = Lane.STORAGE,
    ) -> RunningJob:
        job = RunningJob(owner, long=progress is not None)
        self._jobs.append(job)

        def report(now: int, total: int) -> None:
            if job.cancelled:
                raise Cancelled
            if progress is not None and not job.forgotten:
                progress(now, total)

        def attempt() -> None:
            if job.cancelled:
                return
            try:
                result = work(report)
            except Cancelled:
                return
            except Exception as error:
                if failed is None:
                    raise
                if not job.forgotten:
                    failed(error)
                return
            if not job.forgotten:
                done(result)

        if self.held:
            self.waiting.append(attempt)
        else:
            attempt()
        return job

    def release(self) -> None:
        self.held = False
        while self.waiting:
            self.waiting.pop(0)()

    def forget(self, owner: object) -> None:
        for job in self._jobs:
            if job.owner is owner:
                job.forgotten = True
