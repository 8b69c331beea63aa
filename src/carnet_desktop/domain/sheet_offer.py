"""The tick list of the sheet: sections and lines, whether each is ticked, and what may be said otherwise in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..i18n import _, count
from .meanings import Meaning
from .reading import advice
from .sheet_choices import Section, SheetChoices, SheetFormat
from .sheet_draft import Draft
from .sheet_lines import neutral_name
from .sheet_texts import Wording

RECORDS: Final = (Section.APPOINTMENTS, Section.MINE, Section.OTHERS, Section.PAPERS, Section.CONTACTS)
HEADINGS: Final = {
    Section.APPOINTMENTS: (Meaning.CALENDAR, _("Mes rendez-vous")),
    Section.MINE: (Meaning.MINE, _("Ce que je fais")),
    Section.OTHERS: (Meaning.OTHERS, _("Ce que les autres font pour moi")),
    Section.PAPERS: (Meaning.BRING, _("Mes papiers à apporter")),
    Section.CONTACTS: (Meaning.CONTACTS, _("Mes contacts")),
    Section.WORDS: (Meaning.READING, _("Les mots de cette page")),
    Section.CODES: (Meaning.MOBILE, _("Dans mon téléphone")),
    Section.BLANK: (Meaning.ROOM_TO_WRITE, _("Place pour les autres professionnels")),
}


@dataclass(frozen=True, slots=True)
class OfferedItem:
    """A line to tick. `note` may hold two lines. `phone`: for a sensitive contact with a number, whether it prints.

    `named`: the ids of the sensitive contacts it is about. `wordings`: what may be said otherwise. `advice`: what makes
    it hard to read.
    """

    id: str
    label: str
    note: str | None
    ticked: bool
    phone: bool | None = None
    named: tuple[str, ...] = ()
    wordings: tuple[Wording, ...] = ()
    advice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferedSection:
    """A section to tick: with its items, or alone (room to write, the structure)."""

    section: Section
    title: str
    items: tuple[OfferedItem, ...]
    ticked: bool
    note: str | None = None


def offered_sections(
    drafts: Sequence[Draft], words: tuple[OfferedItem, ...], choices: SheetChoices
) -> Iterator[OfferedSection]:
    """The tick list: a section without a line is not offered; a card offers its appointment."""
    card = choices.format is SheetFormat.CARD
    for section in (Section.APPOINTMENTS,) if card else RECORDS:
        items = tuple(_item(draft, choices) for draft in drafts if draft.section is section)
        if items:
            note = _neutral_count(drafts, choices) if section is Section.CONTACTS else None
            yield OfferedSection(section, HEADINGS[section][1], items, any(item.ticked for item in items), note)
    if words:
        yield OfferedSection(Section.WORDS, HEADINGS[Section.WORDS][1], words, any(item.ticked for item in words))
    if not card:
        blank = Section.BLANK not in choices.left_out
        yield OfferedSection(Section.BLANK, HEADINGS[Section.BLANK][1], (), blank)
    framed = Section.STRUCTURE not in choices.left_out
    yield OfferedSection(Section.STRUCTURE, _("Téléphone de la structure"), (), framed)


def _item(draft: Draft, choices: SheetChoices) -> OfferedItem:
    removed = any(contact.id in choices.removed for contact in draft.named)
    contact = draft.named[0] if draft.section is Section.CONTACTS and draft.named else None
    return OfferedItem(
        draft.id,
        draft.label,
        _("Retiré de la page") if removed else draft.note,
        ticked=not removed and not {draft.id, draft.section} & choices.left_out,
        phone=contact.id in choices.phones if contact and contact.phone else None,
        named=tuple(contact.id for contact in draft.named),
        wordings=draft.wordings,
        advice=tuple(sentence for wording in draft.wordings for sentence in advice(wording.said)),
    )


def _neutral_count(drafts: Sequence[Draft], choices: SheetChoices) -> str | None:
    items = [
        _item(draft, choices)
        for draft in drafts
        if draft.section is Section.CONTACTS and any(map(neutral_name, draft.named))
    ]
    ticked = sum(item.ticked for item in items)
    return count(ticked, _("{n} contact sous un nom neutre"), _("{n} contacts sous un nom neutre")) if ticked else None
