"""A notebook's file: a journal that only grows, and the records it folds into."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.journal_samples import CANARY, KEY, NOTEBOOK, SALT, birth, decrypted_pages, long_journal, note, save

from carnet_desktop.domain.facts import GENESIS, fact_bytes, fact_hash, next_chain
from carnet_desktop.domain.notebook import fold_records
from carnet_desktop.domain.writing import Edit
from carnet_desktop.errors import DiskFull, FactAltered, FileDamaged, NewerFormat
from carnet_desktop.storage.journal import GENESIS_TIP, Received, Tip
from carnet_desktop.storage.notebook_file import NotebookFile
from carnet_desktop.storage.verifying import Findings, verify


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / f"{NOTEBOOK}.db"


@pytest.fixture
def file(path: Path) -> Iterator[NotebookFile]:
    with NotebookFile.create(path, KEY, SALT, NOTEBOOK, birth()) as created:
        yield created


def ids(file: NotebookFile) -> list[str]:
    return [stored.fact.id for stored in file.facts()]


def test_a_new_notebook_holds_its_first_facts(path: Path) -> None:
    first = birth()
    NotebookFile.create(path, KEY, SALT, NOTEBOOK, first).close()
    with NotebookFile.open(path, KEY, SALT) as file:
        assert [stored.fact for stored in file.facts()] == first
        assert file.folded() == fold_records(first)
        assert verify(file, NOTEBOOK, file.tip()) == Findings((), file.tip(), len(first))


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_new_notebook_is_private_even_with_an_ordinary_umask(path: Path) -> None:
    former = os.umask(0o022)
    try:
        NotebookFile.create(path, KEY, SALT, NOTEBOOK, birth()).close()
    finally:
        os.umask(former)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("notebook", ["77777777-7777-4777-8777-777777777777", ""])
def test_a_notebook_begins_with_facts_of_its_own(notebook: str, path: Path) -> None:
    with pytest.raises(ValueError, match="facts of its own"):
        NotebookFile.create(path, KEY, SALT, notebook, birth())
    with pytest.raises(ValueError, match="facts of its own"):
        NotebookFile.create(path, KEY, SALT, NOTEBOOK, [])
    assert not path.exists()


def test_a_creation_that_fails_leaves_no_file(path: Path) -> None:
    first, second = birth()
    with pytest.raises(FactAltered):
        NotebookFile.create(path, KEY, SALT, NOTEBOOK, [first, msgspec.structs.replace(second, id=first.id)])
    assert list(path.parent.iterdir()) == []


def test_an_existing_notebook_is_never_written_over(file: NotebookFile, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        NotebookFile.create(path, KEY, SALT, NOTEBOOK, birth())
    assert path.read_bytes() == before


def test_each_save_lengthens_the_chain(file: NotebookFile) -> None:
    chain, n = file.tip().chain, file.tip().n
    facts = save(Edit("action", "one", "by", "2026-12-10"), Edit("action", "one", "who", "person"), second=1)
    tip = file.append(facts)
    for fact in facts:
        chain = next_chain(chain, fact_hash(fact_bytes(fact)))
    assert tip == file.tip() == Tip(n + 2, chain)
    assert [stored.n for stored in file.facts()] == [1, 2, 3, 4]


def test_a_known_fact_is_not_written_twice(file: NotebookFile) -> None:
    facts = note("once")
    tip = file.append(facts)
    assert file.append([*facts, *facts]) == tip
    fresh = note("twice", 2)
    assert file.append([*facts, *fresh, *fresh]).n == tip.n + 1


def test_appending_nothing_changes_nothing(file: NotebookFile, path: Path) -> None:
    before = path.read_bytes()
    assert file.append([]) == file.tip()
    assert path.read_bytes() == before


def test_a_known_id_with_other_bytes_refuses_the_whole_save(file: NotebookFile) -> None:
    known = note("as it was")
    tip = file.append(known)
    altered = msgspec.structs.replace(known[0], value="as it never was")
    with pytest.raises(FactAltered) as caught:
        file.append([*note("good", 2), altered])
    assert caught.value.fact == altered.id
    assert (file.tip(), file.folded()["interview", "note"].fields["text"]) == (tip, "as it was")


def test_one_id_with_two_contents_in_one_save_is_refused(file: NotebookFile) -> None:
    (fact,) = note("one")
    tip = file.tip()
    with pytest.raises(FactAltered):
        file.append([fact, msgspec.structs.replace(fact, value="two")])
    assert file.tip() == tip


def test_facts_of_a_bundle_remember_where_they_came_from(file: NotebookFile) -> None:
    file.append([], Received("bundle-1", note("received")))
    assert [stored.received_from for stored in file.facts()] == [None, None, "bundle-1"]


def test_an_older_fact_that_arrives_later_does_not_win(file: NotebookFile) -> None:
    file.append(note("late", 50))
    file.append(note("early", 10))
    assert file.folded()["interview", "note"].fields["text"] == "late"


def test_a_crash_before_the_anchor_leaves_it_on_the_chain(file: NotebookFile) -> None:
    anchor = file.tip()
    file.append(note("not anchored"))
    assert file.has_chain(anchor)
    assert file.has_chain(GENESIS_TIP)
    assert verify(file, NOTEBOOK, anchor).problems == ()


def test_an_anchor_of_another_life_is_not_on_the_chain(file: NotebookFile) -> None:
    assert not file.has_chain(Tip(1, bytes(32)))
    assert not file.has_chain(Tip(99, file.tip().chain))
    assert not file.has_chain(Tip(0, file.tip().chain))
    assert Tip(0, GENESIS) == GENESIS_TIP


def test_records_that_are_not_the_fold_are_found_and_made_again(file: NotebookFile) -> None:
    file.append(note("kept"))
    right = file.folded()
    assert not file.make_records_again()
    with file._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM record WHERE kind = 'person'")
        connection.exec_driver_sql("INSERT INTO record SELECT kind, 'ghost', doc, at FROM record")
    assert verify(file, NOTEBOOK, None).problems == ("records",)
    assert file.make_records_again()
    assert file.folded() == right
    assert verify(file, NOTEBOOK, file.tip()).problems == ()


def test_a_record_that_cannot_be_read_is_damage_and_not_a_bug(file: NotebookFile) -> None:
    with file._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE record SET doc = CAST('{' AS BLOB)")
    with pytest.raises(FileDamaged):
        file.folded()
    with pytest.raises(FileDamaged):
        file.append(save(Edit("person", "person", "last_name", "Belkacem"), second=9))
    assert verify(file, NOTEBOOK, None).problems
    assert file.make_records_again()
    assert verify(file, NOTEBOOK, None).problems == ()


def test_drafts_are_kept_replaced_and_dropped(file: NotebookFile) -> None:
    file.put_draft("claire/interview", b"one")
    file.put_draft("claire/interview", b"two")
    file.put_draft("mehdi/interview", b"three")
    assert file.drafts() == {"claire/interview": b"two", "mehdi/interview": b"three"}
    file.drop_draft("claire/interview")
    file.drop_draft("claire/interview")
    assert file.drafts() == {"mehdi/interview": b"three"}
    assert verify(file, NOTEBOOK, file.tip()).problems == ()


def test_a_dropped_draft_leaves_no_trace_on_any_page(file: NotebookFile, path: Path) -> None:
    word = b"brouillon-4711 "
    file.put_draft("claire/interview", word * 2000)
    assert any(word in page for page in decrypted_pages(path))
    file.drop_draft("claire/interview")
    assert not any(word in page for page in decrypted_pages(path))


def test_the_stamp_is_the_file_as_it_stands_open_or_closed(file: NotebookFile, path: Path) -> None:
    file.append(note("x" * 20_000))
    held = path.stat()
    assert file.stamp() == (held.st_size, held.st_mtime_ns)
    file.close()
    assert file.stamp() == (held.st_size, held.st_mtime_ns)


def test_closing_twice_harms_nobody(file: NotebookFile) -> None:
    file.close()
    file.close()


def test_a_full_disk_refuses_the_save_and_keeps_the_notebook(file: NotebookFile) -> None:
    tip = file.tip()
    with file._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 2")
    with pytest.raises(DiskFull):
        file.append(note("long" * 20_000))
    with file._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 10000")
    assert file.tip() == tip
    assert verify(file, NOTEBOOK, tip).problems == ()
    assert file.append(note("long" * 20_000)).n == tip.n + 1


def test_a_notebook_of_a_newer_format_is_refused_untouched(file: NotebookFile, path: Path) -> None:
    with file._engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    file.close()
    before = path.read_bytes()
    with pytest.raises(NewerFormat):
        NotebookFile.open(path, KEY, SALT)
    assert path.read_bytes() == before


def test_a_save_of_more_facts_than_one_statement_asks_for(file: NotebookFile) -> None:
    facts = long_journal(1300)[2:]
    file.append(facts)
    file.append(facts)
    assert len(ids(file)) == 1300
    assert file.folded() == fold_records(stored.fact for stored in file.facts())
    assert verify(file, NOTEBOOK, file.tip()) == Findings((), file.tip(), 1300)


def test_what_a_person_wrote_is_nowhere_in_clear(file: NotebookFile, path: Path) -> None:
    file.append(note(CANARY))
    assert any(CANARY.encode() in page for page in decrypted_pages(path))
    assert CANARY.encode() not in path.read_bytes()
