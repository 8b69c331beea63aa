"""Two notebooks of one person made one, and taken apart again when it was a mistake.

Merging is the union of their facts: what was written in the other notebook is written in this one too, which bears its
id from then on. The other file stays as it is, out of the list. Each fact names the notebook it was written in: to
separate them is to say that those of the other count no more here, and to put it back in the list.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from carnet_desktop.domain.facts import Fact, utc_text
from carnet_desktop.domain.notebook import NOTHING_FOLDED, Notebook, counting, separated
from carnet_desktop.domain.records import OF_THE_PROGRAM, PERSON_ID, RIGHTS_ID, WORK_ID, Attached, NotebookId
from carnet_desktop.domain.writing import Edit, plain
from carnet_desktop.errors import InvalidField, ReadOnlyNotebook, RecordNotFound
from carnet_desktop.i18n import parse_birth_day
from carnet_desktop.storage.journal import Blob
from carnet_desktop.storage.rows import AccessRow

from .directory import PersonLine
from .notebooks import OpenNotebook, save
from .open_file import OpenFile
from .opening import borrowed, close_file, open_file, remember
from .session import Session

MERGED: Final = "Deux carnets réunis"
SEPARATED: Final = "Deux carnets séparés"
_ONE: Final = frozenset({PERSON_ID, RIGHTS_ID, WORK_ID})  # records that every notebook has


def merge_notebooks(session: Session, kept: str, other: str) -> OpenNotebook:
    """Bring all that `other` holds into `kept`, and take `other` out of the list. Done again, it changes nothing.

    For each thing that both say, the latest stays, the other is in the history. Raises InvalidField for a notebook and
    itself, ReadOnlyNotebook, FactAltered and storage's refusals: then nothing is written.
    """
    if kept == other:
        raise InvalidField("notebook", "choice", other)
    with borrowed(session, other) as source:
        _require_writable(source)
        facts = counting(stored.fact for stored in source.file.facts())
        blobs = list(_blobs(source, facts))
        ids = source.notebook(other, session.structure.id).ids
    with borrowed(session, kept) as into:
        known = into.file.known()
        merged = save(
            session,
            kept,
            [
                # Its own id too: the other may have been separated from it once, and say so.
                *(_attached(session, notebook, value=True) for notebook in (kept, other)),
                *(Edit(*record, "deleted", False) for record in coming_back(into, source, ids)),
            ],
            MERGED,
            dated=[fact for fact in facts if fact.id not in known],
            blobs=blobs,
            access=[AccessRow(utc_text(session.now()), session.staff.id, "merged", kept, other)],
        )
    close_file(session, other)
    _unlist(session, other)
    return merged


def merged_into(session: Session, notebook: str) -> tuple[str, ...]:
    """The notebooks of this house that were merged into this one and may be separated from it."""
    ids = open_file(session, notebook).notebook(notebook, session.structure.id).ids[1:]
    known = session.registry.notebooks()
    return tuple(other for other in ids if other in known and session.directory.line(other) is None)


def may_be_separated(session: Session, notebook: Notebook) -> bool:
    """Whether `merged_into` may find something, told without the registry: asked by the window, each time."""
    others = (other for other in notebook.ids[1:] if session.directory.line(other) is None)
    return any(session.layout.notebook(other).exists() for other in others)


def separate_notebooks(session: Session, kept: str, other: str) -> OpenNotebook:
    """Take out of `kept` what came from `other`, which comes back in the list as it was.

    What was written since on things that only `other` had goes back with them. Notebooks merged into `kept` that hold
    `other` too let it go as well. Raises RecordNotFound when `other` was not merged into `kept`, ReadOnlyNotebook.
    """
    merged = merged_into(session, kept)
    if other not in merged:
        raise RecordNotFound(NotebookId.kind.name, other)
    with borrowed(session, kept) as opened, borrowed(session, other) as source:
        _require_writable(opened)
        _require_writable(source)
        ids = source.notebook(other, session.structure.id).ids
        for between in merged:
            with borrowed(session, between) as holder:
                if other in holder.notebook(between, session.structure.id).ids[1:]:
                    _take_out(session, between, holder, ids)
                    _unlist(session, between)
        save(session, other, [], dated=_since(opened, kept, ids))
        remember(session, {other: source})
        told = AccessRow(utc_text(session.now()), session.staff.id, "separated", kept, other)
        return _take_out(session, kept, opened, ids, told)


def _since(opened: OpenFile, notebook: str, ids: Sequence[str]) -> list[Fact]:
    journal = [stored.fact for stored in opened.file.facts()]
    return list(written_since(journal, brought_by(journal, notebook, ids)))


def _take_out(session: Session, notebook: str, opened: OpenFile, ids: Sequence[str], *told: AccessRow) -> OpenNotebook:
    journal = [stored.fact for stored in opened.file.facts()]
    out = brought_by(journal, notebook, ids)
    gone = sorted({(fact.kind, fact.record) for fact in written_since(journal, out)})
    edits = [
        *(_attached(session, one, value=False) for one in out),
        *(Edit(*record, "deleted", True) for record in gone),
    ]
    return save(session, notebook, edits, SEPARATED, access=told)


def hide_merged(session: Session) -> None:
    """Take out of the list the notebooks that were merged into another, after the list was made again."""
    lines = session.directory.lines()
    here = {line.id for line in lines}
    for other in {known for line in lines for known in line.doc.ids if known in here}:
        _unlist(session, other)


def same_people(session: Session, notebook: str) -> list[PersonLine]:
    """Who may be the same person under another notebook, the likeliest first."""
    line = session.directory.line(notebook)
    if line is None:
        return []
    birth = parse_birth_day(line.birth_date, session.today())
    found = session.directory.duplicates(line.first_name, line.last_name, birth)
    return [other for other in found if other.id != notebook]


def brought_by(journal: Sequence[Fact], kept: str, ids: Sequence[str]) -> tuple[str, ...]:
    """Of the ids of a merged notebook, those that came with it: this one may have known some by itself."""
    own = {fact.record for fact in journal if _attaches(fact) and fact.notebook == kept and fact.record != ids[0]}
    return tuple(notebook for notebook in ids if notebook not in own)


def coming_back(into: OpenFile, source: OpenFile, ids: Sequence[str]) -> list[tuple[str, str]]:
    """The records that a former separation took out of `into` and that still stand in the other, known by `ids`."""
    journal = [stored.fact for stored in into.file.facts()]
    if ids[0] not in separated(journal):
        return []
    theirs = {(fact.kind, fact.record) for fact in written_since(journal, ids)}
    return sorted(record for record in theirs if _deleted(into, record) and not _deleted(source, record))


def _deleted(opened: OpenFile, record: tuple[str, str]) -> bool:
    return opened.folded.get(record, NOTHING_FOLDED).fields.get("deleted") is True


def _attaches(fact: Fact) -> bool:
    return fact.kind == NotebookId.kind.name and isinstance(fact.value, dict) and fact.value.get("value") is True


def written_since(journal: Sequence[Fact], out: Sequence[str]) -> Iterator[Fact]:
    """What was written elsewhere on records that this notebook had from those that go out.

    `journal` in the order it was written here: what it held before the merge is its own, even where the other notebook
    held the same record earlier (the same référent, the same situation).
    """
    first: dict[tuple[str, str], Fact] = {}
    for fact in journal:
        first.setdefault((fact.kind, fact.record), fact)
    for fact in journal:
        began = first[(fact.kind, fact.record)].notebook
        if fact.notebook not in out and began in out and fact.kind not in OF_THE_PROGRAM and fact.record not in _ONE:
            yield fact


def _attached(session: Session, notebook: str, *, value: bool) -> Edit:
    attached = Attached(value=value, on=session.today().isoformat())
    return Edit(NotebookId.kind.name, notebook, "attached", plain(attached))


def _blobs(source: OpenFile, facts: Sequence[Fact]) -> Iterator[Blob]:
    """The files that facts name."""
    for fact in facts:
        named = fact.value.get("sha256") if isinstance(fact.value, dict) else None
        blob = source.file.blob(bytes.fromhex(named)) if isinstance(named, str) else None
        if blob is not None:
            yield blob


def _require_writable(opened: OpenFile) -> None:
    if opened.read_only:
        raise ReadOnlyNotebook(opened.read_only)


def _unlist(session: Session, notebook: str) -> None:
    session.registry.unlist(notebook)
    session.directory.remove(notebook)
