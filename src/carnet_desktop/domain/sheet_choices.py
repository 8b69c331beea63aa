"""What a worker chose for one printing of the sheet: lines ticked, sensitive contacts agreed to or taken off."""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final


class Section(enum.StrEnum):
    """In the order of the page."""

    APPOINTMENTS = "appointments"
    MINE = "mine"
    OTHERS = "others"
    PAPERS = "papers"
    CONTACTS = "contacts"
    WORDS = "words"
    CODES = "codes"
    BLANK = "blank"
    STRUCTURE = "structure"


ASKED_BY_NAME: Final = tuple(section for section in Section if section not in {Section.WORDS, Section.CODES})


class SheetFormat(enum.StrEnum):
    """A4; A4 in large letters (18 points); a sheet of A4 folded in two; a card with the next appointment alone."""

    A4 = "a4"
    LARGE = "large"
    A5 = "a5"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class SheetStructure:
    """The structure as the sheet shows it. `phone` E.164 or as typed; `hours` one line each.

    `glossary`: acronym → what it says, the structure's own words before those of the program.
    """

    name: str
    phone: str = ""
    hours: str = ""
    glossary: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetChoices:
    """Everything is ticked to begin with; nothing sensitive is agreed to.

    `left_out` holds ids of lines, and the names of sections left out whole. `neutral_names`: contact id → the
    neutral name that was agreed to (a name written since is asked again). `removed`: contacts taken off the page with
    every line that names them. `phones`: sensitive contacts whose telephone may print. `accepted`: lines that may hold
    the person's family name or address, because there it is somebody else's or a public place. `wordings`: a text of a
    line → the words it prints instead (see `sheet_texts.Wording`). `codes`: whether codes for a telephone print.
    `shortened`: lines that print without the letters that no font has.
    """

    left_out: frozenset[str] = frozenset()
    neutral_names: Mapping[str, str] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    shortened: frozenset[str] = frozenset()
    wordings: Mapping[str, str] = field(default_factory=dict)
    pictures: bool = True
    codes: bool = False
    format: SheetFormat = SheetFormat.A4

    def tick(self, ids: Iterable[str], ticked: bool) -> "SheetChoices":
        return replace(self, left_out=self.left_out - set(ids) if ticked else self.left_out | set(ids))

    def tick_phone(self, contact: str, ticked: bool) -> "SheetChoices":
        return replace(self, phones=self.phones - {contact} if not ticked else self.phones | {contact})

    def reword(self, key: str, words: str) -> "SheetChoices":
        """Say it in other words on this sheet; no words goes back to what is typed in the notebook."""
        others = {kept: said for kept, said in self.wordings.items() if kept != key}
        return replace(self, wordings={**others, key: words.strip()} if words.strip() else others)

    def only(self, sections: Iterable[Section]) -> "SheetChoices":
        """These sections alone, of those a worker can ask for by name."""
        asked = set(sections)
        return replace(self, left_out=self.left_out | {section for section in ASKED_BY_NAME if section not in asked})

    def confirm(self, contact: str, neutral_name: str) -> "SheetChoices":
        """Print this sensitive contact, under this name."""
        return replace(
            self,
            neutral_names={**self.neutral_names, contact: neutral_name},
            removed=self.removed - {contact},
        )

    def remove(self, contact: str) -> "SheetChoices":
        return replace(self, removed=self.removed | {contact})

    def put_back(self, contacts: Iterable[str]) -> "SheetChoices":
        """Offer again the contacts that were removed."""
        return replace(self, removed=self.removed - set(contacts))

    def shorten(self, items: Iterable[str]) -> "SheetChoices":
        """Print these lines without the letters that no font has."""
        return replace(self, shortened=self.shortened | set(items))

    def accept(self, item: str) -> "SheetChoices":
        """Print this line although it holds the person's own family name or address."""
        return replace(self, accepted=self.accepted | {item})
