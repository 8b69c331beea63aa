"""kill -9 while a worker saves: every acknowledged change is there afterwards, and everything is whole."""

import random
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import PASSPHRASE, now

from carnet_desktop.domain.new_records import new_action
from carnet_desktop.domain.records import Action
from carnet_desktop.services import integrity, vault
from carnet_desktop.services.notebooks import open_notebook, put
from carnet_desktop.services.opening import open_file
from carnet_desktop.services.people import NewPerson, add_person, refresh
from carnet_desktop.services.progress import silent
from carnet_desktop.services.session import Session
from carnet_desktop.storage.journal import Tip

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def notebook(session: Session) -> str:
    return add_person(session, NewPerson("Fatou", "Diarra", date(1989, 3, 12)))


def test_no_acknowledged_change_is_lost_when_the_program_is_killed(session: Session, notebook: str, home: Path) -> None:
    session.lock()
    moments = random.Random(7)
    acknowledged: list[str] = []
    for round_ in range(8):
        acknowledged += _save_until_killed(home, notebook, after=moments.uniform(0.005, 0.2), seed=round_)
        again = vault.unlock(home, None, PASSPHRASE, now)
        actions = {entry.record.id for entry in open_notebook(again, notebook).notebook.entries(Action)}
        checked = integrity.check(again, silent)
        listed = again.directory.line(notebook)
        told = len(listed.todo) if listed else 0
        again.lock()
        assert set(acknowledged) <= actions
        assert len(actions) <= len(acknowledged) + round_ + 1, "at most the save under way at each kill"
        assert checked.whole, checked.findings
        assert told == len(actions)
    assert len(acknowledged) > 20


def _save_until_killed(home: Path, notebook: str, after: float, seed: int) -> list[str]:
    """The changes that the worker acknowledged before it was killed, `after` seconds past its first one."""
    command = [sys.executable, "-m", "tests.crash.saving_worker", str(home), notebook]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
        first = worker.stdout.readline().strip()
        killer = threading.Timer(after, worker.kill)
        killer.start()
        rest = [line.strip() for line in worker.stdout if line.endswith("\n")]
        killer.join()
    return [first, *rest]


def test_a_crash_between_the_notebook_and_its_anchor_is_repaired_and_told(
    session: Session, notebook: str, home: Path
) -> None:
    held = open_file(session, notebook)
    before, lines = session.registry.notebook(notebook), session.registry.directory()
    assert before is not None
    put(session, notebook, new_action("Appeler la CAF", "person"))
    session.registry.saved([(notebook, before.tip, before.size, before.mtime_ns)], lines, [])
    session.lock()

    again = vault.unlock(home, None, PASSPHRASE, now)
    found = refresh(again, silent)
    row = again.registry.notebook(notebook)
    assert row is not None
    told = [line.action for line in again.registry.access()]
    line = again.directory.line(notebook)
    assert line is not None
    late = [action.label for action in line.todo]
    again.lock()
    assert found.read == (notebook,)
    assert row.tip == held.tip
    assert "anchor_repaired" in told
    assert late == ["Appeler la CAF"]


def test_an_older_copy_put_back_is_read_only_and_says_so(session: Session, notebook: str, home: Path) -> None:
    session.files.pop(notebook, None)
    path = session.layout.notebook(notebook)
    older = path.read_bytes()
    put(session, notebook, new_action("Appeler la CAF", "person"))
    session.lock()
    path.write_bytes(older)

    again = vault.unlock(home, None, PASSPHRASE, now)
    opened = open_notebook(again, notebook)
    checked = integrity.check(again, silent)
    again.lock()
    assert opened.read_only == "older_copy"
    assert [finding.problems for finding in checked.findings] == [("older_copy",)]


def test_a_notebook_beside_the_known_history_is_not_mistaken_for_a_newer_one(session: Session, notebook: str) -> None:
    put(session, notebook, new_action("Appeler la CAF", "person"))
    held = open_file(session, notebook)
    assert held.file.has_chain(held.tip)
    assert not held.file.has_chain(Tip(held.tip.n, b"\0" * 32))
