"""The cover asks who you are and your passphrase, or says why it cannot open."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.sentences import Sentence
from carnet_desktop.ui import theme
from carnet_desktop.ui.doorstep import Doorstep, Locked
from carnet_desktop.ui.navigation import Way
from carnet_desktop.ui.screens.unlock.presenter import UnlockPresenter
from carnet_desktop.ui.screens.unlock.wrong_page import WrongPage
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.caps_lock import CapsLock
from carnet_desktop.ui.widgets.cover import Cover
from carnet_desktop.ui.widgets.fields import SecretField
from carnet_desktop.ui.widgets.gap import Gap
from carnet_desktop.ui.widgets.one_of import OneOf
from carnet_desktop.ui.widgets.responsive import Width
from carnet_desktop.ui.widgets.texts import IconText, Text, empty

if TYPE_CHECKING:
    from carnet_desktop.services.session import Staff


class UnlockView(Cover):
    """`hint` is a line shown with the form (the phrase of the sample structure); `leave` ends a trial, if it is one."""

    def __init__(
        self,
        doorstep: Doorstep,
        bar: QWidget,
        *,
        locked: Locked | None = None,
        hint: str = "",
        leave: Callable[[], None] | None = None,
        recover: Callable[[str], None],
    ) -> None:
        self._form, self.wrong = QWidget(), WrongPage()
        self._sides = OneOf(self._form, self.wrong)
        super().__init__(self._sides)
        self.hold_bar(bar)
        self.presenter = UnlockPresenter(self, doorstep, locked, hint, recover)
        self._build_form(leave)
        self.responsive.changed.connect(self._fit_form)
        self._fit_form(self.responsive.width)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self.presenter.tick)
        self.presenter.start()

    def focus_first(self) -> None:
        if self._sides.shown is self.wrong:
            self.wrong.focus_first()
        else:
            self.phrase.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_screen(self) -> None:
        self._second.stop()
        self.presenter.close()

    # UnlockView, as its presenter sees it

    def show_label(self, lines: Sequence[str]) -> None:
        self.panel.label.set_lines(lines)
        self._structure.setText(lines[0])

    def show_reason(self, lines: Sequence[str]) -> None:
        self._reason.setText("\n".join(lines))
        self._reason.setVisible(bool(lines))

    def show_form(self, staff: Sequence["Staff"]) -> None:
        empty(self._who)
        if len(staff) > 1:
            self._show_list(staff)
        else:
            alone = ", ".join(part for part in (staff[0].name, staff[0].function) if part)
            self._who.addWidget(Text(alone, "strong", wrap=True))
        self._sides.show_page(self._form)
        self.focus_first()

    def show_problem(self, sentence: str) -> None:
        self.phrase.set_error(sentence or None)
        if sentence:
            self.phrase.clear()
            self.phrase.control.setFocus()

    def show_wait(self, sentence: str) -> None:
        self._wait.setText(sentence)
        self._wait.setVisible(bool(sentence))
        self.open.setEnabled(not sentence)
        if sentence:
            self._second.start()
        else:
            self._second.stop()

    def show_busy(self, busy: bool) -> None:
        if busy:
            self.open.set_busy(_("Ouverture…"))
        else:
            self.open.clear_busy()

    def show_wrong(self, sentence: Sentence, ways: Sequence[Way]) -> None:
        self.wrong.show_wrong(sentence, ways)
        self._sides.show_page(self.wrong)
        self.focus_first()

    def forget_secrets(self) -> None:
        self.phrase.clear()

    # Building

    def _show_list(self, staff: Sequence["Staff"]) -> None:
        from carnet_desktop.ui.screens.unlock.who import WhoList  # not loaded for nothing before the first paint

        who = WhoList()
        who.set_staff(staff)
        label = Text(_("Qui êtes-vous ?"), "label")
        label.setBuddy(who)
        self._who.addWidget(label)
        self._who.addWidget(who)
        who.currentRowChanged.connect(lambda row: self.presenter.choose(who.chosen()))
        QWidget.setTabOrder(who, self.phrase.control)

    def _build_form(self, leave: Callable[[], None] | None) -> None:
        self._structure = Text("", "second", wrap=True)
        self._reason = Text("", "second", wrap=True)
        self._who = QVBoxLayout()
        theme.space(self._who, 0.5)
        self.phrase = SecretField(_("Votre phrase secrète"))
        self._caps = IconText("alert-triangle", _("Le verrouillage des majuscules est activé."), tone="warn", wrap=True)
        self._caps.hide()
        CapsLock(self.phrase.control).changed.connect(self._caps.setVisible)
        self.open = Button(_("Ouvrir les carnets"), "lock-open", kind=Kind.PRIMARY)
        self._wait = Text("", "small", tone="warn", wrap=True)
        self._wait.hide()
        self.use_recovery = Button(_("Utiliser la feuille de secours"), kind=Kind.QUIET)
        column = QVBoxLayout(self._form)
        theme.space(column, 0.5)
        above: list[QWidget] = [Text(_("Bonjour"), "title"), self._structure, self._reason, Gap(0.5)]
        below: list[QWidget] = [Gap(0.4), self.phrase, self._caps, Gap(0.4), self.open, self._wait]
        for part in above:
            column.addWidget(part)
        column.addLayout(self._who)
        for part in below:
            column.addWidget(part)
        column.addWidget(self.use_recovery, 0, Qt.AlignmentFlag.AlignLeft)
        if leave is not None:
            quit_trial = Button(_("Quitter l’essai"), "arrow-left", kind=Kind.QUIET)
            quit_trial.clicked.connect(leave)
            column.addWidget(quit_trial, 0, Qt.AlignmentFlag.AlignLeft)
        self.phrase.control.returnPressed.connect(self._unlock)
        self.phrase.changed.connect(lambda text: self.phrase.set_error(None) if text else None)
        self.open.clicked.connect(self._unlock)
        self.use_recovery.clicked.connect(self.presenter.use_recovery)

    def _fit_form(self, width: int) -> None:
        """Where the label has no room, the form itself says which structure this is."""
        self._structure.setVisible(width == Width.NARROW)

    def _unlock(self) -> None:
        self.presenter.unlock(self.phrase.value())
