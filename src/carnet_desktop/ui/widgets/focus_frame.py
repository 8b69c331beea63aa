"""The focus ring: 2 px of violet, 2 px away from the control, one for each window."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from shiboken6 import isValid

from carnet_desktop.ui import theme

_GAP, _THICK = 2, 2
_RADIUS = 6


class _RingStyle(QProxyStyle):
    """Gives the frame, and it alone, its distance from the control."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return _GAP + _THICK
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's own name
    ) -> int:
        """The frame is painted over the page, or it would be cut by the box its control stands in."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returnData)


class FocusFrame(QFocusFrame):
    """Follows the focus inside `window`. Fields have their own border, rows and the spine their own ring."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._style = _RingStyle("fusion")
        self._style.setParent(self)
        self.setStyle(self._style)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def follow_focus(self) -> None:
        """Ring what has the focus already."""
        self._follow(None, QApplication.focusWidget())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("write"), _THICK))
        half = _THICK / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, _RADIUS + _GAP, _RADIUS + _GAP)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        ringed = new is not None and new.window() is self._window and new.isVisible() and wants_ring(new)
        # Qt takes None to hide the frame; its Python signature forgets it.
        self.setWidget(new if ringed else None)  # type: ignore[arg-type]
        if not ringed:
            self.hide()
            # Qt puts the frame into the scroll area of its control: it must not go away with it. A window that is
            # being destroyed takes the focus away once more, and is no parent any longer.
            if isValid(self._window):
                self.setParent(self._window)


def wants_ring(widget: QWidget) -> bool:
    """Whether the ring is for this control: not for fields (unless in error), lists, and what paints its own."""
    if widget.property("ring") == "own" or isinstance(widget, QAbstractItemView):
        return False
    if isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox):
        return bool(widget.property("state") == "error")
    return not isinstance(widget, QAbstractScrollArea)
