"""A file dropped on a part of the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


def dropped_file(event: QDragEnterEvent | QDropEvent) -> Path | None:
    """The one local file being dropped, None for anything else."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


class FileDrop(QObject):
    """`taken` is given the file dropped on `target`, or on anything in it that takes no drops itself."""

    def __init__(self, target: QWidget, taken: Callable[[Path], None]) -> None:
        super().__init__(target)
        self._taken = taken
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDragEnterEvent | QDropEvent):
            return super().eventFilter(watched, event)
        path = dropped_file(event)
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._taken(path)
        return True
