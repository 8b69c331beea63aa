"""The last look before printing: every string of every block against what may not stand on the sheet.

A line in question is left off the page until it is answered, so that no slip elsewhere can print one. What the paper
cannot write of the others is gathered, to be told before it is missed.
"""

import enum
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from .records import Contact
from .sheet_blocks import Block, CodeBlock, strings
from .sheet_choices import SheetChoices
from .sheet_draft import Draft
from .sheet_lines import neutral_name
from .sheet_secrets import Identity, Secret
from .sheet_words import plain_name


class Asked(enum.StrEnum):
    """CONFIRM: a sensitive contact prints under its neutral name, or is removed. NAME_MISSING: it has no neutral name.
    NAMED: a line holds its real name or structure. IDENTITY: a line holds the person's family name, address or number.
    """

    CONFIRM = "confirm"
    NAME_MISSING = "name_missing"
    NAMED = "named"
    IDENTITY = "identity"


@dataclass(frozen=True, slots=True)
class Question:
    """What stops the printing. `where` is the line as the screen shows it, or the contact's name.

    `item` is the line's id (the contact's for CONFIRM and NAME_MISSING); `contact` the sensitive contact's id, None
    for IDENTITY; `neutral_name` what it would print under.
    """

    asked: Asked
    item: str
    where: str
    contact: str | None = None
    neutral_name: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """Letters of a line that no font on paper has. `item` and `where` as in Question."""

    item: str
    where: str
    letters: str


Unwritten: TypeAlias = Callable[[str], str]
"""The letters of a text that the paper cannot write, each once."""


def all_written(_text: str) -> str:
    """For a paper that can write anything."""
    return ""


class Check:
    """Goes through what would print, in order, and gathers the questions, each once."""

    def __init__(
        self, secrets: tuple[Secret, ...], identity: Identity, choices: SheetChoices, unwritten: Unwritten
    ) -> None:
        self.lost: list[Lost] = []
        self._unwritten = unwritten
        self._secrets = secrets
        self._identity = identity
        self._choices = choices
        self._asked: dict[Question, None] = {}

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(self._asked)

    def passed(self, drafts: Iterable[Draft]) -> Iterator[Draft]:
        """The ticked lines that may stand on the page."""
        for draft in drafts:
            if {draft.id, draft.section} & self._choices.left_out or any(
                c.id in self._choices.removed for c in draft.named
            ):
                continue
            named_well = [self._agreed(contact) for contact in draft.named]
            if all(named_well) and not self._tells(draft.block, draft.id, draft.label):
                self._loses(draft.block, draft.id, draft.label)
                yield draft

    def passes(self, block: Block, item: str, where: str) -> bool:
        """The same look for a block that is no record's: the title, the structure's frame."""
        if self._names_a_contact(block, item, where):
            return False
        self._loses(block, item, where)
        return True

    def written(self, name: str) -> str:
        """`name`, or "" when the paper can write none of its letters."""
        lost = self._unwritten(name)
        return name if any(letter.isalpha() and letter not in lost for letter in name) else ""

    def _agreed(self, contact: Contact) -> bool:
        """Whether it has a neutral name to stand on the page; asks about it unless that name was agreed to."""
        neutral, shown = neutral_name(contact), plain_name(contact.name or contact.structure or "")
        if not neutral:
            self._ask(Question(Asked.NAME_MISSING, contact.id, shown, contact.id))
        elif self._choices.neutral_names.get(contact.id) != neutral:
            self._ask(Question(Asked.CONFIRM, contact.id, shown, contact.id, neutral))
        return bool(neutral)

    def _tells(self, block: Block, item: str, where: str) -> bool:
        if self._names_a_contact(block, item, where):
            return True
        if item in self._choices.accepted or not any(map(self._identity.is_in, strings(block))):
            return False
        self._ask(Question(Asked.IDENTITY, item, where))
        return True

    def _names_a_contact(self, block: Block, item: str, where: str) -> bool:
        named = [s.contact for s in self._secrets if any(map(s.is_in, strings(block)))]
        for contact in named:
            if contact.id not in self._choices.removed:
                self._ask(Question(Asked.NAMED, item, where, contact.id))
        return bool(named)

    def _loses(self, block: Block, item: str, where: str) -> None:
        texts = (block.label,) if isinstance(block, CodeBlock) else strings(block)  # a code holds any letter
        letters = "".join(dict.fromkeys(letter for text in texts for letter in self._unwritten(text)))
        if letters:
            self.lost.append(Lost(item, where, letters))

    def _ask(self, question: Question) -> None:
        self._asked[question] = None
