"""What a presenter may ask of slow work: run it elsewhere, come back, forget it. No Qt here."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Protocol, TypeVar

from carnet_desktop.services.progress import Report

T = TypeVar("T")


class Lane(Enum):
    """STORAGE: every open, read and write, in order. OTHER: Argon2 and PDF, so that a save never waits for them."""

    STORAGE = auto()
    OTHER = auto()


class Job(Protocol):
    def cancel(self) -> None:
        """Ask the work to stop: not started, it never runs; running, its next `report` raises `Cancelled`."""


class Jobs(Protocol):
    def run(
        self,
        owner: object,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        progress: Report | None = None,
        lane: Lane = Lane.STORAGE,
    ) -> Job:
        """Do `work(report)` on its lane; `done`, `failed` and `progress` are called on the UI thread.

        Without `failed`, the error goes to the handler of the whole application. A work that raises `Cancelled`
        calls nothing. Nothing is called once `owner` is forgotten.
        """

    def forget(self, owner: object) -> None:
        """`owner` is closed: its answers are dropped. What it asked for still happens (a save is never undone)."""
