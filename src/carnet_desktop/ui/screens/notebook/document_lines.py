"""The papers as rows: what is missing first, then what is to be brought, then what was received."""

from typing import Final

from carnet_desktop.domain.labels import DOCUMENT_STATES
from carnet_desktop.domain.path_words import file_words
from carnet_desktop.domain.records import Document
from carnet_desktop.i18n import _, count, french_key
from carnet_desktop.ui.lines import Detail, Line

from .desk import Desk, lower_first

_ORDER: Final = ("missing", "to_bring", "received")


def document_lines(desk: Desk) -> list[Line]:
    documents = [entry.record for entry in desk.notebook.entries(Document)]
    documents.sort(key=lambda paper: (_ORDER.index(_state(paper)), french_key(paper.title or ""), paper.id))
    return [document_line(paper) for paper in documents]


def document_line(paper: Document) -> Line:
    state = _state(paper)
    return Line(
        id=paper.id,
        title=paper.title or "",
        icon="file-text",
        icon_tone="bad" if state == "missing" else "",
        after="" if state == "received" else f"· {lower_first(_(DOCUMENT_STATES[state]))}",
        details=(Detail(file_words(paper.file), "paperclip"),) if paper.file else (),
    )


def missing_words(desk: Desk) -> str:
    """`1 manquante sur 4`; "" when nothing is missing."""
    states = [_state(entry.record) for entry in desk.notebook.entries(Document)]
    missing = states.count("missing")
    if not missing:
        return ""
    words = count(missing, _("{n} manquante"), _("{n} manquantes"))
    return _("{words} sur {all}", words=words, all=len(states))


def _state(paper: Document) -> str:
    return paper.state or "to_bring"
