"""Promise: the program paints its closed cover in at most 1.5 times what a bare window with a label takes.

The unlock screen that takes its place is measured beside it; nothing is promised of it.

From the start of the process to the end of the first paint, offscreen where there is no display.
"""

import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from benchmarks.homes import FOLDER, crowded_home
from benchmarks.measuring import Measure, in_turn, show

_ROUNDS = 15
_ROOT = Path(__file__).resolve().parents[1]


def measure() -> list[Measure]:
    home = str(crowded_home())
    whats = (("cover", home), ("unlock", home), ("bare",))
    cover, unlock, bare = in_turn(_ROUNDS, *(partial(_until_painted, *what) for what in whats))
    floor = "a bare PySide6 window with a label"
    return [
        Measure("First paint", floor, cover, bare, 1.5),
        Measure("The unlock screen painted, 10 000 people", floor, unlock, bare, None),
    ]


def _until_painted(*what: str) -> float:
    """Seconds from the start of a new process to the end of its first paint (one clock for all processes)."""
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.until_painted", *what],
        cwd=_ROOT,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return float(done.stdout) - start


def _environment() -> dict[str, str]:
    """Modules are compiled once and kept, as in an installed program; the uncounted first round does it."""
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        given["QT_QPA_PLATFORM"] = "offscreen"
    return given | {"PYTHONPYCACHEPREFIX": str(FOLDER / "compiled"), "CARNET_STATE": str(FOLDER / "first-paint")}


if __name__ == "__main__":
    show(measure())
