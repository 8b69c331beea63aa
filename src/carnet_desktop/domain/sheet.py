"""Mon Récap: what is offered, what is still to be answered, and the page as blocks.

The page never holds a line that is in question, so that no slip elsewhere can print one; `cleared` is what prints.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..errors import SheetBlocked, SheetNamesPerson
from ..i18n import _, count, phone_text
from .meanings import Meaning
from .notebook import Notebook
from .sheet_blocks import BlankLines, Block, Heading, StructureFrame, Subtitle, Title
from .sheet_check import Asked, Check, Question
from .sheet_choices import Section, SheetChoices, SheetStructure
from .sheet_lines import Draft, Lines, neutral_name
from .sheet_secrets import identity_of, secrets_of
from .sheet_words import plain, plain_name

TITLE: Final = "title"
"""What a question calls the first line of the page, which is no record and is never unticked."""
_OFFERED: Final = (Section.APPOINTMENTS, Section.MINE, Section.OTHERS, Section.CONTACTS)
_HEADINGS: Final = {
    Section.APPOINTMENTS: (Meaning.CALENDAR, _("Mes rendez-vous")),
    Section.MINE: (Meaning.MINE, _("Ce que je fais")),
    Section.OTHERS: (Meaning.OTHERS, _("Ce que les autres font pour moi")),
    Section.CONTACTS: (Meaning.CONTACTS, _("Mes contacts")),
    Section.BLANK: (Meaning.ROOM_TO_WRITE, _("Place pour les autres professionnels")),
}


@dataclass(frozen=True, slots=True)
class OfferedItem:
    """A line to tick. `note` may hold two lines. `phone`: for a sensitive contact with a number, whether it prints.

    `named`: the ids of the sensitive contacts it is about.
    """

    id: str
    label: str
    note: str | None
    ticked: bool
    phone: bool | None = None
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferedSection:
    """A section to tick: with its items, or alone (room to write, the structure)."""

    section: Section
    title: str
    items: tuple[OfferedItem, ...]
    ticked: bool
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SheetPlan:
    offered: tuple[OfferedSection, ...]
    questions: tuple[Question, ...]
    page: tuple[Block, ...]
    pictures: bool

    def cleared(self) -> tuple[Block, ...]:
        """The page, when nothing is in question. Raises SheetBlocked, or SheetNamesPerson when only that is left."""
        about_contacts = [q for q in self.questions if q.asked is not Asked.IDENTITY]
        if about_contacts:
            lines = tuple(q.where for q in about_contacts if q.asked is Asked.NAMED)
            raise SheetBlocked(tuple(q.where for q in about_contacts if q.asked is not Asked.NAMED), lines)
        if self.questions:
            raise SheetNamesPerson(tuple(q.where for q in self.questions))
        return self.page


def plan_sheet(notebook: Notebook, structure: SheetStructure, choices: SheetChoices, today: date) -> SheetPlan:
    """What would print on `today`, and what has to be answered first."""
    secrets = secrets_of(notebook)
    drafts = tuple(Lines(notebook, secrets, choices.phones, today).drafts())
    check = Check(secrets, identity_of(notebook), choices)
    title = Title(_title(notebook))
    page: list[Block] = [title] if check.passes(title, TITLE, title.text) else []
    page.append(Subtitle(_("Cette page est à moi. Je la montre si je veux.")))
    for section in _OFFERED:
        blocks = tuple(check.passed(draft for draft in drafts if draft.section is section))
        page += [Heading(*_HEADINGS[section]), *blocks] if blocks else []
    if Section.BLANK not in choices.left_out:
        page += [Heading(*_HEADINGS[Section.BLANK]), BlankLines(_("Qui"), _("Date"), _("Quoi"))]
    frame = _frame(structure)
    if Section.STRUCTURE not in choices.left_out and check.passes(frame, Section.STRUCTURE, frame.name):
        page.append(frame)
    return SheetPlan(tuple(_sections(drafts, choices)), check.questions, tuple(page), choices.pictures)


def _title(notebook: Notebook) -> str:
    first_name = plain_name(notebook.person.first_name or "")
    return _("{name}, mon récap", name=first_name) if first_name else _("Mon récap")


def _frame(structure: SheetStructure) -> StructureFrame:
    hours = tuple(line for line in map(plain, structure.hours.splitlines()) if line)
    phone = plain(phone_text(structure.phone)) if structure.phone else None
    return StructureFrame(Meaning.STRUCTURE_PHONE, plain_name(structure.name), hours, phone)


def _sections(drafts: Sequence[Draft], choices: SheetChoices) -> Iterator[OfferedSection]:
    """The tick list: a section without a line is not offered."""
    for section in _OFFERED:
        items = tuple(_item(draft, choices) for draft in drafts if draft.section is section)
        if items:
            note = _neutral_count(drafts, choices) if section is Section.CONTACTS else None
            yield OfferedSection(section, _HEADINGS[section][1], items, any(item.ticked for item in items), note)
    yield OfferedSection(Section.BLANK, _HEADINGS[Section.BLANK][1], (), Section.BLANK not in choices.left_out)
    yield OfferedSection(
        Section.STRUCTURE, _("Téléphone de la structure"), (), Section.STRUCTURE not in choices.left_out
    )


def _item(draft: Draft, choices: SheetChoices) -> OfferedItem:
    removed = any(contact.id in choices.removed for contact in draft.named)
    contact = draft.named[0] if draft.section is Section.CONTACTS and draft.named else None
    return OfferedItem(
        draft.id,
        draft.label,
        _("Retiré de la page") if removed else draft.note,
        ticked=not removed and draft.id not in choices.left_out,
        phone=contact.id in choices.phones if contact and contact.phone else None,
        named=tuple(contact.id for contact in draft.named),
    )


def _neutral_count(drafts: Sequence[Draft], choices: SheetChoices) -> str | None:
    items = [
        _item(draft, choices)
        for draft in drafts
        if draft.section is Section.CONTACTS and any(map(neutral_name, draft.named))
    ]
    ticked = sum(item.ticked for item in items)
    return count(ticked, _("{n} contact sous un nom neutre"), _("{n} contacts sous un nom neutre")) if ticked else None
