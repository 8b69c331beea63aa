"""The list of notebooks on screen: header, search, list with its margin, peek."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.services.directory import PersonLine
from carnet_desktop.ui import theme
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.shortcuts import Command, bind, shown
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.margin import LIST, paint_margin_line
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.widgets.texts import Rule, Text
from carnet_desktop.ui.zones import mark_zone

from .models import PeopleModel
from .peek_panel import PeekPanel
from .presenter import PeoplePresenter
from .search_field import SearchField
from .table import ROW_EM, PeopleTable, is_typed
from .words import Peek

_HEADER_ON_TWO_LINES_EM = 60
_RING_EM = 0.3
"""Room for the focus ring around buttons at the edge of their parent."""


class PeopleView(QWidget):
    """The `Screen` of the list. `query` is searched at once."""

    def __init__(self, context: ScreenContext, query: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._refreshed = False
        self._peeked = False
        self._near = False
        self._header = _Header()
        self._search = SearchField()
        self._model = PeopleModel(context.session.staff.name, self)
        self._table = PeopleTable(self._model)
        self._body = _Body(self._table)
        self._peek = PeekPanel()
        self._responsive = Responsive(self)
        self._lay_out()
        self._presenter = PeoplePresenter(self, context)
        self._connect()
        self._search.setText(query)
        self._presenter.search(query)

    @property
    def title(self) -> str:
        return _("Carnets")

    def widget(self) -> QWidget:
        return self

    def focus_first(self) -> None:
        if self._search.isVisibleTo(self):
            self._search.setFocus()
            self._search.selectAll()
        else:
            self._body.focus_first_act()

    def leave(self) -> bool:
        return True

    def close_screen(self) -> None:
        self._presenter.close()

    def set_query(self, query: str) -> None:
        """Search `query` as if it had been typed."""
        self._search.setText(query)
        self.focus_first()

    def show_count(self, sentence: str) -> None:
        self._header.show_count(sentence)

    def show_lines(self, lines: Sequence[PersonLine], today: date, chosen: str) -> None:
        self._near = False
        self._set_searching(True)
        self._body.show_list()
        self._model.show(lines, today)
        self._table.choose(max(self._model.row_of(chosen), 0) if chosen else 0)
        self._place_peek()

    def show_near(self, query: str, sentence: str, hint: str, lines: Sequence[PersonLine], today: date) -> None:
        self._near = True
        self._set_searching(True)
        self._body.show_near(sentence, hint, len(lines))
        self._model.show(lines, today, query)
        self._table.choose(0 if lines else -1)
        self._place_peek()

    def show_way_out(self, question: str, create: str) -> None:
        self._body.show_way_out(question, create)

    def show_nobody(self) -> None:
        self._set_searching(False)
        self._body.show_nobody()
        self._model.show((), date.min)

    def show_peek(self, person: Peek | None) -> None:
        self._peeked = person is not None
        if person is not None:
            self._peek.show_person(person)
        self._place_peek()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._refreshed:
            self._refreshed = True
            QTimer.singleShot(0, self._after_first_paint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = event.size().width() < theme.px(_HEADER_ON_TWO_LINES_EM)
        self._header.set_compact(compact)
        self._body.set_compact(compact)
        self._peek.set_window_width(self.window().width() / theme.current().em)
        self._place_peek()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed anywhere on the screen go to the search field."""
        if is_typed(event) and self._search.isVisible():
            self._search.setFocus()
            self._search.insert(event.text())
        elif event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
            self._search.setFocus()
        else:
            super().keyPressEvent(event)

    def _after_first_paint(self) -> None:
        self._presenter.prepare()
        self._presenter.refresh()

    def _lay_out(self) -> None:
        self._top = QFrame()
        self._top.setProperty("kind", "header")
        top = QVBoxLayout(self._top)
        theme.space(top, 0.45, (1.4, 0.7, 1.4 - _RING_EM, 0.85))
        search = QVBoxLayout()
        theme.space(search, 0, (0, 0, _RING_EM, 0))
        search.addWidget(self._search)
        top.addWidget(self._header)
        top.addLayout(search)
        middle = QHBoxLayout()
        theme.space(middle)
        middle.addWidget(self._body, 1)
        middle.addWidget(self._peek)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(self._top)
        column.addLayout(middle, 1)
        for zone in (self._top, self._body, self._peek):
            mark_zone(zone)

    def _connect(self) -> None:
        presenter, table = self._presenter, self._table
        self._search.textChanged.connect(presenter.search)
        self._search.moved.connect(table.move_by)
        self._search.accepted.connect(lambda: presenter.open(table.current()))
        table.chosen.connect(presenter.choose)
        table.opened.connect(presenter.open)
        table.clicked_person.connect(self._clicked)
        self._peek.open_asked.connect(presenter.open)
        self._peek.print_asked.connect(presenter.show_sheet)
        self._header.add.clicked.connect(presenter.add)
        self._header.bring.clicked.connect(presenter.import_list)
        self._body.add.clicked.connect(presenter.add)
        self._body.bring.clicked.connect(presenter.import_list)
        self._body.begin.clicked.connect(presenter.add_as_typed)
        self._responsive.changed.connect(lambda _width: self._place_peek())
        bind(self, Command.SHEET, lambda: presenter.show_sheet(table.current()))
        bind(self, Command.REFRESH, presenter.refresh)

    def _clicked(self, notebook: str) -> None:
        """Without room for the peek, a click opens: nothing else would answer it."""
        if not self._peek.isVisible():
            self._presenter.open(notebook)

    def _set_searching(self, possible: bool) -> None:
        self._search.setVisible(possible)
        self._header.set_buttons(possible)

    def _place_peek(self) -> None:
        self._peek.setVisible(self._peeked and not self._near and self._responsive.width == Width.WIDE)


class _Header(QWidget):
    """The title, how many people, and the two ways of adding some."""

    def __init__(self) -> None:
        super().__init__()
        self._count = Text("", "second")
        self.bring = Button(_("Importer une liste"), "file-import")
        self.add = Button(_("Ajouter une personne"), "plus", kind=Kind.PRIMARY)
        self.add.setToolTip(shown(Command.NEW_PERSON))
        self._title = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._title, 0.75)
        self._title.addWidget(Text(_("Carnets"), "title"))
        on_its_line = QVBoxLayout()
        theme.space(on_its_line, 0, (0, 0, 0, 0.25))
        on_its_line.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        self._title.addLayout(on_its_line, 1)
        row = QHBoxLayout(self)
        theme.space(row, 0.5, (0, _RING_EM, _RING_EM, _RING_EM))
        row.addLayout(self._title, 1)
        row.addWidget(self.bring)
        row.addWidget(self.add)

    def show_count(self, sentence: str) -> None:
        self._count.setText(sentence)
        self._count.setVisible(bool(sentence))

    def set_buttons(self, shown: bool) -> None:
        """Not shown while the page itself offers the same acts."""
        self.bring.setVisible(shown)
        self.add.setVisible(shown)

    def set_compact(self, compact: bool) -> None:
        _turn(self._title, compact, 0.75)


class _Body(QWidget):
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
        _turn(self._words, compact, 0.35)
        _turn(self._acts, compact, 0.5, 0.5)
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


def _turn(layout: QBoxLayout, upright: bool, beside: float, above: float = 0) -> None:
    """One `above` the other where there is no room for one `beside` the other, so many em apart."""
    layout.setDirection(QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight)
    theme.space(layout, above if upright else beside)
