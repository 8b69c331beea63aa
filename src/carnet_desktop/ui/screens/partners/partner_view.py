"""One structure on screen: its words to compare by ear, or what is known of it, or why its card is refused."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from carnet_desktop.i18n import _, count
from carnet_desktop.sentences import Sentence
from carnet_desktop.ui import theme
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.shortcuts import Command, bind, shown
from carnet_desktop.ui.widgets.bars import PageBar
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.chips import Chip
from carnet_desktop.ui.widgets.one_of import OneOf
from carnet_desktop.ui.widgets.page_header import PageHeader
from carnet_desktop.ui.widgets.responsive import Responsive, Width
from carnet_desktop.ui.widgets.scrolled import Scrolled
from carnet_desktop.ui.widgets.texts import Text
from carnet_desktop.ui.zones import mark_zone

from .comparing import Comparing
from .partner_pages import RefusedPage, VerifiedPage
from .partner_presenter import PartnerPresenter, ShownPartner

_ICONS = {Tone.GOOD: "shield-check", Tone.WARN: "alert-triangle"}


class PartnerView(QWidget):
    """The `Screen` of one structure. `which`: the file of its card, or its id."""

    def __init__(self, context: ScreenContext, which: Path | str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self.bar, self._header = PageBar(), PageHeader("", _("Revenir"))
        self.comparing, self.verified, self.refused = Comparing(), VerifiedPage(), RefusedPage()
        self._waiting = QWidget()
        self._body = OneOf(self._waiting, self.comparing, self.verified, self.refused)
        self.foot = _Foot()
        self._lay_out()
        self._presenter = PartnerPresenter(self, context, which)
        self._connect()
        self._presenter.open()

    @property
    def title(self) -> str:
        refused = self._body.shown is self.refused
        return self.refused.title.text() if refused else self._header.title.text() or _("Structure")

    def widget(self) -> QWidget:
        return self

    def focus_first(self) -> None:
        if self._body.shown is self.verified:
            self.verified.focus_first()
        elif self._body.shown is self.refused:
            self.refused.focus_first()
        else:
            self.comparing.fields[0].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Words already heard are not lost without asking: one would have to call again."""
        if self._body.shown is not self.comparing or not any(self.comparing.heard()):
            return True
        return self._context.notices.confirm(
            _("Fermer sans comparer ces mots ?"), _("Fermer sans comparer"), _("Continuer à écrire")
        )

    def close_screen(self) -> None:
        self._presenter.close()

    # What the presenter shows

    def show_comparing(self, name: str, phone: str, chip: tuple[str, Tone], *, may_keep: bool) -> None:
        self.comparing.show_structure(phone)
        self.foot.keep.setVisible(may_keep)
        self._say_left()
        self._show(self.comparing, name, chip)

    def show_verified(self, partner: ShownPartner) -> None:
        self.bar.clear()
        self.verified.show_partner(partner)
        self._show(self.verified, partner.name, partner.chip)

    def show_refused(self, sentence: Sentence, tone: Tone) -> None:
        self.bar.clear()
        self.refused.show_refused(sentence, tone)
        self._show(self.refused, "", None)
        self._context.notices.announce(str(sentence))

    def show_problems(self, problems: Mapping[int, str]) -> None:
        self.bar.clear()
        self.comparing.show_problems(problems)

    def show_different(self, sentence: Sentence) -> None:
        self.bar.show_words(Tone.BAD, sentence.what, f"{sentence.meaning} {sentence.todo}".strip())
        self._context.notices.announce(str(sentence))

    def show_busy(self, busy: bool) -> None:
        if busy:
            self.foot.compare.set_busy(_("Comparaison…"))
        else:
            self.foot.compare.clear_busy()

    # Inside

    def _show(self, page: QWidget, name: str, chip: tuple[str, Tone] | None) -> None:
        self._header.title.setText(name)
        self._header.chips.set_chips((Chip(*chip, _ICONS[chip[1]]),) if chip else ())
        self._header.setVisible(page is not self.refused)
        self.foot.setVisible(page is self.comparing)
        self._body.show_page(page)
        if self.isVisible():
            self.focus_first()

    def _connect(self) -> None:
        presenter = self._presenter
        for button in (self._header.back, self.refused.close_button):
            button.clicked.connect(presenter.back)
        self.verified.close_button.clicked.connect(presenter.show_all)
        self.comparing.submitted.connect(self._compare)
        self.comparing.typed.connect(self._say_left)
        self.foot.compare.clicked.connect(self._compare)
        self.foot.keep.clicked.connect(presenter.keep)
        self.verified.forget.clicked.connect(presenter.forget)
        bind(self, Command.SAVE, self._compare)
        bind(self, Command.CANCEL, presenter.back)

    def _compare(self) -> None:
        if self._body.shown is self.comparing and not self.foot.compare.busy:
            self._presenter.compare(self.comparing.heard())

    def _say_left(self) -> None:
        left = sum(not word for word in self.comparing.heard())
        self.foot.show_left(left)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        theme.space(column)
        for part in (self.bar, self._header):
            column.addWidget(part)
        column.addWidget(Scrolled(self._body), 1)
        column.addWidget(self.foot)
        for zone in (self.bar, self._header, self._body, self.foot):
            mark_zone(zone)
        self.foot.hide()
        self._responsive = Responsive(self)
        self._responsive.changed.connect(self._fit)
        self._fit(self._responsive.width)

    def _fit(self, width: int) -> None:
        narrow = width == Width.NARROW
        self._header.set_narrow(narrow)
        self.comparing.set_narrow(narrow)
        self.foot.set_narrow(narrow)


class _Foot(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "footer")
        self.keep = Button(_("Garder la fiche sans comparer"), kind=Kind.QUIET)
        self._left = Text("", "second", wrap=True)
        self._left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.compare = Button(_("Comparer les mots"), "shield-check", shown(Command.SAVE), Kind.PRIMARY)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        theme.space(self._row, 0.75, (1.0, 0.75, 1.4, 0.75))
        self._row.addWidget(self.keep)
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self.compare)

    def show_left(self, left: int) -> None:
        self._left.setText(count(left, _("Il manque {n} mot"), _("Il manque {n} mots")) if left else "")

    def set_narrow(self, narrow: bool) -> None:
        self.compare.set_keys("" if narrow else shown(Command.SAVE))
