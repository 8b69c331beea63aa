"""A column with the margin line all along, whatever stands in it."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.margin import paint_margin_line


class Ruled(QWidget):
    """`margin` in em."""

    def __init__(self, margin: float) -> None:
        super().__init__()
        self._margin = margin

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_margin_line(QPainter(self), theme.px(self._margin), 0, self.height())
