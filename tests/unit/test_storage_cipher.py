"""The one way files are opened and created: a raw key, never in clear, refusals told apart, values never told."""

import logging
import os
import sqlite3
import stat
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest
import sqlcipher3
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError
from tests.journal_samples import CANARY, KEY, SALT, decrypted_pages

from carnet_desktop.errors import (
    CipherMissing,
    DiskFull,
    FileDamaged,
    NewerFormat,
    StorageBusy,
    WriteFailed,
    WrongNotebook,
)
from carnet_desktop.storage.cipher import create_file, open_file, require_cipher
from carnet_desktop.storage.transactions import reading, writing
from carnet_desktop.storage.translating import translated

APPLICATION = 0x54455354
SCHEMA = ("CREATE TABLE kept (word TEXT)",)


def create(path: Path, application: int = APPLICATION, version: int = 1) -> None:
    engine = create_file(path, KEY, SALT, application, version, SCHEMA).engine
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO kept VALUES (?)", (CANARY,))
    engine.dispose()


def reopen(path: Path, key: bytes = KEY, salt: bytes | None = SALT, version: int = 1) -> Engine:
    return open_file(path, key, salt, APPLICATION, version).engine


@pytest.fixture
def path(tmp_path: Path) -> Path:
    created = tmp_path / "file.db"
    create(created)
    return created


@pytest.fixture
def engine(path: Path) -> Iterator[Engine]:
    opened = reopen(path)
    yield opened
    opened.dispose()


