"""A paper as the texts of its form, and back; the file it is given is read when it is saved."""

from pathlib import Path
from typing import Final, cast, get_args

from msgspec.structs import replace

from carnet_desktop.domain.path_words import file_words
from carnet_desktop.domain.records import Action, Appointment, Document, DocumentState, FileRef
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.i18n import folded, french_key

from .desk import Desk
from .values import Values, text

FILE: Final = "file"
"""The field that holds the digest of the file that is kept, the path of one that was just chosen, or nothing."""


def values_of(paper: Document | None, desk: Desk) -> dict[str, str]:
    known = paper or Document(id="")
    return {
        "title": known.title or "",
        "state": known.state or "to_bring",
        FILE: known.file.sha256 if known.file else "",
    }


def lists(desk: Desk, values: Values) -> dict[str, tuple[tuple[str, str], ...]]:
    """The papers that the plan and the appointments ask for, and what the kept file is called."""
    held = {folded(entry.record.title or "") for entry in desk.notebook.entries(Document)}
    asked = sorted({words for words in _asked(desk) if folded(words) not in held}, key=french_key)
    files = {file.sha256: file for file in (entry.record.file for entry in desk.notebook.entries(Document)) if file}
    return {
        "title": tuple((words, words) for words in asked),
        FILE: tuple((digest, file_words(file)) for digest, file in files.items()),
    }


def read(values: Values, before: Document | None, desk: Desk) -> Document:
    """The paper as written; `rules.check` tells what is wrong with it. A file just chosen is not in it yet."""
    base = before or Document(id=new_record_id())
    state = values.get("state", "")
    return replace(
        base,
        title=text(values, "title"),
        state=cast(DocumentState, state) if state in get_args(DocumentState) else base.state,
        file=base.file if _keeps(values, base.file) else None,
    )


def chosen_path(values: Values, before: Document | None) -> Path | None:
    """The file that was just chosen; None when the paper has none, or keeps its own."""
    path = text(values, FILE)
    return Path(path) if path and not _keeps(values, before.file if before else None) else None


def _keeps(values: Values, file: FileRef | None) -> bool:
    return file is not None and values.get(FILE) == file.sha256


def _asked(desk: Desk) -> list[str]:
    actions = (paper for entry in desk.notebook.entries(Action) for paper in entry.record.documents or ())
    brought = (paper for entry in desk.notebook.entries(Appointment) for paper in entry.record.bring or ())
    return [words[:1].upper() + words[1:] for words in (*actions, *brought)]
