"""The history on screen: what is looked for, then one list, the latest first, when in the margin."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.shortcuts import Command, bind
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.line_layout import Columns
from carnet_desktop.ui.widgets.line_list import LineList
from carnet_desktop.ui.widgets.margin import PLAN
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.widgets.ruled import Ruled
from carnet_desktop.ui.widgets.scrolled import Scrolling
from carnet_desktop.ui.widgets.texts import Text
from carnet_desktop.ui.zones import mark_zone

from .history_filters import HistoryFilters
from .history_presenter import HistoryPresenter
from .history_return import ReturnBody
from .history_shown import HistoryPage, Return
from .row_editor import RowEditor

_COLUMNS = Columns(margin=PLAN, pad=0.4)


class HistoryView(QWidget):
    """The `Screen` of a history; it is empty until `show_only` says of what."""

    def __init__(self, context: ScreenContext, notebook_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._heading = Text(_("Historique"), "title", wrap=True)
        self._told = Text("", "small")
        self._whole = Button(_("Tout l’historique du carnet"), "history", kind=Kind.QUIET)
        self._back = Button(_("Revenir"), "arrow-left")
        self._filters = HistoryFilters(context.session.today)
        self._list = LineList(_("Historique"), _COLUMNS)
        self._empty = Text("", "nothing", wrap=True)
        self._more = Button("", "history", kind=Kind.QUIET)
        self._editor: RowEditor | None = None
        self._body: ReturnBody | None = None
        self._presenter = HistoryPresenter(self, context, notebook_id)
        self._responsive = Responsive(self)
        for hidden in (self._whole, self._empty, self._more):
            hidden.hide()
        self._lay_out()
        self._connect()
        self._place()

    @property
    def title(self) -> str:
        return self._heading.text()

    def widget(self) -> QWidget:
        return self

    def focus_first(self) -> None:
        (self._list if self._list.lines() else self._back).setFocus()

    def leave(self) -> bool:
        return True

    def close_screen(self) -> None:
        self._presenter.close()

    def show_only(self, kind: str, record: str) -> None:
        """The history of one record; of everything when both are empty."""
        self._presenter.show(kind, record)

    def show_history(self, page: HistoryPage) -> None:
        first = not self._list.lines() and not self._filters.isAncestorOf(self.focusWidget() or self)
        self._heading.setText(page.heading)
        self._told.setText(page.told)
        self._whole.setVisible(not page.whole)
        self._filters.set_whole(page.whole)
        self._filters.show_choices(page.kinds, page.authors)
        self._list.set_lines(page.lines)
        for part, words in ((self._empty, page.empty), (self._more, page.more)):
            part.setText(words)
            part.setVisible(bool(words))
        self._more.updateGeometry()
        if first and self.isVisible():
            self.focus_first()

    # What is put back

    def open_return(self, returned: Return) -> None:
        self._body = ReturnBody(returned)
        self._editor = RowEditor(returned.form, self._body, _COLUMNS)
        self._editor.save_button.setText(_("Rétablir"))
        self._editor.set_narrow(self._responsive.width is Width.NARROW)
        self._editor.save_asked.connect(self._put_back)
        self._editor.cancel_asked.connect(self._presenter.cancel_return)
        self._list.open_editor(returned.line, self._editor)
        self._body.first().setFocus()
        QTimer.singleShot(0, self._editor, self._reveal)

    def close_return(self) -> None:
        self._editor = self._body = None
        self._list.close_editor()
        self._list.setFocus()

    def show_problems(self, found: Mapping[str, str]) -> None:
        if self._body is not None and (first := self._body.show_problems(found)) is not None:
            first.setFocus()

    # Inside

    def _reveal(self) -> None:
        if self._editor is not None and self._body is not None:
            for part in (self._editor, self._body.first()):
                self._area.ensureWidgetVisible(part)

    def _put_back(self) -> None:
        if self._body is not None:
            self._presenter.put_back(self._body.chosen(), self._body.reason())

    def _cancel(self) -> None:
        if not self._presenter.cancel_return():
            self._presenter.back()

    def _connect(self) -> None:
        presenter = self._presenter
        self._whole.clicked.connect(lambda: presenter.show())
        self._back.clicked.connect(presenter.back)
        self._more.clicked.connect(presenter.show_more)
        self._filters.sought.connect(presenter.seek)
        self._list.opened.connect(presenter.ask_return)
        self._responsive.changed.connect(lambda _width: self._place())
        for command, run in (
            (Command.CANCEL, self._cancel),
            (Command.SAVE, self._put_back),
            (Command.REFRESH, presenter.reload),
        ):
            bind(self, command, run)

    def _place(self) -> None:
        width = Width(self._responsive.width)
        self._filters.set_width(width)
        narrow = width is Width.NARROW
        if narrow:  # they would leave no room to the rows: they scroll with them
            self._column.insertWidget(0, self._filters)
        else:
            self._page.insertWidget(1, self._filters)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(down if narrow else across)
        if self._editor is not None:
            self._editor.set_narrow(narrow)

    def _lay_out(self) -> None:
        top = QFrame()
        top.setProperty("kind", "header")
        self._top = QHBoxLayout(top)
        theme.space(self._top, 0.5, (1.4, 0.75, 1.2, 0.75))
        acts = QHBoxLayout()
        theme.space(acts, 0.5)
        acts.addWidget(self._told)
        acts.addStretch(1)
        acts.addWidget(self._whole)
        acts.addWidget(self._back)
        self._top.addWidget(self._heading, 1)
        self._top.addLayout(acts)
        inside = Ruled(PLAN)
        column = self._column = QVBoxLayout(inside)
        theme.space(column)
        column.addWidget(self._list)
        foot = QHBoxLayout()
        theme.space(foot, 0.5, (PLAN + 0.9, 0.5, 1.2, 0.8))
        foot.addWidget(self._empty, 1)
        foot.addWidget(self._more)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addStretch(1)
        area = self._area = Scrolling(inside)
        self._page = QVBoxLayout(self)
        theme.space(self._page)
        self._page.addWidget(top)
        self._page.addWidget(area, 1)
        for zone in (top, self._filters, area):
            mark_zone(zone)
