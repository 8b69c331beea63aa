"""Mon Récap on screen: the list of what prints, the page as it will come out, and the two ways it leaves."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.domain.sheet_choices import SheetFormat
from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import BarAction, Tone
from carnet_desktop.ui.shortcuts import Command, bind, shown
from carnet_desktop.ui.widgets.bars import PageBar
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.chips import Chip
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.widgets.tabs import TabRow
from carnet_desktop.ui.widgets.texts import IconText, Rule, Text
from carnet_desktop.ui.zones import mark_zone

from .header import SheetHeader
from .offer_panel import OfferPanel
from .presenter import SheetPresenter
from .preview_panel import PreviewPanel
from .sending import Act
from .shown import ShownSection

if TYPE_CHECKING:
    from carnet_desktop.printing.preview import PageImage

DRAW_AFTER_MS, RESIZED_AFTER_MS = 10, 80
"""A change is drawn at once, what it changes together once; a window being resized when it stands still."""
_LIST_EM = {Width.WIDE: 31.4, Width.MEDIUM: 27.0}
_ANY_EM = 1_000.0
_TONE_ICONS = {Tone.GOOD: "shield-check", Tone.WARN: "alert-triangle"}


class SheetView(QWidget):
    """The `Screen` of one person's sheet."""

    def __init__(self, context: ScreenContext, notebook_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._asking = False
        self._bar, self._header = PageBar(), SheetHeader()
        self._offer, self._preview, self._foot = OfferPanel(), PreviewPanel(), _Foot()
        self._timer = QTimer(self, singleShot=True)
        self._responsive = Responsive(self)
        self._lay_out()
        self._presenter = SheetPresenter(self, context, notebook_id)
        self._connect()
        self._presenter.open()

    # The screen

    @property
    def title(self) -> str:
        return _("Mon Récap")

    def widget(self) -> QWidget:
        return self

    def focus_first(self) -> None:
        self._foot.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        return True

    def close_screen(self) -> None:
        self._timer.stop()
        self._presenter.close()

    # What the presenter shows

    def show_whose(self, words: str) -> None:
        self._header.show_back(words)

    def show_offer(self, sections: Sequence[ShownSection]) -> None:
        self._offer.show_offer(sections)
        self._order_focus()

    def show_options(self, chosen: SheetFormat, *, pictures: bool, codes: bool) -> None:
        self._offer.options.show_options(chosen, pictures=pictures, codes=codes)
        self._preview.show_paper(chosen)

    def show_papers(self, made: Sequence[BarAction], handed: Sequence[BarAction]) -> None:
        self._header.show_papers(made, handed)

    def show_checked(self, words: str, tone: Tone) -> None:
        self._header.chips.set_chips((Chip(words, tone, _TONE_ICONS.get(tone, "")),))

    def show_foot(self, words: str) -> None:
        self._foot.about.setText(words)

    def draw_soon(self) -> None:
        self._timer.start(DRAW_AFTER_MS)

    def show_pages(self, pages: "Sequence[PageImage]", words: str) -> None:
        self._preview.show_pages(pages, words)
        self._order_focus()

    def ask(self, sentence: str, detail: str, answers: Sequence[BarAction]) -> None:
        self._asking = True
        self._place()
        self._bar.show_words(Tone.WARN, sentence, detail, answers)
        self._order_focus()
        self._bar.focus_first()

    def stop_asking(self) -> None:
        self._bar.clear()
        if self._asking:
            self._asking = False
            self._place()
            self.focus_first()

    def ask_name(self, contact: str, problem: str) -> None:
        self._tabs.setCurrentIndex(0)
        self._offer.ask_name(contact, problem)

    def show_busy(self, act: Act | None) -> None:
        self._foot.show_busy(act)

    def show_done(self, words: str) -> None:
        self._foot.show_done(words)

    def print_pages(self, pages: "Sequence[PageImage]") -> bool:
        from carnet_desktop.ui import paper

        return paper.print_pages(self.window(), pages)

    # Inside

    def _connect(self) -> None:
        presenter, offer = self._presenter, self._offer
        offer.ticked.connect(presenter.tick)
        offer.section_clicked.connect(presenter.tick_section)
        offer.phone_ticked.connect(presenter.tick_phone)
        offer.options.pictures_ticked.connect(presenter.tick_pictures)
        offer.options.codes_ticked.connect(presenter.tick_codes)
        offer.options.format_chosen.connect(presenter.choose_format)
        offer.reworded.connect(presenter.reword)
        offer.wording_kept.connect(presenter.keep_wording)
        offer.named.connect(presenter.name_contact)
        offer.removed.connect(presenter.remove_contact)
        self._timer.timeout.connect(lambda: presenter.draw(self._preview.dpi()))
        self._preview.size_changed.connect(lambda: self._timer.start(RESIZED_AFTER_MS))
        self._header.back.clicked.connect(presenter.back)
        self._foot.print_button.clicked.connect(presenter.print)
        self._foot.save_button.clicked.connect(presenter.save)
        bind(self, Command.SHEET, presenter.print)
        bind(self, Command.SAVE, self._keep)
        bind(self, Command.EDIT_ROW, offer.reword)
        bind(self, Command.REFRESH, presenter.reload)
        bind(self, Command.CANCEL, self._escape)

    def _keep(self) -> None:
        """The name being written, else the sheet itself."""
        if not self._offer.keep_name():
            self._presenter.save()

    def _escape(self) -> None:
        if self._asking:
            self._presenter.give_up()
        elif not self._offer.end_rewording():
            self._presenter.back()

    def _lay_out(self) -> None:
        self._tabs_row = TabRow([_("Ce qui s’imprime"), _("Aperçu")])
        self._tabs = self._tabs_row.tabs
        self._tabs.currentChanged.connect(lambda _index: self._place())
        self._left = QWidget()
        self._left_column = QVBoxLayout(self._left)
        theme.space(self._left_column)
        self._left_column.addWidget(self._offer, 1)
        self._rule = Rule(upright=True)
        body = QHBoxLayout()
        theme.space(body)
        for part in (self._left, self._rule, self._preview):
            body.addWidget(part, 1 if part is self._preview else 0)
        self._column = QVBoxLayout(self)
        theme.space(self._column)
        for above in (self._bar, self._header, self._tabs_row):
            self._column.addWidget(above)
        self._column.addLayout(body, 1)
        for zone in (self._bar, self._header, self._offer, self._foot, self._preview):
            mark_zone(zone)
        self._responsive.changed.connect(lambda _width: self._fit())
        self._fit()

    def _fit(self) -> None:
        narrow = self._responsive.width == Width.NARROW
        for part in (self._header, self._offer, self._preview):
            part.set_narrow(narrow)
        self._place()

    def _place(self) -> None:
        """Side by side where there is room; below 64 em one at a time, by tabs."""
        width = Width(self._responsive.width)
        narrow, tab = width == Width.NARROW, self._tabs.currentIndex()
        self._tabs_row.setVisible(narrow)
        self._left.setVisible(not narrow or tab == 0)
        self._rule.setVisible(not narrow)
        self._preview.setVisible(not narrow or tab == 1)
        self._put_foot(self._column if narrow else self._left_column)
        short_of_room = narrow and (self._asking or tab == 1)
        self._header.chips.setVisible(not short_of_room)
        self._foot.about.setVisible(not short_of_room)
        ems = _LIST_EM.get(width)
        theme.measure(self._left, min_width=ems or 0.1, max_width=ems or _ANY_EM)

    def _order_focus(self) -> None:
        """Tab follows the eye, also through what was made after the rest."""
        parts = (self._bar, self._header, self._tabs_row, self._offer, self._foot, self._preview)
        inside = [widget for part in parts for widget in part.findChildren(QWidget)]
        here = [widget for widget in inside if widget.window() is self.window()]  # the list of pages pops up elsewhere
        stops = [widget for widget in here if widget.focusPolicy() != Qt.FocusPolicy.NoFocus]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _put_foot(self, column: QVBoxLayout) -> None:
        """Qt takes the focus away from what changes place."""
        if column.indexOf(self._foot) < 0:
            focus = QApplication.focusWidget()
            kept = focus if focus is not None and self._foot.isAncestorOf(focus) else None
            column.addWidget(self._foot)
            if kept is not None:
                kept.setFocus(Qt.FocusReason.OtherFocusReason)


class _Foot(QFrame):
    """How many pages, whose they are, and the two ways out."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "footer")
        self.about = Text("", "small", wrap=True)
        self._done = IconText("check", "", tone="good", wrap=True)
        self._done.hide()
        self.print_button = Button(_("Imprimer"), "printer", shown(Command.SHEET), Kind.PRIMARY)
        self.save_button = Button(_("Enregistrer en PDF"), "download")
        self.save_button.setToolTip(shown(Command.SAVE))
        buttons = QHBoxLayout()
        theme.space(buttons, 0.5)
        buttons.addWidget(self.print_button, 1)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        theme.space(column, 0.6, (1.4, 0.8, 1.2, 0.9))
        column.addWidget(self.about)
        column.addWidget(self._done)
        column.addLayout(buttons)

    def show_busy(self, act: Act | None) -> None:
        for button, words in ((self.print_button, _("Préparation…")), (self.save_button, _("Enregistrement…"))):
            button.clear_busy()
            if act is not None and (act is Act.PRINT) == (button is self.print_button):
                button.set_busy(words)
        if act is not None:
            self._done.hide()

    def show_done(self, words: str) -> None:
        self._done.text.setText(words)
        self._done.show()
