"""The list of notebooks on screen: header, search, list with its margin, peek."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.services.directory import PersonLine
from carnet_desktop.ui import theme
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.shortcuts import Command, bind, shown
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.zones import mark_zone

from .body import PeopleBody
from .header import RING_EM, PeopleHeader
from .models import PeopleModel
from .peek_panel import PeekPanel
from .presenter import PeoplePresenter
from .search_field import SearchField
from .table import PeopleTable, is_typed
from .words import Peek

_HEADER_ON_TWO_LINES_EM = 60


class PeopleView(QWidget):
    """The `Screen` of the list. `query` is searched at once."""

    def __init__(self, context: ScreenContext, query: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._refreshed = False
        self._peeked = False
        self._near = False
        self._header = PeopleHeader()
        self._search = SearchField(shown(Command.PEOPLE))
        self._model = PeopleModel(context.session.staff.name, self)
        self._table = PeopleTable(self._model)
        self._body = PeopleBody(self._table)
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
        theme.space(top, 0.45, (1.4, 0.7, 1.4 - RING_EM, 0.85))
        search = QVBoxLayout()
        theme.space(search, 0, (0, 0, RING_EM, 0))
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
