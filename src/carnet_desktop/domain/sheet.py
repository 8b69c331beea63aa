"""Mon Récap: what is offered, what is still to be answered, and the page as blocks.

The page never holds a line that is in question, so that no slip elsewhere can print one; `cleared` is what prints.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from ..errors import SheetBlocked, SheetNamesPerson
from ..i18n import _, phone_text
from .glossary import acronyms_in, meaning_in
from .meanings import Meaning
from .notebook import Notebook
from .sheet_blocks import (
    AppointmentBlock,
    BlankLines,
    Block,
    CodeBlock,
    Heading,
    StructureFrame,
    Subtitle,
    Title,
    WordBlock,
    strings,
)
from .sheet_check import Asked, Check, Lost, Question, Unwritten, all_written
from .sheet_choices import Section, SheetChoices, SheetFormat, SheetStructure
from .sheet_codes import appointments_code, contact_code
from .sheet_draft import Draft
from .sheet_lines import Lines
from .sheet_offer import HEADINGS, RECORDS, OfferedItem, OfferedSection, offered_sections
from .sheet_secrets import identity_of, secrets_of
from .sheet_texts import Wording
from .sheet_words import plain, plain_name

TITLE: Final = "title"
"""What a question calls the first line of the page, which is no record and is never unticked."""
WORD: Final = "word/"
"""What the id of an explained acronym begins with."""


@dataclass(frozen=True, slots=True)
class SheetPlan:
    offered: tuple[OfferedSection, ...]
    questions: tuple[Question, ...]
    page: tuple[Block, ...]
    pictures: bool
    format: SheetFormat = SheetFormat.A4
    sections: tuple[Section, ...] = ()
    """Those that have something on the page, in its order."""
    lost: tuple[Lost, ...] = ()

    def cleared(self) -> tuple[Block, ...]:
        """The page, when nothing is in question. Raises SheetBlocked, or SheetNamesPerson when only that is left."""
        about_contacts = [q for q in self.questions if q.asked is not Asked.IDENTITY]
        if about_contacts:
            lines = tuple(q.where for q in about_contacts if q.asked is Asked.NAMED)
            raise SheetBlocked(tuple(q.where for q in about_contacts if q.asked is not Asked.NAMED), lines)
        if self.questions:
            raise SheetNamesPerson(tuple(q.where for q in self.questions))
        return self.page


def plan_sheet(
    notebook: Notebook,
    structure: SheetStructure,
    choices: SheetChoices,
    now: datetime,
    unwritten: Unwritten = all_written,
) -> SheetPlan:
    """What would print at `now`, on the office's wall, and what has to be answered first."""
    secrets = secrets_of(notebook)
    drafts = tuple(Lines(notebook, secrets, choices, now).drafts())
    check = Check(secrets, identity_of(notebook), choices, unwritten)
    page = _Page(structure, choices, check, now.date())
    if choices.format is SheetFormat.CARD:
        page.card(notebook, drafts)
    else:
        page.sheet(notebook, drafts)
    offered = tuple(offered_sections(drafts, page.words, choices))
    return SheetPlan(
        offered,
        check.questions,
        tuple(page.blocks),
        choices.pictures,
        choices.format,
        tuple(page.sections),
        tuple(check.lost),
    )


