"""What the columns of a list we do not know are likely to be, by words of their titles, then by what stands in them."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from ..domain.nir import is_nir, plain_nir
from ..domain.phones import read_phones
from ..i18n import folded, parse_birth_day
from .cells import cleaned, is_email
from .columns import SEVERAL, Because, Column, Header, near_title, read_headers
from .table import Table

_LOOKED_AT: Final = 60
_ENOUGH: Final = 0.8
_FEWEST: Final = 2
_YOUNGEST, _OLDEST = 14, 100
_NOT_OURS: Final = re.compile(
    r"\b(?:conjoint|enfants?|mere|pere|tuteur|curateur|urgence|employeur|prescripteur|medecin|proprietaire|bailleur)\b"
)
_OTHER_DATE: Final = re.compile(r"^dates?\b(?!.*\bnaiss)|\b(?:depuis|echeance|debut|fin|entree|sortie)\b")
_WORDS: Final[tuple[tuple[Column, re.Pattern[str]], ...]] = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        (
            Column.MEMBERS,
            r"\b(?:ref|referente?s?|conseill(?:er|ere)s?|accompagnat\w+|travailleur social|suivie? par)\b",
        ),
        (Column.STRUCTURE, r"\b(?:structure|organisme|association|service)\b"),
        (Column.BIRTH_LAST_NAME, r"\bnom\b.*\b(?:naissance|jeune fille|patronymique)\b"),
        (Column.BIRTH_PLACE, r"\b(?:lieu|commune|ville)\b.*\bnaissance\b|^nee? (?:e )?a$"),
        (Column.BIRTH_DATE, r"\bnaiss\w*\b|^nee? (?:e )?le\b|\bd(?:d|t)n\b"),
        (Column.FULL_NAME, r"\bnoms?\b.*\bprenoms?\b|\bprenoms?\b.*\bnoms?\b|^beneficiaires?$|^usagers?$|^identite$"),
        (Column.FIRST_NAME, r"\bprenoms?\b"),
        (Column.LAST_NAME, r"\bnom\b|\bpatronyme\b"),
        (Column.EMAIL, r"\b(?:e ?mails?|mails?|mel|courriels?)\b"),
        (Column.PHONE, r"\b(?:tel|tels|telephon\w+|portables?|mobiles?|gsm|fixe)\b"),
        (Column.NIR, r"\b(?:nir|securite sociale|secu|nss)\b"),
        (Column.CAF_NUMBER, r"\b(?:caf|msa|allocataire)\b"),
        (Column.FRANCE_TRAVAIL_ID, r"\b(?:pole emploi|france travail)\b|\b(?:id|identifiant|n|no|numero) (?:pe|ft)\b"),
        (Column.POSTCODE, r"\bcode postal\b|\bcp\b"),
        (Column.ADDRESS_MORE, r"\bcomplement\b|\badresse 2\b"),
        (Column.CITY, r"\b(?:ville|commune|localite)\b"),
        (Column.ADDRESS, r"\b(?:adresse|rue|voie|domicile)\b"),
        (Column.EDUCATION, r"\bniveau\b.*\b(?:formation|etudes?|scolaire|qualification)\b|\bdiplomes?\b"),
        (Column.LAST_JOB, r"\bdernier (?:emploi|metier|poste)\b"),
        (Column.JOB, r"\b(?:metiers?|emplois?|postes?)\b.*\b(?:recherche|vise|souhaite)\w*\b|\brome\b"),
        (Column.MOBILITY, r"\bmobilite\b"),
        (Column.SITUATION, r"\bsituation (?:professionnelle|emploi|actuelle)\b"),
        (Column.RSA, r"\brsa\b"),
        (Column.ARE, r"\bare\b"),
        (Column.ASS, r"\bass\b"),
        (Column.PRIME_ACTIVITE, r"\bprime d activite\b"),
        (Column.RQTH, r"\b(?:rqth|travailleur handicape)\b"),
        (Column.AAH, r"\baah\b"),
        (Column.TITLE, r"\bcivilite\b"),
        (Column.EXTERNAL_ID, r"\b(?:identifiant|matricule|(?:n|no|num|numero)(?: de| du)? dossier)\b"),
    )
)


def guess_headers(table: Table, today: date) -> tuple[Header, ...]:
    """Each column of a list with what it is likely to be; the surest guesses take their column first."""
    headers = list(read_headers(table.headers))
    ways: tuple[tuple[Because, Callable[[int], Column | None]], ...] = (
        (Because.LIKE_TITLE, lambda index: _by_title(table.headers[index])),
        (Because.CONTENTS, lambda index: _by_contents(column_texts(table, index, _LOOKED_AT), today)),
    )
    for because, guess in ways:
        for index, header in enumerate(headers):
            if header.column is None:
                column = guess(index)
                if column is not None and _free(column, headers):
                    headers[index] = Header(header.title, column, because)
    return tuple(headers)


def column_texts(table: Table, index: int, most: int) -> tuple[str, ...]:
    """The first texts that stand in a column, as they are read."""
    return tuple(text for _, text in zip(range(most), _texts(table, index), strict=False))


def _texts(table: Table, index: int) -> Iterator[str]:
    for row in table.rows:
        if index < len(row.cells) and (text := cleaned(row.cells[index])[0]):
            yield text


def _free(column: Column, headers: Sequence[Header]) -> bool:
    taken = {header.column for header in headers}
    if column is Column.FULL_NAME:
        return not taken & {Column.FULL_NAME, Column.FIRST_NAME, Column.LAST_NAME}
    if column in (Column.FIRST_NAME, Column.LAST_NAME) and Column.FULL_NAME in taken:
        return False
    return column in SEVERAL or column not in taken


def _by_title(written: str) -> Column | None:
    title = folded(written)
    if not title or _NOT_OURS.search(title) or _OTHER_DATE.search(title):
        return None
    return next((column for column, words in _WORDS if words.search(title)), None) or near_title(title)


def _by_contents(texts: Sequence[str], today: date) -> Column | None:
    tests: tuple[tuple[Column, Callable[[str], bool]], ...] = (
        (Column.EMAIL, is_email),
        (Column.NIR, lambda text: is_nir(plain_nir(text))),
        (Column.PHONE, lambda text: any(phone.valid for phone in read_phones(text))),
        (Column.BIRTH_DATE, lambda text: _is_birth(text, today)),
    )
    if len(texts) < _FEWEST:
        return None
    return next((column for column, test in tests if sum(map(test, texts)) >= _ENOUGH * len(texts)), None)


def _is_birth(text: str, today: date) -> bool:
    """A date at which somebody who is followed today was born; a bare number is more likely something else."""
    born = None if text.isdigit() else parse_birth_day(text, today)
    return born is not None and _YOUNGEST <= today.year - born.year <= _OLDEST
