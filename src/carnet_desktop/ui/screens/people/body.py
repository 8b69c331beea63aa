"""The list, or what is said in its place: a near name and the way out, nobody yet."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.shortcuts import Command, shown
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.margin import LIST, paint_margin_line
from carnet_desktop.ui.widgets.texts import Rule, Text

from .header import turn
from .table import ROW_EM, PeopleTable


class PeopleBody(QWidget):
    """The list, or what is said in its place; the margin line runs through all of it."""

    def __init__(self, table: PeopleTable) -> None:
        super().__init__()
        self._table = table
        self._sentence = Text("", "strong")
        self._hint = Text("", "second", wrap=True)
        self._question = Text("", "second")
        self.begin = Button("", "plus")
        self.add = Button(_("Ajouter une personne"), "plus", shown(Command.NEW_PERSON), kind=Kind.PRIMARY)
        self.bring = Button(_("Importer une liste"), "file-import")
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._words, 0.35)
        self._words.addWidget(self._sentence)
        self._words.addWidget(self._hint, 1)
        self._said = _beside_margin(0.75, self._words)
        self._rule = Rule()
        self._way_out = _beside_margin(1.4, self._question, _row(self.begin))
        self._acts = _row(self.add, self.bring)
        self._nobody = _beside_margin(
            1.4,
            Text(_("Les carnets des personnes que vous accompagnez seront ici."), "strong", wrap=True),
            Text(_("Ajoutez une personne, ou apportez une liste que vous avez déjà."), "second", wrap=True),
            self._acts,
        )
        column = QVBoxLayout(self)
        theme.space(column)
        for part in (self._said, self._rule, self._table, self._way_out, self._nobody):
            column.addWidget(part)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)
        column.setStretchFactor(self._table, 10_000)
        self.show_list()

    def focus_first_act(self) -> None:
        self.add.setFocus()

    def set_compact(self, compact: bool) -> None:
        turn(self._words, compact, 0.35)
        turn(self._acts, compact, 0.5, 0.5)
        self._sentence.setWordWrap(compact)

    def show_list(self) -> None:
        self._table.setMaximumHeight(_UNLIMITED)
        self._table.setMinimumHeight(0)
        self._show(self._table)

    def show_near(self, sentence: str, hint: str, people: int) -> None:
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._table.setFixedHeight(theme.px(ROW_EM) * people if people else 0)
        self._show(self._said, *((self._rule, self._table) if people else ()), self._way_out, self._rest)

    def show_way_out(self, question: str, create: str) -> None:
        self._question.setText(question)
        self._question.setVisible(bool(question))
        self.begin.setText(create)
        self.begin.updateGeometry()

    def show_nobody(self) -> None:
        self._show(self._nobody, self._rest)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_margin_line(QPainter(self), theme.px(LIST), 0, self.height())

    def _show(self, *parts: QWidget) -> None:
        for part in (self._said, self._rule, self._table, self._way_out, self._nobody, self._rest):
            part.setVisible(part in parts)


_UNLIMITED = 16_777_215  # Qt's own word for "no maximum"


def _beside_margin(above: float, *parts: QWidget | QLayout) -> QWidget:
    """`parts` in a column at the right of the margin line."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    theme.space(column, 0.6, (LIST + 0.95, above, 1.4, 0.75))
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    return holder


def _row(*buttons: Button) -> QBoxLayout:
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    theme.space(row, 0.5)
    for button in buttons:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    return row
