"""The people of the structure: adding, finding, importing, and a list that is always true to the notebooks."""

import shutil
from datetime import date
from pathlib import Path

import msgspec
import pytest
from tests.conftest import PASSPHRASE, now

from carnet_desktop.domain.new_records import new_action
from carnet_desktop.domain.records import ExternalId, Member, Person, Rights, WantedJob, Work
from carnet_desktop.errors import (
    FileDamaged,
    NotebookUnknown,
    PersonAmbiguous,
    PersonExists,
    PersonNotFound,
    RecordNotFound,
)
from carnet_desktop.exchange.import_report import Report, report_lines
from carnet_desktop.services import imports, integrity, vault
from carnet_desktop.services.history import history
from carnet_desktop.services.lists import read_list
from carnet_desktop.services.notebooks import close_notebook, open_notebook, put
from carnet_desktop.services.opening import borrowed
from carnet_desktop.services.people import NewPerson, add_person, find_person, refresh, require_new
from carnet_desktop.services.progress import Cancelled, silent
from carnet_desktop.services.session import Session

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
FATOU = NewPerson("Fatou", "Diarra", date(1989, 3, 12))


def bring(session: Session, name: str, *, prefer_file: bool = False) -> Report:
    found = imports.preview(session, read_list(session, SAMPLES / f"carnet-de-bord-{name}_beneficiaires.csv"))
    return imports.run(session, found, found.ticked, silent, prefer_file=prefer_file)


def test_a_person_added_by_hand_has_a_referent_and_is_found(session: Session) -> None:
    fatou = add_person(session, FATOU)
    assert find_person(session, fatou) == fatou
    assert find_person(session, "diarra fatou") == fatou
    (member,) = open_notebook(session, fatou).notebook.entries(Member)
    assert (member.record.name, member.record.referent) == ("Claire Le Guen", True)


def test_a_name_must_be_known_and_unambiguous(session: Session) -> None:
    first = add_person(session, FATOU)
    second = add_person(session, NewPerson("Fatou", "Diarra", date(1990, 1, 1)))
    add_person(session, NewPerson("Fatoumata", "Diarra", date(1991, 1, 1)))
    with pytest.raises(PersonAmbiguous) as ambiguous:
        find_person(session, "fatou diarra")
    assert {candidate[0] for candidate in ambiguous.value.candidates} == {first, second}
    with pytest.raises(PersonNotFound):
        find_person(session, "Personne")
    with pytest.raises(PersonNotFound):
        find_person(session, "  ")


def test_the_same_person_is_recognised_whatever_the_accents_and_hyphens(session: Session) -> None:
    known = add_person(session, NewPerson("Sophié", "Le-Goff", date(1982, 2, 1)))
    with pytest.raises(PersonExists) as exists:
        require_new(session, NewPerson("SOPHIE", "le  goff", date(1982, 2, 1)))
    assert exists.value.notebook == known
    require_new(session, NewPerson("Sophie", "Le Goff", date(1982, 2, 2)))
    near = session.directory.duplicates("Sofie", "Le Gof", date(1982, 2, 1))
    assert [line.id for line in near] == [known]


def test_the_2024_file_gives_three_people_and_names_every_cell_it_did_not_use(session: Session) -> None:
    report = bring(session, "2024-import")
    assert len(report.created) == 3
    told = "\n".join(report_lines(report))
    assert "071234567" in told
    assert "12346" not in told
    assert "123456" in told
    charlotte = open_notebook(session, find_person(session, "Charlotte Fondue")).notebook
    assert charlotte.person.phones == ("+33601234567", "071234567")
    assert [e.record.value for e in charlotte.entries(ExternalId)] == ["1234"]
    assert [e.record.rsa.code for e in charlotte.entries(Rights) if e.record.rsa] == ["rsa_droit_ouvert_et_suspendu"]
    assert [e.record.mobility.km for e in charlotte.entries(Work) if e.record.mobility] == [30]
    assert [e.record.job.code for e in charlotte.entries(WantedJob) if e.record.job] == ["N1104"]
    assert [e.record.structure_name for e in charlotte.entries(Member)] == ["CD 26"]


def test_importing_the_same_file_again_changes_nothing(session: Session) -> None:
    bring(session, "2024-import")
    again = bring(session, "2024-import")
    assert (len(again.created), len(again.updated), len(again.unchanged)) == (0, 0, 3)


def test_an_imported_value_follows_the_file_and_a_typed_one_is_kept(session: Session) -> None:
    bring(session, "2022-import")
    charlie = find_person(session, "Charlie Fondue")
    person = open_notebook(session, charlie).notebook.person
    assert person.birth_place == "La Ferté-Macé"
    bring(session, "2024-re_import")
    assert open_notebook(session, charlie).notebook.person.birth_place == "Loriol"

    typed = Person(**{n: getattr(person, n) for n in person.__struct_fields__} | {"birth_place": "Valence"})
    put(session, charlie, typed)
    kept = bring(session, "2024-re_import")
    assert open_notebook(session, charlie).notebook.person.birth_place == "Valence"
    assert "« Valence »" in "\n".join(report_lines(kept)).replace("\u00a0", " ")
    bring(session, "2024-re_import", prefer_file=True)
    assert open_notebook(session, charlie).notebook.person.birth_place == "Loriol"


def test_an_import_is_told_as_one_in_the_history(session: Session) -> None:
    bring(session, "2024-import")
    (change,) = history(session, find_person(session, "charlot fondue"))
    assert change.reason == "Import d’un fichier"


