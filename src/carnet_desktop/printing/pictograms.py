"""The pictures of the sheet as reusable drawings: read once per process, written once per PDF, placed by their ink."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import FILL_NON_ZERO, Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from ..domain.meanings import Meaning
from ..resources import resource
from .svg import SIDE, Point, Segment, Shape, read_shapes


@dataclass(frozen=True, slots=True)
class Ink:
    """What a picture covers of its 72-unit square, strokes included; y upwards."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class _Stroke:
    """One shape, its path already in the PDF's words: that is most of the work of drawing it."""

    path: PDFPathObject
    fill: Color | None
    stroke: Color | None
    width: float
    cap: int
    join: int


@dataclass(frozen=True, slots=True)
class _Pictogram:
    strokes: tuple[_Stroke, ...]
    ink: Ink


@cache
def _pictogram(meaning: Meaning) -> _Pictogram:
    shapes = read_shapes(resource("pictograms", f"{meaning}.svg").read_bytes())
    return _Pictogram(tuple(map(_stroke, shapes)), _ink(shapes))


def define(canvas: Canvas, meaning: Meaning) -> None:
    """Writes a picture into the document, once; `place` then shows it. Only before the first page.

    Raises OSError when the program's own pictures are not there.
    """
    canvas.beginForm(_name(meaning), 0, 0, SIDE, SIDE)
    canvas.setMiterLimit(10)
    for stroke in _pictogram(meaning).strokes:
        _draw(canvas, stroke)
    canvas.endForm()


def place(canvas: Canvas, meaning: Meaning, side: float, x: float, y: float) -> None:
    """Shows a picture, its square `side` points wide, its ink centred on (x, y)."""
    ink, scale = _pictogram(meaning).ink, side / SIDE
    canvas.saveState()
    canvas.translate(x - (ink.left + ink.right) / 2 * scale, y - (ink.bottom + ink.top) / 2 * scale)
    canvas.scale(scale, scale)
    canvas.doForm(_name(meaning))
    canvas.restoreState()


def ink_width(meaning: Meaning, side: float) -> float:
    ink = _pictogram(meaning).ink
    return (ink.right - ink.left) * side / SIDE


def _name(meaning: Meaning) -> str:
    return f"openmoji-{meaning}"


def _stroke(shape: Shape) -> _Stroke:
    path = PDFPathObject()
    for op, points in shape.segments:
        match op:
            case "M":
                path.moveTo(*points[0])
            case "L":
                path.lineTo(*points[0])
            case "C":
                path.curveTo(*points[0], *points[1], *points[2])
            case _:
                path.close()
    fill, stroke = (HexColor(c) if c else None for c in (shape.fill, shape.stroke))
    return _Stroke(path, fill, stroke, shape.width, shape.cap, shape.join)


def _draw(canvas: Canvas, drawn: _Stroke) -> None:
    if drawn.fill:
        canvas.setFillColor(drawn.fill)
    if drawn.stroke:
        canvas.setStrokeColor(drawn.stroke)
        canvas.setLineWidth(drawn.width)
        canvas.setLineCap(drawn.cap)
        canvas.setLineJoin(drawn.join)
    canvas.drawPath(drawn.path, stroke=int(bool(drawn.stroke)), fill=int(bool(drawn.fill)), fillMode=FILL_NON_ZERO)


def _ink(shapes: tuple[Shape, ...]) -> Ink:
    spans = [
        (x - pen, y - pen, x + pen, y + pen)
        for shape in shapes
        for pen in (shape.width / 2 if shape.stroke else 0.0,)
        for x, y in _points(shape.segments)
    ]
    left, bottom, right, top = zip(*spans, strict=True)
    return Ink(min(left), min(bottom), max(right), max(top))


def _points(segments: tuple[Segment, ...]) -> list[Point]:
    """Points on the outline, curves sampled at eighths: close enough to align pictures by eye."""
    drawn = [(op, points) for op, points in segments if points]
    found = [points[-1] for _, points in drawn]
    for (_, before), (op, points) in pairwise(drawn):
        if op == "C":
            b, c, d = points
            found += [_on_curve(before[-1], b, c, d, t / 8) for t in range(1, 8)]
    return found


def _on_curve(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    u = 1 - t
    wa, wb, wc, wd = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
    return wa * a[0] + wb * b[0] + wc * c[0] + wd * d[0], wa * a[1] + wb * b[1] + wc * c[1] + wd * d[1]
