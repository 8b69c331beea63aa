"""The history on screen: one list, the latest first, when in the margin."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.lines import Line
from carnet_desktop.ui.shortcuts import Command, bind
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.line_layout import Columns
from carnet_desktop.ui.widgets.line_list import LineList
from carnet_desktop.ui.widgets.margin import PLAN
from carnet_desktop.ui.widgets.ruled import Ruled
from carnet_desktop.ui.widgets.texts import Text
from carnet_desktop.ui.zones import mark_zone

from .history_presenter import HistoryPresenter


class HistoryView(QWidget):
    """The `Screen` of a history; it is empty until `show_only` says of what."""

    def __init__(self, context: ScreenContext, notebook_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._heading = Text(_("Historique"), "title", wrap=True)
        self._whole = Button(_("Tout l’historique du carnet"), "history", kind=Kind.QUIET)
        self._back = Button(_("Revenir"), "arrow-left")
        self._list = LineList(_("Historique"), Columns(margin=PLAN, pad=0.4))
        self._presenter = HistoryPresenter(self, context, notebook_id)
        self._whole.hide()
        self._lay_out()
        self._whole.clicked.connect(lambda: self._presenter.show())
        self._back.clicked.connect(self._presenter.back)
        bind(self, Command.CANCEL, self._presenter.back)
        bind(self, Command.REFRESH, self._presenter.reload)

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

    def show_history(self, heading: str, lines: Sequence[Line], *, whole: bool) -> None:
        self._heading.setText(heading)
        self._whole.setVisible(not whole)
        self._list.set_lines(lines)
        if self.isVisible():
            self.focus_first()

    def _lay_out(self) -> None:
        top = QFrame()
        top.setProperty("kind", "header")
        row = QHBoxLayout(top)
        theme.space(row, 0.5, (1.4, 0.75, 1.2, 0.75))
        row.addWidget(self._heading, 1)
        row.addWidget(self._whole)
        row.addWidget(self._back)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = Ruled(PLAN)
        column = QVBoxLayout(inside)
        theme.space(column)
        column.addWidget(self._list)
        column.addStretch(1)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        theme.space(whole)
        whole.addWidget(top)
        whole.addWidget(area, 1)
        mark_zone(top)
        mark_zone(area)
