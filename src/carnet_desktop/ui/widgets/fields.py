"""Fields with their label above and their problem below, known to screen readers as one thing."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from carnet_desktop.i18n import _
from carnet_desktop.ui import icons, theme
from carnet_desktop.ui.widgets.line_edit import LineEdit, SecretEdit, paint_caret
from carnet_desktop.ui.widgets.texts import IconText, Text

C = TypeVar("C", bound=QWidget)


class Labelled(QWidget, Generic[C]):
    """`label` above `control`, the sentence of its problem under it. `aside` stands at the right of the label."""

    def __init__(
        self,
        label: str,
        control: C,
        *,
        aside: QWidget | None = None,
        show_label: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self.label = Text(label, "label")
        self.label.setTextFormat(Qt.TextFormat.AutoText)
        self.label.setBuddy(control)
        if not show_label:  # only to hide: showing what has no parent yet would open a window
            self.label.hide()
        self._name = label.replace("&", "")
        control.setAccessibleName(self._name)
        self.setFocusProxy(control)
        self._problem = IconText("alert-circle", "", tone="bad", wrap=True)
        self._problem.hide()
        self._doubt: Text | None = None
        self._top = QHBoxLayout()
        theme.space(self._top, 0.5)
        self._top.addWidget(self.label, 1)
        if aside is not None:
            self._top.addWidget(aside)
        column = QVBoxLayout(self)
        theme.space(column, 0.3)
        if show_label or aside is not None:
            column.addLayout(self._top)
        grows = control.sizePolicy().expandingDirections() & Qt.Orientation.Vertical
        column.addWidget(control, 1 if grows else 0)
        column.addWidget(self._problem)
        if not grows:
            column.addStretch(1)

    def set_error(self, sentence: str | None) -> None:
        """Show `sentence` under the field, or nothing. It is also the field's accessible description."""
        self._problem.text.setText(sentence or "")
        self._problem.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence or "")
        theme.set_state(self.control, state="error" if sentence else "")

    def set_doubt(self, words: str) -> None:
        """Mark what is written as a guess: `words` beside the label, the ground of what is soon; "" takes both away."""
        if self._doubt is None and words:
            self._doubt = Text("", "small", tone="warn")
            self._top.setStretch(0, 0)
            self._top.insertWidget(1, self._doubt, 1)
        if self._doubt is not None:
            self._doubt.setText(words)
            self._doubt.setVisible(bool(words))
        self.control.setAccessibleDescription(words)
        theme.set_state(self.control, doubt="yes" if words else "")

    def error(self) -> str:
        """The sentence shown, "" when the field is right."""
        return self._problem.text.text()


class Field(Labelled[LineEdit]):
    """One line of text."""

    changed = Signal(str)

    def __init__(
        self,
        label: str,
        *,
        placeholder: str = "",
        icon: str = "",
        keys: str = "",
        large: bool = False,
        aside: QWidget | None = None,
        show_label: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        edit = LineEdit(placeholder, icon, keys, large=large)
        super().__init__(label, edit, aside=aside, show_label=show_label, parent=parent)
        edit.textChanged.connect(self.changed)

    def value(self) -> str:
        """What is written, without the spaces around it."""
        return self.control.text().strip()

    def set_value(self, text: str) -> None:
        self.control.setText(text)
        self.control.setCursorPosition(0)


class SecretField(Labelled[SecretEdit]):
    """A passphrase."""

    changed = Signal(str)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, SecretEdit(_("Afficher"), _("Masquer")), parent=parent)
        self.control.textChanged.connect(self.changed)

    def value(self) -> str:
        """Exactly what was typed: spaces count in a passphrase."""
        return self.control.text()

    def clear(self) -> None:
        self.control.clear()


class NoteEdit(QPlainTextEdit):
    """Several lines of plain text; Tab goes on to the next field."""

    def __init__(self, lines: int, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.measure(self, min_height=1.4 * lines + 1.2)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and not self.isReadOnly():
            painter = QPainter(self.viewport())
            paint_caret(painter, self.cursorRect())


class NoteField(Labelled[NoteEdit]):
    """A text of several lines, never rich. `lines` is its least height."""

    changed = Signal()

    def __init__(
        self,
        label: str,
        *,
        lines: int = 5,
        placeholder: str = "",
        aside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, NoteEdit(lines, placeholder), aside=aside, parent=parent)
        self.control.textChanged.connect(self.changed)

    def value(self) -> str:
        return self.control.toPlainText().strip()

    def set_value(self, text: str) -> None:
        self.control.setPlainText(text)


class ComboBox(QComboBox):
    """A list of choices with our chevron; the wheel never changes it by accident."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.px(1.2)
        x = self.width() - side - theme.px(0.6)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        words = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, words, self).width() - 2
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        ink = theme.color("ink" if self.isEnabled() else "off")
        icons.paint(painter, "chevron-down", ink, x, (self.height() - side) / 2, side)


class ComboField(Labelled[ComboBox]):
    """One of `choices` (value, words)."""

    changed = Signal(str)

    def __init__(
        self, label: str, choices: Sequence[tuple[str, str]], *, show_label: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, ComboBox(), show_label=show_label, parent=parent)
        for value, words in choices:
            self.control.addItem(words, value)
        self.control.currentIndexChanged.connect(lambda _index: self.changed.emit(self.value()))

    def value(self) -> str:
        """The value of the choice shown, "" when the list is empty."""
        return str(self.control.currentData() or "")

    def set_value(self, value: str) -> None:
        """Raises ValueError when `value` is not one of the choices."""
        index = self.control.findData(value)
        if index < 0:
            raise ValueError(value)
        self.control.setCurrentIndex(index)
