"""Words on the page: titles, headings, sentences. Always plain text: a name is never read as HTML."""

import html

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QWidget

from carnet_desktop.ui import icons, theme

READING_CHARACTERS = 75


class Text(QLabel):
    """`kind`: title, part, section, strong, label, second, small, hint, nothing, when, or "" for body.

    `tone` (bad, warn, good, info) colours a small or strong text.
    """

    def __init__(
        self,
        text: str = "",
        kind: str = "",
        *,
        tone: str = "",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)

    def set_tone(self, tone: str) -> None:
        theme.set_state(self, tone=tone)


class Reading(Text):
    """A text to read: wrapped, and never wider than 75 characters."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, kind, wrap=True, parent=parent)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._limit()

    def heightForWidth(self, width: int) -> int:
        """A wider column does not make the text wider: without this its layout would give too little height."""
        return super().heightForWidth(min(width, self.maximumWidth()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._limit()

    def _limit(self) -> None:
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * READING_CHARACTERS)


class Cut(Text):
    """One line, cut with "…" when there is no room; the whole text is then in the tooltip."""

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(3), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(plain_tooltip(self.text()) if shown != self.text() else "")
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()), shown)


class Icon(QWidget):
    """An icon in the colour of a role; beside words, never alone, so screen readers pass over it."""

    def __init__(self, name: str, role: str = "ink2", size: float = 1.2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role = name, role
        theme.measure(self, width=size, height=size)

    def set_icon(self, name: str, role: str) -> None:
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._name, theme.color(self._role), 0, 0, self.width())


class IconText(QWidget):
    """An icon and a short text on one line: telephone, language, "Présente"."""

    def __init__(
        self,
        icon: str,
        text: str,
        kind: str = "small",
        *,
        tone: str = "",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.icon = Icon(icon, tone or "ink2")
        self.text = Text(text, kind, tone=tone, wrap=wrap)
        row = QHBoxLayout(self)
        theme.space(row, 0.5)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)


class Heading(QWidget):
    """A part or section title, its icon before it and its quiet button at the right end."""

    def __init__(
        self,
        text: str,
        kind: str = "part",
        icon: str = "",
        action: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.text = Text(text, kind)
        row = QHBoxLayout(self)
        theme.space(row, 0.5)
        if icon:
            row.addWidget(Icon(icon, "link", 1.45))
        row.addWidget(self.text, 1)
        if action is not None:
            row.addWidget(action)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class Rule(QFrame):
    """A 1 px separator."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("kind", "upright" if upright else "line")


def empty(layout: QLayout) -> None:
    """Take every widget out of `layout`, for good."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def plain_tooltip(text: str) -> str:
    """What `setToolTip` takes to show `text` as it is, even when it looks like HTML; long ones wrap."""
    return f"<span>{html.escape(text)}</span>" if len(text) > READING_CHARACTERS or "<" in text else text
