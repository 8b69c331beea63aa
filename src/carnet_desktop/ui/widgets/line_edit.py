"""A one-line field with an icon, a key hint or a button inside it, and the violet caret."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from carnet_desktop.ui import icons, theme
from carnet_desktop.ui.widgets.buttons import Button, Kind


class LineEdit(QLineEdit):
    """`keys` is shown at the right end while the field is empty. `large` is 2.6 em high. `icon_role`: its colour."""

    def __init__(
        self,
        placeholder: str = "",
        icon: str = "",
        keys: str = "",
        *,
        icon_role: str = "ink",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._icon_role = icon, icon_role
        self._keys = keys
        self._inside: Button | None = None
        self.setPlaceholderText(placeholder)
        self.setProperty("room", "large" if large else "")
        self.setClearButtonEnabled(False)
        self._make_room()

    def put_inside(self, button: Button) -> None:
        """A quiet button at the right end of the field ("Afficher", "Effacer"); hidden, it takes no room."""
        self._inside = button
        button.setParent(self)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._icon:
            side = theme.px(1.2)
            ink = theme.color(self._icon_role if self.isEnabled() else "off")
            icons.paint(painter, self._icon, ink, theme.px(0.75), (self.height() - side) / 2, side)
        if self._keys and not self.text() and not self._shows_button():
            painter.setFont(theme.font(0.86))
            painter.setPen(theme.color("ink3"))
            box = self.rect().adjusted(0, 0, -theme.px(0.75), 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._keys)
        if self.hasFocus() and not self.isReadOnly():
            paint_caret(painter, self.cursorRect())

    def _shows_button(self) -> bool:
        return self._inside is not None and not self._inside.isHidden()

    def _make_room(self) -> None:
        left = theme.px(1.2) + theme.px(0.5) if self._icon else 0
        right = 0
        if self._inside is not None and self._shows_button():
            hint = self._inside.sizeHint()
            right = hint.width() - theme.px(0.25)
            top = (self.height() - hint.height()) // 2
            self._inside.setGeometry(self.width() - hint.width() - 2, top, hint.width(), hint.height())
        elif self._keys:
            right = QFontMetrics(theme.font(0.86)).horizontalAdvance(self._keys) + theme.px(0.5)
        self.setTextMargins(left, 0, right, 0)


class SecretEdit(LineEdit):
    """A passphrase, hidden until "Afficher"."""

    def __init__(self, show: str, hide: str, parent: QWidget | None = None) -> None:
        super().__init__(icon="key", large=True, parent=parent)
        self._words = (show, hide)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self.reveal = Button(show, "eye", kind=Kind.QUIET, compact=True)
        self.reveal.clicked.connect(self._toggle)
        self.put_inside(self.reveal)

    def _toggle(self) -> None:
        shown = self.echoMode() == QLineEdit.EchoMode.Normal
        self.setEchoMode(QLineEdit.EchoMode.Password if shown else QLineEdit.EchoMode.Normal)
        self.reveal.setText(self._words[0] if shown else self._words[1])
        self.reveal.set_icon("eye" if shown else "eye-off")
        self._make_room()
        self.setFocus()


def paint_caret(painter: QPainter, caret: QRect) -> None:
    """Turn the caret that Qt has just drawn in ink to the colour of writing; paints nothing while it blinks off.

    Qt has no colour for the caret. Lighten keeps the page and turns the dark ink violet; on a dark page, darken.
    """
    mode = QPainter.CompositionMode.CompositionMode_Darken if theme.current().dark else _LIGHTEN
    painter.setCompositionMode(mode)
    painter.fillRect(caret, theme.color("write"))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


_LIGHTEN = QPainter.CompositionMode.CompositionMode_Lighten
