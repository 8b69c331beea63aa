"""Lists that are nobody's template: what their columns are taken for, and that a choice is made once."""

from pathlib import Path

import pytest
from tests.unit.written_list import (
    SAMPLE_2022,
    SAMPLE_2024,
    SAMPLE_AGAIN,
    TODAY,
    WHO,
    only,
    read_rows,
    said,
    write_list,
)

from carnet_desktop.domain.records import Person, Work
from carnet_desktop.errors import ColumnsNotFound, InvalidField
from carnet_desktop.exchange.columns import Because, Column, known_titles
from carnet_desktop.exchange.guessing import guess_headers
from carnet_desktop.exchange.spreadsheet import read_table
from carnet_desktop.services import imports
from carnet_desktop.services.lists import FoundList, read_list, remember_columns, with_columns, with_named_columns
from carnet_desktop.services.session import Session


@pytest.mark.parametrize(
    ("title", "column"),
    [
        ("Tel portable perso", Column.PHONE),
        ("MAIL DU BENEFICIAIRE", Column.EMAIL),
        ("Date de naiss.", Column.BIRTH_DATE),
        ("Prenon", Column.FIRST_NAME),
        ("NOM USUEL", Column.LAST_NAME),
        ("Nom de jeune fille", Column.BIRTH_LAST_NAME),
        ("Ville de résidence", Column.CITY),
        ("Adresse actuelle", Column.ADDRESS),
        ("N° dossier", Column.EXTERNAL_ID),
        ("n° CAF", Column.CAF_NUMBER),
        ("ID PE", Column.FRANCE_TRAVAIL_ID),
        ("Référent unique", Column.MEMBERS),
        ("Niveau de qualification", Column.EDUCATION),
        ("Métier souhaité", Column.JOB),
        ("Dernier métier exercé", Column.LAST_JOB),
        ("Bénéficiaire RSA", Column.RSA),
        ("Tél. du conjoint", None),
        ("Nom du tuteur", None),
        ("Date d'entrée dans le dispositif", None),
        ("Commentaires", None),
        ("Nombre d'enfants", None),
    ],
)
def test_a_column_is_guessed_by_the_words_of_its_title(tmp_path: Path, title: str, column: Column | None) -> None:
    table = read_table(write_list(tmp_path, {title: "", "à côté": "x"}), known_titles)
    assert guess_headers(table, TODAY)[0].column is column


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        (("a@b.fr", "c.d@e.org", "x"), None),
        (("a@b.fr", "c.d@e.org"), Column.EMAIL),
        (("06 39 98 41 07", "601234567", "0240001122"), Column.PHONE),
        (("24/07/1998", "1990-02-01", "3 mars 1970"), Column.BIRTH_DATE),
        (("24/07/2024", "01/02/2025"), None),
        (("44600", "35000"), None),
        (("a@b.fr",), None),
    ],
)
def test_a_column_whose_title_says_nothing_is_guessed_by_what_stands_in_it(
    tmp_path: Path, cells: tuple[str, ...], column: Column | None
) -> None:
    table = read_table(write_list(tmp_path, *({"Zone 4": cell, "x": "y"} for cell in cells)), known_titles)
    (header, _other) = guess_headers(table, TODAY)
    assert header.column is column
    assert column is None or header.because is Because.CONTENTS


def test_a_column_is_given_once_and_telephones_as_often_as_they_stand(tmp_path: Path) -> None:
    row = {**WHO, "Tel fixe": "0240001122", "Portable": "0601020304", "Mail": "a@b.fr", "Mail 2": "c@d.fr"}
    table = read_table(write_list(tmp_path, row), known_titles)
    columns = [header.column for header in guess_headers(table, TODAY)]
    assert columns[3:] == [Column.PHONE, Column.PHONE, Column.EMAIL, None]


def test_two_columns_of_telephones_give_both_numbers(tmp_path: Path) -> None:
    people = read_rows(tmp_path, {**WHO, "Téléphone": "0240001122", "Portable": "0601020304, 0240001122"})
    assert only(people.rows[0], Person).phones == ("+33240001122", "+33601020304")


