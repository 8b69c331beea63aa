"""The two pages of a structure that ask nothing: trusted, with its words; and refused, with why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.sentences import Sentence
from carnet_desktop.ui import theme
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.eight_words import EightWords
from carnet_desktop.ui.widgets.gap import Gap
from carnet_desktop.ui.widgets.texts import IconText, Reading, Rule, Text

from .partner_presenter import ShownPartner

_COLUMN = 34.0


class VerifiedPage(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phone = IconText("phone", "", "")
        self._said = Text(_("Les huit mots sont les mêmes : c’est bien elle."), "part", wrap=True)
        self.words = EightWords()
        self._compared = IconText("shield-check", "", tone="good", wrap=True)
        self.close_button = Button(_("Voir les structures connues"), kind=Kind.PRIMARY)
        self.forget = Button(_("Oublier cette structure"), "trash", kind=Kind.RISK)
        theme.measure(self.words, max_width=_COLUMN)
        column = QVBoxLayout(self)
        theme.space(column, 0.75, (1.4, 1, 1.4, 1.4))
        both = _("Vous pouvez lui transmettre un carnet, et ouvrir les fichiers qu’elle vous envoie.")
        for inside in (self._said, Reading(both), self._phone, Text(_("Ses huit mots"), "section"), self.words):
            column.addWidget(inside)
        column.addWidget(self._compared)
        column.addWidget(Rule())
        row = QHBoxLayout()
        theme.space(row, 0.5)
        row.addWidget(self.close_button)
        row.addStretch(1)
        row.addWidget(self.forget)
        column.addLayout(row)
        column.addStretch(1)

    def show_partner(self, partner: ShownPartner) -> None:
        self._said.setVisible(partner.just_now)
        self._phone.setVisible(bool(partner.phone))
        self._phone.text.setText(partner.phone)
        self.words.set_words(partner.words)
        self._compared.text.setText(partner.compared)

    def focus_first(self) -> None:
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)


class RefusedPage(QWidget):
    """A card that is forged, damaged, not for us, or whose keys have changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text("", "title", wrap=True)
        self._meaning, self._todo = Reading(), Reading("", "strong")
        self.close_button = Button(_("Fermer"), kind=Kind.PRIMARY)
        column = QVBoxLayout(self)
        theme.space(column, 0.6, (1.4, 2, 1.4, 1.4))
        for part in (self.title, self._meaning, self._todo):
            column.addWidget(part)
        column.addWidget(Gap(0.5))
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_refused(self, sentence: Sentence, tone: Tone) -> None:
        self.title.set_tone("bad" if tone is Tone.BAD else "")
        self.title.setText(sentence.what)
        for part, words in ((self._meaning, sentence.meaning), (self._todo, sentence.todo)):
            part.setText(words)
            part.setVisible(bool(words))

    def focus_first(self) -> None:
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
