"""Where there is little room: the parts of a page one at a time, a tab for each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
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
        bold = theme.metrics(1, 600).horizontalAdvance(words)
        return QSize(size.width() + max(bold - theme.metrics().horizontalAdvance(words), 0), size.height())


class TabRow(QFrame):
    """The tabs on a line of their own, under the head of the page."""

    def __init__(self, words: Sequence[str], name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "header")
        self.tabs = Tabs(words, name or _("Parties de l’écran"))
        self.setLayout(across(self.tabs, gap=0, sides=(1.15, 0, 0.2, 0)))
