"""A list of people read from its file: what each cell becomes, and what is said of those that change."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.written_list import (
    PONTIER,
    SAMPLE_2022,
    SAMPLE_2024,
    SAMPLE_AGAIN,
    WHO,
    only,
    read_file,
    read_row,
    read_rows,
    said,
)

from carnet_desktop.domain.people import Identity
from carnet_desktop.domain.records import (
    Address,
    Item,
    Member,
    Mobility,
    Nir,
    Person,
    Rights,
    WantedJob,
    Work,
    WorkSituation,
)
from carnet_desktop.errors import ColumnsNotFound
from carnet_desktop.exchange.cells import cleaned
from carnet_desktop.exchange.columns import Column
from carnet_desktop.exchange.notes import CellNote, NoteCode, note_sentence


def listed(name: str, code: str, label: str) -> Item:
    return Item(label=label, code=code, list_=name, version="2024")


def test_every_cell_of_a_2024_row_becomes_a_record() -> None:
    row = read_file(SAMPLE_2024).rows[0]
    assert row.identity == Identity("Charlotte", "Fondue", "1998-05-25")
    person = only(row, Person)
    assert person.phones == ("+33601234567", "071234567")
    assert person.email == "charlotte@laposte.fr"
    assert person.address == Address(
        lines=("11 rue du Fromage", 'Lieu-dit "Le sandwich"'), postcode="61120", city="Camembert"
    )
    assert (person.caf_number, person.france_travail_id) == ("2055990", "300000L")
    assert only(row, Rights) == Rights(
        id="rights",
        rsa=listed("rsa_right", "rsa_droit_ouvert_et_suspendu", "Droit ouvert et suspendu"),
        ass=True,
        prime_activite=False,
    )
    work = only(row, Work)
    assert work.situation == WorkSituation(
        label="En recherche d’emploi", code="recherche_emploi", list_="work_situation", version="2024"
    )
    assert work.education == listed("education_level", "NV5", "CAP, BEP ou équivalent")
    assert work.mobility == Mobility(km=30)
    assert only(row, WantedJob).job == PONTIER
    assert only(row, Member).structure_name == "CD 26"
    assert row.external_id is not None
    assert row.external_id.value == "1234"
    assert said(row) == [("Téléphone", "071234567", "phone_kept")]
    assert not row.blocking


def test_codes_of_the_2022_template_become_those_of_2024_and_it_is_told() -> None:
    row = read_file(SAMPLE_2022).rows[1]
    work = only(row, Work)
    assert work.education == listed("education_level", "NV2", "Bac+3, Bac+4 ou équivalent")
    assert work.mobility == Mobility(km=30)
    assert work.situation == WorkSituation(label="Situation")
    assert only(row, Rights).rsa == Item(label="rsa_droit_ouvert")
    assert said(row) == [
        ("Téléphone", "601234568", "phone_repaired"),
        ("Situation", "Situation", "free_text"),
        ("Droits RSA", "rsa_droit_ouvert", "free_text"),
        ("Zone de mobilité", "between_20_30", "code_replaced"),
        ("Niveau de formation", "level_6", "code_replaced"),
    ]


def test_no_column_of_the_templates_is_ignored() -> None:
    for sample in (SAMPLE_2022, SAMPLE_2024, SAMPLE_AGAIN):
        assert read_file(sample).aside.columns == ()


def test_a_nir_is_kept_only_where_the_structure_asks_for_it() -> None:
    kept, *_ = read_file(SAMPLE_AGAIN, nir_allowed=True).rows
    assert only(kept, Nir).value == "200000000000094"
    dropped, *_ = read_file(SAMPLE_AGAIN).rows
    assert not any(isinstance(record, Nir) for record in dropped.records)
    assert said(dropped) == [("NIR", "•••••••••••••94", "nir_not_kept")]


@pytest.mark.parametrize(
    "titles",
    [
        ("Prénom*", "Nom*", "Date de naissance*"),
        ("PRENOM", "NOM", "DATE DE NAISSANCE"),
        (" prénom ", "nom ", "Date  de\u00a0naissance *"),
        ("Prénoms", "Nom de famille", "Né(e) le"),
    ],
)
def test_titles_are_forgiven_their_case_accents_stars_and_spaces(tmp_path: Path, titles: tuple[str, str, str]) -> None:
    row = read_rows(tmp_path, dict(zip(titles, WHO.values(), strict=True))).rows[0]
    assert row.identity == Identity("Charlotte", "Fondue", "1998-05-25")


@pytest.mark.parametrize(
    ("title", "field", "value"),
    [
        ("Courriel", "email", "a@b.fr"),
        ("Email", "email", "a@b.fr"),
        ("Numéro allocaire CAF/MSA", "caf_number", "2055990"),
        ("Numéro allocataire CAF/MSA", "caf_number", "2055990"),
        ("Identifiant France Travail", "france_travail_id", "300000L"),
        ("Lieu de naissance*", "birth_place", "Loriol"),
    ],
)
def test_titles_of_both_templates_are_known(tmp_path: Path, title: str, field: str, value: str) -> None:
    assert getattr(only(read_row(tmp_path, {title: value}), Person), field) == value


def test_columns_may_come_in_any_order_and_others_are_kept_aside_and_named(tmp_path: Path) -> None:
    people = read_rows(
        tmp_path, {"Couleur": "bleu", "Nom": "Fondue", "Date de naissance": "1998-05-25", "Prénom": "Zoé", "": "x"}
    )
    assert people.aside.columns == ("Couleur", "colonne 5")
    assert people.rows[0].identity.first_name == "Zoé"


def test_an_untitled_column_without_cells_is_not_worth_a_word(tmp_path: Path) -> None:
    assert read_rows(tmp_path, {**WHO, "": ""}).aside.columns == ()


def test_a_second_column_of_the_same_name_is_kept_aside_and_named(tmp_path: Path) -> None:
    people = read_rows(tmp_path, {**WHO, "Email": "a@b.fr", "Courriel": "c@d.fr"})
    assert people.aside.columns == ("Courriel",)
    assert only(people.rows[0], Person).email == "a@b.fr"


def test_a_cell_beyond_the_last_title_is_told(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Prénom;Nom;Date de naissance\nZoé;Martin;01/02/1990;perdue\n", encoding="utf-8")
    (row,) = read_file(path).rows
    assert said(row) == [("colonne 4", "perdue", "no_title")]


@pytest.mark.parametrize("missing", list(WHO))
def test_a_row_without_required_information_is_blocked(tmp_path: Path, missing: str) -> None:
    row = read_rows(tmp_path, {**WHO, missing: " \u00a0 ", "Ville": "Camembert"}).rows[0]
    assert [(note.column, note.note) for note in row.blocking] == [(missing, NoteCode.MISSING)]


def test_lines_are_numbered_as_the_spreadsheet_numbers_them(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text(
        '\nPrénom;Nom;Date de naissance\n;;\nZoé;"Mar\ntin";01/02/1990\n\nLéo;Roux;01/02/1990\n', encoding="utf-8"
    )
    people = read_file(path)
    assert [(row.line, row.identity.last_name) for row in people.rows] == [(4, "Mar tin"), (6, "Roux")]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_delimiters_encodings_and_line_ends_of_every_office_are_read(
    tmp_path: Path, delimiter: str, encoding: str, ends: str
) -> None:
    rows = [["Prénom", "Nom", "Date de naissance", "Adresse"], ["Zoé", "Lœuf", "01/02/1990", '"5, rue ""Là"""']]
    path = tmp_path / "liste.csv"
    path.write_bytes(ends.join(delimiter.join(row) for row in rows).encode(encoding))
    people = read_file(path)
    assert people.rows[0].identity == Identity("Zoé", "Lœuf", "1990-02-01")
    assert only(people.rows[0], Person).address == Address(lines=('5, rue "Là"',))
    assert not people.aside.mixed_encodings


