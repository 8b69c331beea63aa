"""The papers the person has to bring, as lines of the sheet: those followed by name, then what her actions take."""

from collections.abc import Iterator, Mapping
from typing import Final

from ..i18n import _, folded, french_key
from .meanings import meaning_of
from .notebook import Notebook
from .plan import is_open_action
from .records import Action, Document
from .sheet_blocks import ActionBlock
from .sheet_choices import Section
from .sheet_draft import Draft
from .sheet_texts import Texts
from .sheet_words import plain, sentence_case

_TO_BRING: Final = frozenset({"to_bring", "missing"})


def papers_to_bring(notebook: Notebook, wordings: Mapping[str, str]) -> Iterator[Draft]:
    """Each once: what an action under way takes is left to the paper of that name when there is one, received or not.

    `wordings` as in SheetChoices.
    """
    held = [entry.record for entry in notebook.entries(Document)]
    told = {folded(record.title or "") for record in held}
    brought = [record for record in held if record.state in _TO_BRING]
    for record in sorted(brought, key=lambda document: (french_key(document.title or ""), document.id)):
        yield from _paper(record.id, record.title or "", Texts(record.id, wordings), "title")
    actions = (entry.record for entry in notebook.entries(Action) if is_open_action(entry.record))
    for action in sorted(actions, key=lambda action: (action.by or "9999", action.id)):
        for n, title in enumerate(action.documents or ()):
            if folded(title) in told:
                continue
            told.add(folded(title))
            note = _("Pour « {action} »", action=action.what.label) if action.what else None
            field = f"documents/{n}"
            yield from _paper(f"{action.id}/{field}", title, Texts(action.id, wordings), field, note)


def _paper(key: str, typed: str, texts: Texts, field: str, note: str | None = None) -> Iterator[Draft]:
    title = sentence_case(plain(texts.said(field, _("Papier"), typed)))
    if title:
        block = ActionBlock(True, meaning_of(title), title, None)
        yield Draft(key, Section.PAPERS, title, note, block, (), tuple(texts.offered))
