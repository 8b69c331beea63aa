"""The one font family on paper, its sizes, and text measured, cut into lines and made printable."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ..resources import resource

_FAMILY: Final = "AtkinsonHyperlegibleNext"
REGULAR: Final = f"{_FAMILY}-Regular"
SEMIBOLD: Final = f"{_FAMILY}-SemiBold"
BOLD: Final = f"{_FAMILY}-Bold"
CAP_HEIGHT: Final = 0.668  # of the em, from the font

# What the font lacks and another character says as well.
_INSTEAD: Final = str.maketrans({
    "\u202f": "\u00a0", "\u2007": "\u00a0", "\u2003": " ", "\u2002": " ", "\t": " ", "\r": " ", "\n": " ",
    "→": "–", "⇒": "–", "\u2010": "-", "\u2011": "-", "\u2015": "—", "ʼ": "’", "′": "’",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """`size` and `leading` in points."""

    font: str
    size: float
    leading: float


def style(font: str, size: float, line: float = 1.5) -> Style:
    return Style(font, size, size * line)


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Makes the family known to reportlab, once per process. Raises OSError when the fonts are not there."""
    for font in (REGULAR, SEMIBOLD, BOLD):
        pdfmetrics.registerFont(TTFont(font, str(resource("fonts", f"{font}.ttf"))))


@lru_cache(maxsize=1)
def _glyphs() -> frozenset[int]:
    register_fonts()
    return frozenset(pdfmetrics.getFont(REGULAR).face.charToGlyph) - {0xFFFF}


def printable(text: str) -> str:
    """`text` with only characters the font has.

    A letter whose accents are missing keeps those it can (`ệ` → `ê`). Writing systems the font does not hold (Arabic,
    Cyrillic, emoji) are left out: drawing them takes other fonts.
    """
    composed = unicodedata.normalize("NFC", text).translate(_INSTEAD)
    if all(ord(c) in _glyphs() for c in composed):
        return " ".join(part for part in composed.split(" ") if part)
    kept = "".join(_nearest(c) for c in composed)
    return " ".join(part for part in kept.split(" ") if part)


def _nearest(character: str) -> str:
    if ord(character) in _glyphs():
        return character
    parts = unicodedata.normalize("NFKD", character)
    kept = parts[0]
    for mark in parts[1:]:
        joined = unicodedata.normalize("NFC", kept + mark)
        if len(joined) == 1 and ord(joined) in _glyphs():
            kept = joined
        elif not unicodedata.combining(mark):
            kept += mark
    return "".join(c for c in kept if ord(c) in _glyphs())


def width_of(text: str, used: Style) -> float:
    return float(pdfmetrics.stringWidth(text, used.font, used.size))


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
