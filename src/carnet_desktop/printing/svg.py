"""Reads an OpenMoji picture: the part of SVG those files use, as shapes in a 72-unit square, y upwards.

Curves are kept as Béziers and transforms are applied while reading, so a shape is only colours and points.
"""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

SIDE: Final = 72.0
_QUARTER: Final = 0.5522847498  # handle length of a Bézier quarter circle of radius 1

Point: TypeAlias = tuple[float, float]
Segment: TypeAlias = tuple[str, tuple[Point, ...]]  # "M" one point, "L" one, "C" three, "Z" none
Affine: TypeAlias = tuple[float, float, float, float, float, float]

_IDENTITY: Final[Affine] = (1, 0, 0, 1, 0, 0)
_NUMBER: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COMMAND: Final = re.compile(r"([A-Za-z])([^A-DF-Za-df-z]*)")
_TRANSFORM: Final = re.compile(r"(matrix|translate|rotate|scale)\(([^)]*)\)")
_TAKES: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7}


@dataclass(frozen=True, slots=True)
class Shape:
    """`fill` and `stroke` are `#rrggbb` or None; `caps` and `joins` are PDF numbers (0 butt or mitre, 1 round)."""

    segments: tuple[Segment, ...]
    fill: str | None
    stroke: str | None
    width: float
    cap: int
    join: int


def read_shapes(svg: bytes) -> tuple[Shape, ...]:
    """The shapes of one picture, back to front. Raises ValueError for SVG these pictures do not use."""
    root = ET.fromstring(svg)  # noqa: S314 (the program's own files)
    return tuple(_shape(element) for element in root.iter() if _tag(element) not in {"svg", "g"})


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _shape(element: ET.Element) -> Shape:
    affine = _affine(element.get("transform", ""))
    return Shape(
        tuple((op, tuple(_placed(affine, p) for p in points)) for op, points in _outline(element)),
        _colour(element.get("fill", "#000000")),
        _colour(element.get("stroke", "none")),
        float(element.get("stroke-width", "1")),
        1 if element.get("stroke-linecap") == "round" else 0,
        1 if element.get("stroke-linejoin") == "round" else 0,
    )


def _colour(text: str) -> str | None:
    if text == "none":
        return None
    return text if len(text) == 7 else "#" + "".join(c * 2 for c in text[1:])


def _placed(affine: Affine, point: Point) -> Point:
    a, b, c, d, e, f = affine
    x, y = point
    return a * x + c * y + e, SIDE - (b * x + d * y + f)


def _affine(text: str) -> Affine:
    result = _IDENTITY
    for name, body in _TRANSFORM.findall(text):
        n = _numbers(body)
        match name:
            case "matrix":
                step: Affine = (n[0], n[1], n[2], n[3], n[4], n[5])
            case "translate":
                step = (1, 0, 0, 1, n[0], n[1])
            case "scale":
                step = (n[0], 0, 0, n[1], 0, 0)
            case _:
                turn = math.radians(n[0])
                step = (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 0, 0)
        result = _composed(result, step)
    return result


def _composed(outer: Affine, inner: Affine) -> Affine:
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f


def _numbers(text: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text)]


def _outline(element: ET.Element) -> Iterator[Segment]:
    def value(name: str) -> float:
        return float(element.get(name, "0"))

    match _tag(element):
        case "path":
            yield from _path(element.get("d", ""))
        case "line":
            yield "M", ((value("x1"), value("y1")),)
            yield "L", ((value("x2"), value("y2")),)
        case "polyline" | "polygon" as tag:
            numbers = _numbers(element.get("points", ""))
            yield from _polygon(list(zip(numbers[::2], numbers[1::2], strict=True)), closed=tag == "polygon")
        case "circle":
            yield from _ellipse(value("cx"), value("cy"), value("r"), value("r"))
        case "ellipse":
            yield from _ellipse(value("cx"), value("cy"), value("rx"), value("ry"))
        case "rect":
            yield from _rectangle(value("x"), value("y"), value("width"), value("height"), value("rx"))
        case other:
            raise ValueError(f"<{other}> is not drawn")


def _polygon(points: list[Point], *, closed: bool) -> Iterator[Segment]:
    for index, point in enumerate(points):
        yield "L" if index else "M", (point,)
    if closed:
        yield "Z", ()


