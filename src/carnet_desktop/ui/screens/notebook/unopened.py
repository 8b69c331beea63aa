"""A notebook that cannot be opened: the reason, what is safe, what to do, and one button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.sentences import Sentence
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.texts import Reading, Text


class Unopened(QWidget):
    def __init__(self, sentence: Sentence, close: Callable[[], None]) -> None:
        super().__init__()
        self._button = Button(_("Fermer"))
        self._button.clicked.connect(close)
        column = QVBoxLayout(self)
        theme.space(column, 0.75, (1.4, 1.4, 1.4, 1.4))
        column.addWidget(Text(_("Ce carnet ne peut pas s’ouvrir"), "title", tone="bad"))
        for words in (sentence.what, sentence.meaning, sentence.todo):
            if words:
                column.addWidget(Reading(words))
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def focus_first(self) -> None:
        self._button.setFocus()
