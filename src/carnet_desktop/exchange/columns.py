"""The columns of a list of people, and the titles they are known by (templates of 2022 and 2024, and plain words)."""

import enum
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from ..i18n import folded
from .table import Row


class Column(enum.Enum):
    """A column we read; its value is its title: that of the 2024 template, for those it has."""

    EXTERNAL_ID = "Identifiant dans le SI"
    FIRST_NAME = "Prénom"
    LAST_NAME = "Nom"
    BIRTH_DATE = "Date de naissance"
    NIR = "NIR"
    BIRTH_PLACE = "Lieu de naissance"
    PHONE = "Téléphone"
    EMAIL = "Email"
    ADDRESS = "Adresse"
    ADDRESS_MORE = "Adresse (complément)"
    POSTCODE = "Code postal"
    CITY = "Ville"
    SITUATION = "Situation"
    CAF_NUMBER = "Numéro allocataire CAF/MSA"
    FRANCE_TRAVAIL_ID = "Identifiant Pôle emploi"
    RSA = "Droits RSA"
    ARE = "Droits ARE"
    ASS = "Droits ASS"
    PRIME_ACTIVITE = "Prime d'activité"
    RQTH = "RQTH"
    AAH = "AAH"
    MOBILITY = "Zone de mobilité"
    JOB = "Emploi recherché (code ROME)"
    EDUCATION = "Niveau de formation"
    STRUCTURE = "Structure"
    MEMBERS = "Accompagnateurs"
    FULL_NAME = "Nom et prénom"
    BIRTH_LAST_NAME = "Nom de naissance"
    TITLE = "Civilité"
    LAST_JOB = "Dernier emploi"


REQUIRED: Final = (Column.FIRST_NAME, Column.LAST_NAME, Column.BIRTH_DATE)
_NAMES: Final = frozenset({Column.FIRST_NAME, Column.LAST_NAME})
SEVERAL: Final = frozenset({Column.PHONE, Column.JOB, Column.MEMBERS})
"""What a list may give in several columns, one value in each."""

_SYNONYMS: Final[dict[Column, tuple[str, ...]]] = {
    Column.EXTERNAL_ID: ("identifiant", "identifiant SI", "id"),
    Column.FIRST_NAME: ("prénoms",),
    Column.LAST_NAME: ("nom de famille", "nom d'usage"),
    Column.BIRTH_DATE: ("date naissance", "né le", "née le", "né(e) le", "DDN"),
    Column.NIR: ("numéro de sécurité sociale", "n° de sécurité sociale", "n° sécurité sociale"),
    Column.BIRTH_PLACE: ("commune de naissance", "ville de naissance"),
    Column.PHONE: ("téléphones", "numéro de téléphone", "n° de téléphone", "tél", "portable", "mobile"),
    Column.EMAIL: ("e-mail", "mail", "courriel", "adresse mail", "adresse email", "adresse e-mail"),
    Column.ADDRESS: ("adresse postale", "rue"),
    Column.ADDRESS_MORE: ("complément d'adresse", "complément adresse", "complément"),
    Column.POSTCODE: ("CP",),
    Column.CITY: ("commune",),
    Column.SITUATION: ("situation professionnelle",),
    Column.CAF_NUMBER: (
        "numéro allocaire CAF/MSA", "numéro allocataire", "n° allocataire", "n° allocataire CAF/MSA", "numéro CAF",
    ),
    Column.FRANCE_TRAVAIL_ID: ("identifiant France Travail", "numéro France Travail", "numéro Pôle emploi"),
    Column.RSA: ("droit RSA", "RSA"),
    Column.ARE: ("droit ARE", "ARE"),
    Column.ASS: ("droit ASS", "ASS"),
    Column.MOBILITY: ("mobilité", "zone de mobilité (km)", "mobilité (km)"),
    Column.JOB: (
        "emplois recherchés (texte + code ROME)", "emplois recherchés (code ROME)", "emploi recherché",
        "emplois recherchés", "métier recherché", "métiers recherchés", "code ROME",
    ),
    Column.EDUCATION: ("niveau formation", "niveau d'études", "niveau d'étude"),
    Column.STRUCTURE: ("structures",),
    Column.MEMBERS: ("accompagnateur", "accompagnatrice"),
    Column.FULL_NAME: ("nom prénom", "nom, prénom", "nom/prénom", "nom - prénom", "prénom nom", "prénom et nom"),
    Column.BIRTH_LAST_NAME: ("nom de jeune fille",),
    Column.TITLE: ("civ",),
    Column.LAST_JOB: ("dernier emploi occupé", "dernier métier", "dernier métier exercé"),
}  # fmt: skip

