"""A text field as high as its text, between two numbers of lines."""

from math import ceil

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPlainTextEdit

from carnet_desktop.ui import theme

_BORDER = 2


def grow_with_text(edit: QPlainTextEdit, least: int, most: int) -> None:
    """Beyond `most` lines it scrolls."""
    _Growing(edit, least, most)


class _Growing(QObject):
    def __init__(self, edit: QPlainTextEdit, least: int, most: int) -> None:
        super().__init__(edit)
        self._edit, self._least, self._most = edit, least, most
        edit.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        edit.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()
        return False

    def _fit(self) -> None:
        # A plain text document measures its height in lines; around them, its margins, the padding and the border.
        lines = round(self._edit.document().documentLayout().documentSize().height())
        shown = min(max(lines, self._least), self._most)
        around = 2 * (round(self._edit.document().documentMargin()) + theme.px(0.4) + _BORDER)
        tall = shown * ceil(QFontMetricsF(self._edit.font()).lineSpacing()) + around
        if tall != self._edit.maximumHeight():
            self._edit.setFixedHeight(tall)
