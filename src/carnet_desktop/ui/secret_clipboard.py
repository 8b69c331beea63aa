"""A secret copied does not stay in the clipboard: gone after ten seconds, at the lock and at the end."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtWidgets import QApplication

from carnet_desktop.ui.widgets.line_edit import SecretEdit

KEPT_MS = 10_000


class SecretClipboard(QObject):
    """Clears only what it put there or saw copied from a passphrase field: never another text."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._clipboard = app.clipboard()
        self._copying = False
        self._holds_secret = False
        self._timer = QTimer(self, singleShot=True, interval=KEPT_MS)
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._changed)

    def copy(self, secret: str) -> None:
        data = QMimeData()
        data.setText(secret)
        # What clipboard histories (Windows, KDE) look for before they keep a text.
        data.setData("ExcludeClipboardContentFromMonitorProcessing", b"1")
        data.setData("x-kde-passwordManagerHint", b"secret")
        self._copying = True
        self._clipboard.setMimeData(data)
        self._copying = False

    def clear(self) -> None:
        self._timer.stop()
        if self._holds_secret:
            self._holds_secret = False
            self._clipboard.clear()

    def _changed(self) -> None:
        typed = isinstance(QApplication.focusWidget(), SecretEdit)
        self._holds_secret = bool((self._copying or typed) and self._clipboard.text())
        if self._holds_secret:
            self._timer.start()
