"""Wrong passphrases: each one makes the next try wait longer, and all are told to the access journal afterwards."""

from datetime import datetime
from typing import Final

import msgspec

from carnet_desktop.domain.facts import read_utc, utc_text
from carnet_desktop.errors import CarnetError
from carnet_desktop.storage.files import read_small, write_atomic
from carnet_desktop.storage.layout import Layout

_FREE_TRIES: Final = 2
_LONGEST_WAIT: Final = 60
_KEPT: Final = 500


class Failure(msgspec.Struct, frozen=True):
    """One wrong passphrase: when (UTC text, as facts) and on whose slot."""

    at: str
    staff: str


def failures(layout: Layout) -> list[Failure]:
    """The wrong tries since the last success. An unreadable file counts as none: it only slows guessing down."""
    try:
        found = msgspec.json.decode(read_small(layout.attempts, 100_000), type=list[Failure])
        for failure in found:
            read_utc(failure.at)
    except (CarnetError, ValueError, RecursionError):
        return []
    return found


def wait_seconds(known: list[Failure], staff: str, now: datetime) -> int:
    """How long this worker must still wait: nothing after two slips, then 1, 2, 4… up to 60 seconds."""
    mine = [f for f in known if f.staff == staff]
    if len(mine) <= _FREE_TRIES:
        return 0
    pause = min(_LONGEST_WAIT, 2 ** (len(mine) - _FREE_TRIES - 1))
    elapsed = (now - read_utc(mine[-1].at)).total_seconds()
    return 0 if elapsed < 0 else max(0, int(pause - elapsed + 0.999))


def remember_failure(layout: Layout, staff: str, now: datetime) -> list[Failure]:
    known = [*failures(layout), Failure(utc_text(now), staff)][-_KEPT:]
    write_atomic(layout.attempts, msgspec.json.encode(known))
    return known


def forget_failures(layout: Layout) -> None:
    layout.attempts.unlink(missing_ok=True)
