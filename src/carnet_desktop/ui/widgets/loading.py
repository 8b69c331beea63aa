"""What stands in the place of a page while its file is being opened: nothing, then one word."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.texts import Text

_AFTER_MS = 600


class Loading(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._word = Text(_("Chargement…"), "nothing")
        self._word.hide()
        column = QVBoxLayout(self)
        theme.space(column, 0, (1.4, 1, 1.4, 1))
        column.addWidget(self._word)
        column.addStretch(1)
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._word.show)
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()
        self.hide()
