"""One page at a time, and only as much room as that page asks for (a QStackedWidget keeps the room of the largest)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.ui import theme


class OneOf(QWidget):
    """The first page added is shown."""

    def __init__(self, *pages: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        column = QVBoxLayout(self)
        theme.space(column)
        for page in pages:
            column.addWidget(page)
        self.show_page(pages[0])

    def show_page(self, page: QWidget) -> None:
        """`page` is one of those given."""
        for other in self._pages:
            if other is not page:
                other.hide()
        page.show()
        self.shown = page
