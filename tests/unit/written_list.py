"""A list of people written as a CSV file, for tests."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from carnet_desktop.domain.records import Item, Record
from carnet_desktop.exchange.columns import known_titles, read_headers
from carnet_desktop.exchange.people_list import PeopleList, PersonRow, read_people
from carnet_desktop.exchange.spreadsheet import read_table

R = TypeVar("R", bound=Record)

TODAY: Final = date(2026, 11, 22)
SAMPLES: Final = Path(__file__).resolve().parents[1] / "samples"
SAMPLE_2022: Final = SAMPLES / "carnet-de-bord-2022-import_beneficiaires.csv"
SAMPLE_2024: Final = SAMPLES / "carnet-de-bord-2024-import_beneficiaires.csv"
SAMPLE_AGAIN: Final = SAMPLES / "carnet-de-bord-2024-re_import_beneficiaires.csv"
PONTIER: Final = Item(label="Pontier élingueur / Pontière élingueuse", code="N1104", list_="rome", version="3")
WHO: Final = {"Prénom": "Charlotte", "Nom": "Fondue", "Date de naissance": "1998-05-25"}


def write_list(folder: Path, *rows: Mapping[str, str]) -> Path:
    """A UTF-8 list; its titles are those of the rows, in the order they are met."""
    titles = list(dict.fromkeys(title for row in rows for title in row))
    path = folder / "liste.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(titles)
        writer.writerows([[row.get(title, "") for title in titles] for row in rows])
    return path


def read_file(path: Path, *, today: date = TODAY, nir_allowed: bool = False) -> PeopleList:
    """The people of a file, by the titles of its columns."""
    table = read_table(path, known_titles)
    return read_people(table, read_headers(table.headers), today=today, nir_allowed=nir_allowed)


def read_rows(folder: Path, *rows: Mapping[str, str], nir_allowed: bool = False) -> PeopleList:
    return read_file(write_list(folder, *rows), nir_allowed=nir_allowed)


def read_row(folder: Path, cells: Mapping[str, str], *, nir_allowed: bool = False) -> PersonRow:
    """The row of Charlotte Fondue with these cells."""
    return read_rows(folder, {**WHO, **cells}, nir_allowed=nir_allowed).rows[0]


def said(row: PersonRow) -> Sequence[tuple[str, str, str]]:
    """Column, cell and note of everything that is said of a row's cells."""
    return [(note.column, note.value, note.note.value) for note in row.cells]


def only(row: PersonRow, cls: type[R]) -> R:
    """The one record of that kind."""
    (found,) = (record for record in row.records if isinstance(record, cls))
    return found
