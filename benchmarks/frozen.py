"""Promise: the frozen program paints its first window in at most 1.3 times what the same program takes from source.

Both are watched from outside, offscreen, by what Qt says of its own painting. Nothing is measured before
`python3 dev.py package` has frozen it.
"""

import os
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.homes import scratch
from benchmarks.measuring import Measure, in_turn, show

_ROUNDS: Final = 15
_ROOT: Final = Path(__file__).resolve().parents[1]
_FROZEN: Final = _ROOT / "build" / "package" / "dist" / "carnet-desktop" / "carnet-desktop"
_PAINTED: Final = b"Flushing top level"
"""What Qt's log says once a window has been painted."""


def measure() -> list[Measure]:
    if not _FROZEN.exists():
        print(f"{_FROZEN} is not there: python3 dev.py package", file=sys.stderr)
        return []
    home = scratch("frozen")
    source = (sys.executable, "-m", "carnet_desktop")
    frozen, from_source = in_turn(
        _ROUNDS, partial(_until_painted, home, str(_FROZEN)), partial(_until_painted, home, *source)
    )
    shutil.rmtree(home)
    return [Measure("First paint of the frozen program", "the same from source", frozen, from_source, 1.3)]


def _until_painted(home: Path, *command: str) -> float:
    """Seconds from the start of a process to its first window painted, where nothing was set up yet."""
    start = time.monotonic()
    with subprocess.Popen(
        command, cwd=_ROOT, env=_environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        painted = next((time.monotonic() for line in process.stderr if _PAINTED in line), None)
        process.kill()
    assert painted is not None, "no window was painted"
    return painted - start


def _environment(home: Path) -> dict[str, str]:
    """Modules are compiled once and kept, as in an installed program; the uncounted first round does it."""
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    folders = {f"XDG_{kind}_HOME": str(home / kind) for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
    spoken = {"QT_LOGGING_RULES": "qt.widgets.painting=true", "QT_FORCE_STDERR_LOGGING": "1"}
    return given | folders | spoken | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}


if __name__ == "__main__":
    show(measure())
