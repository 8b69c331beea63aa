"""Does this program do its whole job on this computer? Done once, from set-up to transfer, in throw-away homes."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from carnet_desktop.crypto.selfcheck import Check
from carnet_desktop.domain.leaving import Choice
from carnet_desktop.domain.sections import DEFAULT_SECTIONS
from carnet_desktop.domain.sheet_choices import SheetChoices
from carnet_desktop.storage.layout import Layout

from . import integrity, receiving, samples, sending, sheets, structures, vault
from .door import read_keys
from .notebooks import open_notebook
from .people import find_person
from .progress import silent
from .session import Session

_SOMEONE: Final = "Fatou Diarra"


def rehearse() -> list[Check]:
    """Each step in its order; the first that fails is the last one told. Takes a few seconds; raises nothing."""
    done: list[Check] = []
    try:
        scratch = TemporaryDirectory(prefix="carnet-check-", ignore_cleanup_errors=True)
    except OSError as error:
        return [Check("temporary-folder", False, str(error))]
    with scratch as folder:
        rehearsal = _Rehearsal(Path(folder))
        try:
            for name, step in rehearsal.steps():
                done.append(_tried(name, step))
                if not done[-1].ok:
                    break
        finally:
            rehearsal.close()
    return done


def _tried(name: str, step: Callable[[], str]) -> Check:
    try:
        return Check(name, True, step())
    except Exception as error:  # whatever is missing from this computer is what this looks for
        return Check(name, False, f"{type(error).__name__}: {error}")


class _Rehearsal:
    """Two invented structures in `folder`; the second one is sent somebody's notebook by the first."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._ours, self._theirs = folder, folder / "ours", folder / "theirs"
        self._file = folder / "transfer.carnet"
        self._sessions: list[Session] = []

    def steps(self) -> tuple[tuple[str, Callable[[], str]], ...]:
        return (
            ("encrypted-home", self._make),
            ("unlock", self._unlock),
            ("facts", self._fold),
            ("sheet", self._print),
            ("bundle-out", self._send),
            ("bundle-in", self._receive),
        )

    def close(self) -> None:
        for session in self._sessions:
            session.lock()

    def _make(self) -> str:
        session = samples.open_samples(self._ours, _now)
        people = len(session.directory)
        session.lock()
        database = (self._ours / "registry.db").read_bytes()
        if database.startswith(b"SQLite format 3"):
            raise RuntimeError("the registry is not encrypted")
        return f"{people} notebooks"

    def _unlock(self) -> str:
        worker = read_keys(Layout(self._ours)).workers[0]
        self._sessions.append(vault.unlock(self._ours, worker.id, samples.PASSPHRASE, _now))
        return worker.name

    def _fold(self) -> str:
        found = integrity.check(self._sessions[0], silent)
        rebuilt = integrity.rebuild(self._sessions[0], (), silent)
        if not found.whole or rebuilt != found.notebooks:
            raise RuntimeError("a notebook is not whole")
        return f"{found.facts} facts"

    def _print(self) -> str:
        session = self._sessions[0]
        notebook = open_notebook(session, find_person(session, _SOMEONE)).notebook
        page = sheets.render(session, sheets.agreed(session, notebook, SheetChoices()))
        from carnet_desktop.printing.preview import page_images

        images = page_images(page, 30)
        return f"{len(page)} bytes, {len(images)} pages"

    def _send(self) -> str:
        ours = self._sessions[0]
        theirs = vault.create(self._theirs, _PARTNER, samples.PASSPHRASE, vault.new_recovery(), _now)
        self._sessions.append(theirs)
        for mine, other in ((ours, theirs), (theirs, ours)):
            card = self._folder / "card.structure"
            card.write_bytes(structures.own_card_file(other))
            structures.trust(mine, card, " ".join(structures.own_card(other).words))
        order = sending.Order(
            recipient=theirs.structure.id,
            kind="referral",
            purpose="Essai du programme",
            consent=sending.SentConsent(state="given", how="à l’oral"),
            choice=Choice(frozenset(DEFAULT_SECTIONS)),
        )
        sent = sending.prepare(ours, find_person(ours, _SOMEONE), order, self._file)
        return f"{sent.facts} facts, {sent.size} bytes"

    def _receive(self) -> str:
        theirs = self._sessions[1]
        received = receiving.look(theirs, self._file)
        if not isinstance(received, receiving.Received):
            raise RuntimeError("a transfer was taken for a receipt")
        accepted = receiving.accept(theirs, received, None)
        return f"{accepted.new} records"


_PARTNER: Final = vault.NewStructure(name="Mission locale de Valmer", worker_name="Karim Benali")


def _now() -> datetime:
    return datetime.now(UTC)
