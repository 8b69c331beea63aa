"""Separating on screen: which notebook is to go when there are several, then both side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.shortcuts import Command, bind
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.scrolled import Scrolled
from carnet_desktop.ui.widgets.texts import Rule, Text, empty
from carnet_desktop.ui.zones import mark_zone

from .separating_presenter import SeparatingPresenter
from .shown import Choice
from .two_pages import TwoPages


class SeparatingView(TwoPages):
    """The `Screen` that takes apart what was merged into this notebook."""

    def __init__(self, context: ScreenContext, notebook: str, parent: QWidget | None = None) -> None:
        self.choosing = Choosing()
        super().__init__(Scrolled(self.choosing), parent)
        mark_zone(self.first)
        self.presenter = SeparatingPresenter(self, context, notebook)
        self._connect()
        self.presenter.start()

    def focus_page(self) -> None:
        (self.choosing.buttons or [self.header.back])[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_screen(self) -> None:
        self.presenter.close()

    def show_choices(self, question: str, choices: Sequence[Choice]) -> None:
        self.choosing.show_choices(question, choices)
        self.focus_if_seen()

    def show_nothing(self, sentence: str) -> None:
        self.choosing.show_choices(sentence, ())

    def _connect(self) -> None:
        presenter = self.presenter
        self.header.back.clicked.connect(presenter.back)
        self.choosing.chosen.connect(presenter.choose)
        self.both.done.connect(presenter.separate)
        self.both.other_asked.connect(presenter.back)
        bind(self, Command.SAVE, presenter.separate)
        bind(self, Command.CANCEL, presenter.back)


class Choosing(QWidget):
    """A question, and one row with its button for each notebook."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[Button] = []
        self._question = Text("", "part", wrap=True)
        self._rows = QVBoxLayout()
        theme.space(self._rows)
        column = QVBoxLayout(self)
        theme.space(column, 0.5, (1.4, 1, 1.4, 1))
        column.addWidget(self._question)
        column.addLayout(self._rows)
        column.addStretch(1)

    def show_choices(self, question: str, choices: Sequence[Choice]) -> None:
        self._question.setText(question)
        empty(self._rows)
        self.buttons = [self._add_row(index, choice) for index, choice in enumerate(choices)]

    def _add_row(self, index: int, choice: Choice) -> Button:
        words = QVBoxLayout()
        theme.space(words, 0.1)
        words.addWidget(Text(choice.name, "strong", wrap=True))
        words.addWidget(Text(choice.about, "small", wrap=True))
        button = Button(_("C’est ce carnet"), "notebook")
        button.setAccessibleDescription(f"{choice.name}, {choice.about}")
        button.clicked.connect(lambda: self.chosen.emit(index))
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, 0.75, (0, 0.6, 0, 0.6))
        row.addLayout(words, 1)
        row.addWidget(button)
        self._rows.addWidget(Rule())
        self._rows.addWidget(holder)
        return button
