"""Who reads the notebook and when: what the words of the page and the beginnings of its forms depend on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from carnet_desktop.domain.notebook import Entry, Notebook
from carnet_desktop.domain.records import Author, Contact, Record
from carnet_desktop.i18n import _
from carnet_desktop.services.session import Session, StructureInfo

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Desk:
    """`now` is on the office's wall; `place` where people are met: the structure's name and address.

    `structure` is its id, `structure_name` its name; `health`: whether it writes of health;
    `smic`: what it added to the legal minimum wages, ISO day → euro cents a month.
    """

    notebook: Notebook
    staff: str
    my_name: str
    now: datetime
    place: str
    structure: str
    structure_name: str
    health: bool
    smic: Mapping[str, int]

    @classmethod
    def of(cls, session: Session, notebook: Notebook) -> "Desk":
        now = session.now().astimezone().replace(tzinfo=None)
        return cls(
            notebook,
            session.staff.id,
            session.staff.name,
            now,
            meeting_place(session.structure),
            session.structure.id,
            session.structure.name,
            session.settings.health,
            session.settings.smic,
        )

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def first_name(self) -> str:
        """The person's, or words in its place."""
        return self.notebook.person.first_name or _("La personne")

    def is_me(self, name: str | None) -> bool:
        """Whether a name as written (in full, or the first name only) is that of the worker who reads."""
        return bool(name) and name in (self.my_name, self.my_name.split(" ")[0])

    def writer(self, entry: Entry[R], field: str) -> str:
        """Who wrote a field: "" for the reader, else a name; "" when it is not known."""
        stamp = entry.stamp(field)
        if stamp is None or stamp.author == self.staff:
            return ""
        author = self.notebook.find(Author, stamp.author)
        return (author.record.name if author else None) or ""

    def contact(self, record: str | None) -> Contact | None:
        """A contact of this notebook, deleted ones included: an appointment keeps its name."""
        entry = self.notebook.find(Contact, record) if record else None
        return entry.record if entry else None


def meeting_place(structure: StructureInfo) -> str:
    return ", ".join(part for part in (structure.name, structure.address) if part)


def lower_first(text: str) -> str:
    """For a label that goes on a sentence; initials and acronyms ("CAF") stay."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
