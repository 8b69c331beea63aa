"""A small log of what went wrong, without contents: where in the program, never what a person wrote or who she is."""

import hashlib
import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

_LOG: Final = logging.getLogger("carnet_desktop")
_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # no I nor O: a reference is read over the telephone
_LINE: Final = "%(asctime)s %(message)s"
_LARGEST: Final = 200_000


def start(folder: Path) -> None:
    """Write the log in `folder/carnet.log`, the former one kept beside it.

    A folder that cannot be written means no log, not a program that does not start.
    """
    path = folder / "carnet.log"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LARGEST:
            path.replace(path.with_suffix(".log.1"))
    except OSError:
        return
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(_LINE))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False


def note(error: BaseException) -> str:
    """Keep an unexpected error and answer its reference ("K7-42"): the same fault has the same reference.

    Only the classes and the places in the code are written: an error's own message may quote a name.
    """
    trail = _trail(error)
    reference = _reference(trail)
    _LOG.error("%s %s", reference, trail)
    return reference


def _trail(error: BaseException) -> str:
    """`KeyError at app.py:12 open < notebooks.py:40 put`, and the same for each error behind it."""
    parts: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(parts) < 5:
        frames = traceback.extract_tb(cause.__traceback__)[-8:]
        places = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
        parts.append(f"{type(cause).__name__} at {places or '?'}")
        cause = cause.__cause__ or cause.__context__
    return " after ".join(parts)


def _reference(trail: str) -> str:
    number = int.from_bytes(hashlib.sha256(trail.encode()).digest()[:8], "big")
    number, letter = divmod(number, len(_LETTERS))
    number, digit = divmod(number, 10)
    return f"{_LETTERS[letter]}{digit}-{number % 100:02}"


def catch(show: Callable[[Exception], None]) -> None:
    """Every error that nothing else catches goes to `show`, which notes it; nothing is written to stderr."""

    def uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            show(error.with_traceback(trace))
        else:
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = uncaught
