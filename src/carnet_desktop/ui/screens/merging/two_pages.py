"""What merging and separating have in common: the head, a page of their own, then two notebooks side by side."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.one_of import OneOf
from carnet_desktop.ui.widgets.page_header import PageHeader
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.zones import mark_zone

from .shown import SideBySide
from .side_by_side_page import SideBySidePage


class TwoPages(QWidget):
    """`first` is shown until `show_side_by_side`."""

    def __init__(self, first: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.header = PageHeader(back=_("Revenir au carnet"))
        self.first, self.both = first, SideBySidePage()
        self._pages = OneOf(self.first, self.both)
        self._responsive = Responsive(self)
        self._responsive.changed.connect(self._fit)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(self.header)
        column.addWidget(self._pages, 1)
        mark_zone(self.header)
        self._fit(self._responsive.width)

    @property
    def title(self) -> str:
        return self.header.title.text()

    def widget(self) -> QWidget:
        return self

    def focus_first(self) -> None:
        if self.shows_both:
            self.both.focus_first()
        else:
            self.focus_page()

    def focus_page(self) -> None:
        """Put the focus in the first page."""
        self.header.back.setFocus()

    def leave(self) -> bool:
        return True

    def show_title(self, title: str) -> None:
        self.header.title.setText(title)

    def show_side_by_side(self, both: SideBySide) -> None:
        self.both.show_both(both)
        self._pages.show_page(self.both)
        self.focus_if_seen()

    def show_first(self) -> None:
        self._pages.show_page(self.first)
        self.focus_if_seen()

    def show_busy(self, label: str) -> None:
        self.both.show_busy(label)

    def is_on_screen(self) -> bool:
        return self.isVisible()

    @property
    def shows_both(self) -> bool:
        return self._pages.shown is self.both

    def focus_if_seen(self) -> None:
        if self.isVisible():
            self.focus_first()

    def _fit(self, width: int) -> None:
        self.both.set_narrow(width == Width.NARROW)
