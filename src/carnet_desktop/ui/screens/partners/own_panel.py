"""Our own card beside the list: its eight words, its QR code, and the file to give."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.eight_words import EightWords
from carnet_desktop.ui.widgets.qr_code import QrCode
from carnet_desktop.ui.widgets.texts import IconText, Reading, Text

from .presenter import OwnCard


class OwnPanel(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self._name, self._phone = Text("", "strong", wrap=True), Text("", "second")
        self.words, self.code = EightWords(), QrCode(_("Code QR de votre fiche"))
        self.save = Button(_("Enregistrer ma fiche"), "download")
        self._kept = IconText("check", "", tone="good", wrap=True)
        self._kept.hide()
        column = QVBoxLayout(self)
        theme.space(column, 0.6, (1.4, 0.9, 1.4, 1.4))
        column.addWidget(Text(_("Votre fiche"), "section"))
        names = QVBoxLayout()
        theme.space(names, 0.1)
        names.addWidget(self._name)
        names.addWidget(self._phone)
        column.addLayout(names)
        column.addWidget(self.words)
        column.addWidget(Reading(_("Quand une structure vous appelle, lisez-lui ces huit mots."), "small"))
        column.addWidget(self.code)
        column.addWidget(Reading(_("Le code QR contient les mêmes mots."), "small"))
        column.addWidget(self.save)
        column.addWidget(self._kept)
        given = _("Donnez ce fichier par e-mail ou sur une clé USB : il ne contient rien de secret.")
        column.addWidget(Reading(given, "small"))
        column.addStretch(1)

    def show_own(self, own: OwnCard) -> None:
        self._name.setText(own.name)
        self._phone.setText(own.phone)
        self._phone.setVisible(bool(own.phone))
        self.words.set_words(own.words)
        self.code.set_text(own.code)

    def show_kept(self, sentence: str) -> None:
        self._kept.text.setText(sentence)
        self._kept.show()
