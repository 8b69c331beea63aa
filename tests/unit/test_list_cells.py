"""One cell of a list: dates, yes or no, codes, numbers, jobs; what it becomes and what is said of it."""

from datetime import date
from pathlib import Path

import pytest
from tests.unit.written_list import (
    PONTIER,
    WHO,
    only,
    read_file,
    read_row,
    read_rows,
    said,
)

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
)
from carnet_desktop.exchange.notes import NoteCode, note_sentence


@pytest.mark.parametrize("typed", ["200000000000093", "2,00000E+14", "charlotte\u200b", "2" * 2000])
def test_a_nir_is_never_shown_whole_even_when_it_is_wrong(tmp_path: Path, typed: str) -> None:
    row = read_row(tmp_path, {"NIR": typed}, nir_allowed=True)
    assert not any(isinstance(record, Nir) for record in row.records)
    assert row.cells
    for note in row.cells:
        assert note.value.startswith("•")
        assert typed not in note_sentence(note)


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("1998-05-25", None),
        ("25/05/1998", None),
        ("25-05-1998", None),
        ("25.05.1998", None),
        ("1998-05-25 00:00:00", None),
        ("25/05/98", "date_short_year"),
        ("35940", "date_from_number"),
    ],
)
def test_a_birth_date_is_read_in_every_way_a_spreadsheet_writes_it(
    tmp_path: Path, typed: str, note: str | None
) -> None:
    row = read_rows(tmp_path, {**WHO, "Date de naissance": typed}).rows[0]
    assert row.identity.birth_date == "1998-05-25"
    assert [code for _, _, code in said(row)] == ([note] if note else [])


@pytest.mark.parametrize("typed", ["31/02/1998", "1998", "demain", "25/05/2031", "99999", "05/25/1998", "12/1998"])
def test_a_birth_date_that_does_not_exist_blocks_the_whole_row(tmp_path: Path, typed: str) -> None:
    row = read_rows(tmp_path, {**WHO, "Date de naissance": typed}).rows[0]
    assert [note.note for note in row.blocking] == [NoteCode.DATE_UNREADABLE]
    assert not row.cells


@pytest.mark.parametrize("typed", ["oui", "OUI", "o", "1", "vrai", "x", "X", "Oui "])
def test_yes_is_read_in_many_ways(tmp_path: Path, typed: str) -> None:
    assert only(read_row(tmp_path, {"RQTH": typed}), Rights).rqth is True


@pytest.mark.parametrize("typed", ["non", "Non", "n", "0", "FAUX"])
def test_no_is_read_in_many_ways(tmp_path: Path, typed: str) -> None:
    assert only(read_row(tmp_path, {"AAH": typed}), Rights).aah is False


def test_a_yes_or_no_that_is_neither_is_told_not_dropped_silently(tmp_path: Path) -> None:
    row = read_row(tmp_path, {"Droits ARE": "peut-être"})
    assert said(row) == [("Droits ARE", "peut-être", "boolean_unreadable")]
    assert not any(isinstance(record, Rights) for record in row.records)


@pytest.mark.parametrize(
    ("typed", "kept", "note"),
    [
        ("01000", "01000", None),
        ("1000", "01000", "postcode_repaired"),
        ("61 120", "61120", None),
        ("2A004", "2A004", "postcode_kept"),
        ("B-1000", "B-1000", "postcode_kept"),
        ('="01000"', "01000", None),
    ],
)
def test_a_post_code_gets_its_lost_zero_back(tmp_path: Path, typed: str, kept: str, note: str | None) -> None:
    row = read_row(tmp_path, {"Code postal": typed})
    assert only(row, Person).address == Address(postcode=kept)
    assert [code for _, _, code in said(row)] == ([note] if note else [])


def test_a_number_that_a_spreadsheet_shortened_is_unusable_and_told(tmp_path: Path) -> None:
    row = read_row(tmp_path, {"Téléphone": "6,01235E+08", "Identifiant dans le SI": "1,2E+13", "Ville": "#N/A"})
    assert {code for _, _, code in said(row)} == {"number_lost", "spreadsheet_error"}
    assert len(said(row)) == 3
    assert row.external_id is None


