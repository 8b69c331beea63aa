"""Merging on screen: the search of the other notebook, then both side by side."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.services.directory import PersonLine
from carnet_desktop.ui import theme
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.shortcuts import Command, bind
from carnet_desktop.ui.widgets.texts import Text
from carnet_desktop.ui.zones import mark_zone

from ..people.models import PeopleModel
from ..people.search_field import SearchField
from ..people.table import PeopleTable, is_typed
from .presenter import MergingPresenter
from .two_pages import TwoPages


class MergingView(TwoPages):
    """The `Screen` that merges another notebook into this one."""

    def __init__(self, context: ScreenContext, notebook: str, parent: QWidget | None = None) -> None:
        self.field, self._said = SearchField(), Text("", "second", wrap=True)
        self._model = PeopleModel(context.session.staff.name)
        self.table = PeopleTable(self._model)
        super().__init__(_search(self.field, self._said, self.table), parent)
        self._model.setParent(self)
        self.presenter = MergingPresenter(self, context, notebook)
        self._connect()
        self.presenter.start()

    def focus_page(self) -> None:
        self.field.setFocus()

    def close_screen(self) -> None:
        self.presenter.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed in the list go to the search field."""
        if is_typed(event) and not self.shows_both:
            self.field.setFocus()
            self.field.insert(event.text())
        else:
            super().keyPressEvent(event)

    def show_people(self, sentence: str, lines: Sequence[PersonLine], today: date, query: str) -> None:
        self._said.setText(sentence)
        self._model.show(lines, today, query)
        self.table.choose(0 if lines else -1)
        self.table.setVisible(bool(lines))

    def show_search(self) -> None:
        self.show_first()

    def _connect(self) -> None:
        presenter = self.presenter
        self.header.back.clicked.connect(presenter.back)
        self.field.textChanged.connect(presenter.search)
        self.field.moved.connect(self.table.move_by)
        self.field.accepted.connect(lambda: presenter.choose(self.table.current()))
        self.table.opened.connect(presenter.choose)
        self.table.clicked_person.connect(presenter.choose)
        self.both.done.connect(presenter.merge)
        self.both.other_asked.connect(presenter.choose_again)
        bind(self, Command.SAVE, presenter.merge)
        bind(self, Command.CANCEL, self._cancel)

    def _cancel(self) -> None:
        """What is searched is cleared before anything closes."""
        if self.field.text() and not self.shows_both:
            self.field.clear()
            self.field.setFocus()
        else:
            self.presenter.cancel()


_ALL = 10_000
"""Of the room, when there is somebody to show."""


def _search(field: SearchField, said: Text, table: PeopleTable) -> QWidget:
    top = QWidget()
    above = QVBoxLayout(top)
    theme.space(above, 0.6, (1.4, 0.9, 1.4, 0.75))
    above.addWidget(field)
    above.addWidget(said)
    page = QWidget()
    column = QVBoxLayout(page)
    theme.space(column)
    column.addWidget(top)
    column.addWidget(table, _ALL)
    column.addStretch(1)
    for zone in (top, table):
        mark_zone(zone)
    return page
