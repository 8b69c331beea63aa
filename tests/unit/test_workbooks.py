"""Lists in workbooks: each value as it would be typed, whatever the spreadsheet that wrote the file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.unit.written_list import SAMPLES, only, read_file
from tests.unit.written_workbook import (
    Cell,
    Failed,
    Formula,
    Rows,
    ods_parts,
    ods_row,
    ods_text,
    write_ods,
    write_xlsx,
    xlsx_parts,
    zipped,
)

from carnet_desktop.domain.people import Identity
from carnet_desktop.domain.records import Person, Rights
from carnet_desktop.exchange.aside import aside_lines
from carnet_desktop.exchange.columns import known_titles
from carnet_desktop.exchange.spreadsheet import read_table

TITLES = ("Nom", "Prénom", "Date de naissance")
LEA = ("Petit", "Léa", date(1998, 7, 24))

Write = Callable[[Path, Rows], Path]
WRITERS = pytest.mark.parametrize("write", [write_xlsx, write_ods], ids=["xlsx", "ods"])


def cells(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for row in read_table(path, known_titles).rows]


@WRITERS
@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Saint-Nazaire", "Saint-Nazaire"),
        ("  deux\nlignes ", "  deux\nlignes "),
        (601234567, "601234567"),
        (285017512345678, "285017512345678"),
        (12.5, "12,5"),
        (1.23456789012345e17, "1,23457E+17"),
        (True, "oui"),
        (False, "non"),
        (date(2026, 3, 2), "2026-03-02"),
        (Formula("=A2&B2", "PetitLéa"), "PetitLéa"),
        (Failed("#N/A"), "#N/A"),
        (None, ""),
    ],
)
def test_a_cell_is_read_as_its_value_would_be_typed(tmp_path: Path, write: Write, cell: Cell, text: str) -> None:
    path = write(tmp_path / "liste", [(*TITLES, "Ville", "Email"), (*LEA, cell, "a@b.fr")])
    ((*_who, ville, email),) = cells(path)
    assert (" ".join(ville.split()), email) == (" ".join(text.split()), "a@b.fr")


@WRITERS
def test_a_person_of_a_workbook_is_the_same_as_in_a_csv_file(tmp_path: Path, write: Write) -> None:
    path = write(tmp_path / "liste", [(*TITLES, "Téléphone", "RQTH"), (*LEA, 601234567, True)])
    (row,) = read_file(path).rows
    assert row.identity == Identity("Léa", "Petit", "1998-07-24")
    assert only(row, Person).phones == ("+33601234567",)
    assert only(row, Rights).rqth is True
    assert [note.note.value for note in row.cells] == ["phone_repaired"]


def test_a_formula_that_was_never_computed_is_told(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "liste.xlsx", [(*TITLES, "Ville"), (*LEA, Formula("=1+1"))])
    (row,) = read_file(path).rows
    assert [(note.column, note.note.value) for note in row.cells] == [("Ville", "spreadsheet_error")]


@WRITERS
def test_titles_may_stand_under_other_lines_and_empty_lines_are_left_out(tmp_path: Path, write: Write) -> None:
    rows: Rows = [("Suivis de novembre",), (), TITLES, (), LEA, (None, None, None), ("Roux", "Zoé", date(1990, 2, 1))]
    people = read_file(write(tmp_path / "liste", rows))
    assert [(row.line, row.identity.first_name) for row in people.rows] == [(5, "Léa"), (7, "Zoé")]
    assert people.aside.lines_above == (1,)
    assert list(aside_lines(people.aside)) == ["La ligne 1, au-dessus des titres, n’est pas utilisée."]


def test_a_cell_that_stands_for_several_lines_gives_its_value_to_each(tmp_path: Path) -> None:
    rows: Rows = [(*TITLES, "Téléphone"), (*LEA, "0601020304"), (None, None, None, "0240001122")]
    path = write_xlsx(tmp_path / "liste.xlsx", rows, merged=("A2:A3", "B2:B3", "C2:C3"))
    assert [row.identity.key for row in read_file(path).rows] == [("lea", "petit", "1998-07-24")] * 2


def test_merged_cells_of_an_ods_file_give_their_value_to_each_line_too(tmp_path: Path) -> None:
    head = ods_row("".join(map(ods_text, TITLES)))
    spanned = 'table:number-rows-spanned="2"'
    first = ods_row("".join(ods_text(text, spanned) for text in ("Petit", "Léa", "24/07/1998")))
    second = ods_row('<table:covered-table-cell table:number-columns-repeated="3"/>' + ods_text("x"))
    path = zipped(tmp_path / "liste.ods", ods_parts(head + first + second))
    assert [row[:3] for row in cells(path)] == [("Petit", "Léa", "24/07/1998")] * 2


def test_the_sheet_whose_titles_are_known_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    notes: Rows = [("Mode d’emploi",), ("Une ligne par personne",), ("a",), ("b",)]
    path = write_xlsx(tmp_path / "liste.xlsx", notes, more={"Suivis": [TITLES, LEA], "Vide": []})
    people = read_file(path)
    assert (people.aside.sheet, people.aside.other_sheets) == ("Suivis", ("Liste",))
    assert [row.identity.first_name for row in people.rows] == ["Léa"]


def test_a_hidden_sheet_is_not_read(tmp_path: Path) -> None:
    row = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>{}</sheetData>'
    more = '<row r="2"><c r="A2"><v>1</v></c></row>'
    parts = xlsx_parts({"Cachée": row.format("Nom", more), "Liste": row.format("Ville", more)}, hidden=["Cachée"])
    table = read_table(zipped(tmp_path / "liste.xlsx", parts), known_titles)
    assert (table.sheet, table.other_sheets, table.headers) == ("Liste", (), ("Ville",))


def test_an_old_xls_workbook_is_read_with_its_merged_cells_dates_and_errors() -> None:
    people = read_file(SAMPLES / "liste.xls")
    assert [(row.line, row.identity.first_name, row.identity.birth_date) for row in people.rows] == [
        (4, "Léa", "1998-07-24"),
        (5, "Léa", "1998-07-24"),
        (7, "Zoé", "1990-02-01"),
    ]
    assert only(people.rows[0], Rights).rqth is True
    assert [note.value for note in people.rows[2].cells] == ["#N/A"]
    assert (people.aside.sheet, people.aside.other_sheets) == ("Liste", ("Sorties",))


def test_the_name_of_a_file_does_not_decide_what_it_is(tmp_path: Path) -> None:
    assert len(cells(write_xlsx(tmp_path / "liste.csv", [TITLES, LEA]))) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_any_csv_file_is_read_even_under_a_line_of_its_own(tmp_path: Path, encoding: str, delimiter: str) -> None:
    lines = (("Liste, au 3 mars",), ("Nom", "Prénom", "Date de naissance"), ("Lœuf", "Zoé", "01/02/1990"))
    path = tmp_path / "liste.csv"
    path.write_bytes("\r\n".join(map(delimiter.join, lines)).encode(encoding))
    assert [row.identity.last_name for row in read_file(path).rows] == ["Lœuf"]
