"""The cover asks for the 24 words of the recovery sheet and a new passphrase."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.doorstep import Doorstep
from carnet_desktop.ui.screens.passphrase.view import PassphraseChoice
from carnet_desktop.ui.screens.unlock.recovery_presenter import RecoveryPresenter
from carnet_desktop.ui.shortcuts import Command, bind
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.cover import Cover
from carnet_desktop.ui.widgets.fields import NoteField
from carnet_desktop.ui.widgets.gap import Gap
from carnet_desktop.ui.widgets.texts import Reading, Text


class RecoveryView(Cover):
    def __init__(self, doorstep: Doorstep, bar: QWidget, *, staff: str, back: Callable[[], None]) -> None:
        form = QWidget()
        super().__init__(form)
        self.hold_bar(bar)
        self.panel.label.set_lines([_("Feuille de secours")])
        self._count = Text("", "small")
        self.words = NoteField(_("Les 24 mots de la feuille, dans l’ordre"), lines=4, aside=self._count)
        theme.measure(self.words.control, max_height=7)
        self.choice = PassphraseChoice(lambda: None, doorstep.copy_secret, self._recover)
        self.open = Button(_("Ouvrir avec la nouvelle phrase"), "lock-open", kind=Kind.PRIMARY)
        self.back = Button(_("Revenir"), "arrow-left")
        buttons = QHBoxLayout()
        theme.space(buttons, 0.5)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.open)
        column = QVBoxLayout(form)
        theme.space(column, 0.5)
        for part in (
            Text(_("Feuille de secours"), "title", wrap=True),
            Reading(_("Les accents et les majuscules ne comptent pas, les 4 premières lettres suffisent."), "second"),
            Gap(0.25),
            self.words,
            Gap(0.5),
            Text(_("Votre nouvelle phrase secrète"), "part", wrap=True),
            self.choice,
        ):
            column.addWidget(part)
        column.addLayout(buttons)
        self.presenter = RecoveryPresenter(self, doorstep, self.choice.presenter, staff, back)
        self.words.changed.connect(lambda: self.presenter.typed(self.words.value()))
        self.open.clicked.connect(self._recover)
        self.back.clicked.connect(self.presenter.back)
        bind(self, Command.SAVE, self._recover)
        bind(self, Command.CANCEL, self.presenter.back)
        self.presenter.start()

    def focus_first(self) -> None:
        self.words.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_screen(self) -> None:
        self.presenter.close()

    def show_count(self, sentence: str) -> None:
        self._count.setText(sentence)

    def show_problem(self, sentence: str) -> None:
        self.words.set_error(sentence or None)
        if sentence:
            self.words.control.setFocus()

    def show_busy(self, busy: bool) -> None:
        if busy:
            self.open.set_busy(_("Ouverture…"))
        else:
            self.open.clear_busy()

    def forget_secrets(self) -> None:
        self.words.control.blockSignals(True)
        self.words.control.clear()
        self.words.control.blockSignals(False)

    def _recover(self) -> None:
        self.presenter.recover(self.words.value())