class _Page:
    """The blocks of one sheet, each looked at before it is on it."""

    def __init__(self, structure: SheetStructure, choices: SheetChoices, check: Check, today: date) -> None:
        self.blocks: list[Block] = []
        self.sections: list[Section] = []
        self.words: tuple[OfferedItem, ...] = ()
        self._structure, self._choices, self._check, self._today = structure, choices, check, today

    def sheet(self, notebook: Notebook, drafts: Sequence[Draft]) -> None:
        self._title(notebook, _("{name}, mon récap"), _("Mon récap"))
        self.blocks.append(Subtitle(_("Cette page est à moi. Je la montre si je veux.")))
        appointments: list[Draft] = []
        for section in RECORDS:
            passed = list(self._check.passed(draft for draft in drafts if draft.section is section))
            self._section(section, [draft.block for draft in passed])
            appointments += passed if section is Section.APPOINTMENTS else []
        frame = self._frame()
        self._explained(frame)
        self._codes(appointments, frame)
        if Section.BLANK not in self._choices.left_out:
            self._section(Section.BLANK, [BlankLines(_("Qui"), _("Date"), _("Quoi"))])
        self._framed(frame)

    def card(self, notebook: Notebook, drafts: Sequence[Draft]) -> None:
        """The next appointment alone, to slip into a pocket; or a later one, when those before it are unticked."""
        planned = [draft for draft in drafts if draft.section is Section.APPOINTMENTS]
        coming = next(self._check.passed(planned), None)
        if coming is None or coming is planned[0]:
            self._title(notebook, _("{name}, mon prochain rendez-vous"), _("Mon prochain rendez-vous"))
        else:
            self._title(notebook, _("{name}, mon rendez-vous"), _("Mon rendez-vous"))
        if coming is not None:
            self.blocks.append(coming.block)
            self.sections.append(Section.APPOINTMENTS)
        else:
            self.blocks.append(Subtitle(_("Mon prochain rendez-vous n’est pas encore décidé.")))
        self._framed(self._frame())

    def _title(self, notebook: Notebook, named: str, alone: str) -> None:
        first_name = plain_name(notebook.person.first_name or "")
        title = Title(_(named, name=first_name) if first_name else alone)
        if not self._check.passes(title, TITLE, title.text):
            return
        written = self._check.written(first_name)  # a name that cannot be written leaves no comma behind it
        self.blocks.append(Title(_(named, name=written) if written else alone))

    def _section(self, section: Section, blocks: Sequence[Block]) -> None:
        if blocks:
            self.blocks += [Heading(*HEADINGS[section]), *blocks]
            self.sections.append(section)

    def _explained(self, frame: StructureFrame | None) -> None:
        """The acronyms of the page, each once; those nobody explained yet are offered, and not printed."""
        printed = [*self.blocks, *([frame] if frame else [])]
        found = acronyms_in(text for block in printed for text in strings(block))
        self.words = tuple(self._word(acronym) for acronym in found)
        ticked = [item for item in self.words if item.ticked]
        blocks = [WordBlock(item.id.removeprefix(WORD), plain(item.wordings[0].said)) for item in ticked]
        kept = [b for b, item in zip(blocks, ticked, strict=True) if self._check.passes(b, item.id, item.label)]
        if Section.WORDS not in self._choices.left_out:
            self._section(Section.WORDS, kept)

    def _word(self, acronym: str) -> OfferedItem:
        key, typed = f"{WORD}{acronym}", meaning_in(self._structure.glossary, acronym)
        said = self._choices.wordings.get(key, typed)
        return OfferedItem(
            key,
            f"{acronym}\u00a0: {said}" if said else acronym,
            None if said else _("Pas encore expliqué, ne s’imprime pas"),
            ticked=bool(plain(said)) and key not in self._choices.left_out,
            wordings=(Wording(key, _("Ce que veut dire {word}", word=acronym), typed, said),),
        )

    def _codes(self, appointments: Iterable[Draft], frame: StructureFrame | None) -> None:
        if not self._choices.codes:
            return
        planned = [
            (draft.moment, draft.block)
            for draft in appointments
            if draft.moment is not None and isinstance(draft.block, AppointmentBlock)
        ]
        made: list[CodeBlock | None] = [appointments_code(planned, self._today), contact_code(frame) if frame else None]
        blocks = [block for block in made if block and self._check.passes(block, Section.CODES, block.label)]
        self._section(Section.CODES, blocks)

    def _frame(self) -> StructureFrame | None:
        if Section.STRUCTURE in self._choices.left_out:
            return None
        structure = self._structure
        hours = tuple(line for line in map(plain, structure.hours.splitlines()) if line)
        phone = plain(phone_text(structure.phone)) if structure.phone else None
        frame = StructureFrame(Meaning.STRUCTURE_PHONE, plain_name(structure.name), hours, phone)
        return frame if self._check.passes(frame, Section.STRUCTURE, frame.name) else None

    def _framed(self, frame: StructureFrame | None) -> None:
        if frame is not None:
            self.blocks.append(frame)
            self.sections.append(Section.STRUCTURE)
