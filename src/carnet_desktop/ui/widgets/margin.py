"""The margin line: on its left when, right aligned; on its right what."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from carnet_desktop.ui import theme

PLAN, LIST, DAY, SIDE = 7.6, 11.4, 5.6, 6.9
"""Widths of the margin, in em."""


def paint_margin_line(painter: QPainter, x: float, top: float, bottom: float) -> None:
    """One thin rose line, from `top` to `bottom`."""
    painter.fillRect(QRectF(round(x), top, 1, bottom - top), theme.color("margin"))
