"""How people meet, in the words of a typed line: by telephone, at her home."""

import re
from typing import Final

from .quick_line import QuickLine
from .records import Channel

_CHANNELS: Final[tuple[tuple[Channel, re.Pattern[str]], ...]] = (
    ("phone", re.compile(r"\b(?:(?:par|au) )?(?:tel\b\.?|telephone\b|telephonique\b)")),
    ("video", re.compile(r"\b(?:en |par )?visio(?:conference)?\b")),
    ("home", re.compile(r"\b(?:a (?:son |leur )?domicile|chez (?:elle|lui|eux))\b")),
    ("in_person", re.compile(r"\b(?:sur place|(?:ici )?au bureau|a la structure)\b")),
)


def take_channel(line: QuickLine) -> Channel | None:
    """The manner the line says, taken out of it."""
    return next((channel for channel, words in _CHANNELS if line.take_first(words) is not None), None)
