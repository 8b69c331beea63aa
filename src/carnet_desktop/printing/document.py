"""A PDF of ours, begun: A4, in French, only our fonts, and nothing in it that says when or by whom it was made."""

from typing import BinaryIO, Final

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from .page import HEIGHT, WIDTH
from .type import REGULAR, printable, register_fonts

_PROGRAM: Final = "Carnet"


def new_document(target: BinaryIO, title: str, version: str = "") -> Canvas:
    """A canvas that gives the same bytes for the same drawing. Raises OSError when the program's fonts are not there.

    `version` of the program, for the PDF's metadata.
    """
    register_fonts()
    rl_config.useA85 = 0  # streams stay binary: a quarter smaller and faster than as text
    canvas = Canvas(target, pagesize=(WIDTH, HEIGHT), invariant=1, lang="fr-FR", initialFontName=REGULAR)
    canvas.setTitle(printable(title))
    canvas.setAuthor("")
    canvas.setCreator(f"{_PROGRAM} {version}".rstrip())
    canvas.setProducer(_PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas
