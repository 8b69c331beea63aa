"""A file that is being looked at: drawn page by page away from the keyboard, over the page it was asked from."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from carnet_desktop.domain.records import FileRef
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.work import Lane

from .document_drawing import Drawn, draw
from .document_files import DocumentFiles
from .document_page import DocumentPage


class OpenedFile:
    """Its bytes live as long as it does."""

    def __init__(
        self,
        over: QWidget,
        context: ScreenContext,
        title: str,
        file: FileRef,
        data: bytes,
        files: DocumentFiles,
        close: Callable[[], None],
    ) -> None:
        self._context, self._file, self._data = context, file, data
        self._before = over.window().focusWidget()
        self._under = [part for part in over.children() if isinstance(part, QWidget) and part.isEnabledTo(over)]
        self.page = DocumentPage(title, self._turn, lambda: files.copy(file), close, over)

    def open(self) -> None:
        self.page.show()
        self.page.raise_()
        self.page.focus_first()
        self._set_reachable(False)
        self._turn(0)

    def close(self) -> None:
        self._context.jobs.forget(self)
        self._set_reachable(True)
        self.page.hide()
        self.page.deleteLater()
        if self._before is not None:
            self._before.setFocus()

    def _set_reachable(self, reachable: bool) -> None:
        """Neither Tab nor F6 goes where the file hides what they reach."""
        for part in self._under:
            part.setEnabled(reachable)

    def _turn(self, number: int) -> None:
        file, data, width = self._file, self._data, self.page.picture_width()

        def show(drawn: Drawn) -> None:
            self.page.show_page(number, drawn)

        self._context.jobs.run(
            self,
            lambda report: draw(file, data, number, width),
            show,
            self._context.notices.show_error,
            lane=Lane.OTHER,
        )
