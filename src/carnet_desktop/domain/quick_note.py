"""A note in a typed line: "note hier par téléphone : elle a trouvé un stage"."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from .quick_days import days_in
from .quick_line import QuickLine, Said
from .quick_manner import take_channel
from .records import Channel

_HEAD: Final = re.compile(r"\A(?P<head>[^:]{2,40}):\s*")
_LATELY: Final = 183
"""Days: a date without a year that would be later is this many days past at most."""


@dataclass(frozen=True, slots=True)
class QuickNote:
    """`day` None: now."""

    text: str
    day: date | None
    channel: Channel


def read_note(line: QuickLine, said: Said) -> tuple[QuickNote, frozenset[str]]:
    """The words exactly as typed, and what to check.

    Before a colon, a day and a manner that stand alone are when and how it was said.
    """
    text = line.text[len(line.plain) - len(line.plain.lstrip("\0 ")) :]
    day, channel = None, None
    if head := _HEAD.match(text):
        before = QuickLine(head["head"])
        found = next(days_in(before.plain, said.today), None)
        if found is not None:
            before.take(found.start, found.end)
        manner = take_channel(before)
        if (found or manner) and not before.left():
            day, channel, text = _lately(found.day, said.today) if found else None, manner, text[head.end() :]
    doubts = {"channel": channel is None, "day": day is not None and day > said.today}
    quick = QuickNote(text.strip(), day, channel or "in_person")
    return quick, frozenset(name for name, doubt in doubts.items() if doubt)


def _lately(day: date, today: date) -> date:
    """What was said was said before: "12/11" at the end of November is not next year's."""
    try:
        before = day.replace(year=day.year - 1)
    except ValueError:  # a 29 February
        return day
    return before if day > today and (today - before).days < _LATELY else day
