"""Where there is little room: the parts of a page one at a time, a tab for each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QTabBar, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.across import across


class Tabs(QTabBar):
    """`name` is said by screen readers. The chosen tab is bold: each has the room it takes then, so that nothing moves
    and nothing has to scroll.
    """

    def __init__(self, words: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        for each in words:
            self.addTab(each)

    def tabSizeHint(self, index: int) -> QSize:
        size, words = super().tabSizeHint(index), self.tabText(index)
        if index == self.currentIndex():  # Qt counts it in bold already
            return size
        return size + QSize(max(_wide(words, 600) - _wide(words, 400), 0), 0)


def _wide(words: str, weight: int) -> int:
    """In px, as Qt counts the words of a tab."""
    return theme.metrics(1, weight).size(Qt.TextFlag.TextShowMnemonic, words).width()


class TabRow(QFrame):
    """The tabs on a line of their own, under the head of the page."""

    def __init__(self, words: Sequence[str], name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "header")
        self.tabs = Tabs(words, name or _("Parties de l’écran"))
        self.setLayout(across(self.tabs, gap=0, sides=(1.15, 0, 0.2, 0)))
