"""Buttons: primary, plain, quiet, risky; with their icon and the key that does the same."""

from enum import StrEnum

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from carnet_desktop.ui import icons, theme

BUSY_AFTER_MS = 600
BUSY_AT_LEAST_MS = 500


class Kind(StrEnum):
    PLAIN = "plain"
    PRIMARY = "primary"
    QUIET = "quiet"
    RISK = "risk"


RADIUS = 6
# (ground, border), "" for none
_REST = {
    Kind.PLAIN: ("page", "edge"),
    Kind.PRIMARY: ("act", "act"),
    Kind.QUIET: ("", ""),
    Kind.RISK: ("", ""),
}
_HOVERED = {
    **_REST,
    Kind.PLAIN: ("tint", "edge"),
    Kind.PRIMARY: ("actHover", "actHover"),
    Kind.RISK: ("badBg", "badBg"),
}
_PRESSED = {
    Kind.PLAIN: ("sel", "edge"),
    Kind.PRIMARY: ("actPress", "actPress"),
    Kind.QUIET: ("sel", "sel"),
    Kind.RISK: ("badBg", "bad"),
}
_OFF = ("tint", "line")
_INK = {Kind.PLAIN: "ink", Kind.PRIMARY: "actInk", Kind.QUIET: "link", Kind.RISK: "bad"}


class Button(QPushButton):
    """`text` is a verb and its thing. `keys` ("Ctrl+Entrée") is only shown: the shortcut itself is bound elsewhere.

    `compact` is 2 em high, for forms inside a page. `chevron` opens a menu or a list.
    """

    def __init__(
        self,
        text: str,
        icon: str = "",
        keys: str = "",
        kind: Kind = Kind.PLAIN,
        *,
        compact: bool = False,
        chevron: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.kind = kind
        self._icon = icon
        self._keys = keys
        self._end_icon = "chevron-down" if chevron else ""
        self._calm_text = ""
        self._shown_busy = QElapsedTimer()
        self._busy_timer = QTimer(self, singleShot=True)
        self.setProperty("kind", kind.value)
        self.setProperty("room", "compact" if compact else "")
        self.setAccessibleDescription(keys)
        # macOS leaves buttons out of the Tab chain unless told otherwise.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_icon(self, name: str) -> None:
        self._icon = name
        self.updateGeometry()
        self.update()

    def set_keys(self, keys: str) -> None:
        """Show other keys, or none where there is little room."""
        self._keys = keys
        self.updateGeometry()
        self.update()

    def set_busy(self, label: str) -> None:
        """Take no more clicks now; after 600 ms show `label` ("Enregistrement…"), width kept."""
        if self._calm_text:
            return
        self._calm_text = self.text()
        self._busy_timer.timeout.connect(lambda: self._show_busy(label))
        self._busy_timer.start(BUSY_AFTER_MS)

    def clear_busy(self) -> None:
        """Back to work; a label already shown stays 500 ms in all."""
        self._busy_timer.stop()
        self._busy_timer.disconnect(self)
        left = BUSY_AT_LEAST_MS - self._shown_busy.elapsed() if self._shown_busy.isValid() else 0
        if left > 0:
            self._busy_timer.timeout.connect(self._show_calm)
            self._busy_timer.start(left)
        else:
            self._show_calm()

    @property
    def busy(self) -> bool:
        return bool(self._calm_text)

    def hitButton(self, position: QPoint) -> bool:
        return not self.busy and super().hitButton(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.busy:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        compact = self.property("room") == "compact"
        pad = theme.px(0.8 if compact or self.kind in (Kind.QUIET, Kind.RISK) else 0.95)
        height = max(theme.px(2 if compact else 2.35), 24)
        return QSize(max(self._content_width() + 2 * pad, height), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        ink = theme.color(_INK[self.kind] if self.isEnabled() else "off")
        gap, side = theme.px(0.5), theme.px(1.2)
        x = (self.width() - self._content_width()) // 2
        if self._icon:
            icons.paint(painter, self._icon, ink, x, (self.height() - side) / 2, side)
            x += side + gap
        words = self.font()
        words.setUnderline(self.kind is Kind.QUIET and self.underMouse() and self.isEnabled())
        painter.setFont(words)
        painter.setPen(ink)
        width = self._text_width()
        centre = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
        painter.drawText(QRect(x, 0, width + 2, self.height()), centre, self.text())
        x += width + gap
        if self._keys:
            painter.setFont(theme.font(0.86))
            painter.setPen(ink if self.kind is Kind.PRIMARY or not self.isEnabled() else theme.color("ink3"))
            painter.drawText(QRect(x, 0, self.width() - x, self.height()), centre, self._keys)
        if self._end_icon:
            icons.paint(painter, self._end_icon, ink, x, (self.height() - side) / 2, side)

    def _paint_ground(self, painter: QPainter) -> None:
        if not self.isEnabled():
            state = _OFF if self.kind in (Kind.PLAIN, Kind.PRIMARY) else ("", "")
        elif self.isDown() or self.isChecked():
            state = _PRESSED[self.kind]
        else:
            state = (_HOVERED if self.underMouse() else _REST)[self.kind]
        ground, edge = state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(theme.color(edge) if edge else Qt.PenStyle.NoPen)
        if ground or edge:
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _text_width(self) -> int:
        flags = Qt.TextFlag.TextShowMnemonic
        return self.fontMetrics().size(flags, self.text()).width() if self.text() else 0

    def _content_width(self) -> int:
        gap = theme.px(0.5)
        parts = [self._text_width()] if self.text() else []
        if self._icon:
            parts.append(theme.px(1.2))
        if self._keys:
            parts.append(QFontMetrics(theme.font(0.86)).horizontalAdvance(self._keys))
        if self._end_icon:
            parts.append(theme.px(1.2))
        return sum(parts) + gap * (len(parts) - 1)

    def _show_busy(self, label: str) -> None:
        self.setMinimumWidth(self.width())
        self._shown_busy.start()
        self.setText(label)
        self.setEnabled(False)

    def _show_calm(self) -> None:
        if not self._calm_text:
            return
        self.setText(self._calm_text)
        self._calm_text = ""
        if self._shown_busy.isValid():
            self._shown_busy.invalidate()
            self.setMinimumWidth(0)
            self.setEnabled(True)


class IconButton(Button):
    """An icon without words, only for "…" and zoom: `name` is its tooltip and its accessible name."""

    def __init__(self, icon: str, name: str, kind: Kind = Kind.PLAIN, *, compact: bool = False) -> None:
        super().__init__("", icon, kind=kind, compact=compact)
        self.setAccessibleName(name)
        self.setToolTip(name)
