"""What is said above the page (page bar) and below it (undo bar)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.navigation import TONE_ICONS, BarAction, Tone
from carnet_desktop.ui.widgets.across import across
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.texts import Icon, Text, empty

UNDO_MS = 10_000


class PageBar(QFrame):
    """Icon, bold sentence, what to do, buttons at the right. It stays until solved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._icon = Icon("info-circle", "info", 1.45)
        self._sentence = Text("", "strong", wrap=True)
        self._detail = Text("", "", wrap=True)
        self._progress = QProgressBar(textVisible=False)
        words = QVBoxLayout()
        theme.space(words, 0.1)
        for part in (self._sentence, self._detail, self._progress):
            words.addWidget(part)
        self._buttons = QHBoxLayout()
        theme.space(self._buttons, 0.5)
        row = QHBoxLayout(self)
        theme.space(row, 0.75, (1.4, 0.75, 1.4, 0.75))
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addLayout(self._buttons)
        self.hide()

    def show_words(
        self, tone: Tone, sentence: str, detail: str = "", actions: Sequence[BarAction] = (), icon: str = ""
    ) -> None:
        """Replace what the bar says; `actions` in the order of reading, the primary one last."""
        self._fill(tone, sentence, detail, icon)
        for action in actions:
            self._add_button(action)
        self._progress.hide()
        self.show()

    def show_progress(self, sentence: str, cancel: Callable[[], None]) -> Callable[[int, int], None]:
        """The bar of a long work, with "Annuler"; the answer takes (now, total)."""
        self._fill(Tone.INFO, sentence, "", "")
        self._add_button(BarAction(_("Annuler"), cancel))
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(sentence)
        self._progress.show()
        self.show()

        def advance(now: int, total: int) -> None:
            self._progress.setRange(0, total)
            self._progress.setValue(now)
            self._detail.setText(_("{now} sur {total}", now=now, total=total))
            self._detail.show()

        return advance

    def clear(self) -> None:
        self.hide()
        empty(self._buttons)

    def focus_first(self) -> None:
        """The first useful button: the primary one, or the first."""
        items = [self._buttons.itemAt(index) for index in range(self._buttons.count())]
        widgets = [item.widget() for item in items if item is not None]
        buttons = [widget for widget in widgets if isinstance(widget, Button)]
        primary = [button for button in buttons if button.kind is Kind.PRIMARY]
        for button in (*primary, *buttons)[:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def sentence(self) -> str:
        return self._sentence.text()

    def _fill(self, tone: Tone, sentence: str, detail: str, icon: str) -> None:
        empty(self._buttons)
        theme.set_state(self, state=tone.value)
        self._icon.set_icon(icon or TONE_ICONS[tone], tone.value)
        self._sentence.setText(sentence)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(f"{sentence} {detail}".strip())

    def _add_button(self, action: BarAction) -> None:
        button = Button(action.label, action.icon, kind=Kind.PRIMARY if action.primary else Kind.PLAIN, compact=True)

        def press() -> None:
            if action.closes:
                self.clear()
            action.run()

        button.clicked.connect(press)
        self._buttons.addWidget(button)
        # Shown now, not at the next turn of the events: it may be given the focus at once.
        button.show()


class UndoBar(QFrame):
    """ "Action supprimée" and "Rétablir", for 10 seconds, and for as long as it is hovered or focused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "undo")
        self._sentence = Text("", "")
        self._restore = Button(_("Rétablir"), "arrow-back-up", kind=Kind.QUIET)
        self._run: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._end)
        self._restore.clicked.connect(self._press)
        self.setLayout(across(self._sentence, self._restore, sides=(1.4, 0.25, 1.4, 0.25)))
        self._restore.installEventFilter(self)
        self.hide()

    def offer(self, sentence: str, restore: Callable[[], None]) -> None:
        """Replaces the earlier offer."""
        self._sentence.setText(sentence)
        self._restore.setAccessibleDescription(sentence)
        self._run = restore
        self.show()
        self._timer.start(UNDO_MS)

    def clear(self) -> None:
        self._timer.stop()
        self._run = None
        self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._go_on()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._go_on()
        return False

    def _go_on(self) -> None:
        if self._run is not None:
            self._timer.start(UNDO_MS)

    def _end(self) -> None:
        if self.underMouse() or QApplication.focusWidget() is self._restore:
            return
        self.clear()

    def _press(self) -> None:
        restore = self._run
        self.clear()
        if restore is not None:
            restore()
