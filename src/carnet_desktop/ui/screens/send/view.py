"""Transmettre on screen: the form and its ticks at the left, exactly what leaves at the right."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.shortcuts import Command, bind, shown
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.chips import Chip
from carnet_desktop.ui.widgets.page_header import PageHeader
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.widgets.scrolled import Scrolled
from carnet_desktop.ui.widgets.tabs import TabRow
from carnet_desktop.ui.widgets.texts import Rule, Text
from carnet_desktop.ui.zones import mark_zone

from .agreeing import Agreeing
from .form_panel import FormPanel
from .pages import NobodyPage, ReadyPage
from .presenter import SendPresenter
from .preview_panel import PreviewPanel
from .shown import EmptySection, ShownSection, ShownTick
from .words import Ready

_FORM_EM = {Width.WIDE: 33.0, Width.MEDIUM: 29.0}
_ANY_EM = 1_000.0


class SendView(QWidget):
    """The `Screen` where one notebook is prepared for another structure."""

    def __init__(self, context: ScreenContext, notebook_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self.header = PageHeader(self.title)
        self.form, self.preview, self.foot = FormPanel(context.session.today), PreviewPanel(), _Foot()
        self.nobody, self.ready = NobodyPage(), ReadyPage()
        self._page: QWidget = self.form
        self._responsive = Responsive(self)
        self._lay_out()
        self._presenter = SendPresenter(self, context, notebook_id)
        self._connect()
        self._presenter.open()

    # The screen

    @property
    def title(self) -> str:
        return _("Transmettre")

    def widget(self) -> QWidget:
        return self

    def focus_first(self) -> None:
        if self._page is self.nobody:
            self.nobody.focus_first()
        elif self._page is self.ready:
            self.ready.focus_first()
        else:
            self.form.recipient.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        if self._page is not self.form or not self.form.is_typed():
            return True
        return self._context.notices.confirm(
            _("Fermer sans préparer ce fichier ?"), _("Fermer sans préparer"), _("Continuer à écrire")
        )

    def close_screen(self) -> None:
        self._presenter.close()

    def show_tab(self, tab: int) -> None:
        """Below 64 em: 0 the form, 1 what leaves."""
        self._tabs.setCurrentIndex(tab)

    # What the presenter shows

    def show_person(self, first_name: str, back: str) -> None:
        self.header.show_back(back)
        self.form.show_person(first_name)

    def show_recipients(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        self.form.show_recipients(choices, chosen)
        self._show(self.form)

    def show_nobody(self, waiting: Sequence[tuple[str, str]]) -> None:
        self.nobody.show_waiting(waiting)
        self._show(self.nobody)

    def show_recipient(self, words: str) -> None:
        self.header.chips.set_chips((Chip(words, Tone.GOOD, "shield-check"),) if words else ())
        self._place()

    def show_agreeing(self, form: Agreeing, said: str, *, refused: bool) -> None:
        self.form.agreement.show_agreeing(form, said, refused=refused)

    def show_ticks(self, ticks: Sequence[ShownTick]) -> None:
        self.form.ticks.show_ticks(ticks)

    def show_preview(self, sections: Sequence[ShownSection], empty: Sequence[EmptySection], total: str) -> None:
        self.preview.show_preview(sections, empty, total)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        elsewhere = bool(problems) and self._tabs.currentIndex() != 0
        if elsewhere:
            self.show_tab(0)
            QTimer.singleShot(0, self, lambda: self.form.show_problems(problems))  # once the form has its place
        else:
            self.form.show_problems(problems)

    def show_busy(self, busy: bool) -> None:
        if busy:
            self.foot.save.set_busy(_("Préparation…"))
        else:
            self.foot.save.clear_busy()

    def show_ready(self, ready: Ready) -> None:
        self.ready.show_ready(ready)
        self._show(self.ready)

    # Inside

    def _connect(self) -> None:
        presenter, form = self._presenter, self.form
        form.recipient_chosen.connect(presenter.choose_recipient)
        form.kind_chosen.connect(presenter.choose_kind)
        form.ticks.section_clicked.connect(presenter.tick_section)
        form.ticks.item_clicked.connect(presenter.tick_item)
        form.agreement.note_asked.connect(lambda: presenter.note_answer(form.agreement.value()))
        self.preview.explained.connect(presenter.explain_empty)
        self.nobody.asked.connect(presenter.know_structure)
        self.ready.transfers.clicked.connect(presenter.show_transfers)
        self.foot.save.clicked.connect(self._save)
        for back in (self.header.back, self.ready.back):
            back.clicked.connect(presenter.back)
        bind(self, Command.SAVE, self._save)
        bind(self, Command.REFRESH, presenter.reload)
        bind(self, Command.CANCEL, presenter.back)

    def _save(self) -> None:
        if self._page is self.form and not self.foot.save.busy:
            self._presenter.save(self.form.filled())

    def _show(self, page: QWidget) -> None:
        if page is self._page:
            return
        self._page = page
        self._place()
        if self.isVisible():
            self.focus_first()

    def _lay_out(self) -> None:
        self._tabs_row = TabRow([_("À préparer"), _("Aperçu")])
        self._tabs = self._tabs_row.tabs
        self._tabs.currentChanged.connect(lambda _index: self._place())
        self._left = QWidget()
        self._left_column = QVBoxLayout(self._left)
        theme.space(self._left_column)
        self._left_column.addWidget(self.form, 1)
        self._rule = Rule(upright=True)
        self._pages = {page: Scrolled(page) for page in (self.nobody, self.ready)}
        body = QHBoxLayout()
        theme.space(body)
        for part in (self._left, self._rule, self.preview, *self._pages.values()):
            body.addWidget(part, 0 if part in (self._left, self._rule) else 1)
        self._column = QVBoxLayout(self)
        theme.space(self._column)
        for above in (self.header, self._tabs_row):
            self._column.addWidget(above)
        self._column.addLayout(body, 1)
        for zone in (self.header, self.form, self.foot, self.preview, self.nobody, self.ready):
            mark_zone(zone)
        self._responsive.changed.connect(lambda _width: self._place())
        self._place()

    def _place(self) -> None:
        """Side by side where there is room; below 64 em one at a time, by tabs; nothing beside the other pages."""
        width = Width(self._responsive.width)
        narrow, tab, forming = width == Width.NARROW, self._tabs.currentIndex(), self._page is self.form
        self.header.set_narrow(narrow)
        self.preview.set_narrow(narrow)
        self.foot.set_narrow(narrow)
        self.form.agreement.set_narrow(width != Width.WIDE)
        self.preview.set_reads_down(width != Width.WIDE)
        self._tabs_row.setVisible(narrow and forming)
        self._left.setVisible(forming and (not narrow or tab == 0))
        self._rule.setVisible(forming and not narrow)
        self.preview.setVisible(forming and (not narrow or tab == 1))
        self.header.chips.setVisible(forming and not narrow and bool(self.form.recipient.value()))
        for page, area in self._pages.items():
            area.setVisible(page is self._page)
        column = self._column if narrow else self._left_column
        if column.indexOf(self.foot) < 0:
            column.addWidget(self.foot)
        self.foot.setVisible(forming)
        ems = _FORM_EM.get(width)
        theme.measure(self._left, min_width=ems or 0.1, max_width=ems or _ANY_EM)


class _Foot(QFrame):
    """What the file is, and the one act."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "footer")
        about = _("Seule cette structure pourra l’ouvrir. Rien n’est envoyé : vous lui donnez le fichier.")
        self._about = Text(about, "small", wrap=True)
        self.save = Button(_("Enregistrer le fichier"), "send", shown(Command.SAVE), Kind.PRIMARY)
        column = QVBoxLayout(self)
        theme.space(column, 0.6, (1.4, 0.8, 1.2, 0.9))
        column.addWidget(self._about)
        column.addWidget(self.save)

    def set_narrow(self, narrow: bool) -> None:
        """Every line counts where there is little room."""
        self._about.setVisible(not narrow)
        self.save.set_keys("" if narrow else shown(Command.SAVE))
