"""A finished PDF as pictures of its pages. No Qt."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from carnet_desktop.services.progress import Report, silent

if TYPE_CHECKING:
    from carnet_desktop.printing.preview import PageImage

PAPER_DPI: Final = 300
"""What pages are drawn at for paper."""


def page_images(pdf: bytes, dpi: int, report: Report = silent) -> "Sequence[PageImage]":
    """On the lane OTHER only: pdfium is not made for several threads."""
    from carnet_desktop.printing import preview

    return preview.page_images(pdf, dpi, report)
