"""What an import would do among the people known: who is new, who is updated, what must be looked at."""

from collections.abc import Iterable
from pathlib import Path

from tests.unit.written_list import SAMPLE_2022, SAMPLE_2024, SAMPLE_AGAIN, WHO, read_file, read_rows, write_list

from carnet_desktop.domain.people import Identity
from carnet_desktop.exchange.import_plan import ImportPlan, KnownPerson, Verdict, plan
from carnet_desktop.exchange.notes import CellNote, NoteCode

CHARLIE = Identity("Charlie", "Fondue", "1997-04-22")


def lines_of(made: ImportPlan) -> list[tuple[int, Verdict, int | None]]:
    return [(line.row.line, line.verdict, line.same_as) for line in made.lines]


def codes(notes: Iterable[CellNote]) -> list[NoteCode]:
    return [note.note for note in notes]


def test_the_2024_sample_gives_three_people_for_charlie_stands_in_it_twice() -> None:
    made = plan(read_file(SAMPLE_2024), [])
    assert lines_of(made) == [
        (2, Verdict.NEW, None), (3, Verdict.NEW, None), (4, Verdict.SAME_AS_LINE, 3), (5, Verdict.NEW, None),
    ]  # fmt: skip
    assert [person.lines for person in made.people(made.ticked)] == [(2,), (3, 4), (5,)]


def test_the_same_identifier_may_be_two_people_and_it_is_said() -> None:
    charlotte = KnownPerson("n1", Identity("Charlotte", "Fondue", "1998-05-25"), "1234")
    sophie, _charlie = plan(read_file(SAMPLE_AGAIN), [charlotte]).lines
    assert (sophie.verdict, sophie.ticked) == (Verdict.NEW, True)
    (note,) = sophie.conflicts
    assert (note.note, note.value, note.detail) == (
        NoteCode.ID_OF_ANOTHER, "1234", "Charlotte Fondue, 25 mai 1998",
    )  # fmt: skip


def test_the_same_person_with_another_identifier_is_updated_and_it_is_said() -> None:
    made = plan(read_file(SAMPLE_2022), [KnownPerson("n1", CHARLIE, "777")])
    charlotte, first, second = made.lines
    assert charlotte.verdict is Verdict.NEW
    assert (first.verdict, first.notebook, codes(first.conflicts)) == (
        Verdict.UPDATE, "n1", [NoteCode.ID_DIFFERS],
    )  # fmt: skip
    assert (second.verdict, second.same_as) == (Verdict.SAME_AS_LINE, 3)


def test_two_people_of_one_file_with_one_identifier_are_told(tmp_path: Path) -> None:
    people = read_rows(tmp_path, {"Identifiant": "7", **WHO}, {"Identifiant": "7", **WHO, "Prénom": "Zoé"})
    _first, second = plan(people, []).lines
    assert [(note.note, note.detail) for note in second.conflicts] == [(NoteCode.ID_OF_ANOTHER_LINE, "2")]


def test_accents_case_and_hyphens_do_not_make_a_duplicate(tmp_path: Path) -> None:
    known = KnownPerson("n1", Identity("Éloïse-Marie", "LEFÈVRE", "1998-05-25"))
    people = read_rows(tmp_path, {**WHO, "Prénom": "eloise marie", "Nom": "Lefevre"})
    assert plan(people, [known]).lines[0].notebook == "n1"


def test_a_likely_misspelling_of_someone_known_is_told(tmp_path: Path) -> None:
    people = read_rows(tmp_path, {**WHO, "Prénom": "Charly", "Date de naissance": "22/04/1997"})
    (line,) = plan(people, [KnownPerson("n1", CHARLIE)]).lines
    assert (line.verdict, codes(line.conflicts)) == (Verdict.NEW, [NoteCode.LOOKS_LIKE])


def test_a_blocked_line_is_never_ticked_nor_written(tmp_path: Path) -> None:
    made = plan(read_rows(tmp_path, {**WHO, "Nom": ""}, WHO), [])
    assert [line.verdict for line in made.lines] == [Verdict.BLOCKED, Verdict.NEW]
    assert made.ticked == {3}
    assert [person.lines for person in made.people({2, 3})] == [(3,)]


def test_when_two_notebooks_are_the_same_person_the_identifier_chooses(tmp_path: Path) -> None:
    known = [KnownPerson("n1", CHARLIE, "1"), KnownPerson("n2", CHARLIE, "2")]
    charlie = {"Prénom": "Charlie", "Nom": "Fondue", "Date de naissance": "22/04/1997"}
    (chosen,) = plan(read_rows(tmp_path, {**charlie, "Identifiant": "2"}), known).lines
    assert (chosen.notebook, chosen.ticked) == ("n2", True)
    (undecided,) = plan(read_rows(tmp_path, charlie), known).lines
    assert codes(undecided.conflicts) == [NoteCode.SEVERAL_NOTEBOOKS]
    assert not undecided.ticked


def test_unticking_one_of_two_lines_leaves_the_other_alone() -> None:
    made = plan(read_file(SAMPLE_2024), [])
    (charlie,) = made.people({4})
    assert (charlie.lines, charlie.row.identity.first_name, charlie.notebook) == ((4,), "charlie", None)


def test_a_thousand_rows_are_read_and_planned_among_ten_thousand_people(
    tmp_path: Path,
) -> None:
    rows = [
        {
            "Prénom": f"Prénom{n}",
            "Nom": f"Nom{n % 300}",
            "Date de naissance": f"{n % 28 + 1:02}/{n % 12 + 1:02}/1990",
            "Identifiant": str(n),
            "Téléphone": f"06{n:08}",
            "Droits ASS": "Oui",
            "Niveau de formation": "level_6",
            "Emploi recherché": "Pontier élingueur / Pontière élingueuse (N1104)",
            "Adresse": "11 rue du Fromage",
        }
        for n in range(1000)
    ]
    born = "19{}-{:02}-{:02}"
    known = [
        KnownPerson(f"{n}", Identity(f"Nom{n}", f"Autre{n}", born.format(n % 60 + 40, n % 12 + 1, n % 28 + 1)), f"{n}")
        for n in range(10_000)
    ]
    path = write_list(tmp_path, *rows)
    made = plan(read_file(path), known)
    assert len(made.people(made.ticked)) == 1000
