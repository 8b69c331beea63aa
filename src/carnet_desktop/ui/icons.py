"""The interface's outline icons, painted in the colour of the text beside them."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from carnet_desktop.resources import resource
from carnet_desktop.ui import theme

MARK, ON_SPINE = "carnet", "carnet-on-spine"
"""The app’s own mark, on paper and on the green cover: it keeps its colours."""


def pixmap(name: str, color: QColor, size: int, ratio: float) -> QPixmap:
    """The icon `name` in `color`, `size` logical pixels wide, sharp at the device's pixel `ratio`.

    Raises FileNotFoundError when no file of `resources/icons` has that name.
    """
    return _pixmap(name, color.name(), size, ratio)


def paint(painter: QPainter, name: str, color: QColor, x: float, y: float, size: int) -> None:
    """Draw the icon with its top left corner at (x, y)."""
    painter.drawPixmap(round(x), round(y), pixmap(name, color, size, painter.device().devicePixelRatioF()))


def icon(name: str, role: str, widget: QWidget, size: float = 1.2) -> QIcon:
    """For the few standard widgets that want a QIcon (menus); it does not follow a change of theme."""
    return QIcon(pixmap(name, theme.color(role), theme.px(size), widget.devicePixelRatioF()))


@lru_cache(maxsize=512)
def _pixmap(name: str, color: str, size: int, ratio: float) -> QPixmap:
    drawing = QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", color.encode())))
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


@lru_cache(maxsize=128)
def _source(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()
