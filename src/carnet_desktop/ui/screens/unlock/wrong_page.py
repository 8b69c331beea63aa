"""A page that says why nothing can be opened, and what can be done about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.sentences import Sentence
from carnet_desktop.ui import theme
from carnet_desktop.ui.navigation import Way
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.gap import Gap
from carnet_desktop.ui.widgets.texts import Reading, Text, empty


class WrongPage(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text("", "title", tone="bad", wrap=True)
        self._text = Reading()
        self.ways: list[Button] = []
        self._column = QVBoxLayout()
        theme.space(self._column, 0.5)
        column = QVBoxLayout(self)
        theme.space(column, 0.5)
        column.addWidget(self.title)
        column.addWidget(self._text)
        column.addWidget(Gap(0.5))
        column.addLayout(self._column)

    def show_wrong(self, sentence: Sentence, ways: Sequence[Way]) -> None:
        """The first way is the one to try first, and takes the focus."""
        self.title.setText(sentence.what)
        self._text.setText(" ".join(part for part in (sentence.meaning, sentence.todo) if part))
        empty(self._column)
        self.ways = [
            Button(way.label, way.icon, kind=Kind.PLAIN if index else Kind.PRIMARY) for index, way in enumerate(ways)
        ]
        for button, way in zip(self.ways, ways, strict=True):
            button.clicked.connect(way.run)
            self._column.addWidget(button)

    def focus_first(self) -> None:
        self.ways[0].setFocus(Qt.FocusReason.OtherFocusReason)
