"""The legal minimum wage by date, which a wanted wage is shown beside."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

import msgspec

from ..resources import resource


class Smic(NamedTuple):
    """Euro cents a month before tax for 35 hours a week, and the ISO day since which it holds."""

    cents: int
    since: str


class _Amount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    since: str
    cents: int


def smic_on(day: date, own: Mapping[str, int]) -> Smic | None:
    """What holds on that day; None before the first known. `own`: ISO day → cents, what the structure added itself."""
    known = {**_published(), **own}
    since = max((start for start in known if start <= day.isoformat()), default=None)
    return Smic(known[since], since) if since else None


@cache
def _published() -> dict[str, int]:
    stored = resource("vocabularies", "smic.json").read_bytes()
    return {amount.since: amount.cents for amount in msgspec.json.decode(stored, type=list[_Amount])}
