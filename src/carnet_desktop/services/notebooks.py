"""Reading and writing one notebook: what the page, the forms and the terminal do."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from carnet_desktop.domain.cardinality import too_many
from carnet_desktop.domain.facts import Fact, utc_text
from carnet_desktop.domain.interviews import is_private, must_say_why
from carnet_desktop.domain.notebook import NOTHING_FOLDED, Entry, Folded, Notebook
from carnet_desktop.domain.records import Author, Interview, Record
from carnet_desktop.domain.rules import check
from carnet_desktop.domain.writing import Edit, deletion, edits, facts_of
from carnet_desktop.errors import InvalidField, ReadOnlyNotebook, RecordNotFound
from carnet_desktop.storage.journal import Blob, Received
from carnet_desktop.storage.rows import AccessRow, TransferRow

from .open_file import OpenFile
from .opening import close_file, open_file, remember
from .session import Session


@dataclass(frozen=True, slots=True)
class OpenNotebook:
    """A notebook as it stands. `read_only`: older_copy, or None; `saved_at`: UTC text of its last change."""

    notebook: Notebook
    read_only: str | None
    saved_at: str | None


def open_notebook(session: Session, notebook: str) -> OpenNotebook:
    """Raises NotebookUnknown, and what is wrong with its file (errors.Damaged)."""
    return _shown(session, notebook, open_file(session, notebook))


def opened(session: Session, notebook: str) -> None:
    """Tell the access journal that a notebook was looked at."""
    session.registry.log(AccessRow(utc_text(session.now()), session.staff.id, "opened", notebook))


def close_notebook(session: Session, notebook: str) -> None:
    close_file(session, notebook)


def put(
    session: Session, notebook: str, *records: Record, reason: str | None = None, blobs: Sequence[Blob] = ()
) -> OpenNotebook:
    """Write what changed in these records, and the files they name, as one change: all of it or nothing.

    Raises InvalidField (the first problem, nothing written; the missing `reason` of a change to a closed interview),
    ReadOnlyNotebook, and storage's refusals.
    """
    for record in records:
        for problem in check(record):
            raise problem
    opened_file = open_file(session, notebook)
    return save(session, notebook, _changes(session, notebook, opened_file, records, reason), reason, blobs=blobs)


def delete(session: Session, notebook: str, *records: Record, reason: str | None = None) -> OpenNotebook:
    """Together, as one change. Raises InvalidField when a closed interview is deleted without a reason."""
    return _set_deleted(session, notebook, records, deleted=True, reason=reason)


def restore(session: Session, notebook: str, *records: Record) -> OpenNotebook:
    """Together, as one change. Raises InvalidField when there would be too many of a kind."""
    return _set_deleted(session, notebook, records, deleted=False)


def save(
    session: Session,
    notebook: str,
    what: Sequence[Edit],
    reason: str | None = None,
    *,
    blobs: Sequence[Blob] = (),
    received: Received | None = None,
    dated: Sequence[Fact] = (),
    access: Sequence[AccessRow] = (),
    transfers: Sequence[TransferRow] = (),
) -> OpenNotebook:
    """Write edits as one change, then the anchor and the directory. No edit: nothing is written.

    With them, in the same transaction of the notebook, the files they name, what a bundle brought, and `dated` facts of
    our own that were written elsewhere, before; in the same commit of the registry, what its journals are told.
    """
    opened_file = open_file(session, notebook)
    if opened_file.read_only:
        raise ReadOnlyNotebook(opened_file.read_only)
    if what or dated:
        signed = [*what, *author_edits(session, opened_file.folded)]
        ats = [opened_file.last_at, *(fact.at for fact in (*dated, *(received.facts if received else ())))]
        last = max(filter(None, ats), default=None)
        facts = facts_of(signed, session.pen(notebook), now=session.now(), last=last, reason=reason)
        opened_file.write([*dated, *facts], received, blobs)
        remember(session, {notebook: opened_file}, access, transfers)
    return _shown(session, notebook, opened_file)


def visible(session: Session, entry: Entry[Interview]) -> bool:
    """Whether this worker may see an interview: a private one is shown to whoever wrote it."""
    if not is_private(entry.record):
        return True
    writers = {stamp.author for stamp in (entry.stamp("text"), entry.stamp("visibility")) if stamp}
    return session.staff.id in writers


def hidden_interviews(session: Session, notebook: Notebook) -> frozenset[str]:
    """The ids of the private interviews of others: never shown, listed or searched."""
    return frozenset(e.record.id for e in notebook.all_entries(Interview) if not visible(session, e))


def keep_draft(session: Session, notebook: str, name: str, content: Mapping[str, str]) -> None:
    """Keep what is typed and not saved yet, encrypted in the notebook, until it is saved or dropped."""
    open_file(session, notebook).file.put_draft(_draft_name(session, name), json.dumps(dict(content)).encode())


def drafts(session: Session, notebook: str) -> dict[str, dict[str, str]]:
    """This worker's drafts in a notebook, by name."""
    mine = _draft_name(session, "")
    found = open_file(session, notebook).file.drafts()
    return {name.removeprefix(mine): json.loads(data) for name, data in found.items() if name.startswith(mine)}