def test_the_line_by_which_excel_declares_its_delimiter_is_not_the_titles(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("sep=,\r\nPrénom,Nom,Date de naissance\r\nZoé,Martin,01/02/1990\r\n", encoding="utf-8")
    (row,) = read_file(path).rows
    assert (row.line, row.identity.last_name) == (3, "Martin")


def test_a_list_without_the_required_columns_is_refused_with_their_names(tmp_path: Path) -> None:
    with pytest.raises(ColumnsNotFound) as refused:
        read_rows(tmp_path, {"Nom": "Fondue", "Ville": "Camembert"})
    assert (refused.value.missing, refused.value.titles) == (("Prénom", "Date de naissance"), ("Nom", "Ville"))


@pytest.mark.parametrize("code", list(NoteCode))
def test_every_note_has_its_sentence(code: NoteCode) -> None:
    sentence = note_sentence(CellNote(2, "Ville", "{x} «long» " * 50, code, "détail {y}"))
    assert sentence.startswith("Ville\u00a0: ")
    assert sentence.endswith(".")
    assert len(sentence) < 250
    assert "\n" not in sentence
    assert " :" not in sentence.replace("\u00a0:", "")


_CELL = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30),
    st.sampled_from(
        ["oui", "0601234567, 601234567", "1000", "1,2E+13", "level_6", "N1104", "25/05/98", ",;/", "x" * 1001]
    ),
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.sampled_from([column.value for column in Column]), _CELL), st.booleans())
def test_no_cell_is_dropped_silently(tmp_path: Path, cells: dict[str, str], nir_allowed: bool) -> None:
    """Each cell that is not blank stands among the cells a record comes from, or it or its column is told."""
    people = read_rows(tmp_path, {**WHO, **cells, "à côté": "x"}, nir_allowed=nir_allowed)
    row = people.rows[0]
    used = {cell.column for proposal in row.proposals for field in proposal.cells.values() for cell in field}
    told = {note.column for note in (*row.cells, *row.blocking)} | set(people.aside.columns)
    for title, value in cells.items():
        assert not cleaned(value)[0] or title in used | told


_FREE = [Column.BIRTH_PLACE, Column.CAF_NUMBER, Column.FRANCE_TRAVAIL_ID, Column.ADDRESS, Column.ADDRESS_MORE,
         Column.CITY, Column.SITUATION, Column.EDUCATION, Column.STRUCTURE, Column.MEMBERS, Column.PHONE,
         Column.EMAIL, Column.JOB, Column.EXTERNAL_ID]  # fmt: skip


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.sampled_from([c.value for c in _FREE]), st.text("abé ,;/\n()@.'\"", max_size=30)))
def test_the_words_of_a_cell_all_stand_in_a_record_or_in_a_note(tmp_path: Path, cells: dict[str, str]) -> None:
    row = read_row(tmp_path, cells)
    held = msgspec.json.encode([msgspec.to_builtins(record) for record in row.records]).decode()
    held += " ".join(note.value for note in row.cells)
    for value in cells.values():
        words = "".join(c if c.isalpha() else " " for c in cleaned(value)[0]).split()
        assert all(word in held for word in words)
