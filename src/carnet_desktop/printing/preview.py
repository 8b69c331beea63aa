"""A finished PDF as pictures of its pages, for the screen and for tests."""

from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True, slots=True)
class PageImage:
    """`width` and `height` in pixels; `rgba` four bytes a pixel, rows from the top without padding, opaque."""

    width: int
    height: int
    rgba: bytes


def page_count(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def page_images(pdf: bytes, dpi: int) -> list[PageImage]:
    """Each page on white. pdfium is not made for several threads: always call from the same one."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_image(document[index], dpi) for index in range(len(document))]


def _image(page: pypdfium2.PdfPage, dpi: int) -> PageImage:
    bitmap = page.render(scale=dpi / 72, rev_byteorder=True, force_bitmap_format=pdfium.FPDFBitmap_BGRA)
    rows = memoryview(bitmap.buffer).cast("B")
    wide = bitmap.width * 4
    held = b"".join(rows[y * bitmap.stride : y * bitmap.stride + wide] for y in range(bitmap.height))
    image = PageImage(bitmap.width, bitmap.height, held)
    bitmap.close()
    page.close()
    return image
