"""A typed line being read: what has been understood is taken out of it, and what is left stays as typed."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from .records import Contact

_TAKEN: Final = "\0"
_APOSTROPHES: Final = str.maketrans("’‘ʼ`\u00a0\u202f", "''''  ")
_LOOSE: Final = " \t,;:-–—.(" + _TAKEN
_ALONE: Final = re.compile(r"(?:(?:a|au|aux|le|la|les|l'|de|du|des|d'|et|avec|pour|en|par|chez|-|,|;|:|\.)\s*)*", re.I)


@dataclass(frozen=True, slots=True)
class Said:
    """What a line is read with: whose notebook, its contacts, the day, the name of who types."""

    first_name: str
    contacts: Sequence[Contact]
    today: date
    staff: str


class QuickLine:
    """`plain` has one sign for each of `text`: small letters without accents, `'` for every apostrophe."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = "".join(_plain(sign) for sign in text.translate(_APOSTROPHES))

    def take(self, start: int, end: int) -> str:
        """Take out what stands between the two, as it was typed."""
        self.plain = self.plain[:start] + _TAKEN * (end - start) + self.plain[end:]
        return self.text[start:end].strip()

    def take_first(self, pattern: re.Pattern[str], group: int | str = 0) -> str | None:
        """Take out the first place where `pattern` is; the answer is one of its groups, as typed."""
        match = pattern.search(self.plain)
        if match is None or match[group] is None:
            return None
        self.take(*match.span())
        return self.text[slice(*match.span(group))].strip()

    def left(self) -> str:
        """What nothing has taken, as typed, without the signs and the little words that nothing follows."""
        parts = re.split(_TAKEN + "+", "".join(self._kept()))
        return " ".join(part for part in map(tidy, parts) if part and not _ALONE.fullmatch(part))

    def _kept(self) -> list[str]:
        return [_TAKEN if plain == _TAKEN else sign for sign, plain in zip(self.text, self.plain, strict=True)]


def tidy(text: str) -> str:
    """Words without the spaces and signs around them; a bracket that was closed here stays."""
    found = " ".join(text.split()).strip(_LOOSE)
    return found.removesuffix(")") if ")" in found and "(" not in found else found


def _plain(sign: str) -> str:
    first = unicodedata.normalize("NFKD", sign)[:1].casefold()[:1]
    return {"œ": "o", "æ": "a", _TAKEN: " "}.get(first, first) or " "
