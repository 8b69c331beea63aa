"""The side of a received file: who sends and with which words, why, what the person agreed to, what is empty."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.eight_words import EightWords
from carnet_desktop.ui.widgets.texts import Icon, IconText, Rule, Text, empty

from .shown import Side

_OVERRIDDEN = "warn"


class SideColumn(QWidget):
    """Filled again each time; parts stand apart by a line."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        theme.space(self._column, 0.75, (1.4, 1, 1.2, 1))

    def show_side(self, side: Side) -> None:
        column = self._column
        empty(column)
        column.addWidget(self._sender(side))
        column.addWidget(Rule())
        column.addWidget(_part(_("Pourquoi"), Text(side.why, wrap=True)))
        column.addWidget(Rule())
        column.addWidget(_part(_("Son accord"), _agreement(side)))
        if side.empty:
            column.addWidget(Rule())
            column.addWidget(_part(_("Ce qui est vide"), _Empty(side.empty)))
        column.addStretch(1)
        column.addWidget(Text(side.dates, "small", wrap=True))

    def _sender(self, side: Side) -> QWidget:
        words = EightWords()
        words.set_words(side.words)
        contact = [Text(side.contact, "second", wrap=True)] if side.contact else []
        compared = IconText("phone", side.compared, wrap=True)
        return _part(_("Qui envoie"), Text(side.sender, "strong", wrap=True), *contact, words, compared)


class _Empty(QWidget):
    """Each empty section and why: at the right, or under it where there is little room."""

    def __init__(self, sections: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        theme.space(column, 0.3)
        for name, why in sections:
            row = QHBoxLayout()
            theme.space(row, 0.5)
            reason = Text(why, "second")
            reason.setAlignment(Qt.AlignmentFlag.AlignRight)
            row.addWidget(Text(name, wrap=True), 1)
            row.addWidget(reason)
            column.addLayout(row)


def _agreement(side: Side) -> QWidget:
    """Given: plain words; overridden: in the colour of what must be known."""
    overridden = side.agreement_tone == _OVERRIDDEN
    holder = QWidget()
    row = QHBoxLayout(holder)
    theme.space(row, 0.5)
    icon = Icon("alert-triangle" if overridden else "circle-check", side.agreement_tone)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    words = Text(side.agreement, "strong" if overridden else "", tone=side.agreement_tone, wrap=True)
    row.addWidget(words, 1)
    return holder


def _part(title: str, *widgets: QWidget) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    theme.space(column, 0.35)
    column.addWidget(Text(title, "section"))
    for widget in widgets:
        column.addWidget(widget)
    return part
