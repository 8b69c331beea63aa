"""Promise: a sheet takes at most twice what reportlab alone takes for the same drawing.

The floor is the calls that this very sheet made to its canvas, recorded once: no plan, no measuring, no layout, no
tags for screen readers.
"""

import io
import shutil
from collections.abc import Callable
from functools import wraps
from typing import Any
from unittest.mock import patch

from benchmarks.homes import PASSPHRASE, now, scratch
from benchmarks.measuring import Measure, in_turn, seconds, show
from reportlab.pdfgen.canvas import Canvas

from carnet_desktop.domain.sheet_choices import SheetChoices
from carnet_desktop.printing import document
from carnet_desktop.printing.preview import PageImage, page_images
from carnet_desktop.services import notebooks, samples, sheets, vault
from carnet_desktop.services.people import find_person
from carnet_desktop.services.session import Session

_ROUNDS = 100
_Call = tuple[str, tuple[Any, ...], dict[str, Any]]


def measure() -> list[Measure]:
    home = scratch("sheet")
    session = samples.fill(vault.create(home, samples.STRUCTURE, PASSPHRASE, vault.new_recovery(), now))
    opened = notebooks.open_notebook(session, find_person(session, "Fatou Diarra"))
    calls = recorded(lambda: _sheet(session, opened))
    assert _seen(replay(calls)) == _seen(_sheet(session, opened)), "the floor draws another page"
    mine, least = in_turn(
        _ROUNDS, lambda: seconds(lambda: _sheet(session, opened)), lambda: seconds(lambda: replay(calls))
    )
    session.lock()
    shutil.rmtree(home)
    return [Measure("A sheet, planned and drawn", f"its {len(calls)} calls to a bare canvas", mine, least, 2)]


def _sheet(session: Session, opened: notebooks.OpenNotebook) -> bytes:
    return sheets.render(session, sheets.agreed(session, opened.notebook, SheetChoices()))


def _seen(pdf: bytes) -> list[PageImage]:
    return page_images(pdf, 50)


def recorded(draw: Callable[[], object]) -> list[_Call]:
    """The calls that `draw` makes to its canvas, the making of the canvas first."""
    calls: list[_Call] = []
    with patch.object(document, "Canvas", _recording(calls)):
        draw()
    return calls


def _recording(calls: list[_Call]) -> type:
    """A canvas that notes what it is asked from outside, not what its methods ask one another."""
    inside = False

    def noted(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def call(self: Any, *args: Any, **named: Any) -> Any:
            nonlocal inside
            if inside:
                return method(self, *args, **named)
            calls.append((name, args, named))
            inside = True
            try:
                return method(self, *args, **named)
            finally:
                inside = False

        return call

    asked = [name for name in dir(Canvas) if name == "__init__" or not name.startswith("_")]
    methods = {name: getattr(Canvas, name) for name in asked if callable(getattr(Canvas, name))}
    return type("RecordingCanvas", (Canvas,), {name: noted(name, method) for name, method in methods.items()})


def replay(calls: list[_Call]) -> bytes:
    """The same calls on a canvas of reportlab's own. Paths were built when they were recorded."""
    (_init, (_target, *args), named), *drawn = calls
    held = io.BytesIO()
    canvas = Canvas(held, *args, **named)
    for name, given, options in drawn:
        getattr(canvas, name)(*given, **options)
    return held.getvalue()


if __name__ == "__main__":
    show(measure())
