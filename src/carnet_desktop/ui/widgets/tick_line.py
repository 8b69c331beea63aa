"""A line to tick whose words wrap, with quieter lines under them: a note, and a warning in its colour."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from carnet_desktop.ui import icons, theme
from carnet_desktop.ui.widgets.tick_box import BOX, paint_tick_box

_LINE, _GAP, _ICON = 1.7, 0.6, 1.05
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class TickLine(QCheckBox):
    """It never ticks itself: `clicked` says that it was pressed, and the screen answers with `show_ticked`.

    `note_icon` stands before the note, if there is one.
    """

    def __init__(self, *, strong: bool = False, note_icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weight = 600 if strong else 400
        self._note_icon = note_icon
        self._note = self._warning = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_words(self, text: str, note: str = "", warning: str = "") -> None:
        """`note` and `warning` may hold several lines."""
        if (text, note, warning) == (self.text(), self._note, self._warning):
            return
        self.setText(text)
        self._note, self._warning = note, warning
        self.setAccessibleName(text)
        self.setAccessibleDescription(", ".join(part for part in (*note.split("\n"), *warning.split("\n")) if part))
        self.updateGeometry()
        self.update()

    def show_ticked(self, state: Qt.CheckState) -> None:
        self.setTristate(state is Qt.CheckState.PartiallyChecked)
        self.setCheckState(state)

    def warning(self) -> str:
        return self._warning

    def note(self) -> str:
        return self._note

    def nextCheckState(self) -> None:
        """A click changes nothing by itself."""

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        bottom = max((box.bottom() + 1 for box, *_rest in self._lines(width)), default=0)
        return max(bottom + theme.px(0.1), 24)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font(1, self._weight)).horizontalAdvance(self.text())
        width = self._left() + words + theme.px(0.25)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(8), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(BOX)
        box = QRectF(0, (theme.px(_LINE) - side) // 2, side, side)
        paint_tick_box(painter, box, self.checkState(), hovered=self.underMouse())
        for room, words, font, role, icon in self._lines(self.width()):
            if icon:
                drawn = theme.px(_ICON)
                middle = room.top() + (QFontMetrics(font).height() - drawn) / 2
                icons.paint(painter, icon, theme.color(role), room.left() - drawn - theme.px(0.35), middle, drawn)
            painter.setFont(font)
            painter.setPen(theme.color(role))
            painter.drawText(room, _WRAP, words)

    def _left(self) -> int:
        return theme.px(BOX) + theme.px(_GAP)

    def _lines(self, width: int) -> Iterator[tuple[QRect, str, QFont, str, str]]:
        """(where, words, font, role, icon) of each line, from the top; `width` of the whole widget."""
        first = theme.font(1, self._weight)
        top = (theme.px(_LINE) - QFontMetrics(first).height()) // 2
        for words, font, role, icon in self._parts(first):
            left = self._left() + (theme.px(_ICON) + theme.px(0.35) if icon else 0)
            room = QRect(left, top, max(width - left, theme.px(4)), 10_000)
            taken = QFontMetrics(font).boundingRect(room, int(_WRAP), words)
            room.setHeight(taken.height())
            yield room, words, font, role, icon
            top = room.bottom() + 1 + theme.px(0.05)

    def _parts(self, first: QFont) -> Iterator[tuple[str, QFont, str, str]]:
        yield self.text(), first, "ink", ""
        small = theme.font(0.93)
        for note in filter(None, self._note.split("\n")):
            yield note, small, "ink2", self._note_icon
        for warning in filter(None, self._warning.split("\n")):
            yield warning, small, "warn", "alert-triangle"
