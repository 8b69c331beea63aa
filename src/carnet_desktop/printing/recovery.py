"""The recovery page: 24 words and the same key as one line, what they open, how, and where to keep them."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from ..i18n import _, long_day_year
from .document import Document
from .fonts import BOLD, REGULAR
from .format import FILE
from .page import Box, Page
from .pen import MARGIN_LINE, Pen, baseline
from .tagging import Element
from .type import Style, lines_of, printable, style, width_of

_LEFT: Final = FILE.left
_RIGHT: Final = FILE.right
_TITLE: Final = style(BOLD, 24, 1.3)
_PART: Final = style(BOLD, 14)
_BODY: Final = style(REGULAR, 12)
_NUMBER: Final = style(REGULAR, 12)
_WORD: Final = style(BOLD, 14)
_COLUMNS: Final = 4
_ROW: Final = 25.0

_OPENS: Final = _(
    "Ces 24 mots rouvrent tous les carnets de la structure si quelqu’un oublie sa phrase secrète. Personne d’autre ne "
    "les connaît et ils ne sont gardés sur aucun ordinateur. Sans eux et sans phrase secrète, les carnets sont perdus."
)
_KEEPING: Final = _(
    "Sous clé, dans un autre lieu que l’ordinateur\u00a0: un coffre, l’armoire fermée du siège. Pas de photo, pas de "
    "copie sur un ordinateur. Si cette feuille est perdue ou vue, prévenez tout de suite le responsable."
)
_IN_CARNET: Final = _(
    "Ouvrez Carnet et choisissez «\u00a0Utiliser la feuille de secours\u00a0». Recopiez les mots dans l’ordre des "
    "numéros. Les accents et les majuscules ne comptent pas, les quatre premières lettres suffisent."
)
_WITHOUT_CARNET: Final = (
    _(
        "La ligne ci-dessous est la même clé, pour le programme libre age (age-encryption.org). Recopiez-la dans un "
        "fichier nommé secours.txt, sur une seule ligne, sans espace. Puis tapez\u00a0:"
    ),
    "age --decrypt --identity secours.txt fichier.key",
    _(
        "Chaque carnet a son fichier .key. La clé qui en sort ouvre le fichier .db du même nom avec le programme libre "
        "sqlcipher."
    ),
)


def draw_recovery_page(structure_name: str, words: Sequence[str], identity_text: str, made_on: date) -> bytes:
    """One A4 page, in memory. `words` in order; `identity_text` is the AGE-SECRET-KEY line.

    Raises OSError when the program's own fonts are not there.
    """
    document = Document(FILE, _("Feuille de secours"))
    root = Element("Document")
    page = Page(FILE)
    page.add(Box(FILE.room, lambda pen, _top: _Page(pen, root).draw(structure_name, words, identity_text, made_on)))
    return document.finished(root, [page], lambda _pen, _index: None)


class _Page:
    """Writes from the top of the page downwards."""

    def __init__(self, pen: Pen, root: Element) -> None:
        self._pen, self._root = pen, root
        self._y = FILE.top

    def draw(self, structure_name: str, words: Sequence[str], identity_text: str, made_on: date) -> None:
        self._text("H1", _("Feuille de secours"), _TITLE)
        name = lines_of(structure_name, _PART, _RIGHT - _LEFT)[0]
        self._text("P", name, _PART)
        self._text("P", _("Imprimée le {day}", day=long_day_year(made_on)), _BODY)
        self._y -= 6
        self._text("P", _OPENS, _BODY)
        self._y -= 10
        self._words(words)
        self._part(_("Où la garder"), _KEEPING)
        self._part(_("Comment s’en servir dans Carnet"), _IN_CARNET)
        self._part(_("Comment s’en servir sans Carnet"), *_WITHOUT_CARNET)
        self._y -= 6
        self._text("P", identity_text, self._fitting(identity_text))

    def _part(self, title: str, *paragraphs: str) -> None:
        self._y -= 9
        self._text("H2", title, _PART)
        for paragraph in paragraphs:
            self._text("P", paragraph, _BODY)

    def _text(self, role: str, text: str, used: Style) -> None:
        lines = lines_of(text, used, _RIGHT - _LEFT)
        self._pen.lines(self._root.add(role), lines, used, _LEFT, self._y)
        self._y -= len(lines) * used.leading

    def _fitting(self, line: str) -> Style:
        """The key on one line, so that it can be copied whole from the file too."""
        size = min(14.0, (_RIGHT - _LEFT - 0.5) / width_of(line, style(REGULAR, 1)))
        return style(REGULAR, size)

    def _words(self, words: Sequence[str]) -> None:
        """Read down each column: the number, the margin line, the word."""
        rows = -(-len(words) // _COLUMNS)
        wide, top, height = (_RIGHT - _LEFT) / _COLUMNS, self._y, rows * _ROW + 12
        self._pen.frame(_LEFT, top - height, _RIGHT - _LEFT, height, 6)
        listed = self._root.add("L")
        for index, word in enumerate(words):
            column, row = divmod(index, rows)
            x, y = _LEFT + column * wide + 34, top - 6 - row * _ROW
            line_top = y - (_ROW - _WORD.leading) / 2
            item = listed.add("LI").add("LBody")
            self._pen.right(item, str(index + 1), _NUMBER, x - 7, baseline(line_top, _WORD))
            self._pen.lines(item, [printable(word)], _WORD, x + 8, line_top)
        for column in range(_COLUMNS):
            x = _LEFT + column * wide + 34
            self._pen.upright(x, top - 6, top - height + 6, 1, MARGIN_LINE)
        self._y -= height
