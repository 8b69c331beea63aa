"""A PDF of ours: in French, tagged, only our fonts, and nothing in it that says when or by whom it was made."""

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from ..domain.meanings import Meaning
from .fonts import REGULAR, register_fonts
from .format import Format
from .page import Page
from .pen import Pen
from .pictograms import define
from .tagging import LANGUAGE, Element, Tags
from .type import printable

_PROGRAM: Final = "Carnet"

DrawFooter = Callable[[Pen, int], None]
"""(pen, index of the page from 0)"""


class Document:
    """One PDF being drawn; the same drawing gives the same bytes."""

    def __init__(self, format_: Format, title: str, version: str = "", meanings: Iterable[Meaning] = ()) -> None:
        """`version` of the program; `meanings`: the pictures that stand beside the words, none for no picture.

        Raises OSError when the program's fonts or pictures are not there.
        """
        register_fonts()
        rl_config.useA85 = 0  # streams stay binary: a quarter smaller and faster than as text
        self._format, self._title = format_, printable(title)
        self._held = io.BytesIO()
        size = landscape(A4) if format_.folded else (format_.width, format_.height)
        self._canvas = Canvas(
            self._held, pagesize=size, invariant=1, lang=LANGUAGE, initialFontName=REGULAR, pdfVersion=(1, 7)
        )
        self._canvas.setTitle(self._title)
        self._canvas.setAuthor("")
        self._canvas.setCreator(f"{_PROGRAM} {version}".rstrip())
        self._canvas.setProducer(_PROGRAM)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        pictures = list(meanings)
        for meaning in pictures:
            define(self._canvas, meaning)
        self._tags = Tags(self._canvas)
        self._pen = Pen(self._canvas, self._tags, pictures=bool(pictures))

    def finished(self, root: Element, pages: Sequence[Page], footer: DrawFooter) -> bytes:
        """The whole file. `root`: what the pages' boxes write into, in reading order."""
        self._tags.document = root
        for paper in _papers(len(pages)) if self._format.folded else [(index,) for index in range(len(pages))]:
            for side, index in enumerate(paper):
                if index is not None:
                    self._page(pages[index], index, footer, self._format.width * side)
            self._canvas.showPage()
            self._tags.end_page()
        self._tags.finish(self._title)
        self._canvas.save()
        return self._held.getvalue()

    def _page(self, page: Page, index: int, footer: DrawFooter, across: float) -> None:
        self._tags.turn = index
        self._canvas.saveState()
        self._canvas.translate(across, 0)
        for box, top in page.placed:
            box.draw(self._pen, top)
        with self._tags.artifact(footer=True):
            footer(self._pen, index)
        self._canvas.restoreState()


def _papers(pages: int) -> list[tuple[int | None, int | None]]:
    """The two pages on each side of the folded sheets.

    One or two stand inside the fold, on one side. More make a booklet, sheets one inside the other.
    """
    if pages <= 2:
        return [(0, 1 if pages == 2 else None)]
    whole = -(-pages // 4) * 4
    sides: list[tuple[int | None, int | None]] = []
    for first in range(0, whole // 2, 2):
        last = whole - 1 - first
        sides += [(last if last < pages else None, first), (first + 1, last - 1 if last - 1 < pages else None)]
    return sides
