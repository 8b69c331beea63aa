"""Choosing a passphrase: seven words drawn by the computer, or one's own typed twice. A part of two screens."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from carnet_desktop.i18n import _

if TYPE_CHECKING:
    from carnet_desktop.services.passphrases import Strength

RULES: Final = ("words7", "classes3x14", "classes4x12")
"""The three ways of being solid enough, in the order in which they are shown."""

_MISSING: Final = {
    "words": "Encore quelques mots : il en faut sept différents.",
    "length": "Continuez : elle est encore trop courte.",
    "classes": "Ajoutez des majuscules, des chiffres ou des signes.",
}
_ESTIMATES: Final = ("très facile à deviner", "facile à deviner", "moyenne", "bonne", "très bonne")


class PassphraseView(Protocol):
    def show_drawn(self, words: tuple[str, ...]) -> None:
        """The seven words, in clear, with "Une autre" and the way to one's own."""

    def show_own(self) -> None:
        """Two empty fields and the rules."""

    def show_strength(self, rule: str | None, sentence: str, tone: str) -> None:
        """`rule` is the one of `RULES` that is followed; `sentence` is what is missing, or the estimate."""

    def show_repeat(self, sentence: str | None) -> None:
        """What is wrong with the second field."""

    def forget(self) -> None:
        """Nothing secret is left in any widget."""


class PassphrasePresenter:
    """`changed` is called whenever `ready` may have changed. The service is imported late: see `preload`."""

    def __init__(self, view: PassphraseView, changed: Callable[[], None], copy_secret: Callable[[str], None]) -> None:
        self._view, self._changed, self._copy_secret = view, changed, copy_secret
        self._phrase = ""
        self._repeat = ""
        self._drawn = True
        self._strength: Strength | None = None

    def start(self) -> None:
        """Offer a phrase, unless one is already being chosen (the person came back to this step)."""
        if not self._phrase:
            self.draw()

    def draw(self) -> None:
        from carnet_desktop.services import passphrases

        self._phrase, self._drawn = passphrases.generate(), True
        self._strength = passphrases.assess(self._phrase)
        self._view.show_drawn(tuple(self._phrase.split()))
        self._changed()

    def write_own(self) -> None:
        self._phrase = self._repeat = ""
        self._drawn, self._strength = False, None
        self._view.show_own()
        self._view.show_strength(None, "", "")
        self._changed()

    def copy(self) -> None:
        self._copy_secret(self._phrase)

    def typed(self, phrase: str, repeat: str) -> None:
        from carnet_desktop.services import passphrases

        self._phrase, self._repeat = phrase, repeat
        self._strength = passphrases.assess(phrase)
        self._view.show_strength(self._strength.rule, *_say(phrase, self._strength))
        if phrase.startswith(repeat):
            self._view.show_repeat(None)
        self._changed()

    def ready(self) -> bool:
        solid = self._strength is not None and self._strength.accepted
        return solid and (self._drawn or self._phrase == self._repeat)

    def phrase(self) -> str | None:
        """The passphrase chosen, or None once what is wrong is shown beside its field."""
        if self._strength is None or not self._strength.accepted:
            from carnet_desktop.services import passphrases

            weak = passphrases.assess(self._phrase)
            sentence = _say(self._phrase, weak)[0] or _("Écrivez votre phrase secrète.")
            self._view.show_strength(None, sentence, "bad")
            return None
        if not self.ready():
            self._view.show_repeat(_("Les deux textes ne sont pas les mêmes."))
            return None
        return self._phrase

    def summary(self) -> str:
        """What the steps say of it, without any of it."""
        return _("7 mots, solide") if self._drawn or self._rule() == "words7" else _("Écrite par vous, solide")

    def forget(self) -> None:
        self._phrase = self._repeat = ""
        self._strength = None
        self._view.forget()

    def _rule(self) -> str | None:
        return self._strength.rule if self._strength else None


def _say(phrase: str, strength: "Strength") -> tuple[str, str]:
    """The sentence under the field and its tone."""
    if not phrase:
        return "", ""
    if not strength.accepted:
        return " ".join(_(_MISSING[code]) for code in strength.missing), ""
    estimate = _(_ESTIMATES[strength.score])
    return _("Acceptée. Solidité estimée : {estimate}.", estimate=estimate), "good" if strength.score > 2 else "warn"
