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
from .transfers import leaving, rows_of


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
    """Every page, hash and chain of every notebook, against the registry's anchors. No notebook is written."""
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

    `adopt` names notebooks that a person accepts: found in the home and unknown to the registry (anybody can seal a key
    to our public keys, so none is taken silently), or older copies whose latest one is lost for good. Raises
    NotebookUnknown for those that remain, once the known ones are rebuilt; RecordNotFound for an id that is not there
    to adopt; Damaged for one that is not whole.
    """
    found = unknown(session)
    for notebook in adopt:
        if notebook in found:
            _adopt(session, notebook)
        else:
            _adopt_older(session, notebook)
    rows = [row for row in session.registry.notebooks().values() if row.tip.n or _exists(session, row.id)]
    not_yet = leaving(session)
    for done, row in enumerate(rows):
        report(done, len(rows))
        with borrowed(session, row.id) as opened:
            if opened.file.make_records_again():
                opened.read_again()
            state = opened.notebook(row.id, session.structure.id)
            remember(session, {row.id: opened}, transfers=[*rows_of(state, not_yet)])
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
        _require_whole(file, notebook)
    salt = read_head(path, SALT_BYTES)
    session.registry.reserve([NotebookRow.reserved(notebook, salt, keycheck.key_check(key, notebook))])
    with borrowed(session, notebook):
        session.registry.log(_adopted(session, notebook))


def _adopt_older(session: Session, notebook: str) -> None:
    """From now on this copy is the one that counts."""
    if session.registry.notebook(notebook) is None:
        raise RecordNotFound("notebook", notebook)
    with borrowed(session, notebook) as opened:
        if not opened.read_only:
            raise RecordNotFound("notebook", notebook)
        _require_whole(opened.file, notebook)
        opened.read_only = None
        remember(session, {notebook: opened}, [_adopted(session, notebook)])


def _require_whole(file: NotebookFile, notebook: str) -> None:
    found = verify(file, notebook, None)
    if found.problems:
        raise FileDamaged(file.path, found.problems[0])


def _adopted(session: Session, notebook: str) -> AccessRow:
    return AccessRow(utc_text(session.now()), session.staff.id, "adopted", notebook)


def _verify(session: Session, row: NotebookRow) -> Findings:
    with borrowed(session, row.id) as opened:
        return verify(opened.file, row.id, row.tip)
