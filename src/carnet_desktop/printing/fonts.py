"""The fonts on paper: one family, and behind it the Noto fonts for the letters and signs it lacks."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ..resources import resource

_FAMILY: Final = "AtkinsonHyperlegibleNext"
REGULAR: Final = f"{_FAMILY}-Regular"
SEMIBOLD: Final = f"{_FAMILY}-SemiBold"
BOLD: Final = f"{_FAMILY}-Bold"

_LETTERS: Final = {REGULAR: "NotoSans-Regular", SEMIBOLD: "NotoSans-Bold", BOLD: "NotoSans-Bold"}
_ARABIC: Final = {REGULAR: "NotoSansArabic-Regular", SEMIBOLD: "NotoSansArabic-Bold", BOLD: "NotoSansArabic-Bold"}
_DEVANAGARI: Final = frozenset(map(chr, (*range(0x0900, 0x0980), *range(0x1CD0, 0x1D00), *range(0xA8E0, 0xA900))))
_SIGNS: Final = "NotoEmoji-Regular"


@dataclass(frozen=True, slots=True)
class Face:
    """A font that can be asked. `shaped`: its letters change with their neighbours, so they are drawn as outlines."""

    name: str
    shaped: bool
    letters: frozenset[str]


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Makes the family known to reportlab, once per process. Raises OSError when the fonts are not there."""
    for font in (REGULAR, SEMIBOLD, BOLD):
        _register(font)


@cache
def faces(font: str) -> tuple[Face, ...]:
    """The font, then those behind it, in the order they are asked."""
    own, letters, arabic = (_letters(name) for name in (REGULAR, _LETTERS[font], _ARABIC[font]))
    joined = letters & _DEVANAGARI
    return (
        Face(font, False, own),
        Face(_LETTERS[font], False, letters - joined),
        Face(_LETTERS[font], True, joined),
        Face(_ARABIC[font], True, arabic),
        Face(_SIGNS, True, _letters(_SIGNS)),
    )


@lru_cache(maxsize=1)
def own_letters() -> frozenset[str]:
    """What the family itself can write."""
    return _letters(REGULAR)


@lru_cache(maxsize=1)
def all_letters() -> frozenset[str]:
    """What can be written at all."""
    return frozenset().union(*(face.letters for face in faces(REGULAR)))


@cache
def known_to_reportlab(font: str) -> str:
    """`font`, which reportlab knows from now on: the large ones are read only when a name asks for them."""
    register_fonts()
    if font not in pdfmetrics.getRegisteredFontNames():
        _register(font)
    return font


@cache
def shaper(name: str) -> uharfbuzz.Font:
    """The font as HarfBuzz sees it, one unit to the em's own units."""
    blob = uharfbuzz.Blob.from_file_path(str(resource("fonts", f"{name}.ttf")))
    return uharfbuzz.Font(uharfbuzz.Face(blob))


def _register(font: str) -> None:
    pdfmetrics.registerFont(TTFont(font, str(resource("fonts", f"{font}.ttf"))))


@cache
def _letters(name: str) -> frozenset[str]:
    return frozenset(map(chr, shaper(name).face.unicodes))
