"""A home written by any released version opens, whole and with the same contents, for ever."""

import json
import os
import shutil
from pathlib import Path

import pytest
from tests.conftest import now
from tests.golden.make_home import contents

from carnet_desktop.domain.records import KINDS, Change, Document
from carnet_desktop.services import integrity, vault
from carnet_desktop.services.agenda import agenda_row
from carnet_desktop.services.attachments import attached
from carnet_desktop.services.directory import directory_row
from carnet_desktop.services.door import look
from carnet_desktop.services.notebooks import open_notebook
from carnet_desktop.services.opening import open_file
from carnet_desktop.services.people import refresh
from carnet_desktop.services.progress import silent

HOMES = sorted(path for path in Path(__file__).parent.iterdir() if (path / "expected.json").exists())


@pytest.fixture(params=HOMES, ids=lambda path: path.name)
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(request.param, tmp_path / "golden"))


def test_there_is_a_home_of_this_format() -> None:
    assert HOMES


def test_an_old_home_opens_whole_with_the_same_contents(golden: Path) -> None:
    session = vault.unlock(golden / "home", None, (golden / "passphrase.txt").read_text("utf-8").strip(), now)
    try:
        checked = integrity.check(session, silent)
        assert checked.whole, checked.findings
        expected = json.loads((golden / "expected.json").read_bytes())
        assert {line.id for line in session.directory.lines()} == set(expected)
        for notebook, records in expected.items():
            assert contents(open_notebook(session, notebook).notebook) == records
            assert not open_file(session, notebook).file.make_records_again(), "the records are the fold of the facts"
    finally:
        session.lock()


def test_the_list_of_an_old_home_is_filled_at_its_first_opening_whatever_its_version(golden: Path) -> None:
    session = vault.unlock(golden / "home", None, (golden / "passphrase.txt").read_text("utf-8").strip(), now)
    try:
        for row in session.registry.notebooks().values():  # nothing but its version makes it read again
            os.utime(session.layout.notebook(row.id), ns=(row.mtime_ns, row.mtime_ns))
        refresh(session, silent)
        states = [open_notebook(session, line.id).notebook for line in session.directory.lines()]
        assert {row.notebook: row for row in session.registry.directory()} == {s.id: directory_row(s) for s in states}
        assert {row.notebook: row for row in session.registry.agenda()} == {s.id: agenda_row(s) for s in states}
        assert refresh(session, silent).read == ()
    finally:
        session.lock()


def test_the_files_of_an_old_home_come_back_whole(golden: Path) -> None:
    session = vault.unlock(golden / "home", None, (golden / "passphrase.txt").read_text("utf-8").strip(), now)
    try:
        for line in session.directory.lines():
            for entry in open_notebook(session, line.id).notebook.entries(Document):
                if entry.record.file is not None:
                    assert len(attached(session, line.id, entry.record.file)) == entry.record.file.size
    finally:
        session.lock()


def test_an_old_home_opens_with_its_recovery_words(golden: Path) -> None:
    words = (golden / "recovery-words.txt").read_text("utf-8").split()
    seen = look(golden / "home")
    assert seen is not None
    phrase = "moulin rivière lagune fidèle tulipe copain lanterne"
    vault.recover(golden / "home", seen.staff[0].id, words, phrase, now).lock()
    vault.unlock(golden / "home", None, phrase, now).lock()


def test_the_home_of_the_latest_version_holds_every_released_kind() -> None:
    expected = json.loads((HOMES[-1] / "expected.json").read_bytes())
    kept = {kind for records in expected.values() for kind in records}
    assert kept >= {cls.kind.name for cls in {*KINDS.values()} - {Change}}
