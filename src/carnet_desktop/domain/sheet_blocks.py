"""The blocks a sheet is made of: a closed list, in reading order, holding only words that may be printed."""

from dataclasses import dataclass
from typing import TypeAlias

from .meanings import Meaning


@dataclass(frozen=True, slots=True)
class Title:
    text: str


@dataclass(frozen=True, slots=True)
class Subtitle:
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins a section; never the last thing on a page."""

    meaning: Meaning | None
    text: str


@dataclass(frozen=True, slots=True)
class Subheading:
    """Begins a part of a section; never the last thing on a page either."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One idea of an appointment: its hour, its place, with whom, one thing to bring. `decided`: it is known."""

    meaning: Meaning
    text: str
    decided: bool = True


@dataclass(frozen=True, slots=True)
class AppointmentBlock:
    """A calendar tile (`mardi`, `1er`, `décembre`) and its lines, the first one strong."""

    weekday: str
    number: str
    month: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ActionBlock:
    """`box`: hers to tick. `when` is the deadline in words, None without one."""

    box: bool
    meaning: Meaning | None
    text: str
    when: str | None


@dataclass(frozen=True, slots=True)
class ContactBlock:
    meaning: Meaning
    name: str
    details: tuple[str, ...]
    phone: str | None


@dataclass(frozen=True, slots=True)
class WordBlock:
    """An acronym of the page and what it says."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A square code for a telephone: what it gives, in words, and what it holds."""

    label: str
    payload: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """A piece of information and its name."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class LineToFill:
    """A name and a line to write on."""

    label: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Room for each of these to sign, with the day."""

    date: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlankLines:
    """Room for other professionals: pairs of lines, as many as the last page has room for."""

    who: str
    date: str
    what: str


@dataclass(frozen=True, slots=True)
class StructureFrame:
    """The structure's telephone, in a frame at the foot of the last page."""

    meaning: Meaning
    name: str
    hours: tuple[str, ...]
    phone: str | None


Block: TypeAlias = (
    Title | Subtitle | Heading | Subheading | AppointmentBlock | ActionBlock | ContactBlock | WordBlock | CodeBlock
    | Paragraph | Field | LineToFill | Signatures | BlankLines | StructureFrame
)  # fmt: skip


def strings(block: Block) -> tuple[str, ...]:
    """Every text a block prints."""
    match block:
        case Title(text) | Subtitle(text) | Heading(_, text) | Subheading(text) | Paragraph(text) | LineToFill(text):
            return (text,)
        case AppointmentBlock(weekday, number, month, lines):
            return (weekday, number, month, *(line.text for line in lines))
        case ActionBlock(_, _, text, when):
            return (text, *([when] if when else []))
        case ContactBlock(_, name, details, phone) | StructureFrame(_, name, details, phone):
            return (name, *details, *([phone] if phone else []))
        case BlankLines(who, date, what):
            return (who, date, what)
        case WordBlock(first, second) | CodeBlock(first, second) | Field(first, second):
            return (first, second)
        case Signatures(date, labels):
            return (date, *labels)
