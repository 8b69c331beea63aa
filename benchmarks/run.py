"""`python -m benchmarks.run [NAME…]`: measures every promise, or those named, and writes benchmarks/RESULTS.md again.

Each measure has a process of its own, so that none inherits the memory of another.
"""

import argparse
import multiprocessing
import os
import platform
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Final

from benchmarks.measuring import Measure

NAMES: Final = (
    "first_paint",
    "frozen",
    "unlock",
    "search",
    "open_notebook",
    "frames",
    "save",
    "sheet",
    "preview",
    "import_people",
    "bundle",
)
_RESULTS: Final = Path(__file__).with_name("RESULTS.md")
_TITLES: Final = ("promise", "ours", "floor", "ratio", "target", "verdict", "measured")
_HEAD: Final = """\
# How fast, against what the parts alone can do

Each promise is our work divided by its floor: the same thing done by the parts we are made of, and nothing around them.
Both are timed in turn in one run and their medians compared, so a ratio means the same on any computer.
Written by `python -m benchmarks.run`, which takes names ({names}) to measure only some. No test waits for a clock.

"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.run", description=__doc__)
    parser.add_argument("name", nargs="*", choices=[*NAMES, []], help="which promises; all without any")
    rows = _known_rows()
    for name in parser.parse_args().name or NAMES:
        for measure in _measured(name):
            print(measure, flush=True)
            rows[measure.promise] = _row(measure)
        _write(rows)


def _measured(name: str) -> list[Measure]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as process:
        return process.submit(_measure, name).result()


def _measure(name: str) -> list[Measure]:
    measures: list[Measure] = import_module(f"benchmarks.{name}").measure()
    return measures


def _row(measure: Measure) -> tuple[str, ...]:
    return (
        measure.promise,
        measure.said(measure.ours),
        f"{measure.said(measure.floor)} ({measure.floor_is})",
        f"{measure.ratio:.2f}",
        measure.promised,
        measure.verdict,
        f"{date.today().isoformat()}, {_machine()}",
    )


def _machine() -> str:
    """In general words: a ratio does not need more."""
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def _known_rows() -> dict[str, tuple[str, ...]]:
    """The rows of the table as it stands, by promise."""
    if not _RESULTS.exists():
        return {}
    lines = [line for line in _RESULTS.read_text("utf-8").splitlines() if line.startswith("| ")]
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines[2:]]
    return {row[0]: row for row in rows}


def _write(rows: dict[str, tuple[str, ...]]) -> None:
    lines = [_TITLES, ("---",) * len(_TITLES), *rows.values()]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    _RESULTS.write_text(_HEAD.format(names=", ".join(NAMES)) + table + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
