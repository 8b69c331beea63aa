"""Text that the family of letters cannot write alone: cut into pieces, each with its font and its place on the line.

Cyrillic or Greek is ordinary text in another font. Arabic letters change with their neighbours: HarfBuzz shapes a word,
which is drawn as outlines. Words written from right to left stand in that order, in a line that reads from the left.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import Final, TypeAlias

import uharfbuzz
from reportlab.pdfbase import pdfmetrics

from ..memory import remembered
from .fonts import Face, faces, known_to_reportlab, shaper

Outline: TypeAlias = tuple[tuple[str, tuple[float, ...]], ...]
"""Operators of a path, m l c h, and their points, in ems."""

_TOKENS: Final = re.compile(r"[ \u00a0]+|[^ \u00a0]+")
_SPACES: Final = " \u00a0"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters of one line in one font. `x` and `width` in ems; `outline` when they are drawn as a path."""

    text: str
    font: str
    x: float
    width: float
    outline: Outline | None


@dataclass(frozen=True, slots=True)
class _Atom:
    text: str
    face: Face
    rightwards: bool | None
    """Whether it reads from the left; None for spaces and figures, which follow their neighbours."""


@remembered(4096)  # measured, cut into lines, then drawn: the same words three times
def pieces_of(text: str, font: str) -> tuple[Piece, ...]:
    """In the order it is read. Every letter must be one that can be written (`all_letters`)."""
    atoms = [atom for token in _TOKENS.findall(text) for atom in _atoms(token, faces(font))]
    measured = [_measured(atom) for atom in atoms]
    places = [0.0] * len(atoms)
    x = 0.0
    for index in _as_seen(atoms):
        places[index] = x
        x += measured[index][0]
    return tuple(
        Piece(atom.text, atom.face.name, place, width, outline)
        for atom, place, (width, outline) in zip(atoms, places, measured, strict=True)
    )


def width_in_ems(text: str, font: str) -> float:
    return sum(piece.width for piece in pieces_of(text, font))


def _atoms(token: str, offered: tuple[Face, ...]) -> list[_Atom]:
    """A word in one font when one font has it whole, so that no letter stands out; else letter by letter.

    Signs at the edge of a word that reads from the right belong to the line, which reads from the left.
    """
    if token[0] in _SPACES:
        return [_Atom(token, offered[0], None)]
    if _rightwards(token) is False and not all(map(_from_the_right, token)):
        runs = ("".join(letters) for _way, letters in groupby(token, key=_from_the_right))
        return [atom for run in runs for atom in _atoms(run, offered)]
    whole = next((face for face in offered if face.letters.issuperset(token)), None)
    if whole is not None:
        return [_Atom(token, whole, _rightwards(token))]
    faced = groupby(token, key=lambda letter: next(face for face in offered if letter in face.letters))
    return [_Atom(run, face, _rightwards(run)) for face, letters in faced for run in ("".join(letters),)]


def _from_the_right(letter: str) -> bool:
    """Its accents with it."""
    return unicodedata.bidirectional(letter) in {"R", "AL", "NSM"}


def _rightwards(text: str) -> bool | None:
    ways = {unicodedata.bidirectional(letter) for letter in text}
    if ways & {"R", "AL"}:
        return False
    return True if "L" in ways else None


def _as_seen(atoms: list[_Atom]) -> list[int]:
    """Indices from left to right: what reads from the right, and what stands between two such, is turned round."""
    seen: list[int] = []
    index = 0
    while index < len(atoms):
        end = index
        if atoms[index].rightwards is False:
            ahead = index
            while ahead < len(atoms) and atoms[ahead].rightwards is not True:
                end = ahead if atoms[ahead].rightwards is False else end
                ahead += 1
        seen += reversed(range(index, end + 1))
        index = end + 1
    return seen


def _measured(atom: _Atom) -> tuple[float, Outline | None]:
    if atom.face.shaped:
        return _shaped(atom.text, atom.face.name)
    return float(pdfmetrics.stringWidth(atom.text, known_to_reportlab(atom.face.name), 1000)) / 1000, None


@remembered(2048)
def _shaped(text: str, name: str) -> tuple[float, Outline]:
    font = shaper(name)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    pen, x = _Pen(1 / font.face.upem), 0.0
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        pen.origin = (x + place.x_offset, float(place.y_offset))
        font.draw_glyph_with_pen(glyph.codepoint, pen)
        x += place.x_advance
    return x / font.face.upem, tuple(pen.drawn)


class _Pen:
    """What HarfBuzz draws a letter with; its curves of degree two become curves of degree three."""

    def __init__(self, scale: float) -> None:
        self.origin = (0.0, 0.0)
        self.drawn: list[tuple[str, tuple[float, ...]]] = []
        self._scale = scale
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:
        self._draw("m", point)

    def lineTo(self, point: tuple[float, float]) -> None:
        self._draw("l", point)

    def curveTo(self, *points: tuple[float, float]) -> None:
        self._draw("c", *points)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:
        first, second = (
            (near[0] + (control[0] - near[0]) * 2 / 3, near[1] + (control[1] - near[1]) * 2 / 3)
            for near in (self._at, end)
        )
        self._draw("c", first, second, end)

    def closePath(self) -> None:
        self._draw("h")

    def _draw(self, operator: str, *points: tuple[float, float]) -> None:
        scaled = [
            c for x, y in points for c in ((x + self.origin[0]) * self._scale, (y + self.origin[1]) * self._scale)
        ]
        self.drawn.append((operator, tuple(scaled)))
        if points:
            self._at = points[-1]
