"""Files that are not the notebook they should be: each refused under its own name, none created, none changed."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.journal_samples import CANARY, KEY, NOTEBOOK, PAGE, SALT, birth, long_journal, note

from carnet_desktop.errors import (
    CarnetError,
    Damaged,
    FileDamaged,
    FileEmpty,
    FileMissing,
    NotEncrypted,
    ReadOnlyNotebook,
    WrongNotebook,
)
from carnet_desktop.storage.journal import Tip
from carnet_desktop.storage.notebook_file import NotebookFile
from carnet_desktop.storage.registry import Registry
from carnet_desktop.storage.verifying import Findings, verify

OTHER = "77777777-7777-4777-8777-777777777777"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / f"{NOTEBOOK}.db"
    NotebookFile.create(made, KEY, SALT, NOTEBOOK, long_journal(120)).close()
    return made


def open_it(path: Path) -> None:
    NotebookFile.open(path, KEY, SALT).close()


def anchor_of(path: Path) -> Tip:
    with NotebookFile.open(path, KEY, SALT) as file:
        return file.tip()


def examined(path: Path, anchor: Tip | None) -> tuple[str, ...]:
    """What opening and verifying say is wrong."""
    try:
        with NotebookFile.open(path, KEY, SALT) as file:
            return verify(file, NOTEBOOK, anchor).problems
    except Damaged as error:
        return (error.code,)


@contextlib.contextmanager
def unchanged(path: Path) -> Iterator[None]:
    before = path.read_bytes()
    yield
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_missing_notebook_is_named_and_not_created(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        open_it(tmp_path / "missing.db")
    with pytest.raises(FileMissing):
        open_it(tmp_path / "nowhere" / "missing.db")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_place_of_a_notebook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileDamaged):
        open_it(tmp_path)


def test_an_empty_notebook_is_named_and_not_filled(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with unchanged(path), pytest.raises(FileEmpty):
        open_it(path)


def test_a_plain_sqlite_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plain.db"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE fact (n)")
    with unchanged(path), pytest.raises(NotEncrypted):
        open_it(path)


@pytest.mark.parametrize("kept", [1, 100, PAGE - 1, PAGE + 1, 5 * PAGE - 17])
def test_a_notebook_cut_within_a_page_is_refused(kept: int, path: Path) -> None:
    os.truncate(path, kept)
    with unchanged(path), pytest.raises((FileDamaged, WrongNotebook)):
        open_it(path)


def test_a_notebook_cut_by_whole_pages_is_found(path: Path) -> None:
    """`cipher_integrity_check` alone says that all is well."""
    anchor = anchor_of(path)
    os.truncate(path, path.stat().st_size - PAGE)
    assert examined(path, anchor)


def test_a_notebook_of_another_salt_is_refused(path: Path) -> None:
    with pytest.raises(WrongNotebook) as caught:
        NotebookFile.open(path, KEY, bytes(16))
    assert caught.value.reason == "salt"


def test_a_damaged_header_is_told_from_a_wrong_key(path: Path) -> None:
    """SQLCipher says the same words for both: the salt that the registry keeps tells them apart."""
    with pytest.raises(FileDamaged):
        NotebookFile.open(path, bytes(32), SALT)
    data = bytearray(path.read_bytes())
    data[3] ^= 1
    path.write_bytes(data)
    with pytest.raises(WrongNotebook):
        open_it(path)


def test_two_notebooks_swapped_are_told_apart_even_under_one_key(path: Path, tmp_path: Path) -> None:
    swapped = tmp_path / f"{OTHER}.db"
    shutil.copy(path, swapped)
    with NotebookFile.open(swapped, KEY, SALT) as file:
        assert verify(file, OTHER, None).problems == ("identity",)


def test_a_registry_in_place_of_a_notebook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "registry.db"
    Registry.create(path, KEY, SALT, {"keys_counter": 1}).close()
    with pytest.raises(WrongNotebook) as caught:
        open_it(path)
    assert caught.value.reason == "application"


def test_noise_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "noise.db"
    path.write_bytes(SALT + os.urandom(4 * PAGE - 16))
    with unchanged(path), pytest.raises(FileDamaged):
        open_it(path)


def test_one_flipped_byte_is_found_wherever_it_is(path: Path) -> None:
    anchor = anchor_of(path)
    whole = path.read_bytes()
    for place in range(7, len(whole), 1511):
        data = bytearray(whole)
        data[place] ^= 0x10
        path.write_bytes(data)
        assert examined(path, anchor), place
    path.write_bytes(whole)
    assert examined(path, anchor) == ()


def test_an_older_whole_copy_is_known_by_its_anchor(path: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copy(path, older)
    with NotebookFile.open(path, KEY, SALT) as file:
        anchor = file.append(note("later"))
    shutil.copy(older, path)
    assert examined(path, anchor) == ("older_copy",)


def test_an_old_copy_that_went_its_own_way_is_known_by_its_chain(path: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copy(path, older)
    with NotebookFile.open(path, KEY, SALT) as file:
        anchor = file.append(note("ours"))
    shutil.copy(older, path)
    with NotebookFile.open(path, KEY, SALT) as file:
        file.append(note("another life"))
        file.append(note("and more", 2))
        assert file.tip().n > anchor.n
        assert not file.has_chain(anchor)
    assert examined(path, anchor) == ("older_copy",)


def test_old_pages_spliced_into_a_newer_file_are_found(path: Path) -> None:
    """Every page carries its own valid HMAC: only SQLite's structure, the hashes and the chain can tell."""
    older = path.read_bytes()
    with NotebookFile.open(path, KEY, SALT) as file:
        for second in range(1, 30):
            anchor = file.append(note(f"later {second} " + "x" * 200, second))
    newer = path.read_bytes()
    changed = [n for n in range(1, len(older) // PAGE) if page(older, n) != page(newer, n)]
    assert changed
    for number in changed:
        spliced = bytearray(newer)
        spliced[number * PAGE : (number + 1) * PAGE] = page(older, number)
        path.write_bytes(spliced)
        assert examined(path, anchor), number


def page(data: bytes, number: int) -> bytes:
    return data[number * PAGE : (number + 1) * PAGE]


_REWRITE = "UPDATE fact SET bytes = CAST(replace(bytes, 'Logement', 'Prison..') AS BLOB) WHERE n = 20"


def test_a_spliced_fact_is_found(path: Path) -> None:
    anchor = anchor_of(path)
    with NotebookFile.open(path, KEY, SALT) as file, file._engine.begin() as connection:
        connection.exec_driver_sql(_REWRITE)
    assert examined(path, anchor) == ("fact:20", "records")


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        ("UPDATE fact SET hash = zeroblob(32) WHERE n = 20", "fact:20"),
        ("UPDATE fact SET chain = zeroblob(32) WHERE n = 20", "chain:20"),
        ("DELETE FROM fact WHERE n = 20", "chain:21"),
        ("UPDATE fact SET id = 'another' WHERE n = 20", "fact:20"),
        ("UPDATE fact SET bytes = CAST(bytes || x'20' AS BLOB) WHERE n = 20", "fact:20"),
        ("UPDATE record SET doc = CAST(replace(doc, 'Logement', 'Prison..') AS BLOB)", "records"),
        ("DELETE FROM record WHERE kind = 'person'", "records"),
        ('UPDATE record SET doc = CAST(replace(doc, \'"won":{\', \'"won":{"x":0,\') AS BLOB)', "records"),
        ("UPDATE record SET doc = CAST('{\"fields\":{' AS BLOB)", "file_damaged"),
        (
            "UPDATE record SET doc = x'7b226669656c6473223a7b2266697273745f6e616d65223a22ff227d2c22776f6e223a7b7d7d'",
            "file_damaged",
        ),
    ],
)
def test_each_tampering_by_someone_who_has_the_key_is_named(sql: str, problem: str, path: Path) -> None:
    anchor = anchor_of(path)
    with NotebookFile.open(path, KEY, SALT) as file, file._engine.begin() as connection:
        connection.exec_driver_sql(sql)
    assert problem in examined(path, anchor)


