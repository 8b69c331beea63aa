"""The transfers on screen: files to treat, then the journal, when in the margin."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.lines import Line
from carnet_desktop.ui.shortcuts import Command, bind, shown
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.line_layout import Columns
from carnet_desktop.ui.widgets.line_list import LineList
from carnet_desktop.ui.widgets.margin import PLAN
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.widgets.ruled import Ruled
from carnet_desktop.ui.widgets.scrolled import Scrolled
from carnet_desktop.ui.widgets.texts import Heading, Reading, Text
from carnet_desktop.ui.zones import mark_zone

from .presenter import TransfersPresenter

_BESIDE_LINE = PLAN + 0.9


class TransfersView(QWidget):
    """The `Screen` of the transfers."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        keys = shown(Command.OPEN_RECEIVED)
        self.open = Button(_("Ouvrir un fichier reçu"), "file-import", keys, Kind.PRIMARY)
        self.partners = Button(_("Structures connues"), "building")
        self.waiting = LineList(_("Fichiers à traiter"), Columns(margin=PLAN, pad=0.4))
        self.journal = LineList(_("Journal des transferts"), Columns(margin=PLAN, pad=0.4))
        sentences = (
            _("Les fichiers que d’autres structures vous envoient seront ici."),
            _("Ce que vous transmettez et ce que vous recevez sera dit ici, avec la réponse."),
        )
        self._no_waiting, self._no_journal = (_beside_line(Reading(words, "second")) for words in sentences)
        self._lay_out()
        self.presenter = TransfersPresenter(self, context)
        self._connect()
        self.presenter.reload()

    # Screen

    @property
    def title(self) -> str:
        return _("Transferts")

    def widget(self) -> QWidget:
        return self

    def focus_first(self) -> None:
        first = next((rows for rows in (self.waiting, self.journal) if rows.lines()), self.open)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        return True

    def close_screen(self) -> None:
        self.presenter.close()

    # What the presenter shows

    def show_transfers(self, waiting: Sequence[Line], journal: Sequence[Line]) -> None:
        for rows, lines, nothing in (
            (self.waiting, waiting, self._no_waiting),
            (self.journal, journal, self._no_journal),
        ):
            rows.set_lines(lines)
            rows.setVisible(bool(lines))
            nothing.setVisible(not lines)

    # Inside

    def _connect(self) -> None:
        presenter = self.presenter
        self.open.clicked.connect(presenter.open_file)
        self.partners.clicked.connect(presenter.show_partners)
        self.waiting.opened.connect(presenter.open_waiting)
        self.waiting.delete_asked.connect(presenter.discard)
        self.journal.opened.connect(presenter.open_transfer)
        bind(self, Command.REFRESH, presenter.reload)
        bind(self, Command.CANCEL, presenter.back)

    def _lay_out(self) -> None:
        inside = Ruled(PLAN)
        column = QVBoxLayout(inside)
        theme.space(column, 0.25, (0, 0.75, 0, 1))
        parts = (
            (_("À traiter"), self.waiting, self._no_waiting),
            (_("Envoyés et reçus"), self.journal, self._no_journal),
        )
        for title, rows, nothing in parts:
            column.addWidget(_beside_line(Heading(title)))
            column.addWidget(nothing)
            column.addWidget(rows)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        theme.space(whole)
        whole.addWidget(self._header())
        whole.addWidget(Scrolled(inside), 1)
        mark_zone(inside)

    def _header(self) -> QWidget:
        header = QFrame()
        header.setProperty("kind", "header")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, header)
        theme.space(self._row, 0.5, (1.4, 0.75, 1.2, 0.75))
        self._row.addWidget(Text(self.title, "title"), 1)
        buttons = QHBoxLayout()
        theme.space(buttons, 0.5)
        for button in (self.partners, self.open):
            buttons.addWidget(button)
        self._row.addLayout(buttons)
        mark_zone(header)
        self._responsive = Responsive(self)
        self._responsive.changed.connect(self._fit)
        self._fit(self._responsive.width)
        return header

    def _fit(self, width: int) -> None:
        """Where there is little room the buttons go under the title, and the keys are not shown."""
        narrow = width == Width.NARROW
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else beside)
        self.open.set_keys("" if narrow else shown(Command.OPEN_RECEIVED))


def _beside_line(widget: QWidget) -> QWidget:
    """At the right of the margin line."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    theme.space(row, 0, (_BESIDE_LINE, 0.25, 1.2, 0.25))
    row.addWidget(widget, 100)
    row.addStretch(1)
    return holder
