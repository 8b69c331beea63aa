"""Sizes of letters on paper, and text measured, cut into lines and made printable."""

import unicodedata
from dataclasses import dataclass
from typing import Final

from reportlab.pdfbase import pdfmetrics

from ..memory import remembered
from .fonts import BOLD, REGULAR, SEMIBOLD, all_letters, own_letters, register_fonts
from .scripts import width_in_ems

__all__ = [
    "BOLD", "CAP_HEIGHT", "REGULAR", "SEMIBOLD", "Style", "lines_of", "printable", "style", "unwritable", "width_of",
]  # fmt: skip

CAP_HEIGHT: Final = 0.668  # of the em, from the font

# What the fonts lack and another character says as well.
_INSTEAD: Final = str.maketrans({
    "\u202f": "\u00a0", "\u2007": "\u00a0", "\u2003": " ", "\u2002": " ", "\t": " ", "\r": " ", "\n": " ",
    "→": "–", "⇒": "–", "\u2010": "-", "\u2011": "-", "\u2015": "—", "ʼ": "’", "′": "’",
})  # fmt: skip
_JOINERS: Final = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Style:
    """`size` and `leading` in points."""

    font: str
    size: float
    leading: float


def style(font: str, size: float, line: float = 1.5) -> Style:
    return Style(font, size, size * line)


def printable(text: str) -> str:
    """`text` with only characters one of the fonts has.

    A letter no font has keeps the accents it can. What cannot be written at all (some writing systems, invisible
    controls) is left out: never a box.
    """
    composed = unicodedata.normalize("NFC", text).translate(_INSTEAD)
    if not own_letters().issuperset(composed):
        composed = "".join(_nearest(c) for c in composed)
    return " ".join(part for part in composed.split(" ") if part)


@remembered(4096)  # each line of a sheet is looked at again at each tick
def unwritable(text: str) -> str:
    """The letters of `text` that `printable` leaves out or strips of an accent, each once; unseen ones are not told."""
    if own_letters().issuperset(text):
        return ""
    composed = unicodedata.normalize("NFC", text).translate(_INSTEAD)
    return "".join(dict.fromkeys(filter(_loses, composed)))


def _loses(character: str) -> bool:
    if unicodedata.category(character) in {"Cc", "Cf", "Cs"}:
        return False
    if unicodedata.name(character, "").startswith("VARIATION SELECTOR"):
        return False
    kept = set(unicodedata.normalize("NFKD", _nearest(character)))
    return not kept.issuperset(unicodedata.normalize("NFKD", character).replace(" ", ""))


def is_own(text: str) -> bool:
    """Whether the family writes `text` alone."""
    return own_letters().issuperset(text)


def _nearest(character: str) -> str:
    if character not in _JOINERS and unicodedata.category(character) in {"Cc", "Cf", "Cs"}:
        return ""
    if character in all_letters():
        return character
    parts = unicodedata.normalize("NFKD", character)
    kept = parts[0]
    for mark in parts[1:]:
        joined = unicodedata.normalize("NFC", kept + mark)
        if len(joined) == 1 and joined in all_letters():
            kept = joined
        elif not unicodedata.combining(mark):
            kept += mark
    return "".join(c for c in kept if c in all_letters())


def width_of(text: str, used: Style) -> float:
    register_fonts()
    if is_own(text):
        return float(pdfmetrics.stringWidth(text, used.font, used.size))
    return width_in_ems(text, used.font) * used.size


def lines_of(text: str, used: Style, width: float) -> tuple[str, ...]:
    """`text` in lines of at most `width` points, cut at spaces, never hyphenated; at least one line.

    A no-break space holds unless its word alone is wider than the line; then, and for a word without end, it is cut
    where the line ends.
    """
    space = width_of(" ", used)
    lines: list[str] = []
    line, filled = "", 0.0
    for word in printable(text).split(" "):
        wide = width_of(word, used)
        if line and filled + space + wide <= width:
            line, filled = f"{line} {word}", filled + space + wide
            continue
        if line:
            lines.append(line)
        if wide <= width:
            line, filled = word, wide
        else:
            *full, line = _cut(word, used, width)
            lines += full
            filled = width_of(line, used)
    return (*lines, line)


def _cut(word: str, used: Style, width: float) -> list[str]:
    pieces, filled = [""], 0.0
    for character in word:
        wide = width_of(character, used)
        if pieces[-1] and filled + wide > width:
            pieces.append("")
            filled = 0.0
        pieces[-1] += character
        filled += wide
    return pieces
