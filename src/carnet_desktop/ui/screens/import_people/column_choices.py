"""What each column of a list is taken for while somebody looks at it: the choices, what is wrong, the words."""

from collections.abc import Mapping
from dataclasses import dataclass

from carnet_desktop.exchange.columns import Because, Column, Header, missing_columns, repeated_columns
from carnet_desktop.exchange.guessing import column_texts
from carnet_desktop.exchange.notes import extract
from carnet_desktop.exchange.table import is_used
from carnet_desktop.i18n import _, count
from carnet_desktop.services.lists import FoundList, with_columns

NOT_USED = ""
"""The choice of a column that is not read."""

_SAMPLES = 4
_GROUPS = (
    (Column.FIRST_NAME, Column.LAST_NAME, Column.FULL_NAME, Column.BIRTH_DATE, Column.BIRTH_LAST_NAME,
     Column.BIRTH_PLACE, Column.TITLE),
    (Column.PHONE, Column.EMAIL, Column.ADDRESS, Column.ADDRESS_MORE, Column.POSTCODE, Column.CITY),
    (Column.SITUATION, Column.EDUCATION, Column.LAST_JOB, Column.JOB, Column.MOBILITY),
    (Column.RSA, Column.ARE, Column.ASS, Column.PRIME_ACTIVITE, Column.AAH, Column.RQTH),
    (Column.EXTERNAL_ID, Column.CAF_NUMBER, Column.FRANCE_TRAVAIL_ID, Column.NIR),
    (Column.STRUCTURE, Column.MEMBERS),
)  # fmt: skip
_NAMES = {
    Column.EXTERNAL_ID: "Identifiant dans votre logiciel",
    Column.FRANCE_TRAVAIL_ID: "Identifiant France Travail",
    Column.EMAIL: "E-mail",
    Column.JOB: "Emploi recherché",
    Column.SITUATION: "Situation professionnelle",
    Column.MOBILITY: "Mobilité",
    Column.STRUCTURE: "Structure qui suit la personne",
}
_WHY = {
    Because.TITLE: "reconnu par son titre",
    Because.LIKE_TITLE: "deviné d’après son titre",
    Because.CONTENTS: "deviné d’après ce qu’elle contient",
    Because.REMEMBERED: "comme la dernière fois",
    Because.CHOSEN: "choisi par vous",
}


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column of the file: its title, what stands in it, what it is taken for (a choice's value) and why.

    `problem` is why that choice cannot be kept.
    """

    index: int
    title: str
    samples: str
    choice: str
    why: str
    problem: str = ""


def choices() -> tuple[tuple[tuple[str, str], ...], ...]:
    """Groups of choices (value, words), the column that is not read first."""
    ours = tuple(tuple((column.name, column_name(column)) for column in group) for group in _GROUPS)
    return (((NOT_USED, _("N’est pas utilisée")),), *ours)


def column_name(column: Column) -> str:
    return _(_NAMES.get(column, column.value))


class ColumnChoices:
    """The list, with what was chosen so far."""

    def __init__(self, found: FoundList) -> None:
        self.found = found
        self._shown = [index for index in range(len(found.headers)) if is_used(found.table, index)]
        self._samples = {index: _samples(found, index) for index in self._shown}

    def choose(self, index: int, choice: str) -> None:
        columns = [header.column for header in self.found.headers]
        columns[index] = Column[choice] if choice else None
        self.found = with_columns(self.found, columns)

    def rows(self) -> tuple[ColumnRow, ...]:
        problems = self._problems()
        return tuple(self._row(index, self.found.headers[index], problems) for index in self._shown)

    @property
    def complete(self) -> bool:
        return not missing_columns(self.found.headers) and not repeated_columns(self.found.headers)

    def total(self) -> str:
        """What is missing before the lines can be seen; else how many columns are read."""
        missing = missing_columns(self.found.headers)
        if missing:
            names = ", ".join(column_name(column) for column in missing)
            return _("Il manque : {names}. Dites quelle colonne la contient.", names=names)
        if repeated_columns(self.found.headers):
            return _("Deux colonnes ne peuvent pas donner la même information.")
        used = sum(header.column is not None for header in self.found.headers)
        left = len(self._shown) - used
        said = count(used, _("{n} colonne utilisée"), _("{n} colonnes utilisées"))
        return said + (count(left, _(", {n} laissée de côté"), _(", {n} laissées de côté")) if left else "")

    def _problems(self) -> Mapping[int, str]:
        repeated = repeated_columns(self.found.headers)
        return {
            index: _("Une autre colonne donne déjà cette information.")
            for index, header in enumerate(self.found.headers)
            if header.column in repeated
        }

    def _row(self, index: int, header: Header, problems: Mapping[int, str]) -> ColumnRow:
        return ColumnRow(
            index,
            extract(header.title),
            self._samples[index],
            header.column.name if header.column else NOT_USED,
            _why(header),
            problems.get(index, ""),
        )


def _why(header: Header) -> str:
    if header.column is None and header.because in (Because.TITLE, Because.LIKE_TITLE, Because.CONTENTS):
        return _("pas reconnue")
    return _(_WHY[header.because])


def _samples(found: FoundList, index: int) -> str:
    texts = dict.fromkeys(column_texts(found.table, index, 4 * _SAMPLES))
    shown = [extract(text) for text in list(texts)[:_SAMPLES]]
    return " · ".join(shown) if shown else _("aucune case remplie")
