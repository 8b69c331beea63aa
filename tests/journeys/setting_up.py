"""The first opening done by keyboard: a structure, its worker, her passphrase, the recovery page read back."""

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from tests.journeys.keyboard import Keyboard

from carnet_desktop.i18n import folded


def make_structure(keys: Keyboard, sheet: Path, seen: Callable[[str], None] = lambda step: None) -> str:
    """The five steps, from the first choice to *C’est prêt*; the answer is the passphrase read on the screen.

    `sheet` is where the recovery page is saved; `seen` is told each step once it is filled in.
    """
    assert keys.focused() == "Créer ma structure"
    seen("première ouverture")
    keys.enter()
    keys.write("Les Ateliers du Pont")
    keys.enter()
    keys.write("Valmer-sur-Loire")
    keys.enter()
    keys.write("02 61 91 50 50")
    keys.enter()
    keys.write("du lundi au vendredi")
    seen("votre structure")
    keys.control(Qt.Key.Key_Return)
    keys.write("Claire Le Guen")
    keys.enter()
    keys.write("Conseillère en insertion")
    keys.enter()
    seen("phrase secrète")
    passphrase = next(text for text in keys.texts() if len(text.split()) == 7 and text.islower())
    keys.control(Qt.Key.Key_Return)
    keys.wait_to_see("Imprimez d’abord la feuille")
    keys.go_to("Enregistrer en PDF")
    with keys.answering(lambda dialog: type_path(keys, sheet)):
        keys.enter()
        keys.wait_to_see("Lisez trois mots sur la feuille")
    seen("feuille de secours")
    read_words_back(keys, words_on(sheet))
    keys.wait_to_be_on("Ouvrir les carnets")
    return passphrase


def type_path(keys: Keyboard, path: Path) -> None:
    """Answer a file dialog."""
    keys.write(str(path))
    keys.enter()


def words_on(sheet: Path) -> dict[int, str]:
    """The numbered words printed on the recovery sheet."""
    with pypdfium2.PdfDocument(sheet) as document:
        text = document[0].get_textpage().get_text_range()
    return {int(number): word for number, word in re.findall(r"\b(\d{1,2})\s+([^\W\d_]{4,})", text)}


def read_words_back(keys: Keyboard, words: dict[int, str]) -> None:
    """The first four letters, without accents: enough for the program."""
    assert sorted(words)[:24] == list(range(1, 25))
    for _word in range(3):
        asked = int(keys.focused().removeprefix("Mot "))
        keys.write(folded(words[asked])[:4])
        keys.enter()
