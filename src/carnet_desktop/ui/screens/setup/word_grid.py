"""The 24 words as the sheet shows them: the number in the margin, the word at its right."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.margin import paint_margin_line

_ROW, _PAD, _MARGIN = 2.15, 0.6, 3.0
_COLUMN = 11.0
_MASK = "••••••"


class WordGrid(QWidget):
    """Four columns of six, or fewer when there is less room. The words asked back are masked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._masked: frozenset[int] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Les 24 mots de la feuille de secours"))

    def set_words(self, words: Sequence[str], masked: Collection[int] = ()) -> None:
        """`masked`: positions, from 0."""
        self._words, self._masked = tuple(words), frozenset(masked)
        self.setAccessibleDescription(", ".join(f"{n} {self._shown(n - 1)}" for n in range(1, len(words) + 1)))
        self.update()

    def hide_words(self, places: Collection[int]) -> None:
        self.set_words(self._words, places)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_COLUMN), theme.px(_ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(theme.px(self._rows(self.width()) * _ROW + 2 * _PAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("tint"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        rows = self._rows(self.width())
        columns = -(-24 // rows)
        wide = self.width() // columns
        for column in range(columns):
            x = column * wide + theme.px(_MARGIN)
            paint_margin_line(painter, x, theme.px(_PAD), self.height() - theme.px(_PAD))
        for place in range(len(self._words)):
            column, row = divmod(place, rows)
            self._paint_word(painter, place, column * wide, theme.px(_PAD + row * _ROW), wide)

    def _paint_word(self, painter: QPainter, place: int, left: int, top: int, wide: int) -> None:
        height, margin, gap = theme.px(_ROW), theme.px(_MARGIN), theme.px(0.8)
        painter.setFont(theme.font(1.07))
        painter.setPen(theme.color("ink2"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRect(left, top, margin - gap, height), right, str(place + 1))
        painter.setFont(theme.font(1.1, 600))
        painter.setPen(theme.color("ink"))
        box = QRect(left + margin + gap, top, wide - margin - gap, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._shown(place))

    def _rows(self, width: int) -> int:
        """6, 8, 12 or 24 rows: as few as the width allows."""
        columns = max(1, min(4, width // theme.px(_COLUMN)))
        return 24 // columns

    def _shown(self, place: int) -> str:
        return _MASK if place in self._masked else self._words[place]
