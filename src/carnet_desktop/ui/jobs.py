"""Runs slow work on two threads and brings the answers back to the UI thread by one queued signal."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from carnet_desktop.services.progress import Cancelled, Report
from carnet_desktop.ui.work import Lane

T = TypeVar("T")


class RunningJob:
    """One work asked for, until its answer has been given."""

    def __init__(self, owner: object, long: bool) -> None:
        self.owner = owner
        self.long = long
        self.cancelled = False
        self.forgotten = False

    def cancel(self) -> None:
        self.cancelled = True


class QtJobs(QObject):
    """`ui.work.Jobs` for the real window. `unhandled` receives the errors that no caller wanted."""

    _answered = Signal(object)

    def __init__(self, unhandled: Callable[[Exception], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unhandled = unhandled
        self._lanes = {lane: ThreadPoolExecutor(1, thread_name_prefix=lane.name.lower()) for lane in Lane}
        self._running: set[RunningJob] = set()
        self._answered.connect(lambda answer: answer(), Qt.ConnectionType.QueuedConnection)

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
        self._running.add(job)

        def answer(call: Callable[[], None]) -> None:
            self._answered.emit(lambda: None if job.forgotten else call())

        def end(call: Callable[[], None]) -> None:
            self._answered.emit(lambda: self._finish(job, call))

        def report(now: int, total: int) -> None:
            if job.cancelled:
                raise Cancelled
            if progress is not None:
                answer(lambda: progress(now, total))

        def attempt() -> None:
            if job.cancelled:
                end(_nothing)
                return
            try:
                result = work(report)
            except Cancelled:
                end(_nothing)
            except Exception as error:
                fail, reason = failed or self._unhandled, error
                end(lambda: fail(reason))
            else:
                end(lambda: done(result))

        self._lanes[lane].submit(attempt)
        return job

    def forget(self, owner: object) -> None:
        for job in self._running:
            if job.owner is owner:
                job.forgotten = True

    def close(self) -> None:
        """Finish what was asked (a save), stop what can be cancelled (an import), and call nobody back."""
        for job in self._running:
            job.forgotten = True
            job.cancelled = job.cancelled or job.long
        for lane in self._lanes.values():
            lane.shutdown(wait=True)
        self._running.clear()

    def _finish(self, job: RunningJob, call: Callable[[], None]) -> None:
        self._running.discard(job)
        if not job.forgotten:
            call()


def _nothing() -> None:
    """A cancelled work answers nothing."""
