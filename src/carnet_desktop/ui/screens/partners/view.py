"""The structures known here: one list with the day each was verified in the margin, and our own card beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.lines import Line
from carnet_desktop.ui.shortcuts import Command, bind
from carnet_desktop.ui.widgets.across import across
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.line_layout import Columns
from carnet_desktop.ui.widgets.line_list import LineList
from carnet_desktop.ui.widgets.margin import PLAN
from carnet_desktop.ui.widgets.one_of import OneOf
from carnet_desktop.ui.widgets.page_header import PageHeader
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.widgets.ruled import Ruled
from carnet_desktop.ui.widgets.scrolled import Scrolled
from carnet_desktop.ui.widgets.texts import Reading, Text
from carnet_desktop.ui.zones import mark_zone

from .own_panel import OwnPanel
from .presenter import OwnCard, PartnersPresenter

_SIDE = 22.0
_ANY_EM = 1_000.0


class PartnersView(QWidget):
    """The `Screen` of the structures known here."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._header = PageHeader(self.title, _("Revenir"))
        self.add = Button(_("Ajouter une structure"), "file-import", kind=Kind.PRIMARY)
        self._header.add_act(self.add)
        self.list = LineList(_("Structures connues"), Columns(margin=PLAN, pad=0.55))
        self.begin = Button(_("Ajouter une structure"), "file-import", kind=Kind.PRIMARY)
        self._nobody = self._build_nobody()
        self._body = OneOf(self.list, self._nobody)
        self.own = OwnPanel()
        self._focus_awaited = False
        self._lay_out()
        self._presenter = PartnersPresenter(self, context)
        self._connect()
        self._presenter.reload()

    @property
    def title(self) -> str:
        return _("Structures connues")

    def widget(self) -> QWidget:
        return self

    def focus_first(self) -> None:
        first = self.list if self.list.lines() else self.begin
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus_awaited = not first.isVisible()

    def leave(self) -> bool:
        return True

    def close_screen(self) -> None:
        self._presenter.close()

    # What the presenter shows

    def show_own(self, own: OwnCard) -> None:
        self.own.show_own(own)

    def show_partners(self, lines: Sequence[Line]) -> None:
        leaving = self.begin if lines else self.list
        focused = leaving.hasFocus() or self._focus_awaited
        self.list.set_lines(lines)
        self._body.show_page(self.list if lines else self._nobody)
        self.add.setVisible(bool(lines))
        if focused:
            self.focus_first()

    def show_kept(self, sentence: str) -> None:
        self.own.show_kept(sentence)

    # Inside

    def _connect(self) -> None:
        presenter = self._presenter
        self._header.back.clicked.connect(presenter.back)
        self.add.clicked.connect(presenter.add)
        self.begin.clicked.connect(presenter.add)
        self.list.opened.connect(presenter.open)
        self.own.save.clicked.connect(presenter.save_card)
        bind(self, Command.SAVE, presenter.save_card)
        bind(self, Command.REFRESH, presenter.reload)
        bind(self, Command.CANCEL, presenter.back)

    def _build_nobody(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        theme.space(column, 0.6, (PLAN + 0.9, 1.2, 1.4, 1))
        column.addWidget(Text(_("Les structures avec qui vous échangez des carnets seront ici."), "strong", wrap=True))
        how = (
            _("Demandez sa fiche à la structure, et donnez-lui la vôtre : un fichier qui finit par « .structure »."),
            _("Ajoutez-la ici, appelez, et comparez les huit mots qu’on vous lit."),
        )
        for sentence in how:
            column.addWidget(Reading(sentence, "second"))
        column.addLayout(across(self.begin, sides=(0, 0.4, 0, 0)))
        return page

    def _lay_out(self) -> None:
        ruled = Ruled(PLAN)
        inside = QVBoxLayout(ruled)
        theme.space(inside, 0, (0, 0.4, 0, 0))
        inside.addWidget(self._body)
        inside.addStretch(1)
        both = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        theme.space(self._columns)
        self._columns.addWidget(ruled, 1)
        self._columns.addWidget(self.own)
        whole = QVBoxLayout(self)
        theme.space(whole)
        whole.addWidget(self._header)
        whole.addWidget(Scrolled(both), 1)
        for zone in (self._header, ruled, self.own):
            mark_zone(zone)
        self._responsive = Responsive(self)
        self._responsive.changed.connect(self._fit)
        self._fit(self._responsive.width)

    def _fit(self, width: int) -> None:
        upright = width != Width.WIDE
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if upright else beside)
        theme.measure(self.own, min_width=0.1 if upright else _SIDE, max_width=_ANY_EM if upright else _SIDE)
        self._header.set_narrow(width == Width.NARROW)
