"""A line offered for the sheet, before it is known whether it prints."""

from dataclasses import dataclass
from datetime import datetime

from .records import Contact
from .sheet_blocks import Block
from .sheet_choices import Section
from .sheet_texts import Wording


@dataclass(frozen=True, slots=True)
class Draft:
    """A line that could print. `named`: the sensitive contacts it is about, printed under their neutral name.

    `wordings`: its texts that may be said otherwise. `moment`: when an appointment is.
    """

    id: str
    section: Section
    label: str
    note: str | None
    block: Block
    named: tuple[Contact, ...]
    wordings: tuple[Wording, ...] = ()
    moment: datetime | None = None
