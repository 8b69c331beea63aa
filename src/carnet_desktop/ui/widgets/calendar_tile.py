"""The calendar tile of the next appointment: weekday on green, the number, the month in full."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from carnet_desktop.i18n import DAYS, MONTHS, day_number, long_day_year
from carnet_desktop.ui import theme


class CalendarTile(QWidget):
    """The same object as on the printed sheet; its accessible name is the whole date."""

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = day
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_day(day)

    def set_day(self, day: date) -> None:
        self._day = day
        self.setAccessibleName(long_day_year(day))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(4.45), theme.px(4.45))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(box, 6, 6)
        painter.fillPath(outline, theme.color("page"))
        head = QRectF(box.x(), box.y(), box.width(), box.height() * 0.3)
        painter.setClipRect(head)
        painter.fillPath(outline, theme.color("act"))
        painter.setClipping(False)
        painter.setPen(QPen(theme.color("ink"), 1))
        painter.drawPath(outline)
        middle = Qt.AlignmentFlag.AlignCenter
        painter.setPen(theme.color("actInk"))
        painter.setFont(theme.font(0.86, 600))
        painter.drawText(head, middle, DAYS[self._day.weekday()])
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font(1.6, 700))
        width, height = float(self.width()), box.height()
        painter.drawText(QRectF(0, height * 0.29, width, height * 0.43), middle, day_number(self._day))
        painter.setFont(theme.font(0.86))
        painter.drawText(QRectF(0, height * 0.7, width, height * 0.28), middle, MONTHS[self._day.month - 1])