def _ellipse(cx: float, cy: float, rx: float, ry: float) -> Iterator[Segment]:
    k = _QUARTER
    yield "M", ((cx + rx, cy),)
    for c, s in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        yield (
            "C",
            tuple((cx + rx * x, cy + ry * y) for x, y in ((c - k * s, s + k * c), (-s + k * c, c + k * s), (-s, c))),
        )
    yield "Z", ()


def _rectangle(x: float, y: float, width: float, height: float, r: float) -> Iterator[Segment]:
    if not r:
        yield from _polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], closed=True)
        return
    right, bottom, k = x + width, y + height, r * (1 - _QUARTER)
    yield "M", ((x + r, y),)
    yield "L", ((right - r, y),)
    yield "C", ((right - k, y), (right, y + k), (right, y + r))
    yield "L", ((right, bottom - r),)
    yield "C", ((right, bottom - k), (right - k, bottom), (right - r, bottom))
    yield "L", ((x + r, bottom),)
    yield "C", ((x + k, bottom), (x, bottom - k), (x, bottom - r))
    yield "L", ((x, y + r),)
    yield "C", ((x, y + k), (x + k, y), (x + r, y))
    yield "Z", ()


def _path(text: str) -> Iterator[Segment]:
    here = start = handle = (0.0, 0.0)
    for command, body in _COMMAND.findall(text):
        op = command.upper()
        if op == "Z":
            here = handle = start
            yield "Z", ()
            continue
        for n in _groups(op, body):
            for segment in _step(op, n, command.islower(), here, handle):
                yield segment
                here = segment[1][-1]
                handle = segment[1][1] if segment[0] == "C" else here
            if op == "M":
                start, op = here, "L"


def _groups(op: str, body: str) -> Iterator[list[float]]:
    if op not in _TAKES:
        raise ValueError(f"path command {op} is not drawn")
    numbers, size = _numbers(body), _TAKES[op]
    if not numbers or len(numbers) % size:
        raise ValueError(f"path command {op} takes {size} numbers")
    for i in range(0, len(numbers), size):
        yield numbers[i : i + size]


def _step(op: str, n: list[float], relative: bool, here: Point, handle: Point) -> Iterator[Segment]:
    dx, dy = here if relative else (0.0, 0.0)
    match op:
        case "H":
            yield "L", ((n[0] + dx, here[1]),)
        case "V":
            yield "L", ((here[0], n[0] + dy),)
        case "A":
            yield from _arc(here, n[0], bool(n[3]), bool(n[4]), (n[5] + dx, n[6] + dy))
        case _:
            points = tuple((x + dx, y + dy) for x, y in zip(n[::2], n[1::2], strict=True))
            mirrored = ((2 * here[0] - handle[0], 2 * here[1] - handle[1]),) if op == "S" else ()
            yield "C" if op == "S" else op, mirrored + points


def _arc(start: Point, radius: float, large: bool, sweep: bool, end: Point) -> Iterator[Segment]:
    """A circular arc as Béziers of at most a quarter turn (SVG 1.1, appendix F.6, with rx = ry)."""
    (x0, y0), (x1, y1) = start, end
    chord = math.hypot(x1 - x0, y1 - y0)
    if not chord:
        return
    radius = max(radius, chord / 2)
    rise = math.sqrt(radius * radius - chord * chord / 4) * (-1 if large == sweep else 1)
    cx, cy = (x0 + x1) / 2 - rise * (y1 - y0) / chord, (y0 + y1) / 2 + rise * (x1 - x0) / chord
    turn = math.atan2(y0 - cy, x0 - cx)
    extent = math.atan2(y1 - cy, x1 - cx) - turn
    if sweep and extent < 0:
        extent += math.tau
    elif not sweep and extent > 0:
        extent -= math.tau
    count = math.ceil(abs(extent) / (math.pi / 2) - 1e-9)
    step = extent / count
    k = 4 / 3 * math.tan(step / 4) * radius
    for i in range(count):
        a, b = turn + i * step, turn + (i + 1) * step
        p = cx + radius * math.cos(a), cy + radius * math.sin(a)
        q = cx + radius * math.cos(b), cy + radius * math.sin(b)
        yield (
            "C",
            ((p[0] - k * math.sin(a), p[1] + k * math.cos(a)), (q[0] + k * math.sin(b), q[1] - k * math.cos(b)), q),
        )