@pytest.mark.parametrize(
    ("title", "cell", "first", "last"),
    [
        ("Nom et prénom", "PETIT Léa", "Léa", "PETIT"),
        ("Nom et prénom", "LE GOFF Yann", "Yann", "LE GOFF"),
        ("Prénom et nom", "Marie-Line LE GOFF", "Marie-Line", "LE GOFF"),
        ("Nom et prénom", "Mme PETIT Léa Marie", "Léa Marie", "PETIT"),
        ("Nom et prénom", "Le Goff, Yann", "Yann", "Le Goff"),
        ("Nom et prénom", "Petit Léa", "Léa", "Petit"),
        ("Prénom et nom", "Léa Petit", "Léa", "Petit"),
    ],
)
def test_both_names_in_one_cell_are_told_apart(tmp_path: Path, title: str, cell: str, first: str, last: str) -> None:
    row = read_rows(tmp_path, {title: cell, "Date de naissance": "24/07/1998"}).rows[0]
    assert (row.identity.first_name, row.identity.last_name) == (first, last)


def test_names_that_nothing_tells_apart_block_their_row_once(tmp_path: Path) -> None:
    rows = read_rows(
        tmp_path,
        {"Nom et prénom": "Le Goff Yann", "Date de naissance": "24/07/1998"},
        {"Nom et prénom": "", "Date de naissance": "24/07/1998", "Ville": "x"},
    ).rows
    assert [[note.note.value for note in row.blocking] for row in rows] == [["name_unreadable"], ["missing"]]


def test_civility_birth_name_and_last_job_are_read(tmp_path: Path) -> None:
    cells = {"Civilité": "Mme", "Nom de naissance": "Roux", "Dernier emploi": "Soudeuse"}
    row = read_rows(tmp_path, {**WHO, **cells}).rows[0]
    assert (only(row, Person).title, only(row, Person).birth_last_name) == ("madam", "Roux")
    assert only(row, Work).last_job == "Soudeuse"
    other = read_rows(tmp_path, {**WHO, "Civilité": "Dr"}).rows[0]
    assert said(other) == [("Civilité", "Dr", "title_unreadable")]


ROW = {"Patronyme": "Petit", "Prénom": "Léa", "Truc": "24/07/1998", "Où": "Nantes"}


def columns(found: FoundList) -> list[Column | None]:
    return [header.column for header in found.headers]


def test_what_was_chosen_for_a_list_is_remembered_for_the_next_with_the_same_titles(
    session: Session, tmp_path: Path
) -> None:
    found = read_list(session, write_list(tmp_path, ROW))
    assert not found.certain
    chosen = with_columns(found, [Column.LAST_NAME, Column.FIRST_NAME, Column.BIRTH_DATE, Column.CITY])
    remember_columns(session, chosen)
    again = read_list(session, write_list(tmp_path, dict(reversed(ROW.items())), {**ROW, "Prénom": "Zoé"}))
    assert columns(again) == [Column.CITY, Column.BIRTH_DATE, Column.FIRST_NAME, Column.LAST_NAME]
    assert again.certain
    assert [line.row.identity.first_name for line in imports.preview(session, again).lines] == ["Léa", "Zoé"]
    assert not read_list(session, write_list(tmp_path, {**ROW, "Autre": "x"})).certain


def test_a_column_put_aside_stays_aside(session: Session, tmp_path: Path) -> None:
    listed = write_list(tmp_path, {**WHO, "Ville": "Nantes", "Couleur": "bleu"})
    found = read_list(session, listed)
    assert not found.certain
    remember_columns(session, with_columns(found, [*columns(found)[:3], None, None]))
    again = read_list(session, listed)
    assert (again.certain, columns(again)[3:]) == (True, [None, None])


@pytest.mark.parametrize("sample", [SAMPLE_2022, SAMPLE_2024, SAMPLE_AGAIN])
def test_the_templates_of_carnet_de_bord_ask_nothing(session: Session, sample: Path) -> None:
    assert read_list(session, sample).certain


def test_a_list_without_birth_dates_says_what_is_missing_and_what_it_has(session: Session, tmp_path: Path) -> None:
    found = read_list(session, write_list(tmp_path, {"Nom": "Petit", "Prénom": "Léa", "Ville": "Nantes"}))
    with pytest.raises(ColumnsNotFound) as refused:
        imports.preview(session, found)
    assert (refused.value.missing, refused.value.titles) == (("Date de naissance",), ("Nom", "Prénom", "Ville"))


def test_columns_are_named_by_their_titles(session: Session, tmp_path: Path) -> None:
    found = read_list(session, write_list(tmp_path, ROW))
    named = with_named_columns(found, {"truc": "date de naissance", "Où": "", "Patronyme": "Nom"})
    assert columns(named) == [Column.LAST_NAME, Column.FIRST_NAME, Column.BIRTH_DATE, None]
    for wrong in ({"Absente": "Nom"}, {"Truc": "Signe"}):
        with pytest.raises(InvalidField):
            with_named_columns(found, wrong)