def test_a_cancelled_import_keeps_whole_people_and_tells_which_lines_were_not_reached(
    session: Session, home: Path
) -> None:
    found = imports.preview(session, read_list(session, SAMPLES / "carnet-de-bord-2024-import_beneficiaires.csv"))

    def stop_after_one(done: int, _total: int) -> None:
        if done == 1:
            raise Cancelled

    report = imports.run(session, found, found.ticked, stop_after_one)
    assert (len(report.created), len(report.skipped)) == (1, 3)
    assert len(session.directory) == 1
    session.lock()
    again = vault.unlock(home, None, PASSPHRASE, now)
    assert integrity.check(again, silent).whole
    assert len(again.registry.notebooks()) == 1
    again.lock()


def test_only_ticked_lines_come_in(session: Session) -> None:
    found = imports.preview(session, read_list(session, SAMPLES / "carnet-de-bord-2024-import_beneficiaires.csv"))
    report = imports.run(session, found, {2}, silent)
    assert len(report.created) == 1
    assert len(session.directory) == 1


def test_a_reservation_whose_file_was_never_made_is_forgotten(session: Session) -> None:
    from carnet_desktop.storage.registry import NotebookRow

    session.registry.reserve([NotebookRow.reserved("0" * 36, bytes(16), bytes(16))])
    refresh(session, silent)
    assert session.registry.notebooks() == {}


def test_a_notebook_copied_into_the_home_is_never_adopted_silently(session: Session, tmp_path: Path) -> None:
    """Anybody can seal a key to our public keys: a whole notebook with its key proves nothing."""
    fatou = add_person(session, FATOU)
    put(session, fatou, new_action("Appeler", "person"))
    session.registry.forget([fatou])
    assert integrity.check(session, silent).unknown == (fatou,)
    with pytest.raises(NotebookUnknown) as unknown:
        integrity.rebuild(session, (), silent)
    assert unknown.value.ids == (fatou,)
    session.files.pop(fatou).file.close()
    assert integrity.rebuild(session, (fatou,), silent) == 1
    assert [row.action for row in session.registry.access()].count("adopted") == 1
    with pytest.raises(RecordNotFound):
        integrity.rebuild(session, ("nowhere",), silent)


def test_a_damaged_notebook_is_not_adopted(session: Session) -> None:
    fatou = add_person(session, FATOU)
    session.registry.forget([fatou])
    path = session.layout.notebook(fatou)
    with path.open("r+b") as file:
        file.seek(-100, 2)
        file.write(b"x" * 100)
    with pytest.raises(FileDamaged):
        integrity.rebuild(session, (fatou,), silent)
    assert session.registry.notebooks() == {}


@pytest.fixture
def older(session: Session) -> str:
    """Fatou's notebook, of which an older copy was put back."""
    fatou = add_person(session, FATOU)
    path = session.layout.notebook(fatou)
    copy = path.read_bytes()
    put(session, fatou, new_action("Appeler", "person"))
    close_notebook(session, fatou)
    path.write_bytes(copy)
    return fatou


def test_an_older_copy_stays_one_when_the_list_is_refreshed_or_made_again(session: Session, older: str) -> None:
    latest = session.registry.notebook(older)
    assert latest is not None
    assert refresh(session, silent).read == (older,)
    integrity.rebuild(session, (), silent)
    assert session.registry.notebook(older) == latest
    assert open_notebook(session, older).read_only == "older_copy"


def test_an_older_copy_is_the_one_that_counts_once_a_person_adopts_it(session: Session, older: str) -> None:
    integrity.rebuild(session, (older,), silent)
    assert open_notebook(session, older).read_only is None
    assert integrity.check(session, silent).whole
    assert [row.action for row in session.registry.access()].count("adopted") == 1
    with pytest.raises(RecordNotFound):
        integrity.rebuild(session, (older,), silent)


def test_two_notebooks_whose_files_were_swapped_are_refused(session: Session, home: Path) -> None:
    a, b = add_person(session, FATOU), add_person(session, NewPerson("Kévin", "Lemoine", date(2004, 6, 2)))
    first, second = session.layout.notebook(a), session.layout.notebook(b)
    shutil.copy(first, home / "x")
    shutil.copy(second, first)
    shutil.copy(home / "x", second)
    (home / "x").unlink()
    found = integrity.check(session, silent)
    assert {finding.notebook: finding.problems for finding in found.findings} == {
        a: ("wrong_notebook",),
        b: ("wrong_notebook",),
    }
    damaged = refresh(session, silent).damaged
    assert {notebook for notebook, _error in damaged} == {a, b}


def test_records_that_are_not_the_fold_of_the_facts_are_found_and_made_again(session: Session) -> None:
    fatou = add_person(session, FATOU)
    with borrowed(session, fatou) as opened, opened.file._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM record WHERE kind = 'person'")
    assert [finding.problems for finding in integrity.check(session, silent).findings] == [("records",)]
    integrity.rebuild(session, (), silent)
    assert integrity.check(session, silent).whole
    assert find_person(session, "Fatou Diarra") == fatou


def test_the_directory_is_made_again_from_the_notebooks(session: Session) -> None:
    fatou = add_person(session, FATOU)
    put(session, fatou, new_action("Appeler la CAF", "person", by=date(2099, 1, 1)))
    (before,) = session.registry.directory()
    session.registry.saved([], [msgspec.structs.replace(before, first_name="", search="", doc=b"{}")], [])
    integrity.rebuild(session, (), silent)
    assert session.registry.directory() == [before]
