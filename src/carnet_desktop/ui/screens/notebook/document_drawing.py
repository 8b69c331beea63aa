"""A file of the notebook as pictures for the screen, made from its bytes in memory: nothing is written in clear."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from carnet_desktop.domain.records import FileRef

TALLEST = 12_000
"""Pixels: a page drawn higher than that would fill the memory."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page; `image` None when it cannot be drawn here. `pages`: how many the file has."""

    image: QImage | None
    pages: int


def draw(file: FileRef, data: bytes, page: int, width: int) -> Drawn:
    """The page of this number, from 0, at most `width` pixels wide. On one thread only: pdfium is made for one."""
    return _pdf(data, page, width) if file.media_type == "application/pdf" else _picture(data, width)


def _pdf(data: bytes, page: int, width: int) -> Drawn:
    from carnet_desktop.printing import preview

    drawn = preview.page_of(data, page, width, TALLEST)
    if drawn is None:
        return Drawn(None, 0)
    image = QImage(drawn.page.rgba, drawn.page.width, drawn.page.height, 4 * drawn.page.width, _RGBA)
    return Drawn(image.copy(), drawn.pages)


def _picture(data: bytes, width: int) -> Drawn:
    """A photograph stands as it was taken, and is never blown up."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() > 2 * width:  # a photograph is read small: it may have fifty million points
        reader.setScaledSize(size.scaled(QSize(2 * width, 2 * TALLEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return Drawn(None if image.isNull() else image, 1)


_RGBA = QImage.Format.Format_RGBA8888
