"""Is everything whole? Checking every notebook, and making the directory again from the notebooks."""

import msgspec

from carnet_desktop.crypto import keycheck
from carnet_desktop.domain.facts import utc_text
from carnet_desktop.errors import CarnetError, Damaged, FileDamaged, NotebookUnknown, RecordNotFound
from carnet_desktop.storage.cipher import SALT_BYTES
from carnet_desktop.storage.files import read_head
from carnet_desktop.storage.notebook_file import NotebookFile
from carnet_desktop.storage.registry import NotebookRow
from carnet_desktop.storage.rows import AccessRow
from carnet_desktop.storage.verifying import Findings, verify

from .merging_notebooks import hide_merged
from .opening import borrowed, notebook_key, remember
from .progress import Report
from .session import Session
from .transfers import rows_of


class Finding(msgspec.Struct, frozen=True):
    """What is wrong with one notebook: `problems` are machine words, `error` what opening it raised."""

    notebook: str
    problems: tuple[str, ...] = ()
    error: CarnetError | None = None


class Checked(msgspec.Struct, frozen=True):
    """The result of a whole check. `strangers`: names of files that are no notebook of this structure."""

    notebooks: int
    facts: int
    findings: tuple[Finding, ...]
    unknown: tuple[str, ...]
    strangers: tuple[str, ...]

    @property
    def whole(self) -> bool:
        return not self.findings and not self.unknown


def check(session: Session, report: Report) -> Checked:
    """Every page, hash and chain of every notebook, against the registry's anchors. Reads only."""
    rows = {row.id: row for row in session.registry.notebooks().values() if row.tip.n or _exists(session, row.id)}
    findings, facts = [], 0
    for done, row in enumerate(rows.values()):
        report(done, len(rows))
        try:
            found = _verify(session, row)
        except Damaged as error:
            findings.append(Finding(row.id, (error.code,), error))
            continue
        facts += found.facts
        if found.problems:
            findings.append(Finding(row.id, found.problems))
    report(len(rows), len(rows))
    return Checked(len(rows), facts, tuple(findings), unknown(session), tuple(session.layout.strangers()))


def _exists(session: Session, notebook: str) -> bool:
    return session.layout.notebook(notebook).exists()


def unknown(session: Session) -> tuple[str, ...]:
    """Notebooks that stand in the home and that the registry does not know."""
    known = session.registry.notebooks()
    return tuple(sorted(found for found in session.layout.notebook_ids() if found not in known))


def rebuild(session: Session, adopt: tuple[str, ...], report: Report) -> int:
    """Make the records, the directory and the list of transfers again from the facts; the answer is how many were read.

    `adopt` names notebooks found in the home that the registry does not know and that a person accepts: anybody can
    seal a key to our public keys, so none is taken silently. Raises NotebookUnknown for those that remain, once the
    known ones are rebuilt; RecordNotFound for an id that is not there to adopt; Damaged for one that is not whole.
    """
    found = unknown(session)
    for notebook in adopt:
        if notebook not in found:
            raise RecordNotFound("notebook", notebook)
        _adopt(session, notebook)
    rows = [row for row in session.registry.notebooks().values() if row.tip.n or _exists(session, row.id)]
    for done, row in enumerate(rows):
        report(done, len(rows))
        with borrowed(session, row.id) as opened:
            if opened.file.make_records_again():
                opened.read_again()
            state = opened.notebook(row.id, session.structure.id)
            remember(session, {row.id: opened}, transfers=[*rows_of(state)])
    hide_merged(session)
    report(len(rows), len(rows))
    remaining = unknown(session)
    if remaining:
        raise NotebookUnknown(remaining)
    return len(rows)


def _adopt(session: Session, notebook: str) -> None:
    key = notebook_key(session, notebook)
    path = session.layout.notebook(notebook)
    with NotebookFile.open(path, key) as file:
        found = verify(file, notebook, None)
        if found.problems:
            raise FileDamaged(path, found.problems[0])
    salt = read_head(path, SALT_BYTES)
    session.registry.reserve([NotebookRow.reserved(notebook, salt, keycheck.key_check(key, notebook))])
    with borrowed(session, notebook):
        row = AccessRow(utc_text(session.now()), session.staff.id, "adopted", notebook)
        session.registry.log(row)


def _verify(session: Session, row: NotebookRow) -> Findings:
    with borrowed(session, row.id) as opened:
        return verify(opened.file, row.id, row.tip)