def words(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return [str(row[0]) for row in connection.exec_driver_sql("SELECT word FROM kept")]


def test_the_library_encrypts() -> None:
    assert require_cipher().startswith("4.")


@pytest.mark.parametrize("driver", [sqlite3])
def test_a_library_that_does_not_encrypt_is_refused(driver: ModuleType) -> None:
    with pytest.raises(CipherMissing):
        require_cipher(driver)


def test_a_new_file_begins_with_our_salt_and_shows_nothing(path: Path) -> None:
    data = path.read_bytes()
    assert data[:16] == SALT
    assert CANARY.encode() not in data
    assert any(CANARY.encode() in page for page in decrypted_pages(path))


def test_the_key_is_used_raw_and_not_as_a_passphrase(path: Path) -> None:
    """Decrypting the pages with the bytes of the key is the proof; not deriving it is also a thousand times faster."""
    assert decrypted_pages(path)[0].startswith(b"\x10\x00")  # the page size of the SQLite header, 4096
    started = time.perf_counter()
    reopen(path).dispose()
    raw = time.perf_counter() - started
    started = time.perf_counter()
    connection = sqlcipher3.connect(":memory:")
    connection.set_key(bytearray(b"a passphrase"))
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    slow = sqlcipher3.connect(path)
    slow.set_key(bytearray(KEY))  # 32 bytes that are not `x'…'` are silently a passphrase
    started = time.perf_counter()
    with pytest.raises(sqlcipher3.DatabaseError):
        slow.execute("SELECT count(*) FROM kept")
    derived = time.perf_counter() - started
    slow.close()
    assert raw < derived / 4


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_key_of_another_length_is_a_mistake_and_never_a_passphrase(length: int, path: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="raw key"):
        reopen(path, key=bytes(length))
    if length not in (16, 32):
        with pytest.raises(ValueError, match="raw key"):
            create_file(tmp_path / "new.db", bytes(length), SALT, APPLICATION, 1, SCHEMA)
        assert not (tmp_path / "new.db").exists()


def test_every_setting_holds_on_an_open_file(engine: Engine) -> None:
    expected = {
        "journal_mode": "delete",
        "synchronous": 3,
        "secure_delete": 1,
        "temp_store": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cipher_page_size": "4096",
    }
    with engine.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
    assert found == expected


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_new_file_and_its_journal_are_private_even_with_an_ordinary_umask(tmp_path: Path) -> None:
    former = os.umask(0o022)
    try:
        path = tmp_path / "file.db"
        create(path)
        engine = reopen(path)
        with engine.begin() as connection:
            connection.exec_driver_sql("INSERT INTO kept VALUES ('more')")
            modes = {found.name: stat.S_IMODE(found.stat().st_mode) for found in tmp_path.iterdir()}
        engine.dispose()
    finally:
        os.umask(former)
    assert modes == {"file.db": 0o600, "file.db-journal": 0o600}


def test_the_journal_of_a_save_shows_nothing(engine: Engine, tmp_path: Path) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA cache_spill = 1")
        connection.exec_driver_sql("UPDATE kept SET word = word || ?", (CANARY * 2000,))
        files = {found.name: found.read_bytes() for found in tmp_path.iterdir()}
    assert files["file.db-journal"]
    assert not any(CANARY.encode() in data for data in files.values())


def test_a_closed_file_has_no_journal_beside_it(path: Path, tmp_path: Path) -> None:
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_what_is_removed_does_not_stay_in_free_pages(path: Path) -> None:
    engine = reopen(path)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO kept VALUES (?)", (CANARY * 500,))
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM kept")
    engine.dispose()
    assert not any(CANARY.encode() in page for page in decrypted_pages(path))


def test_creating_never_writes_over_a_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        create(path)
    assert path.read_bytes() == before


def test_a_creation_that_fails_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "file.db"
    with pytest.raises(sqlcipher3.OperationalError):
        create_file(path, KEY, SALT, APPLICATION, 1, (*SCHEMA, "CREATE NONSENSE"))
    assert list(tmp_path.iterdir()) == []


def test_creating_in_a_folder_that_is_not_there_is_a_failure_of_ours(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed):
        create(tmp_path / "nowhere" / "file.db")


def test_the_schema_is_part_of_the_transaction(tmp_path: Path) -> None:
    """With the driver's default isolation level, DDL would commit at once."""
    path = tmp_path / "file.db"
    engine = create_file(path, KEY, SALT, APPLICATION, 1, SCHEMA).engine
    with pytest.raises(ZeroDivisionError), engine.begin():
        raise ZeroDivisionError
    engine.dispose()
    assert path.stat().st_size == 0


def test_a_save_that_fails_half_way_leaves_nothing_for_the_next_one_to_commit(path: Path, engine: Engine) -> None:
    with pytest.raises(SQLAlchemyError), engine.begin() as connection:  # noqa: PT012 - the first half succeeds
        connection.exec_driver_sql("INSERT INTO kept VALUES ('half')")
        connection.exec_driver_sql("INSERT INTO nowhere VALUES ('half')")
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO kept VALUES ('whole')")
    assert words(engine) == [CANARY, "whole"]


def test_reading_keeps_no_lock(path: Path, engine: Engine) -> None:
    with reading(path, engine) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM kept").scalar() == 1
        other = reopen(path)
        with writing(path, other) as writer:
            writer.exec_driver_sql("PRAGMA busy_timeout = 0")
            writer.exec_driver_sql("INSERT INTO kept VALUES ('meanwhile')")
        other.dispose()
        assert connection.exec_driver_sql("SELECT count(*) FROM kept").scalar() == 2


def test_a_wrong_key_reads_nothing(path: Path) -> None:
    with pytest.raises(FileDamaged) as caught:
        reopen(path, key=bytes(32))
    assert caught.value.reason == "unreadable"


def test_another_application_is_told_from_ours(tmp_path: Path) -> None:
    create(tmp_path / "registry.db", application=APPLICATION + 1)
    with pytest.raises(WrongNotebook) as caught:
        reopen(tmp_path / "registry.db")
    assert caught.value.reason == "application"


def test_a_newer_format_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "file.db"
    create(path, version=2)
    before = path.read_bytes()
    with pytest.raises(NewerFormat):
        reopen(path, version=1)
    assert path.read_bytes() == before


def test_a_file_may_be_used_by_another_thread_than_the_one_that_opened_it(path: Path) -> None:
    with ThreadPoolExecutor(1) as first, ThreadPoolExecutor(1) as second:
        engine = first.submit(reopen, path).result()
        assert second.submit(words, engine).result() == [CANARY]
        second.submit(engine.dispose).result()


def test_two_writers_wait_for_each_other_and_the_second_is_told(path: Path, engine: Engine) -> None:
    other = reopen(path)
    with other.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
        connection.rollback()
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO kept VALUES ('first')")
        with pytest.raises(StorageBusy), translated(path), other.begin():
            pass
    other.dispose()
    assert words(engine) == [CANARY, "first"]


def test_a_full_disk_changes_nothing_and_a_save_works_once_there_is_room(path: Path, engine: Engine) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 2")
    with pytest.raises(DiskFull), translated(path), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO kept VALUES (?)", ("long" * 10_000,))
    assert words(engine) == [CANARY]
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000")
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO kept VALUES ('after')")
    assert words(engine) == [CANARY, "after"]


def test_a_bug_in_sql_never_tells_the_values_it_carried(
    path: Path, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        try:
            with translated(path), engine.begin() as connection:
                connection.execute(text("INSERT INTO nowhere VALUES (:word)"), {"word": CANARY})
        except SQLAlchemyError as error:
            logging.getLogger("test").exception("bug")
            told = f"{error} {error!r}"
        else:
            pytest.fail("the statement should have failed")
    assert "nowhere" in caplog.text
    assert CANARY not in caplog.text + told
