"""kill -9 at every single change made to a file: the work is there whole or not at all, and nothing is in clear."""

import shutil
import uuid
from pathlib import Path

import pytest
from tests.crash.dying import Dying
from tests.journal_samples import CANARY, KEY, NOTEBOOK, SALT, birth, long_journal
from tests.unit.old_registry import LINE, older_version

from carnet_desktop.crypto import keycheck
from carnet_desktop.services import integrity
from carnet_desktop.services.opening import seal_notebook_key
from carnet_desktop.services.people import refresh
from carnet_desktop.services.progress import silent
from carnet_desktop.services.session import Session
from carnet_desktop.storage.journal import Tip
from carnet_desktop.storage.notebook_file import NotebookFile
from carnet_desktop.storage.registry import NotebookRow, Registry
from carnet_desktop.storage.verifying import verify

FILES = ("notebook.db", "registry.db")
WRITTEN = {"save": {("interview", "last")}, "receive": {("interview", "last"), ("interview", "brought")}}


@pytest.fixture
def before(tmp_path: Path) -> Tip:
    """A notebook and its registry, anchored; a copy of each is put aside."""
    with NotebookFile.create(tmp_path / "notebook.db", KEY, SALT, NOTEBOOK, birth()) as file:
        tip = file.append(long_journal(60)[2:])
        stamp = file.stamp()
    registry = Registry.create(tmp_path / "registry.db", KEY, SALT, {"keys_counter": 1})
    registry.reserve([NotebookRow.reserved(NOTEBOOK, SALT, bytes(32))])
    registry.saved([(NOTEBOOK, tip, *stamp)], [], [])
    registry.close()
    (tmp_path / "aside").mkdir()
    for name in FILES:
        shutil.copy(tmp_path / name, tmp_path / "aside" / name)
    return tip


@pytest.mark.parametrize(("work", "torn"), [("save", 0), ("save", 1), ("receive", 0), ("receive", 1)])
def test_a_save_or_a_bundle_killed_anywhere_is_there_whole_or_not_at_all(
    work: str, torn: int, worker: Dying, before: Tip, tmp_path: Path
) -> None:
    seen: list[tuple[bool, bool]] = []
    change, answer = 0, "killed"
    while answer == "killed":
        put_back(tmp_path)
        answer = worker.ask(change, torn, work, tmp_path)
        nothing_in_clear(tmp_path)
        seen.append(state(tmp_path, before, WRITTEN[work]))
        change += 1
    assert answer == "done"
    assert seen[0] == (False, False)
    assert seen[-1] == (True, True)
    assert seen == sorted(seen), "written, then anchored, never the other way"
    assert (True, False) in seen
    assert change > 20


def put_back(folder: Path) -> None:
    for name in FILES:
        folder.joinpath(f"{name}-journal").unlink(missing_ok=True)
        shutil.copy(folder / "aside" / name, folder / name)


def nothing_in_clear(folder: Path) -> None:
    """The journals that the kill left are read too."""
    for path in folder.iterdir():
        if path.is_file():
            assert CANARY.encode() not in path.read_bytes(), path.name


def state(folder: Path, before: Tip, written: set[tuple[str, str]]) -> tuple[bool, bool]:
    """Whether the last save is in the notebook, and whether it is anchored; both files are whole in any case."""
    registry = Registry.open(folder / "registry.db", KEY)
    row, listed = registry.notebook(NOTEBOOK), registry.directory()
    registry.close()
    assert row is not None
    with NotebookFile.open(folder / "notebook.db", KEY, SALT) as file:
        tip = file.tip()
        assert verify(file, NOTEBOOK, row.tip).problems == ()
        assert file.has_chain(row.tip)
        assert written & file.folded().keys() == (written if tip != before else set())
    assert bool(listed) is (row.tip != before)
    return tip != before, row.tip != before


def test_a_creation_killed_anywhere_leaves_a_whole_notebook_or_nothing(
    worker: Dying, session: Session, home: Path
) -> None:
    change, answer, found = 0, "killed", set()
    while answer == "killed":
        notebook = str(uuid.uuid4())
        check = keycheck.key_check(KEY, notebook).hex()
        sealed = seal_notebook_key(session.keys, notebook, KEY).hex()
        answer = worker.ask(change, 1, "create", home, session.keys.registry.hex(), notebook, check, sealed)
        assert refresh(session, silent).damaged == ()
        checked = integrity.check(session, silent)
        assert (checked.findings, checked.unknown, checked.strangers) == ((), (), ())
        exists = session.layout.notebook(notebook).exists()
        assert exists is session.layout.key(notebook).exists() is (notebook in session.registry.notebooks())
        assert exists is any(line.notebook == notebook for line in session.registry.directory())
        found.add(exists)
        change += 1
    assert answer == "done"
    assert exists
    assert found == {True, False}
    assert change > 20


@pytest.mark.parametrize("torn", [0, 1])
def test_an_upgrade_of_the_registry_killed_anywhere_keeps_everything(torn: int, worker: Dying, tmp_path: Path) -> None:
    first = tmp_path / "first.db"
    older_version(first).close()
    change, answer = 0, "killed"
    while answer == "killed":
        path = tmp_path / f"registry-{change}.db"
        shutil.copy(first, path)
        answer = worker.ask(change, torn, "upgrade", path)
        registry = Registry.open(path, KEY)
        assert (set(registry.notebooks()), registry.directory(), registry.transfers()) == ({NOTEBOOK}, [LINE], [])
        registry.close()
        change += 1
    assert answer == "done"
    assert change > 5
