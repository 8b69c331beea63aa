"""Files that are not lists of people, or are made to hurt: each has its own reason, none gives anything but ours."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.unit.written_list import SAMPLE_2024, WHO, only, read_file, read_row, read_rows, said

from carnet_desktop.domain.records import Address, Person
from carnet_desktop.errors import CarnetError, FileUnreadable, NotASpreadsheet
from carnet_desktop.exchange.columns import known_titles
from carnet_desktop.exchange.import_plan import plan
from carnet_desktop.exchange.notes import NoteCode
from carnet_desktop.exchange.spreadsheet import read_table
from carnet_desktop.sentences import explain

HEAD = "Prénom;Nom;Date de naissance;Ville\n"


def refusal(path: Path) -> tuple[str, str]:
    with pytest.raises(NotASpreadsheet) as refused:
        read_file(path)
    return refused.value.reason, refused.value.detail


def written(folder: Path, content: bytes | str) -> Path:
    path = folder / "liste.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_zip_that_only_looks_like_a_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    with zipfile.ZipFile(path, "w") as workbook:
        workbook.writestr("xl/workbook.xml", "<workbook/>")
    assert refusal(path)[0] == "damaged"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x01" * 600, "damaged"),
        (b"SQLite format 3\0" + bytes(100), "binary"),
        (b"%PDF-1.7\n", "binary"),
        (b"Pr\0nom;Nom\n", "binary"),
        (HEAD.encode() + b"Zo\0e;Martin;01/02/1990;\n", "binary"),
        (HEAD.encode("utf-16-le"), "binary"),
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\r\n \t \r\n", "empty"),
        (HEAD.encode(), "rows"),
        (HEAD.encode() + b";;;\n  ; ;\n", "rows"),
        (b"\xff\xfe\x00", "binary"),
        (b"a;" * 300 + b"\nb\n", "columns"),
    ],
)
def test_what_is_not_a_list_is_refused_for_its_own_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    assert refusal(written(tmp_path, content))[0] == reason


def test_each_reason_has_its_own_sentence(tmp_path: Path) -> None:
    reasons = (
        "binary",
        "damaged",
        "password",
        "empty",
        "rows",
        "columns",
        "too_large",
        "quotes",
        "stray_quotes",
        "sheet_too_large",
        "unzipped_too_large",
    )
    sentences = {str(explain(NotASpreadsheet(tmp_path, reason, "3"))) for reason in (*reasons, "something else")}
    assert len(sentences) == len(reasons) + 1


def test_quotes_that_are_never_closed_are_told_with_their_line(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + 'Zoé;Martin;01/02/1990;\nLéo;"Roux;01/02/1990;\nAna;Petit;01/02/1990;\n')
    assert refusal(path) == ("quotes", "3")


def test_quotes_closed_inside_a_cell_are_told_with_their_line(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, HEAD + 'Zoé;"Mar"tin;01/02/1990;\n')) == ("stray_quotes", "2")


def test_quotes_inside_an_unquoted_cell_are_text(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + 'Zoé;Martin;01/02/1990;Lieu-dit "Le sandwich"\n')
    assert only(read_file(path).rows[0], Person).address == Address(city='Lieu-dit "Le sandwich"')


def test_a_file_one_byte_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + "Zoé;Martin;01/02/1990;\n")
    size = path.stat().st_size
    assert len(read_table(path, known_titles, limit_bytes=size).headers) == 4
    with pytest.raises(NotASpreadsheet) as refused:
        read_table(path, known_titles, limit_bytes=size - 1)
    assert refused.value.reason == "too_large"


def test_a_list_of_more_rows_than_a_structure_has_people_is_refused(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, HEAD + "a;b;c;d\n" * 20_001))[0] == "too_large"


@pytest.mark.parametrize("name", ["absent.csv", ".", "nul\0.csv"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileUnreadable):
        read_file(tmp_path / name)


def test_a_cell_of_200_000_characters_is_told_and_the_others_come_in(tmp_path: Path) -> None:
    row = read_row(tmp_path, {"Ville": "x" * 200_000, "Email": "a@b.fr"})
    assert [(column, code) for column, _, code in said(row)] == [("Ville", "too_long")]
    assert only(row, Person).email == "a@b.fr"
    assert not row.blocking


def test_a_name_of_200_000_characters_blocks_its_row_only(tmp_path: Path) -> None:
    people = read_rows(tmp_path, {**WHO, "Nom": "x" * 200_000}, WHO)
    assert [[note.note for note in row.blocking] for row in people.rows] == [[NoteCode.TOO_LONG], []]


@pytest.mark.parametrize("formula", ["=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_the_text_of_a_formula_stays_text(tmp_path: Path, formula: str) -> None:
    assert only(read_row(tmp_path, {"Lieu de naissance": formula}), Person).birth_place == formula


def test_two_encodings_glued_in_one_file_are_both_read_and_told(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD.encode() + "Zoé;Martin;01/02/1990;\nLéo;Roux;01/02/1990;\n".encode("cp1252"))
    people = read_file(path)
    assert [row.identity.first_name for row in people.rows] == ["Zoé", "Léo"]
    assert people.aside.mixed_encodings


def test_a_character_lost_before_us_is_told(tmp_path: Path) -> None:
    row = read_rows(tmp_path, {**WHO, "Prénom": "Zo\ufffd"}).rows[0]
    assert said(row) == [("Prénom", "Zo\ufffd", "character_lost")]


_SAMPLE = SAMPLE_2024.read_bytes()
_PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters='\0";\r\n'), max_size=20)


def _reads_or_refuses(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        people = read_file(path, nir_allowed=True)
    except CarnetError:
        return
    made = plan(people, [])
    assert len(made.people(made.ticked)) <= len(people.rows)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=400))
@example(b"\xff")
@example(b'"')
@example(b"sep=;\n")
@example(b"sep=")
def test_no_bytes_make_reading_fail_otherwise_than_by_our_errors(tmp_path: Path, content: bytes) -> None:
    _reads_or_refuses(tmp_path / "liste.csv", content)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.integers(0, len(_SAMPLE)),
    st.integers(0, 40),
    st.binary(max_size=8) | st.sampled_from([b'"', b";", b"\r", b"\n", b"\xc3", b"\xe2\x80\xae"]),
)
def test_a_list_cut_or_altered_anywhere_is_read_or_refused(
    tmp_path: Path, at: int, removed: int, inserted: bytes
) -> None:
    _reads_or_refuses(tmp_path / "liste.csv", _SAMPLE[:at] + inserted + _SAMPLE[at + removed :])


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(_PLAIN, min_size=26, max_size=26))
def test_any_text_under_the_titles_of_the_template_is_read(tmp_path: Path, cells: list[str]) -> None:
    head = _SAMPLE.split(b"\r\n", 1)[0]
    _reads_or_refuses(tmp_path / "liste.csv", head + b"\r\n" + ";".join(cells).encode() + b"\r\n")
