"""Sends finished pages to a printer that the person chooses."""

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from carnet_desktop.errors import PrinterRefused
from carnet_desktop.ui.pdf_pages import PAPER_DPI

if TYPE_CHECKING:
    from carnet_desktop.printing.preview import PageImage

_PRINT_SERVICE = "/run/cups/cups.sock"
"""Where the print service of a Linux computer answers, without any network."""

_A4_WIDTH = round(210 / 25.4 * PAPER_DPI) + 2
_ROUNDED = 10

Choose = Callable[[QPrinter, QWidget], bool]
"""(printer to set up, parent) → whether the person chose one."""


def ask_for_printer(printer: QPrinter, parent: QWidget) -> bool:
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)  # a sheet goes out whole
    return dialog.exec() == QPrintDialog.DialogCode.Accepted


choose_printer: Choose = ask_for_printer
"""How a printer is chosen. Whoever has none (the offscreen tour, a test) puts here what sets up a PDF file instead."""


def print_pages(parent: QWidget, pages: Sequence["PageImage"]) -> bool:
    """Print `pages` on A4 at their true size, on both sides where the printer can; False when the person gave up.

    A page that lies down turns the paper. One smaller than A4 stands in its corner, with a line to cut along.

    The job's name is the program's: a printer shows it, and keeps it. Raises PrinterRefused.
    """
    # Where that service is not running, its library would look for one on the network.
    os.environ.setdefault("CUPS_SERVER", _PRINT_SERVICE)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Carnet")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    lying = any(page.width > _A4_WIDTH for page in pages)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    if len(pages) > 1:
        printer.setDuplex(QPrinter.DuplexMode.DuplexShortSide if lying else QPrinter.DuplexMode.DuplexLongSide)
    if not choose_printer(printer, parent):
        return False
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterRefused
    dots = printer.resolution() / PAPER_DPI
    for index, page in enumerate(pages):
        if index:
            printer.newPage()
        # The image borrows the bytes of `page`: both live until the drawing is done.
        image = QImage(page.rgba, page.width, page.height, 4 * page.width, QImage.Format.Format_RGBA8888)
        room = QRectF(0, 0, page.width * dots, page.height * dots)
        painter.drawImage(room, image)
        if page.width < _A4_WIDTH - _ROUNDED:
            painter.drawRect(room)
    if not painter.end() or printer.printerState() is QPrinter.PrinterState.Error:
        raise PrinterRefused
    return True