def drop_draft(session: Session, notebook: str, name: str) -> None:
    open_file(session, notebook).file.drop_draft(_draft_name(session, name))


def _draft_name(session: Session, name: str) -> str:
    """A draft is private to who types it: its name starts with the staff id."""
    return f"{session.staff.id}/{name}"


def _changes(
    session: Session, notebook: str, opened_file: OpenFile, records: Sequence[Record], reason: str | None
) -> list[Edit]:
    state = opened_file.notebook(notebook, session.structure.id)
    for problem in too_many(state, records):
        raise problem
    found: list[Edit] = []
    for record in records:
        entry = state.find(type(record), record.id)
        if entry is not None and entry.newer:
            raise ReadOnlyNotebook("newer")
        before = entry.record if entry else None
        _ask_why(before, record, reason)
        found += edits(record, before)
    return found


def _ask_why(before: Record | None, after: Record, reason: str | None) -> None:
    if must_say_why(before, after) and not (reason or "").strip():
        raise InvalidField("reason", "required")


def _set_deleted(
    session: Session, notebook: str, records: Sequence[Record], *, deleted: bool, reason: str | None = None
) -> OpenNotebook:
    state = open_file(session, notebook).notebook(notebook, session.structure.id)
    held: list[Record] = []
    for record in records:
        entry = state.find(type(record), record.id)
        if entry is None:
            raise RecordNotFound(record.kind.name, record.id)
        if entry.newer:
            raise ReadOnlyNotebook("newer")
        _ask_why(entry.record, msgspec.structs.replace(entry.record, deleted=deleted), reason)
        held.append(entry.record)
    if not deleted:
        for problem in too_many(state, [msgspec.structs.replace(record, deleted=False) for record in held]):
            raise problem
    what = [edit for record in held if record.deleted != deleted for edit in deletion(record, deleted=deleted)]
    return save(session, notebook, what, reason)


def author_edits(session: Session, folded: Mapping[tuple[str, str], Folded]) -> list[Edit]:
    """Who writes, told inside the notebook, so that its history can be read anywhere."""
    me = Author(
        id=session.staff.id,
        name=session.staff.name,
        function=session.staff.function or None,
        structure_name=session.structure.name,
    )
    known = folded.get((Author.kind.name, me.id), NOTHING_FOLDED).fields
    return [edit for edit in edits(me) if known.get(edit.field) != edit.value]


def _shown(session: Session, notebook: str, opened_file: OpenFile) -> OpenNotebook:
    state = opened_file.notebook(notebook, session.structure.id)
    return OpenNotebook(state, opened_file.read_only, opened_file.last_at)
