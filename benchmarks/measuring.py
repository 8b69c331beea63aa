"""Our work and its floor, timed in turn in one process: what is compared has met the same machine at the same moment.

Medians are compared, never single times; a ratio holds on a slow computer as on a fast one.
"""

import gc
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

clock = time.perf_counter

Timed = Callable[[], float]
"""Does the work once and gives the seconds it took, without what had to be prepared for it."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One promise: median seconds (or `unit`) of our work and of its floor. `floor_is` says what the floor does.

    `target` is the greatest ratio promised, None where nothing is.
    """

    promise: str
    floor_is: str
    ours: float
    floor: float
    target: float | None
    unit: Literal["s", "MB"] = "s"

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def promised(self) -> str:
        return "" if self.target is None else f"≤ {self.target:g}"

    @property
    def verdict(self) -> str:
        if self.target is None:
            return "told"
        return "kept" if self.ratio <= self.target else "MISSED"

    def said(self, amount: float) -> str:
        return in_ms(amount) if self.unit == "s" else f"{amount:.0f} MB"

    def __str__(self) -> str:
        return (
            f"{self.promise}: {self.said(self.ours)} against {self.said(self.floor)} ({self.floor_is}), "
            f"ratio {self.ratio:.2f} {self.promised}: {self.verdict}"
        )


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes. What earlier rounds left to collect is collected before, not in it."""
    gc.collect()
    start = clock()
    work()
    return clock() - start


def in_turn(rounds: int, *works: Timed) -> tuple[float, ...]:
    """The median of each work over so many rounds, after one that does not count.

    The first of a round is another one each time, so that none always comes after the same.
    """
    taken: list[list[float]] = [[] for _ in works]
    for turn in range(rounds + 1):
        for place in range(len(works)):
            which = (place + turn) % len(works)
            spent = works[which]()
            if turn:
                taken[which].append(spent)
    return tuple(map(statistics.median, taken))


def show(measures: Iterable[Measure]) -> None:
    for measure in measures:
        print(measure)


def in_ms(spent: float) -> str:
    """Milliseconds with three figures or so."""
    ms = spent * 1000
    return f"{ms:.0f} ms" if ms >= 100 else f"{ms:.1f} ms" if ms >= 1 else f"{ms:.2f} ms"
