"""The columns of a list of people, and the titles they are known by (templates of 2022 and 2024, and plain words)."""

import enum
from typing import Final, NamedTuple

from ..i18n import folded


class Column(enum.Enum):
    """A column we read; its value is the title of the 2024 template."""

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


REQUIRED: Final = (Column.FIRST_NAME, Column.LAST_NAME, Column.BIRTH_DATE)

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
}  # fmt: skip

_BY_TITLE: Final = {folded(title): column for column in Column for title in (column.value, *_SYNONYMS.get(column, ()))}


class Header(NamedTuple):
    """One column of the file: the title as it is written there, and what it is for us (None: kept aside)."""

    title: str
    column: Column | None


def read_headers(titles: tuple[str, ...]) -> tuple[Header, ...]:
    """What each title means; a second title for a column we already have is kept aside."""
    found: dict[Column, int] = {}
    headers: list[Header] = []
    for index, written in enumerate(titles):
        column = _BY_TITLE.get(folded(written))
        if column is not None and found.setdefault(column, index) != index:
            column = None
        headers.append(Header(_shown(written, index), column))
    return tuple(headers)


def missing_columns(headers: tuple[Header, ...]) -> tuple[Column, ...]:
    """The required columns that no title names."""
    present = {header.column for header in headers}
    return tuple(column for column in REQUIRED if column not in present)


def _shown(written: str, index: int) -> str:
    return " ".join(written.replace("*", " ").split()) or f"colonne {index + 1}"