def test_the_journal_of_another_file_is_not_rolled_back_into_this_one(path: Path, tmp_path: Path) -> None:
    """Its pages do not decrypt under this key and salt: the file is refused or whole, never mixed."""
    other = tmp_path / "other.db"
    NotebookFile.create(other, bytes(reversed(KEY)), bytes(16), OTHER, birth(OTHER)).close()
    with NotebookFile.open(other, bytes(reversed(KEY))) as file, file._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM record")
        strange = other.with_name("other.db-journal").read_bytes()
    anchor = anchor_of(path)
    path.with_name(f"{path.name}-journal").write_bytes(strange)
    problems = examined(path, anchor)
    with contextlib.suppress(CarnetError), NotebookFile.open(path, KEY, SALT) as file:
        assert problems or verify(file, NOTEBOOK, anchor) == Findings((), anchor, anchor.n)


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed there")
@pytest.mark.parametrize("replaced", [False, True])
def test_a_notebook_removed_or_replaced_while_open_refuses_the_save(replaced: bool, path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copy(path, copy)
    with NotebookFile.open(path, KEY, SALT) as file:
        path.unlink()
        if replaced:
            shutil.move(copy, path)
        with pytest.raises(ReadOnlyNotebook if replaced else FileMissing):
            file.append(note("lost?"))
    assert path.exists() is replaced


def test_no_file_of_a_notebook_shows_what_is_in_it(path: Path) -> None:
    with NotebookFile.open(path, KEY, SALT) as file:
        file.append(note(CANARY))
        file.put_draft("interview", CANARY.encode())
    for found in path.parent.iterdir():
        assert CANARY.encode() not in found.read_bytes()
