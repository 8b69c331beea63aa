"""Deciding: accept everything, or refuse with a reason asked in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.shortcuts import Command, shown
from carnet_desktop.ui.widgets.across import across
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.one_of import OneOf
from carnet_desktop.ui.widgets.texts import Text


class DecisionBar(QFrame):
    """`accept` and `refuse` stand side by side; refusing opens a field in their place."""

    accept_asked = Signal()
    refuse_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "footer")
        self.refuse = Button(_("Refuser avec une raison"), "x", kind=Kind.RISK)
        self.accept = Button(_("Accepter tout"), "check", shown(Command.SAVE), Kind.PRIMARY)
        self._note = Text("", "small", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.reason = Field(_("Pourquoi refusez-vous ce fichier ? La structure qui l’envoie lira cette raison."))
        self.confirm = Button(_("Refuser ce fichier"), "x", kind=Kind.RISK)
        self.cancel = Button(_("Ne pas refuser"), keys=shown(Command.CANCEL), kind=Kind.QUIET)
        self._decide, self._refusal = QWidget(), QWidget()
        self._pages = OneOf(self._decide, self._refusal)
        self._build()
        self.accept.clicked.connect(self.accept_asked)
        self.refuse.clicked.connect(self.open_refusal)
        self.confirm.clicked.connect(self.ask_refusal)
        self.cancel.clicked.connect(self.close_refusal)
        self.reason.control.returnPressed.connect(self.ask_refusal)

    def show_act(self, words: str, note: str) -> None:
        """`words` "" when there is nothing to accept yet; `note` then says why."""
        self.accept.setEnabled(bool(words))
        self.accept.setText(words or _("Accepter tout"))
        self.accept.updateGeometry()
        self._note.setText(note)

    def set_narrow(self, narrow: bool) -> None:
        """Where there is little room the keys are not shown."""
        self.accept.set_keys("" if narrow else shown(Command.SAVE))

    def show_problem(self, sentence: str | None) -> None:
        """What is wrong with the reason, or nothing."""
        self.reason.set_error(sentence)
        if sentence:
            self.reason.control.setFocus()

    def set_busy(self, label: str) -> None:
        for button in (self.accept, self.confirm):
            button.set_busy(label)

    def clear_busy(self) -> None:
        for button in (self.accept, self.confirm):
            button.clear_busy()

    @property
    def busy(self) -> bool:
        return self.accept.busy

    @property
    def refusing(self) -> bool:
        return self._pages.shown is self._refusal

    def open_refusal(self) -> None:
        self._pages.show_page(self._refusal)
        self.reason.control.setFocus()

    def close_refusal(self) -> None:
        self._pages.show_page(self._decide)
        self.refuse.setFocus()

    def ask_refusal(self) -> None:
        if not self.busy:
            self.refuse_asked.emit(self.reason.value())

    def _build(self) -> None:
        row = QHBoxLayout(self._decide)
        theme.space(row, 0.75, (1.1, 0.75, 1.2, 0.75))
        row.addWidget(self.refuse)
        row.addWidget(self._note, 1)
        row.addWidget(self.accept)
        form = QVBoxLayout(self._refusal)
        theme.space(form, 0.5, (1.2, 0.75, 1.2, 0.75))
        form.addWidget(self.reason)
        form.addLayout(across(self.confirm, self.cancel))
        whole = QVBoxLayout(self)
        theme.space(whole)
        whole.addWidget(self._pages)
