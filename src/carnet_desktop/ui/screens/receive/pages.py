"""Pages of their own: why a file is refused, what was decided, what a receipt says; and whose notebook to choose."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.navigation import TONE_ICONS, Tone
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.scrolled import Scrolled
from carnet_desktop.ui.widgets.texts import Icon, Reading, Rule, Text

from .shown import Candidate, Outcome


class OutcomePage(QWidget):
    """Its title, each sentence on its own lines, then the ways on: the first takes the focus."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.buttons = [
            Button(way.label, way.icon, kind=Kind.PRIMARY if index == 0 else Kind.PLAIN)
            for index, way in enumerate(outcome.ways)
        ]
        inside = QWidget()
        column = QVBoxLayout(inside)
        theme.space(column, 0.75, (1.4, 1.4, 1.4, 1.4))
        column.addLayout(_title(outcome))
        for sentence in outcome.sentences:
            column.addWidget(Reading(sentence))
        if outcome.facts:
            column.addWidget(_facts(outcome.facts))
        row = QHBoxLayout()
        theme.space(row, 0.5, (0, 0.5, 0, 0))
        for button, way in zip(self.buttons, outcome.ways, strict=True):
            button.clicked.connect(way.run)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        theme.space(whole)
        whole.addWidget(Scrolled(inside))

    def focus_first(self) -> None:
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)


def _title(outcome: Outcome) -> QHBoxLayout:
    row = QHBoxLayout()
    theme.space(row, 0.6)
    icon = Icon(TONE_ICONS[outcome.tone], outcome.tone, 1.85)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(outcome.title, "title", tone="bad" if outcome.tone is Tone.BAD else "", wrap=True), 1)
    return row


def _facts(facts: Sequence[tuple[str, str]]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    theme.space(grid, 0.35, (0, 0.25, 0, 0.25))
    grid.setHorizontalSpacing(theme.px(1.4))
    for index, (label, words) in enumerate(facts):
        grid.addWidget(Text(label, "second"), index, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(words, wrap=True), index, 1)
    grid.setColumnStretch(1, 1)
    theme.measure(holder, max_width=48)
    return holder


class WhosePage(QWidget):
    """Notebooks that may be this person's: one button each, and a new notebook."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout()
        theme.space(self._rows)
        self._question = Reading("", "part")
        column = QVBoxLayout(self)
        theme.space(column, 0.5, (1.2, 1, 1.2, 1))
        column.addWidget(self._question)
        column.addWidget(Reading(_("Rien n’est comparé avant votre choix, et rien n’est écrit."), "second"))
        column.addLayout(self._rows)
        column.addStretch(1)
        self.buttons: list[Button] = []

    def show_candidates(self, question: str, candidates: Sequence[Candidate]) -> None:
        """Once for a page: a choice is made again by coming back to it."""
        self._question.setText(question)
        if self.buttons:
            return
        for index, candidate in enumerate(candidates):
            new = candidate.notebook is None
            label = _("Faire un nouveau carnet") if new else _("C’est ce carnet")
            button = Button(label, "plus" if new else "notebook")
            button.setAccessibleDescription(f"{candidate.name}, {candidate.about}")
            button.clicked.connect(lambda _checked=False, index=index: self.chosen.emit(index))
            self.buttons.append(button)
            self._rows.addWidget(Rule())
            self._rows.addWidget(_choice(candidate, button))

    def focus_first(self) -> None:
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)


def _choice(candidate: Candidate, button: Button) -> QWidget:
    holder = QFrame()
    words = QVBoxLayout()
    theme.space(words, 0.1)
    words.addWidget(Text(candidate.name, "strong", wrap=True))
    words.addWidget(Text(candidate.about, "small", wrap=True))
    row = QHBoxLayout(holder)
    theme.space(row, 0.75, (0, 0.6, 0, 0.6))
    row.addLayout(words, 1)
    row.addWidget(button)
    return holder
