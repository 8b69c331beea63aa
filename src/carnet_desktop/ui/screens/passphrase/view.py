"""Seven words offered, or two fields and the rules."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.screens.passphrase.presenter import RULES, PassphrasePresenter
from carnet_desktop.ui.widgets.across import line_of
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.fields import SecretField
from carnet_desktop.ui.widgets.gap import Gap
from carnet_desktop.ui.widgets.one_of import OneOf
from carnet_desktop.ui.widgets.texts import IconText, Text

_RULES = {
    "words7": "Sept mots différents",
    "classes3x14": "14 signes, avec des majuscules, des minuscules et des chiffres",
    "classes4x12": "12 signes, avec en plus un signe comme ! ou -",
}


class PassphraseChoice(QWidget):
    """`changed` and `copy_secret`: see `PassphrasePresenter`. `submit`: Entrée in the last field."""

    def __init__(
        self,
        changed: Callable[[], None],
        copy_secret: Callable[[str], None],
        submit: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.presenter = PassphrasePresenter(self, changed, copy_secret)
        self._drawn, self._own = self._build_drawn(), self._build_own(submit)
        self._sides = OneOf(self._drawn, self._own)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(self._sides)

    # PassphraseView

    def show_drawn(self, words: tuple[str, ...]) -> None:
        self._words.setText(" ".join(words))
        self._sides.show_page(self._drawn)

    def show_own(self) -> None:
        for field in (self.first, self.second):
            field.clear()
            field.set_error(None)
        self._sides.show_page(self._own)
        self.first.setFocus()

    def show_strength(self, rule: str | None, sentence: str, tone: str) -> None:
        for code, line in self._rules.items():
            held = code == rule
            line.icon.set_icon("circle-check" if held else "minus", "good" if held else "ink3")
            line.text.set_tone("good" if held else "")
        self.first.set_error(sentence if tone == "bad" else None)
        self._strength.setText("" if tone == "bad" else sentence)
        self._strength.set_tone(tone)
        self.first.control.setAccessibleDescription(sentence)

    def show_repeat(self, sentence: str | None) -> None:
        self.second.set_error(sentence)

    def forget(self) -> None:
        self._words.clear()
        for field in (self.first, self.second):
            field.control.blockSignals(True)  # emptying is not typing
            field.clear()
            field.control.blockSignals(False)

    # Building

    def focus_first(self) -> None:
        (self.first if self._sides.shown is self._own else self.another).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_drawn(self) -> QWidget:
        self._words = Text("", "part", wrap=True)
        box = QFrame()
        box.setProperty("kind", "box")
        inside = QVBoxLayout(box)
        theme.space(inside, 0, (1, 1, 1, 1))
        inside.addWidget(self._words)
        self.another = Button(_("Une autre"), "refresh")
        self.copy = Button(_("Copier"), "copy", kind=Kind.QUIET)
        self.own = Button(_("Écrire ma propre phrase"), "pencil", kind=Kind.QUIET)
        self.another.clicked.connect(self.presenter.draw)
        self.copy.clicked.connect(self.presenter.copy)
        self.own.clicked.connect(self.presenter.write_own)
        note = Text(
            _("Recopiez-la sur un papier que vous gardez sur vous, le temps de la retenir."), "small", wrap=True
        )
        return _column(box, line_of(self.another, self.copy, self.own), note)

    def _build_own(self, submit: Callable[[], None]) -> QWidget:
        self.first = SecretField(_("Votre phrase secrète"))
        self.second = SecretField(_("La même, encore une fois"))
        for field in (self.first, self.second):
            theme.measure(field, max_width=30)
            field.changed.connect(lambda: self.presenter.typed(self.first.value(), self.second.value()))
        self.first.control.returnPressed.connect(self.second.setFocus)
        self.second.control.returnPressed.connect(submit)
        self._strength = Text("", "small", wrap=True)
        self._rules = {code: IconText("minus", _(_RULES[code])) for code in RULES}
        self.drawn = Button(_("Prendre sept mots tirés au hasard"), "refresh", kind=Kind.QUIET)
        self.drawn.clicked.connect(self.presenter.draw)
        intro = Text(_("Une de ces trois lignes suffit :"), "small")
        return _column(
            intro, *self._rules.values(), Gap(0.25), self.first, self._strength, self.second, line_of(self.drawn)
        )


def _column(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    theme.space(column, 0.6)
    for part in parts:
        column.addWidget(part)
    return holder
