"""A finished PDF as pictures of its pages, for the screen and for tests."""

from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True, slots=True)
class PageImage:
    """`width` and `height` in pixels; `rgba` four bytes a pixel, rows from the top without padding, opaque."""

    width: int
    height: int
    rgba: bytes


def page_images(pdf: bytes, dpi: int, before: Callable[[int, int], None] = lambda page, pages: None) -> list[PageImage]:
    """Each page on white. pdfium is not made for several threads: always call from the same one.

    `before` each page is called with its number from 1 and how many there are; what it raises stops the drawing.
    """
    images = []
    with pypdfium2.PdfDocument(pdf) as document:
        for index in range(len(document)):
            before(index + 1, len(document))
            images.append(_image(document[index], dpi))
    return images


def _image(page: pypdfium2.PdfPage, dpi: float) -> PageImage:
    bitmap = page.render(scale=dpi / 72, rev_byteorder=True, force_bitmap_format=pdfium.FPDFBitmap_BGRA)
    rows = memoryview(bitmap.buffer).cast("B")
    wide = bitmap.width * 4
    held = b"".join(rows[y * bitmap.stride : y * bitmap.stride + wide] for y in range(bitmap.height))
    image = PageImage(bitmap.width, bitmap.height, held)
    bitmap.close()
    page.close()
    return image


@dataclass(frozen=True, slots=True)
class OnePage:
    """One page of a file, and how many it has."""

    page: PageImage
    pages: int


def page_of(pdf: bytes, index: int, width: int, tallest: int) -> OnePage | None:
    """A page of a file from anywhere, `width` pixels wide and at most `tallest` high; None when it cannot be drawn.

    Always call from the same thread as `page_images`.
    """
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            page = document[index]
            wide, high = page.get_size()
            scale = min(width / max(wide, 1), tallest / max(high, 1))
            return OnePage(_image(page, scale * 72), len(document))
    except (pypdfium2.PdfiumError, IndexError):
        return None
