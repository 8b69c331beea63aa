"""A notebook's file takes what came in a bundle: with its own facts, in one transaction, never over what was erased."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.journal_samples import CANARY, KEY, NOTEBOOK, SALT, birth, decrypted_pages, note, save

from carnet_desktop.domain.facts import Fact, fact_bytes, fold
from carnet_desktop.domain.notebook import fold_records
from carnet_desktop.domain.writing import Edit
from carnet_desktop.errors import FactAltered
from carnet_desktop.storage.journal import Blob, Received
from carnet_desktop.storage.notebook_file import NotebookFile
from carnet_desktop.storage.verifying import Findings, verify

OTHER = "77777777-7777-4777-8777-777777777777"
DATA = CANARY.encode() * 40
FILE = Blob(hashlib.sha256(DATA).digest(), "application/pdf", DATA)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / f"{NOTEBOOK}.db"


@pytest.fixture
def file(path: Path) -> Iterator[NotebookFile]:
    with NotebookFile.create(path, KEY, SALT, NOTEBOOK, birth()) as created:
        yield created


def elsewhere(text: str, second: int = 5) -> list[Fact]:
    """Facts that another structure wrote in its own notebook of the same person."""
    return save(Edit("interview", "theirs", "text", text), second=second, notebook=OTHER)


def origins(file: NotebookFile) -> dict[str, str | None]:
    return {stored.fact.id: stored.received_from for stored in file.facts()}


def erase(file: NotebookFile, fact: Fact) -> None:
    with file._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE fact SET erased = '{}', bytes = x'' WHERE id = ?", (fact.id,))


def test_our_facts_and_those_of_a_bundle_are_written_together(file: NotebookFile, path: Path) -> None:
    ours, theirs = note("accepté"), elsewhere("venu d’ailleurs")
    before = origins(file)
    tip = file.append(ours, Received("bundle-1", theirs, [FILE]))
    assert origins(file) == before | {ours[0].id: None, theirs[0].id: "bundle-1"}
    assert file.folded()["interview", "theirs"].fields == {"text": "venu d’ailleurs"}
    assert verify(file, NOTEBOOK, tip) == Findings((), tip, 4)
    file.close()
    with NotebookFile.open(path, KEY, SALT) as again:
        assert again.blob(FILE.sha256) == FILE
        assert again.blob(bytes(32)) is None
    assert any(CANARY.encode() in page for page in decrypted_pages(path))
    assert CANARY.encode() not in path.read_bytes()


def test_a_bundle_that_is_refused_writes_nothing_of_ours_either(file: NotebookFile) -> None:
    theirs = elsewhere("une première fois")
    tip = file.append([], Received("bundle-1", theirs))
    altered = [*elsewhere("bon", 6), msgspec.structs.replace(theirs[0], value="altéré")]
    with pytest.raises(FactAltered):
        file.append(note("à nous"), Received("bundle-2", altered, [FILE]))
    assert file.tip() == tip
    assert file.blob(FILE.sha256) is None


def test_a_bundle_taken_twice_changes_nothing(file: NotebookFile) -> None:
    theirs = elsewhere("une fois")
    tip = file.append([], Received("bundle-1", theirs, [FILE]))
    assert file.append([], Received("bundle-2", theirs, [FILE._replace(media_type="image/png")])) == tip
    assert origins(file)[theirs[0].id] == "bundle-1"
    assert file.blob(FILE.sha256) == FILE


def test_a_new_notebook_begins_with_its_own_facts_then_those_of_the_bundle(path: Path) -> None:
    theirs = [*elsewhere("un"), *elsewhere("deux", 6)]
    first = birth()
    with NotebookFile.create(path, KEY, SALT, NOTEBOOK, first, Received("bundle-1", theirs, [FILE])) as file:
        assert list(origins(file).values()) == [None, None, "bundle-1", "bundle-1"]
        assert file.folded() == fold_records([*first, *theirs])
        assert verify(file, NOTEBOOK, file.tip()) == Findings((), file.tip(), 4)
        assert file.blob(FILE.sha256) == FILE


def test_a_new_notebook_with_a_fact_forged_on_ours_is_not_made(path: Path) -> None:
    first = birth()
    forged = msgspec.structs.replace(first[0], value="forgé")
    with pytest.raises(FactAltered):
        NotebookFile.create(path, KEY, SALT, NOTEBOOK, first, Received("bundle-1", [forged]))
    assert not path.exists()


def test_a_fact_repeated_in_a_bundle_is_written_once(path: Path) -> None:
    theirs = elsewhere("un")
    with NotebookFile.create(path, KEY, SALT, NOTEBOOK, birth(), Received("bundle-1", [*theirs, *theirs])) as file:
        assert file.tip().n == 3
        assert verify(file, NOTEBOOK, file.tip()).problems == ()


def test_what_was_erased_stays_erased_whatever_comes_back(file: NotebookFile) -> None:
    (gone,) = note("à effacer")
    tip = file.append([gone])
    erase(file, gone)
    file.make_records_again()
    assert file.append([], Received("bundle-1", [gone])) == tip
    assert ("interview", "note") not in file.folded()
    assert file.erased() == {gone.id}
    assert gone.id not in file.known()


def test_what_is_known_are_the_stored_bytes_and_the_winners_their_fold(file: NotebookFile) -> None:
    file.append([*note("avant"), *note("après", 9)])
    facts = [stored.fact for stored in file.facts()]
    assert file.known() == {fact.id: fact_bytes(fact) for fact in facts}
    assert file.winners() == fold(facts)
    assert {fact.value for place, fact in file.winners().items() if place.kind == "interview"} == {"après"}
