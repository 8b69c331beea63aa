"""What is higher than its room scrolls, up and down only; the area itself never takes the focus."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from carnet_desktop.ui import theme


class Scrolling(QScrollArea):
    """`content`, if there is one yet, is as wide as the area."""

    def __init__(self, content: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if content is not None:
            self.setWidget(content)


class Scrolled(Scrolling):
    """What takes the focus in `content` is brought into sight."""

    def __init__(self, content: QWidget) -> None:
        super().__init__(content)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._show_focus)
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:  # what has the focus may have been moved down by what came above it
            QTimer.singleShot(0, self, self._show_focus)
        return super().eventFilter(watched, event)

    def _show_focus(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, theme.px(4))
