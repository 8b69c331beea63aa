"""What a row changes in a notebook: it fills, replaces what an import wrote, blanks nothing, tells the rest."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.held_notebook import STRUCTURE, holding, imported, notebook, typed, values_of
from tests.unit.written_list import SAMPLE_2024, WHO, read_file, read_row, read_rows

from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import (
    PERSON_ID,
    Address,
    ExternalId,
    Item,
    Member,
    Person,
    Record,
    WantedJob,
    Work,
    WorkSituation,
)
from carnet_desktop.domain.writing import deletion, edits
from carnet_desktop.exchange.merging import merge_row, merged
from carnet_desktop.exchange.notes import CellNote, NoteCode
from carnet_desktop.exchange.values import is_empty, says


def codes(notes: Iterable[CellNote]) -> list[NoteCode]:
    return [note.note for note in notes]


def test_a_later_row_fills_and_what_it_says_otherwise_is_told(tmp_path: Path) -> None:
    rows = read_rows(
        tmp_path,
        {**WHO, "Email": "a@b.fr", "Ville": "", "Droits ASS": "", "Adresse": "1 rue Haute", "Structure": "CD 26"},
        {**WHO, "Email": "c@d.fr", "Ville": "Loriol", "Droits ASS": "non", "Adresse": "", "Structure": "cd 26"},
    ).rows
    row = merged(rows)
    person = next(record for record in row.records if isinstance(record, Person))
    assert person.email == "a@b.fr"
    assert person.address == Address(lines=("1 rue Haute",), city="Loriol")
    assert sum(isinstance(record, Member) for record in row.records) == 1
    assert [(note.line, note.value, note.note, note.detail) for note in row.cells] == [
        (3, "c@d.fr", NoteCode.OTHER_LINE_USED, "a@b.fr"),
        (3, "cd 26", NoteCode.OTHER_LINE_USED, "CD 26"),
    ]


def test_a_new_person_gets_everything_and_our_records_get_our_ids(tmp_path: Path) -> None:
    row = read_row(tmp_path, {"Identifiant": "42", "NIR": "200000000000094", "Structure": "CD 26",
                              "Emploi recherché": "N1104"}, nir_allowed=True)  # fmt: skip
    ids = iter(["one", "two"])
    what, kept = merge_row(row, holding(), typed, new_id=lambda: next(ids))
    assert kept == []
    values = values_of(what)
    assert values["person", PERSON_ID, "first_name"] == "Charlotte"
    assert values["external_id", STRUCTURE, "value"] == "42"
    assert values["nir", f"{STRUCTURE}/nir", "value"] == "200000000000094"
    assert values["wanted_job", "one", "rank"] == 1
    assert values["member", f"{STRUCTURE}/two", "structure_name"] == "CD 26"


def test_importing_the_same_row_again_changes_nothing() -> None:
    for row in read_file(SAMPLE_2024).rows:
        what, _ = merge_row(row, holding(), typed)
        assert merge_row(row, notebook(what), typed) == ([], [])


def test_an_empty_value_is_filled_even_beside_typed_ones(tmp_path: Path) -> None:
    book = holding(Person(id=PERSON_ID, first_name="Charlotte", birth_date="1998-05-25"))
    what, kept = merge_row(read_row(tmp_path, {"Email": "a@b.fr"}), book, typed)
    assert values_of(what) == {("person", "person", "last_name"): "Fondue", ("person", "person", "email"): "a@b.fr"}
    assert kept == []


def test_a_value_that_an_import_wrote_is_replaced(tmp_path: Path) -> None:
    book = holding(Person(id=PERSON_ID, email="old@b.fr"))
    what, kept = merge_row(read_row(tmp_path, {"Email": "new@b.fr"}), book, imported)
    assert values_of(what)["person", "person", "email"] == "new@b.fr"
    assert kept == []


def test_a_value_that_a_worker_typed_is_kept_and_the_difference_is_told(tmp_path: Path) -> None:
    book = holding(Person(id=PERSON_ID, email="typed@b.fr"))
    what, kept = merge_row(read_row(tmp_path, {"Email": "file@b.fr"}), book, typed)
    assert ("person", "person", "email") not in values_of(what)
    assert [(note.column, note.value, note.note, note.detail) for note in kept] == [
        ("Email", "file@b.fr", NoteCode.TYPED_KEPT, "typed@b.fr")
    ]


def test_the_file_wins_over_typed_values_when_it_is_preferred(tmp_path: Path) -> None:
    book = holding(Person(id=PERSON_ID, email="typed@b.fr"))
    what, kept = merge_row(read_row(tmp_path, {"Email": "file@b.fr"}), book, typed, prefer_file=True)
    assert values_of(what)["person", "person", "email"] == "file@b.fr"
    assert kept == []


@pytest.mark.parametrize(
    ("cells", "address"),
    [
        ({"Ville": "Valence"}, Address(lines=("1 rue Haute", "Bât. B"), postcode="26000", city="Valence")),
        ({"Adresse": "2 rue Basse"}, Address(lines=("2 rue Basse", "Bât. B"), postcode="26000", city="Loriol")),
        (
            {"Adresse (complément)": "Bât. C"},
            Address(lines=("1 rue Haute", "Bât. C"), postcode="26000", city="Loriol"),
        ),
    ],
)
def test_a_part_of_an_address_that_the_file_does_not_give_stays(
    tmp_path: Path, cells: Mapping[str, str], address: Address
) -> None:
    held = Address(lines=("1 rue Haute", "Bât. B"), postcode="26000", city="Loriol")
    what, _ = merge_row(read_row(tmp_path, cells), holding(Person(id=PERSON_ID, address=held)), imported)
    assert msgspec.convert(values_of(what)["person", "person", "address"], Address) == address


def test_a_typed_address_is_kept_whole_and_only_the_cells_that_differ_are_told(tmp_path: Path) -> None:
    held = Address(lines=("1 rue Haute",), city="Loriol")
    row = read_row(tmp_path, {"Adresse": "1 rue haute", "Code postal": "26270", "Ville": "Loriol"})
    what, kept = merge_row(row, holding(Person(id=PERSON_ID, address=held)), typed)
    assert ("person", "person", "address") not in values_of(what)
    assert [(note.column, note.value) for note in kept] == [("Code postal", "26270")]


def test_the_dates_of_a_situation_stay_when_the_file_names_the_same_one(tmp_path: Path) -> None:
    held = WorkSituation(label="En IAE", code="iae", list_="work_situation", version="2024", from_="2026-01-01")
    what, kept = merge_row(read_row(tmp_path, {"Situation": "iae"}), holding(Work(id="work", situation=held)), imported)
    assert not any(edit.kind == "work" for edit in what)
    assert kept == []


def test_a_job_or_a_member_already_there_is_not_added_twice(tmp_path: Path) -> None:
    row = read_row(tmp_path, {"Emploi recherché": "Dompteur", "Accompagnateurs": "SOFIA@cd26.fr"})
    book = holding(
        WantedJob(id="j", rank=1, job=Item(label="dompteur"), km=10),
        Member(id=f"{STRUCTURE}/staff", name="Sofia", email="sofia@cd26.fr"),
    )
    what, kept = merge_row(row, book, typed)
    assert {edit.kind for edit in what} == {"person"}
    assert kept == []


def test_a_job_that_an_import_wrote_gives_its_place_to_the_new_one(tmp_path: Path) -> None:
    row = read_row(tmp_path, {"Emploi recherché": "Dompteuse"})
    book = holding(WantedJob(id="j", rank=1, job=Item(label="Clown")))
    what, _ = merge_row(row, book, imported)
    assert values_of(what)["wanted_job", "j", "job"] == {"label": "Dompteuse"}


@pytest.mark.parametrize("origin", [typed, imported])
def test_a_job_to_which_a_worker_added_something_is_not_replaced(
    tmp_path: Path, origin: Callable[[str, str, str], bool]
) -> None:
    book = holding(WantedJob(id="j", rank=1, job=Item(label="Clown"), km=10))
    what, _ = merge_row(read_row(tmp_path, {"Emploi recherché": "Dompteuse"}), book, origin, new_id=lambda: "new")
    assert values_of(what)["wanted_job", "new", "rank"] == 2
    assert not any(edit.record == "j" for edit in what)


def test_a_sixth_job_is_told_not_added(tmp_path: Path) -> None:
    book = holding(*(WantedJob(id=f"j{n}", rank=n, job=Item(label=f"métier {n}")) for n in range(1, 6)))
    what, kept = merge_row(read_row(tmp_path, {"Emploi recherché": "Dompteuse"}), book, typed)
    assert not any(edit.kind == "wanted_job" for edit in what)
    assert [(note.note, note.value) for note in kept] == [(NoteCode.JOBS_FULL, "Dompteuse")]


def test_what_a_worker_deleted_does_not_come_back(tmp_path: Path) -> None:
    job = WantedJob(id="j", rank=1, job=Item(label="Clown"))
    book = notebook(edits(job), deletion(job))
    what, kept = merge_row(read_row(tmp_path, {"Emploi recherché": "Clown"}), book, imported)
    assert not any(edit.kind == "wanted_job" for edit in what)
    assert codes(kept) == [NoteCode.DELETED_KEPT]


def test_another_structure_s_identifier_and_members_are_not_ours_to_change(tmp_path: Path) -> None:
    other = "5f0d9a4e-0000-4000-8000-000000000002"
    book = holding(ExternalId(id=other, value="1"), Member(id=f"{other}/m", structure_name="CD 26"))
    row = read_row(tmp_path, {"Identifiant": "2", "Structure": "CD 26"})
    written = {edit.record for edit in merge_row(row, book, imported)[0]}
    assert STRUCTURE in written
    assert not any(record.startswith(other) for record in written)


_TITLES = (
    "Email",
    "Téléphone",
    "Adresse",
    "Adresse (complément)",
    "Code postal",
    "Ville",
    "Situation",
    "Droits ASS",
    "Zone de mobilité",
    "Emploi recherché",
    "Structure",
    "Accompagnateurs",
    "Identifiant",
    "Lieu de naissance",
)
_CELLS = st.dictionaries(
    st.sampled_from(_TITLES),
    st.sampled_from(["", "oui", "non", "a@b.fr", "0601234567", "26000", "30", "iae", "N1104", "Été", "c@d.fr, e@f.fr"]),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(_CELLS, _CELLS, st.booleans(), st.booleans())
def test_nothing_is_blanked_and_each_cell_is_written_already_there_or_told(
    tmp_path: Path, before: dict[str, str], cells: dict[str, str], from_import: bool, prefer_file: bool
) -> None:
    first, _ = merge_row(read_row(tmp_path, before), holding(), typed)
    book = notebook(first)
    row = read_row(tmp_path, cells)
    what, kept = merge_row(row, book, imported if from_import else typed, prefer_file=prefer_file)
    later = notebook(first, what)
    _nothing_is_blank(book, later)
    told = {note.column for note in kept}
    for proposal in row.proposals:
        for field, came_from in proposal.cells.items():
            assert _stands(later, proposal.record, field) or {cell.column for cell in came_from} & told


def _nothing_is_blank(book: Notebook, later: Notebook) -> None:
    for cls in (Person, Work, WantedJob, Member, ExternalId):
        for entry in book.entries(cls):
            now = later.find(cls, entry.record.id)
            assert now is not None
            for field in cls.__struct_fields__:
                held = getattr(entry.record, field)
                assert is_empty(held) or not is_empty(getattr(now.record, field))
    was, now_at = book.person.address or Address(), later.person.address or Address()
    assert len(now_at.lines) >= len(was.lines)
    assert now_at.postcode or not was.postcode
    assert now_at.city or not was.city


def _stands(book: Notebook, record: Record, field: str) -> bool:
    given_value = getattr(record, field)
    if isinstance(record, WantedJob | Member):
        return any(
            str(getattr(entry.record, field)).casefold() == str(given_value).casefold()
            for entry in book.entries(type(record))
        )
    return any(says(getattr(entry.record, field), given_value) for entry in book.entries(type(record)))
