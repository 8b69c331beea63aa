"""Sends finished pages to a printer that the person chooses."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from carnet_desktop.printing.preview import PageImage

DPI = 300
"""What pages are drawn at for paper."""

Choose = Callable[[QPrinter, QWidget], bool]
"""(printer to set up, parent) → whether the person chose one."""


def ask_for_printer(printer: QPrinter, parent: QWidget) -> bool:
    return QPrintDialog(printer, parent).exec() == QPrintDialog.DialogCode.Accepted


def print_pages(parent: QWidget, pages: Sequence["PageImage"], choose: Choose = ask_for_printer) -> bool:
    """Print A4 `pages` edge to edge; False when the person gave up or the printer refused.

    The job's name is the program's: a printer shows it, and keeps it.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Carnet")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    if not choose(printer, parent):
        return False
    painter = QPainter()
    if not painter.begin(printer):
        return False
    paper = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    for index, page in enumerate(pages):
        if index:
            printer.newPage()
        # The image borrows the bytes of `page`: both live until the drawing is done.
        image = QImage(page.rgba, page.width, page.height, 4 * page.width, QImage.Format.Format_RGBA8888)
        painter.drawImage(QRectF(0, 0, paper.width(), paper.height()), image)
    return painter.end()