@pytest.mark.parametrize(
    ("typed", "kept", "notes"),
    [
        ("a@b.fr", "a@b.fr", []),
        ("a@b.fr, c@d.fr", "a@b.fr", [("Email", "c@d.fr", "second_email")]),
        ("voir SMS", "voir SMS", [("Email", "voir SMS", "email_kept")]),
    ],
)
def test_one_e_mail_address_is_kept_and_the_rest_is_told(
    tmp_path: Path, typed: str, kept: str, notes: list[tuple[str, str, str]]
) -> None:
    row = read_row(tmp_path, {"Email": typed})
    assert only(row, Person).email == kept
    assert said(row) == notes


@pytest.mark.parametrize(
    ("typed", "job", "note"),
    [
        ("Pontier élingueur / Pontière élingueuse (N1104)", PONTIER, None),
        ("pontier elingueur / pontiere elingueuse", PONTIER, None),
        ("N1104", Item(label="N1104", code="N1104", list_="rome", version="3"), None),
        ("Élingueur (N1104)", Item(label="Élingueur", code="N1104", list_="rome", version="3"), "job_own_words"),
        ("Dompteur (Z9999)", Item(label="Dompteur (Z9999)"), "free_text"),
        ("Dompteur", Item(label="Dompteur"), "free_text"),
    ],
)
def test_a_wanted_job_is_recognised_by_its_rome_name_or_kept_in_words(
    tmp_path: Path, typed: str, job: Item, note: str | None
) -> None:
    row = read_row(tmp_path, {"Emploi recherché (code ROME)": typed})
    assert only(row, WantedJob).job == job
    assert [code for _, _, code in said(row)] == ([note] if note else [])


def test_several_wanted_jobs_in_one_cell_are_several_records(tmp_path: Path) -> None:
    row = read_row(
        tmp_path,
        {"Emplois recherchés (texte + code ROME)": "Pontier élingueur / Pontière élingueuse (N1104), Dompteur;N1104"},
    )
    labels = [record.job.label for record in row.records if isinstance(record, WantedJob) and record.job]
    assert labels == ["Pontier élingueur / Pontière élingueuse", "Dompteur", "N1104"]


def test_those_who_follow_the_person_are_proposed_with_the_text_as_given(tmp_path: Path) -> None:
    row = read_row(tmp_path, {"Structure": "CD 26", "Accompagnateurs": "sofia@cd26.fr, Paul Durand"})
    members = [record for record in row.records if isinstance(record, Member)]
    assert members == [
        Member(id="", structure_name="CD 26"),
        Member(id="", email="sofia@cd26.fr"),
        Member(id="", name="Paul Durand"),
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12", Mobility(km=12)),
        ("30 km", Mobility(km=30)),
        ("plus_30", Mobility(km=30)),
        ("Drôme", Mobility(label="Drôme")),
    ],
)
def test_mobility_is_kilometres_or_words(tmp_path: Path, typed: str, kept: Mobility) -> None:
    assert only(read_row(tmp_path, {"Zone de mobilité": typed}), Work).mobility == kept


def test_no_break_spaces_and_double_spaces_are_trimmed(tmp_path: Path) -> None:
    row = read_rows(tmp_path, {**WHO, "Prénom": "\u00a0Anne\u00a0 Marie\u202f "}).rows[0]
    assert row.identity.first_name == "Anne Marie"
    assert not row.cells


def test_letters_and_their_accents_are_brought_together(tmp_path: Path) -> None:
    row = read_rows(tmp_path, {**WHO, "Prénom": "Zoe\u0301"}).rows[0]
    assert row.identity.first_name == "Zoé"


def test_invisible_characters_are_taken_out_and_told(tmp_path: Path) -> None:
    row = read_rows(tmp_path, {**WHO, "Prénom": "Zo\u202eé\u200b"}).rows[0]
    assert row.identity.first_name == "Zoé"
    assert said(row) == [("Prénom", "Zoé", "invisible_removed")]


def test_a_date_after_today_is_not_a_birth_date(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Prénom;Nom;Date de naissance\nZoé;Martin;22/11/2026\n", encoding="utf-8")
    assert not read_file(path, today=date(2026, 11, 22)).rows[0].blocking
    assert read_file(path, today=date(2026, 11, 21)).rows[0].blocking
