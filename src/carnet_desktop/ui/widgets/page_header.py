"""The head of a page one comes to from another: the way back, the title, what is known of it at the right."""

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.chips import AlertChips
from carnet_desktop.ui.widgets.texts import Text


class PageHeader(QFrame):
    """`back` is a quiet button whose words say where it leads."""

    def __init__(self, title: str = "", back: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "header")
        self.back = Button(back, "arrow-left", kind=Kind.QUIET)
        self.title = Text(title, "title", wrap=True)
        self.chips = AlertChips()
        self._words = QHBoxLayout()
        theme.space(self._words, 0.4)
        self._words.addWidget(self.back)
        self._words.addWidget(self.title, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        theme.space(self._row, 0.4, (0.6, 0.75, 1.4, 0.75))
        self._row.addLayout(self._words, 1)
        self._under = QHBoxLayout()
        self._under.addWidget(self.chips)
        self._row.addLayout(self._under)

    def add_beside_title(self, button: Button) -> None:
        """A button that stays on the line of the title however narrow the page is."""
        self._words.addWidget(button)

    def add_act(self, button: Button) -> None:
        """A button at the right end."""
        self._under.addWidget(button)
        self._under.addStretch(1)

    def show_back(self, words: str) -> None:
        self.back.setText(words)
        self.back.updateGeometry()

    def set_narrow(self, narrow: bool) -> None:
        theme.space(self._under, 0, (0.8 if narrow else 0, 0, 0, 0))
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else beside)
