"""A received file on screen: who sends it and what it would change here, or a page that says why it is refused."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.shortcuts import Command, bind
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.chips import AlertChips, Chip
from carnet_desktop.ui.widgets.loading import Loading
from carnet_desktop.ui.widgets.one_of import OneOf
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.widgets.scrolled import Scrolled
from carnet_desktop.ui.widgets.tabs import Tabs
from carnet_desktop.ui.widgets.texts import Text
from carnet_desktop.ui.zones import mark_zone

from .footer import DecisionBar
from .pages import OutcomePage, WhosePage
from .presenter import ReceivePresenter
from .shown import Candidate, Outcome, Row, Side
from .side import SideColumn
from .table import ReceivedTable

_SIDE, _ANY = 21.4, 1000.0
_WHO = 1
"""The tab of who sends and why."""


class ReceiveView(QWidget):
    """The `Screen` of one received file."""

    def __init__(self, context: ScreenContext, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._loading = Loading()
        self._outcome: OutcomePage | None = None
        self._head, self._about = Text("", "title", wrap=True), Text("", "second", wrap=True)
        self._signed = AlertChips((Chip(_("Signature vérifiée, fichier intact"), Tone.GOOD, "shield-check"),))
        self._other = Button(_("Choisir un autre carnet"), "arrow-back-up", kind=Kind.QUIET)
        self.table, self.whose, self.bar = ReceivedTable(), WhosePage(), DecisionBar()
        self._main = OneOf(self.table, self.whose)
        self._side = SideColumn()
        self._responsive = Responsive(self)
        self._read = self._build()
        self._responsive.changed.connect(self._fit)
        self._read.hide()
        self._column = QVBoxLayout(self)
        theme.space(self._column)
        self._column.addWidget(self._loading)
        self._column.addWidget(self._read, 1)
        self.presenter = ReceivePresenter(self, context, path)
        self._connect()
        self.presenter.start()

    # Screen

    @property
    def title(self) -> str:
        return self._head.text() or _("Fichier reçu")

    def widget(self) -> QWidget:
        return self

    def focus_first(self) -> None:
        if self._outcome is not None:
            self._outcome.focus_first()
        elif self._read.isVisible():
            self._focus_read()

    def leave(self) -> bool:
        return self.presenter.leave()

    def close_screen(self) -> None:
        self.presenter.close()

    # What the presenter shows

    def show_read(self, title: str, side: Side) -> None:
        self._loading.end()
        self._head.setText(title)
        self._side.show_side(side)
        self._read.show()

    def show_question(self, about: str, question: str, candidates: Sequence[Candidate]) -> None:
        self._about.setText(about)
        self._other.hide()
        self.whose.show_candidates(question, candidates)
        self._main.show_page(self.whose)
        self._fit(self._responsive.width)
        self._focus_if_seen()

    def show_rows(self, about: str, rows: Sequence[Row], *, another: bool) -> None:
        self._about.setText(about)
        self._other.setVisible(another)
        self.table.list.show_rows(rows)
        if self._main.shown is not self.table:
            self._main.show_page(self.table)
        self._fit(self._responsive.width)

    def show_act(self, words: str, note: str) -> None:
        self.bar.show_act(words, note)

    def show_problem(self, sentence: str | None) -> None:
        self.bar.show_problem(sentence)

    def show_busy(self, busy: bool) -> None:
        if busy:
            self.bar.set_busy(_("Enregistrement…"))
        else:
            self.bar.clear_busy()

    def focus_rows(self) -> None:
        self._focus_if_seen()

    def show_outcome(self, outcome: Outcome) -> None:
        """In the place of everything."""
        self._loading.end()
        self._read.hide()
        if self._outcome is not None:
            self._column.removeWidget(self._outcome)
            self._outcome.hide()
            self._outcome.deleteLater()
        self._head.setText(outcome.title)
        self._outcome = OutcomePage(outcome)
        self._column.addWidget(self._outcome, 1)
        self._outcome.show()
        self._focus_if_seen()

    # Inside

    def _connect(self) -> None:
        presenter = self.presenter
        self.table.list.ticked.connect(presenter.tick)
        self.table.list.folded.connect(presenter.fold)
        self.whose.chosen.connect(presenter.choose_whose)
        self._other.clicked.connect(presenter.ask_whose)
        self.bar.accept_asked.connect(presenter.accept)
        self.bar.refuse_asked.connect(presenter.refuse)
        bind(self, Command.SAVE, self._save)
        bind(self, Command.CANCEL, self._cancel)

    def _save(self) -> None:
        """What is open: the refusal being written, or the file."""
        if not self._read.isVisible():
            return
        if self.bar.refusing:
            self.bar.ask_refusal()
        else:
            self.presenter.accept()

    def _cancel(self) -> None:
        if self.bar.refusing and self.bar.isVisible():
            self.bar.close_refusal()
        else:
            self.presenter.finish()

    def _focus_if_seen(self) -> None:
        if self.isVisible():
            self.focus_first()

    def _focus_read(self) -> None:
        if self._main.shown is self.whose:
            self.whose.focus_first()
        else:
            self.table.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> QWidget:
        self._tabs = Tabs([_("Ce qu’il contient"), _("Qui envoie, et pourquoi")], _("Parties du fichier"))
        self._tabs.currentChanged.connect(lambda _index: self._fit(self._responsive.width))
        self._side_area = QFrame()
        self._side_area.setProperty("kind", "tint")
        side = QVBoxLayout(self._side_area)
        theme.space(side)
        side.addWidget(Scrolled(self._side))
        self._edge = QFrame()
        self._edge.setProperty("kind", "upright")
        self._columns = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(row)
        row.addWidget(self._side_area)
        row.addWidget(self._edge)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        theme.space(right)
        right.addWidget(self._main, 1)
        right.addWidget(self.bar)
        row.addWidget(self._right, 1)
        read = QWidget()
        column = QVBoxLayout(read)
        theme.space(column)
        column.addWidget(self._header())
        column.addLayout(row, 1)
        for zone in (self._side_area, self._main, self.bar):
            mark_zone(zone)
        return read

    def _header(self) -> QWidget:
        header = QFrame()
        header.setProperty("kind", "header")
        self._top, self._under = QHBoxLayout(), QHBoxLayout()
        theme.space(self._top, 1)
        theme.space(self._under, 0.75)
        self._top.addWidget(self._head, 1)
        self._under.addWidget(self._about, 1)
        self._under.addWidget(self._other)
        column = QVBoxLayout(header)
        theme.space(column, 0.25, (1.4, 0.75, 1.2, 0.75))
        for part in (self._top, self._under):
            column.addLayout(part)
        column.addWidget(self._tabs)
        return header

    def _fit(self, width: int) -> None:
        """Side by side, or one at a time under two tabs."""
        wide, narrow = width == Width.WIDE, width == Width.NARROW
        who = not wide and self._tabs.currentIndex() == _WHO
        (self._under if narrow else self._top).addWidget(self._signed, 0, Qt.AlignmentFlag.AlignTop)
        self.bar.set_narrow(narrow)
        self._tabs.setVisible(not wide)
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(beside if wide else down)
        self._columns.setStretchFactor(self._side_area, 1 if who else 0)
        self._columns.setStretchFactor(self._right, 0 if who else 1)
        theme.measure(self._side_area, min_width=_SIDE if wide else 0, max_width=_SIDE if wide else _ANY)
        self._edge.setVisible(wide)
        self._side_area.setVisible(wide or who)
        self._main.setVisible(not who)
