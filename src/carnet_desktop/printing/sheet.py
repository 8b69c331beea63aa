"""A paper as a PDF: its blocks are measured, laid on pages, then drawn. The same blocks give the same bytes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from ..domain.meanings import Meaning
from ..domain.sheet_blocks import (
    ActionBlock,
    AppointmentBlock,
    BlankLines,
    Block,
    CodeBlock,
    ContactBlock,
    Field,
    Heading,
    LineToFill,
    Paragraph,
    Signatures,
    StructureFrame,
    Subheading,
    Subtitle,
    Title,
    WordBlock,
)
from .document import Document
from .format import PAPER, Format
from .page import Box, Page, flow
from .pen import Pen
from .sheet_foot import CREDIT, FEWEST_PAIRS, MOST_PAIRS, FootParts, printed_on_text
from .sheet_parts import Parts
from .tagging import Element

_LISTED: Final = (AppointmentBlock, ActionBlock, ContactBlock, WordBlock, CodeBlock, Field)


def draw_sheet(
    blocks: Sequence[Block], *, format_: Format = PAPER, printed_on: date, pictures: bool = True, version: str
) -> bytes:
    """The paper, in memory. `version` is the program's, for the PDF's metadata.

    Raises OSError when the program's own fonts or pictures are not there.
    """
    used = _meanings(blocks) if pictures else []
    title = next((block.text for block in blocks if isinstance(block, Title)), "")
    document = Document(format_, title, version, used)
    layout = _Layout(format_, pictures=pictures and bool(used))
    pages = layout.pages(blocks)

    def footer(pen: Pen, index: int) -> None:
        layout.foot.footer(pen, layout.notes(index, len(pages), printed_on_text(printed_on)), index + 1, len(pages))

    return document.finished(layout.root, pages, footer)


def _meanings(blocks: Sequence[Block]) -> list[Meaning]:
    """The pictures these blocks show, each once."""
    shown: dict[Meaning, None] = {}
    for block in blocks:
        match block:
            case AppointmentBlock(lines=lines):
                shown |= dict.fromkeys(line.meaning for line in lines)
            case Heading() | ActionBlock() | ContactBlock() | StructureFrame() if block.meaning is not None:
                shown[block.meaning] = None
            case _:
                pass
    return list(shown)


class _Layout:
    """Blocks on pages, and their structure under `root`."""

    def __init__(self, format_: Format, *, pictures: bool) -> None:
        self.root = Element("Document")
        self.foot = FootParts(format_, pictures=pictures)
        self._parts = Parts(format_, pictures=pictures)
        self._format, self._pictures = format_, pictures

    def pages(self, blocks: Sequence[Block]) -> list[Page]:
        pages = [Page(self._format)]
        blank: Sequence[Block] = ()
        frame: StructureFrame | None = None
        for section in _sections(blocks):
            match section[0], section[-1]:
                case StructureFrame() as block, _:
                    frame = block
                case _, BlankLines():
                    blank = section
                case _:
                    flow(pages, self._boxes(section))
        self._close(pages, blank, frame)
        return pages

    def notes(self, index: int, pages: int, dated: str) -> tuple[str, ...]:
        """What a page's footer says, the lowest first: the credit of the pictures on the last page, the day above it
        or on the pages before.
        """
        last = index == pages - 1
        credit = (CREDIT,) if self._pictures and last else ()
        if self._format.narrow:
            return (*credit, dated) if last else ()
        return (*credit, dated) if pages == 1 or not credit else credit

    def _boxes(self, section: Sequence[Block]) -> list[Box]:
        """Things of the same kind that follow one another are one list."""
        into = self.root.add("Sect")
        boxes: list[Box] = []
        before: Block | None = None
        pictured = any(isinstance(block, ActionBlock) and block.meaning for block in section)
        for block in section:
            if isinstance(block, _LISTED) and type(block) is not type(before):
                items = into.add("L")
            made = self._block(block, items if isinstance(block, _LISTED) else into, pictured)
            if isinstance(before, Heading):
                made[0] = replace(made[0], gap=self._parts.after_heading)
            boxes += made
            before = block
        return boxes

    def _block(self, block: Block, into: Element, pictured: bool) -> list[Box]:
        match block:
            case Title():
                return self._parts.title(block, into)
            case Subtitle():
                return self._parts.subtitle(block, into)
            case Heading():
                return self._parts.heading(block, into)
            case Subheading():
                return self._parts.subheading(block, into)
            case AppointmentBlock():
                return self._parts.appointment(block, into)
            case ActionBlock():
                return self._parts.action(block, into, room=pictured)
            case ContactBlock():
                return self._parts.contact(block, into)
            case WordBlock():
                return self._parts.word(block, into)
            case Paragraph():
                return self._parts.paragraph(block, into)
            case Field():
                return self._parts.field(block, into)
            case CodeBlock():
                return self.foot.code(block, into)
            case LineToFill():
                return self.foot.line_to_fill(block, into)
            case Signatures():
                return self.foot.signatures(block, into)
            case BlankLines() | StructureFrame():
                raise TypeError("laid out at the foot of the last page")

    def _close(self, pages: list[Page], blank: Sequence[Block], frame: StructureFrame | None) -> None:
        """Room to write takes what is left on the last page, between 3 and 6 pairs of lines, above the frame."""
        heading = self._boxes(blank[:-1]) if blank else []
        after = self.root.add("Sect") if blank else self.root
        lines = blank[-1] if blank and isinstance(blank[-1], BlankLines) else None
        framed = self.foot.frame(frame, Element("Div")) if frame else None  # measured; drawn under its own element
        least = [*heading, *(Box(self.foot.pair, _nothing, 0) for _ in range(FEWEST_PAIRS if lines else 0))]
        needed = pages[-1].height_of(least) + (self._parts.after_heading if lines else 0)
        if pages[-1].room() < self._reserved(pages, framed) + needed:
            pages.append(Page(self._format))
        for box in heading:
            pages[-1].add(box)
        if lines:
            free = pages[-1].room() - self._reserved(pages, framed) - self._parts.after_heading
            for box in self.foot.pairs(lines, min(MOST_PAIRS, int(free / self.foot.pair)), after):
                pages[-1].add(box)
        if frame:
            pages[-1].add_at_foot(self.foot.frame(frame, self.root), above=self._second_note(pages))

    def _reserved(self, pages: Sequence[Page], frame: Box | None) -> float:
        return self._second_note(pages) + (frame.gap + frame.height if frame else 0)

    def _second_note(self, pages: Sequence[Page]) -> float:
        """What the last page's footer takes above its first line."""
        notes = len(self.notes(len(pages) - 1, len(pages), ""))
        return self._format.footer_line * (notes if self._format.narrow else notes - 1)


def _sections(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """A heading and what follows it, the first one under the title; the frame alone."""
    section: list[Block] = []
    for block in blocks:
        if isinstance(block, StructureFrame) or (isinstance(block, Heading) and not _opens(section)):
            if section:
                yield section
            section = []
        section.append(block)
    if section:
        yield section


def _opens(section: Sequence[Block]) -> bool:
    return all(isinstance(block, Title | Subtitle) for block in section)


def _nothing(_pen: Pen, _top: float) -> None:
    """Only measured."""
