"""What is to be said of one cell of a list: used otherwise than written, kept as written, or not used, and why."""

import enum
from typing import Final, NamedTuple

from ..i18n import _

_LONGEST_EXTRACT: Final = 60


class NoteCode(enum.Enum):
    """Why a cell is spoken of. Words: `note_sentence`."""

    PHONE_REPAIRED = "phone_repaired"
    POSTCODE_REPAIRED = "postcode_repaired"
    DATE_FROM_NUMBER = "date_from_number"
    DATE_SHORT_YEAR = "date_short_year"
    CODE_REPLACED = "code_replaced"
    INVISIBLE_REMOVED = "invisible_removed"
    NAME_SPLIT = "name_split"

    PHONE_KEPT = "phone_kept"
    POSTCODE_KEPT = "postcode_kept"
    EMAIL_KEPT = "email_kept"
    FREE_TEXT = "free_text"
    HOUR_UNKNOWN = "hour_unknown"
    JOB_OWN_WORDS = "job_own_words"
    CHARACTER_LOST = "character_lost"

    BOOLEAN_UNREADABLE = "boolean_unreadable"
    NUMBER_LOST = "number_lost"
    SPREADSHEET_ERROR = "spreadsheet_error"
    TOO_LONG = "too_long"
    SECOND_EMAIL = "second_email"
    NIR_NOT_KEPT = "nir_not_kept"
    NIR_WRONG = "nir_wrong"
    NO_TITLE = "no_title"
    NO_PLACE = "no_place"
    TITLE_UNREADABLE = "title_unreadable"

    MISSING = "missing"
    DATE_UNREADABLE = "date_unreadable"
    NAME_UNREADABLE = "name_unreadable"

    ID_OF_ANOTHER = "id_of_another"
    ID_OF_ANOTHER_LINE = "id_of_another_line"
    ID_DIFFERS = "id_differs"
    LOOKS_LIKE = "looks_like"
    SEVERAL_NOTEBOOKS = "several_notebooks"

    OTHER_LINE_USED = "other_line_used"
    TYPED_KEPT = "typed_kept"
    DELETED_KEPT = "deleted_kept"
    NEWER_KEPT = "newer_kept"
    JOBS_FULL = "jobs_full"


class CellNote(NamedTuple):
    """`line` as the spreadsheet numbers it, the column's title, the cell as written (a NIR is masked), the rest."""

    line: int
    column: str
    value: str
    note: NoteCode
    detail: str = ""


class Cell(NamedTuple):
    """One cell that is not empty: outer and repeated blanks are gone, line ends are kept as `\\n`."""

    line: int
    column: str
    value: str

    def note(self, code: NoteCode, detail: str = "") -> CellNote:
        return CellNote(self.line, self.column, self.value, code, detail)