_NEAR: Final = 83.0  # « prenon »
_SHORTEST_NEAR: Final = 5
_BY_TITLE: Final = {folded(title): column for column in Column for title in (column.value, *_SYNONYMS.get(column, ()))}


class Because(enum.Enum):
    """Why a column of the file is taken for one of ours."""

    TITLE = "title"
    LIKE_TITLE = "like_title"
    CONTENTS = "contents"
    REMEMBERED = "remembered"
    CHOSEN = "chosen"


class Header(NamedTuple):
    """One column of the file: the title as it is written there, and what it is for us (None: kept aside)."""

    title: str
    column: Column | None
    because: Because = Because.TITLE


def read_headers(titles: Sequence[str]) -> tuple[Header, ...]:
    """What each title means; a second title for a column that is given once is kept aside."""
    taken: set[Column] = set()
    headers: list[Header] = []
    for index, written in enumerate(titles):
        column = known_column(written)
        if column in taken and column not in SEVERAL:
            column = None
        if column is not None:
            taken.add(column)
        headers.append(Header(_shown(written, index), column))
    spare = _spare_names(taken)
    return tuple(header._replace(column=None) if header.column in spare else header for header in headers)


def _spare_names(taken: set[Column]) -> frozenset[Column]:
    """Both names in one column and in their own: only one way to tell them is read."""
    if Column.FULL_NAME not in taken:
        return frozenset()
    return frozenset({Column.FULL_NAME}) if taken >= _NAMES else _NAMES


def known_column(title: str) -> Column | None:
    return _BY_TITLE.get(folded(title))


def near_title(title: str) -> Column | None:
    """The column whose title this folded one is, but for a letter or two."""
    from rapidfuzz import fuzz, process  # 40 ms: only for titles we do not know

    if len(title) < _SHORTEST_NEAR:
        return None
    found = process.extractOne(title, _BY_TITLE.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return _BY_TITLE[found[0]] if found else None


def known_titles(row: Row) -> int:
    """How many columns we know the cells of a row are titles of."""
    return len({column for cell in row.cells if (column := known_column(cell)) is not None})


def title_keys(titles: Sequence[str]) -> tuple[str, ...]:
    """What each column of a list is remembered by: its title, and for an empty or repeated one its place too."""
    keys: list[str] = []
    for index, title in enumerate(titles):
        key = folded(title)
        keys.append(key if key and key not in keys else f"{key} #{index + 1}")
    return tuple(keys)


def missing_columns(headers: Iterable[Header]) -> tuple[Column, ...]:
    """The required columns that no column of the file gives."""
    present = {header.column for header in headers}
    if Column.FULL_NAME in present:
        present |= _NAMES
    return tuple(column for column in REQUIRED if column not in present)


def repeated_columns(headers: Iterable[Header]) -> frozenset[Column]:
    """Those that two columns of the file would give, though there is one value to take."""
    counts = Counter(header.column for header in headers if header.column is not None)
    repeated = {column for column, times in counts.items() if times > 1 and column not in SEVERAL}
    if counts[Column.FULL_NAME]:
        repeated |= {column for column in _NAMES if counts[column]}
    return frozenset(repeated)


def _shown(written: str, index: int) -> str:
    return " ".join(written.replace("*", " ").split()) or f"colonne {index + 1}"
