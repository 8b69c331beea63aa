"""The eight words of a structure as they are read aloud: numbered, in two columns, one pair a line."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme

_ROW, _PAD, _NUMBER, _WIDTH = 1.65, 0.5, 1.6, 17.0


class EightWords(QWidget):
    """It takes the focus, so that a screen reader can be brought back to it while the words are dictated."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Les huit mots"))

    def set_words(self, words: Sequence[str]) -> None:
        self._words = tuple(words)
        self.setAccessibleDescription(", ".join(f"{n} {word}" for n, word in enumerate(words, 1)))
        self._fit()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        rows = (len(self._words) + 1) // 2
        return QSize(theme.px(_WIDTH), theme.px(rows * _ROW + 2 * _PAD))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("page"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        middle, height, half = Qt.AlignmentFlag.AlignVCenter, theme.px(_ROW), self.width() // 2
        for place, word in enumerate(self._words):
            row, column = divmod(place, 2)
            left, top = theme.px(0.85) + column * half, theme.px(_PAD + row * _ROW)
            painter.setFont(theme.font(1))
            painter.setPen(theme.color("ink2"))
            painter.drawText(QRect(left, top, theme.px(_NUMBER), height), middle, str(place + 1))
            painter.setFont(theme.font(1, 600))
            painter.setPen(theme.color("ink"))
            painter.drawText(QRect(left + theme.px(0.9), top, half - theme.px(1.8), height), middle, word)
