"""The registry: settings, anchors, the directory and the access journal, in one encrypted file."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.journal_samples import CANARY, KEY, NOTEBOOK, SALT, birth, decrypted_pages
from tests.unit.old_registry import LINE, older_version

from carnet_desktop.errors import (
    DiskFull,
    FileDamaged,
    FileEmpty,
    FileMissing,
    NewerFormat,
    NotEncrypted,
    WrongNotebook,
)
from carnet_desktop.storage.cipher import open_file
from carnet_desktop.storage.journal import GENESIS_TIP, Tip
from carnet_desktop.storage.notebook_file import NotebookFile
from carnet_desktop.storage.registry import NotebookRow, Registry
from carnet_desktop.storage.registry_tables import APPLICATION
from carnet_desktop.storage.registry_upgrade import upgrade
from carnet_desktop.storage.rows import AccessRow, AgendaRow, DirectoryRow, StructureRow, TransferRow

OTHER = "77777777-7777-4777-8777-777777777777"
TIP = Tip(7, bytes(range(32)))
LATER = DirectoryRow(NOTEBOOK, CANARY, "Benali", "1998-05-25", "yasmina benali", b"{}")
SENT = TransferRow("bundle-1", "sent", "2026-11-24T09:00:00.000000Z", OTHER, NOTEBOOK, b'{"state":"sent"}')


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "registry.db"


@pytest.fixture
def registry(path: Path) -> Iterator[Registry]:
    made = Registry.create(path, KEY, SALT, {"keys_counter": 1})
    yield made
    made.close()


def reserved(*ids: str) -> list[NotebookRow]:
    return [NotebookRow.reserved(notebook, bytes(16), bytes(32)) for notebook in ids]


def test_a_new_registry_is_empty_and_opens_again(registry: Registry, path: Path) -> None:
    registry.close()
    again = Registry.open(path, KEY)
    assert (again.directory(), again.access(), again.notebooks()) == ([], [], {})
    again.close()


def test_closing_twice_harms_nobody(registry: Registry) -> None:
    registry.close()
    registry.close()


def test_a_setting_is_any_json_and_the_last_one_stays(registry: Registry) -> None:
    assert registry.setting("structure", {"absent": True}) == {"absent": True}
    registry.set_setting("structure", {"name": "Mission locale", "hours": ["9 h", None]})
    registry.set_setting("structure", {"name": "Mission locale d’Évry", "idle": 5})
    assert registry.setting("structure") == {"name": "Mission locale d’Évry", "idle": 5}


def test_a_reserved_notebook_stands_at_the_genesis(registry: Registry) -> None:
    registry.reserve(reserved(NOTEBOOK, OTHER))
    row = registry.notebook(NOTEBOOK)
    assert row == NotebookRow(NOTEBOOK, bytes(16), bytes(32), GENESIS_TIP, 0, 0)
    assert set(registry.notebooks()) == {NOTEBOOK, OTHER}
    assert registry.notebook("unknown") is None


def test_a_forgotten_reservation_is_gone_and_the_others_stay(registry: Registry) -> None:
    registry.reserve(reserved(NOTEBOOK, OTHER))
    registry.forget([NOTEBOOK])
    registry.forget([])
    assert set(registry.notebooks()) == {OTHER}


def test_a_save_moves_the_anchor_and_the_line_together(registry: Registry) -> None:
    registry.reserve(reserved(NOTEBOOK, OTHER))
    access = AccessRow("2026-11-24T09:00:00.000000Z", "claire", "anchor_repaired", NOTEBOOK)
    registry.saved([(NOTEBOOK, TIP, 8192, 1_700_000_000_123_456_789)], [LINE], [access])
    row = registry.notebook(NOTEBOOK)
    assert row is not None
    assert (row.tip, row.size, row.mtime_ns) == (TIP, 8192, 1_700_000_000_123_456_789)
    assert registry.directory() == [LINE]
    assert registry.access() == [access]
    other = registry.notebook(OTHER)
    assert other is not None
    assert other.tip == GENESIS_TIP


def test_a_save_replaces_the_line_of_its_notebook_only(registry: Registry) -> None:
    theirs = DirectoryRow(OTHER, "Léa", "Petit", "", "petit lea", b"{}")
    registry.saved([], [LINE, theirs], [])
    registry.saved([], [LATER], [])
    assert sorted(registry.directory(), key=lambda line: line.notebook) == [LATER, theirs]


def test_a_refused_save_changes_nothing_of_it(registry: Registry) -> None:
    registry.reserve(reserved(NOTEBOOK))
    registry.saved([], [LINE], [])
    nobody = AccessRow("2026-11-24T08:00:00.000000Z", None, "opened")  # type: ignore[arg-type]
    with pytest.raises(Exception, match="NOT NULL"):
        registry.saved([(NOTEBOOK, TIP, 1, 1)], [LATER], [nobody])
    registry.set_setting("next", 1)
    row = registry.notebook(NOTEBOOK)
    assert row is not None
    assert (row.tip, registry.directory()) == (GENESIS_TIP, [LINE])


def test_many_notebooks_are_saved_in_one_commit(registry: Registry) -> None:
    ids = [str(uuid.uuid4()) for _ in range(300)]
    registry.reserve(reserved(*ids))
    lines = [DirectoryRow(notebook, "A", "B", "", "a b", b"{}") for notebook in ids]
    registry.saved([(n, TIP, 1, 2) for n in ids], lines, [])
    assert {row.tip for row in registry.notebooks().values()} == {TIP}
    assert {line.notebook for line in registry.directory()} == set(ids)


def test_the_access_journal_only_grows_until_it_is_pruned(registry: Registry) -> None:
    rows = [AccessRow(f"2026-0{month}-01T00:00:00.000000Z", "claire", "opened", NOTEBOOK, "x") for month in (1, 2, 3)]
    registry.log(rows[0])
    registry.log(*rows[1:])
    assert registry.access() == rows
    registry.prune_access("2026-02-01T00:00:00.000000Z")
    assert registry.access() == rows[1:]


def test_a_pruned_line_leaves_no_trace_on_any_page(registry: Registry, path: Path) -> None:
    registry.log(*(AccessRow("2025", "staff-4711", "opened") for _ in range(300)))
    assert any(b"staff-4711" in page for page in decrypted_pages(path))
    registry.prune_access("2026")
    assert not any(b"staff-4711" in page for page in decrypted_pages(path))


def test_no_name_is_in_clear_in_the_registry(registry: Registry, path: Path) -> None:
    registry.saved([], [LINE], [])
    assert any(CANARY.encode() in page for page in decrypted_pages(path))
    assert CANARY.encode() not in path.read_bytes()


def test_a_missing_empty_plain_or_noisy_registry_is_named_and_not_created(tmp_path: Path) -> None:
    cases = {b"": FileEmpty, b"SQLite format 3\0" + bytes(4080): NotEncrypted, bytes(range(256)) * 16: FileDamaged}
    for content, error in cases.items():
        path = tmp_path / "there.db"
        path.write_bytes(content)
        with pytest.raises(error):
            Registry.open(path, KEY)
        assert path.read_bytes() == content
    with pytest.raises(FileMissing):
        Registry.open(tmp_path / "missing.db", KEY)
    assert not (tmp_path / "missing.db").exists()


def test_a_notebook_in_place_of_the_registry_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "registry.db"
    NotebookFile.create(path, KEY, SALT, NOTEBOOK, birth()).close()
    with pytest.raises(WrongNotebook):
        Registry.open(path, KEY)


def test_a_registry_of_a_newer_format_is_refused(registry: Registry, path: Path) -> None:
    with registry._engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    registry.close()
    with pytest.raises(NewerFormat):
        Registry.open(path, KEY)


def test_a_registry_is_never_created_over_another(registry: Registry, path: Path) -> None:
    registry.set_setting("kept", 1)
    with pytest.raises(FileExistsError):
        Registry.create(path, KEY, SALT, {"keys_counter": 1})
    assert registry.setting("kept") == 1


def test_a_structure_is_kept_replaced_and_dropped(registry: Registry) -> None:
    registry.put_structure(StructureRow(OTHER, b'{"state":"new"}'))
    registry.put_structure(StructureRow(NOTEBOOK, b"{}"))
    registry.put_structure(StructureRow(OTHER, b'{"state":"verified"}'))
    registry.drop_structure(NOTEBOOK)
    assert registry.structures() == [StructureRow(OTHER, b'{"state":"verified"}')]


def test_a_transfer_is_written_with_the_save_it_belongs_to(registry: Registry) -> None:
    registry.reserve(reserved(NOTEBOOK))
    registry.saved([(NOTEBOOK, TIP, 1, 1)], [LINE], [], [SENT])
    row = registry.notebook(NOTEBOOK)
    assert row is not None
    assert (row.tip, registry.transfers()) == (TIP, [SENT])
    assert (registry.transfer("bundle-1"), registry.transfer("bundle-2")) == (SENT, None)


def test_the_state_of_a_transfer_moves_on_and_the_oldest_comes_first(registry: Registry) -> None:
    earlier = TransferRow("bundle-0", "received", "2026-11-23T09:00:00.000000Z", OTHER, "", b"{}")
    accepted = TransferRow(SENT.bundle, SENT.direction, SENT.at, SENT.structure, SENT.notebook, b'{"state":"accepted"}')
    for row in (SENT, earlier, accepted):
        registry.saved([], [], [], [row])
    assert registry.transfers() == [earlier, accepted]


@pytest.mark.parametrize("version", [1, 2])
def test_a_registry_of_an_older_version_is_upgraded_once_and_keeps_everything(path: Path, version: int) -> None:
    first = older_version(path, version)
    before = (first.setting("kept"), first.notebooks(), first.directory())
    first.close()
    upgraded = Registry.open(path, KEY)
    assert (upgraded.setting("kept"), upgraded.notebooks(), upgraded.directory()) == before
    upgraded.put_structure(StructureRow(OTHER, b"{}"))
    upgraded.saved([], [], [], [SENT], agenda=[AgendaRow(OTHER, b"[]")])
    upgraded.close()
    left = path.read_bytes()
    again = Registry.open(path, KEY)
    assert (again.transfers(), again.directory(), path.read_bytes()) == ([SENT], [LINE], left)
    assert again.agenda() == [AgendaRow(OTHER, b"[]")]
    again.close()


def test_an_upgrade_that_cannot_be_written_leaves_the_older_version(path: Path) -> None:
    first = older_version(path)
    pages = path.stat().st_size // 4096
    first.close()
    file = open_file(path, KEY, None, APPLICATION, 2)
    file.driver.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        upgrade(path, file)
    assert file.driver.execute("PRAGMA user_version").fetchone() == (1,)
    assert file.driver.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'structure'").fetchone() == (0,)
    file.close()
    Registry.open(path, KEY).close()