_SENTENCES: Final[dict[NoteCode, str]] = {
    NoteCode.PHONE_REPAIRED: "« {value} » a perdu son zéro : le numéro {detail} est enregistré.",
    NoteCode.POSTCODE_REPAIRED: "« {value} » a perdu son zéro : le code {detail} est enregistré.",
    NoteCode.DATE_FROM_NUMBER: "« {value} » est une date écrite en nombre par le tableur, lue {detail}.",
    NoteCode.DATE_SHORT_YEAR: "« {value} » a été lu {detail}.",
    NoteCode.CODE_REPLACED: "« {value} » est un ancien code : « {detail} » le remplace.",
    NoteCode.INVISIBLE_REMOVED: "des caractères invisibles ont été retirés de « {value} ».",
    NoteCode.PHONE_KEPT: "« {value} » n’est pas un numéro complet, il est gardé comme il est écrit.",
    NoteCode.POSTCODE_KEPT: "« {value} » ne compte pas cinq chiffres, il est gardé comme il est écrit.",
    NoteCode.EMAIL_KEPT: "« {value} » n’est pas une adresse complète, elle est gardée comme elle est écrite.",
    NoteCode.FREE_TEXT: "« {value} » n’est pas dans la liste, ces mots sont gardés en texte libre.",
    NoteCode.HOUR_UNKNOWN: "« {value} » ne dit pas l’heure, 0 h est écrit.",
    NoteCode.NO_PLACE: "« {value} » n’est pas repris, rien dans un carnet ne lui correspond.",
    NoteCode.JOB_OWN_WORDS: "« {value} » a un code connu mais un autre nom, ces mots sont gardés.",
    NoteCode.CHARACTER_LOST: "« {value} » contient un caractère déjà perdu dans le fichier.",
    NoteCode.BOOLEAN_UNREADABLE: "« {value} » ne dit ni oui ni non, cette case n’est pas utilisée.",
    NoteCode.NUMBER_LOST: "« {value} » est un nombre raccourci par le tableur, cette case n’est pas utilisée.",
    NoteCode.SPREADSHEET_ERROR: "« {value} » est un message du tableur, cette case n’est pas utilisée.",
    NoteCode.TOO_LONG: "« {value} » est trop long ({detail} caractères), cette case n’est pas utilisée.",
    NoteCode.SECOND_EMAIL: "« {value} » n’est pas utilisé, l’adresse « {detail} » l’est.",
    NoteCode.NIR_NOT_KEPT: "« {value} » n’est pas gardé, votre structure n’enregistre pas ce numéro.",
    NoteCode.NIR_WRONG: "« {value} » n’est pas gardé, ce numéro ou sa clé est faux.",
    NoteCode.NO_TITLE: "« {value} » n’est pas utilisé, cette colonne n’a pas de titre.",
    NoteCode.TITLE_UNREADABLE: "« {value} » n’est ni madame ni monsieur, cette case n’est pas utilisée.",
    NoteCode.NAME_SPLIT: "« {value} » a été lu {detail}.",
    NoteCode.NAME_UNREADABLE: "rien ne dit, dans « {value} », où est le nom. Écrivez-le en capitales.",
    NoteCode.MISSING: "cette information manque.",
    NoteCode.DATE_UNREADABLE: "« {value} » n’est pas une date de naissance qui existe. Exemple : 25/05/1998.",
    NoteCode.ID_OF_ANOTHER: "« {value} » est déjà l’identifiant d’une autre personne, {detail}.",
    NoteCode.ID_OF_ANOTHER_LINE: "« {value} » est aussi à la ligne {detail}, pour une autre personne.",
    NoteCode.ID_DIFFERS: "« {value} » diffère de l’identifiant déjà connu pour cette personne, « {detail} ».",
    NoteCode.LOOKS_LIKE: "« {value} » ressemble à une personne déjà connue, {detail}.",
    NoteCode.SEVERAL_NOTEBOOKS: "« {value} » a déjà {detail} carnets, avec la même date de naissance.",
    NoteCode.OTHER_LINE_USED: "« {value} » n’est pas utilisé, une autre ligne de cette personne dit « {detail} ».",
    NoteCode.TYPED_KEPT: "« {value} » n’est pas utilisé, « {detail} » a été écrit à la main et reste.",
    NoteCode.DELETED_KEPT: "« {value} » n’est pas repris, cette information a été supprimée du carnet.",
    NoteCode.NEWER_KEPT: "« {value} » n’est pas utilisé, cette partie vient d’une version plus récente de Carnet.",
    NoteCode.JOBS_FULL: "« {value} » n’est pas ajouté, le carnet a déjà {detail} métiers recherchés.",
}


def note_sentence(note: CellNote) -> str:
    """`Téléphone : « 071234567 » n’est pas un numéro complet, il est gardé comme il est écrit.`"""
    words = _(_SENTENCES[note.note], value=extract(note.value), detail=extract(note.detail))
    return _("{column} : {words}", column=extract(note.column), words=words)


def extract(text: str) -> str:
    """Words short enough to be read in a sentence, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_EXTRACT else line[: _LONGEST_EXTRACT - 1] + "…"
