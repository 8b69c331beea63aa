"""kill -9 at every single change made while a file leaves, comes in or is answered: all that tells of it agrees."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.crash.dying import Dying
from tests.crash.reopening import reopened
from tests.exchanging import fatou, meet, send, take_in

from carnet_desktop.domain.closing import is_closed
from carnet_desktop.domain.new_records import new_action
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import Consent, Transfer
from carnet_desktop.services import inbox, integrity, receiving, transfers
from carnet_desktop.services.notebooks import open_notebook, put
from carnet_desktop.services.people import refresh
from carnet_desktop.services.progress import silent
from carnet_desktop.services.receipts import ReceiptRead
from carnet_desktop.services.receiving import Received
from carnet_desktop.services.session import Session

Look: TypeAlias = Callable[[Session], bool]


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Where files are handed over."""
    folder = tmp_path / "key"
    folder.mkdir()
    return folder


@pytest.fixture
def notebook(session: Session, partner: Session, tmp_path: Path) -> str:
    meet(session, partner, tmp_path)
    return fatou(session)


@pytest.mark.parametrize("torn", [0, 1])
def test_a_file_that_leaves_is_given_and_told_or_neither(
    torn: int, worker: Dying, session: Session, partner: Session, notebook: str, outside: Path
) -> None:
    file = outside / "aller.carnet"

    def given(again: Session) -> bool:
        state = open_notebook(again, notebook).notebook
        digests = [entry.record.sent.sha256 for entry in state.entries(Transfer) if entry.record.sent]
        lines, files = transfers.journal(again), [*outside.iterdir()]
        assert digests == [sha256(path.read_bytes()).hexdigest() for path in files], "under whatever name"
        assert files in ([], [file])
        exported = [row.detail for row in again.registry.access() if row.action == "exported"]
        assert [line.bundle for line in lines] == exported
        assert len(lines) == len(files) == len([*state.entries(Consent)])
        assert transfers.leaving(again) == []
        return bool(files)

    killed_everywhere(worker, torn, session, outside, given, "send", notebook, partner.structure.id, file)


@pytest.mark.parametrize("known", [True, False])
def test_a_file_that_comes_in_is_in_the_notebook_and_in_the_journal_or_in_neither(
    known: bool, worker: Dying, session: Session, partner: Session, notebook: str, tmp_path: Path
) -> None:
    file, outside = tmp_path / "aller.carnet", tmp_path / "key"
    outside.mkdir()
    if known:
        send(session, notebook, partner, file)
        take_in(partner, file)
        put(session, notebook, new_action("Chercher un logement", "person"))
    bundle = send(session, notebook, partner, file).bundle_id
    receipt = outside / "accuse.carnet"

    def taken(again: Session) -> bool:
        lines = [line for line in transfers.journal(again) if line.bundle == bundle]
        states = [open_notebook(again, row).notebook for row in again.registry.notebooks()]
        told = [state.id for state in states if f"{again.structure.id}/{bundle}" in ids(state)]
        assert [line.notebook for line in lines] == told
        assert len(states) == (1 if known or told else 0)
        waiting = again.layout.inbox_files()
        assert all(path.stem == sha256(path.read_bytes()).hexdigest() for path in waiting)
        assert all((looked(again, path).already is not None) is bool(told) for path in waiting)
        assert told or not receipt.exists(), "no answer before the file is taken in"
        return bool(told)

    killed_everywhere(worker, 1, partner, outside, taken, "take_in", file, receipt)
    assert receipt.exists()


def test_a_receipt_that_comes_back_is_told_everywhere_or_nowhere(
    worker: Dying, session: Session, partner: Session, notebook: str, outside: Path, tmp_path: Path
) -> None:
    file, receipt = tmp_path / "aller.carnet", tmp_path / "accuse.carnet"
    send(session, notebook, partner, file, kind="transfer")
    receipt.write_bytes(take_in(partner, file).receipt)

    def answered(again: Session) -> bool:
        state = open_notebook(again, notebook).notebook
        told = [entry.record.receipt is not None for entry in state.entries(Transfer)]
        assert [line.state == "accepted" for line in transfers.journal(again)] == told == [is_closed(state)]
        for path in again.layout.inbox_files():
            read = receiving.look(again, path)
            assert isinstance(read, ReceiptRead)
            assert read.changed is not told[0]
        assert inbox.inbox(again) == [], "looking at it is treating it"
        return told[0]

    killed_everywhere(worker, 1, session, outside, answered, "answered", receipt)


def killed_everywhere(
    worker: Dying, torn: int, session: Session, outside: Path, look: Look, work: str, *given: object
) -> None:
    """`look` says whether the work is told, once the home is opened again and everything found to agree."""
    home = session.layout.home
    session.lock()
    aside = home.with_name("aside")
    shutil.copytree(home, aside)
    change, answer, seen = 0, "killed", []
    while answer == "killed":
        for folder in (home, outside):
            shutil.rmtree(folder)
        shutil.copytree(aside, home)
        outside.mkdir()
        answer = worker.ask(change, torn, work, home, *given)
        with refreshed(home) as again:
            seen.append(look(again))
        change += 1
    assert answer == "done"
    assert seen == sorted(seen), "told, and never untold by a later kill"
    assert (seen[0], seen[-1]) == (False, True)
    assert change > 30


@contextmanager
def refreshed(home: Path) -> Iterator[Session]:
    """As at the next opening; everything is whole."""
    again = reopened(home)
    assert refresh(again, silent).damaged == ()
    assert integrity.check(again, silent).whole
    yield again
    again.lock()


def ids(state: Notebook) -> set[str]:
    return {entry.record.id for entry in state.entries(Transfer)}


def looked(session: Session, path: Path) -> Received:
    found = receiving.look(session, path)
    assert isinstance(found, Received)
    return found
