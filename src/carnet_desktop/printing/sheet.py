"""Mon Récap as a PDF: the blocks are measured, laid on pages, then drawn. The same blocks give the same bytes."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ..domain.meanings import Meaning
from ..domain.sheet_blocks import (
    ActionBlock,
    AppointmentBlock,
    BlankLines,
    Block,
    ContactBlock,
    Heading,
    StructureFrame,
    Subtitle,
    Title,
)
from .document import new_document
from .page import FOOTER_LINE, Box, Page, flow
from .pen import Pen
from .pictograms import define
from .sheet_foot import (
    CREDIT,
    FEWEST_PAIRS,
    MOST_PAIRS,
    PAIR,
    draw_footer,
    frame_box,
    pair_boxes,
    printed_on_text,
)
from .sheet_parts import (
    AFTER_HEADING,
    action_boxes,
    appointment_boxes,
    contact_boxes,
    heading_box,
    subtitle_box,
    title_box,
)
from .type import register_fonts


def draw_sheet(blocks: Sequence[Block], *, printed_on: date, pictures: bool = True, version: str) -> bytes:
    """The sheet, in memory. `version` is the program's, for the PDF's metadata.

    Raises OSError when the program's own fonts or pictures are not there.
    """
    register_fonts()
    pages = _lay_out(blocks, pictures)
    held = io.BytesIO()
    canvas = new_document(held, next((block.text for block in blocks if isinstance(block, Title)), ""), version)
    pen = Pen(canvas, pictures=pictures)
    used = _meanings(blocks) if pictures else []
    for meaning in used:
        define(canvas, meaning)
    for index, page in enumerate(pages):
        for box, top in page.placed:
            box.draw(pen, top)
        draw_footer(pen, _notes(index, len(pages), printed_on, credit=bool(used)), index + 1, len(pages))
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def _notes(index: int, pages: int, printed_on: date, *, credit: bool) -> tuple[str, ...]:
    """The date on every page but the last, which has the credit; a single page has both."""
    dated, last = printed_on_text(printed_on), index == pages - 1
    if not (credit and last):
        return (dated,)
    return (CREDIT, dated) if pages == 1 else (CREDIT,)


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


def _lay_out(blocks: Sequence[Block], pictures: bool) -> list[Page]:
    pages = [Page()]
    blank: list[Block] = []
    frame: Box | None = None
    for section in _sections(blocks):
        match section[0], section[-1]:
            case StructureFrame() as block, _:
                frame = frame_box(block, pictures=pictures)
            case _, BlankLines():
                blank = section
            case _:
                flow(pages, _section_boxes(section, pictures))
    _close(pages, blank, frame, pictures)
    return pages


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


def _section_boxes(section: Sequence[Block], pictures: bool) -> list[Box]:
    boxes = [box for block in section for box in _boxes(block, pictures)]
    for index, block in enumerate(section[:-1]):
        if isinstance(block, Heading):
            boxes[index + 1] = replace(boxes[index + 1], gap=AFTER_HEADING)
    return boxes


def _opens(section: Sequence[Block]) -> bool:
    return all(isinstance(block, Title | Subtitle) for block in section)


def _boxes(block: Block, pictures: bool) -> list[Box]:
    match block:
        case Title():
            return [title_box(block)]
        case Subtitle():
            return [subtitle_box(block)]
        case Heading():
            return [heading_box(block, pictures=pictures)]
        case AppointmentBlock():
            return appointment_boxes(block, pictures=pictures)
        case ActionBlock():
            return action_boxes(block, pictures=pictures)
        case ContactBlock():
            return contact_boxes(block, pictures=pictures)
        case BlankLines() | StructureFrame():
            raise TypeError("laid out at the foot of the last page")


def _close(pages: list[Page], blank: Sequence[Block], frame: Box | None, pictures: bool) -> None:
    """Room to write takes what is left on the last page, between 3 and 6 pairs of lines, above the frame."""
    heading = _section_boxes(blank[:-1], pictures) if blank else []
    least = [*heading, *_pairs(blank, FEWEST_PAIRS)]
    if pages[-1].room() < _reserved(pages, frame, pictures) + pages[-1].height_of(least):
        pages.append(Page())
    for box in heading:
        pages[-1].add(box)
    free = pages[-1].room() - _reserved(pages, frame, pictures) - AFTER_HEADING
    for box in _pairs(blank, min(MOST_PAIRS, int(free / PAIR))):
        pages[-1].add(box)
    if frame:
        pages[-1].add_at_foot(frame, above=_second_note(pages, pictures))


def _pairs(blank: Sequence[Block], pairs: int) -> list[Box]:
    return [box for block in blank if isinstance(block, BlankLines) for box in pair_boxes(block, pairs)]


def _reserved(pages: Sequence[Page], frame: Box | None, pictures: bool) -> float:
    return _second_note(pages, pictures) + (frame.gap + frame.height if frame else 0)


def _second_note(pages: Sequence[Page], pictures: bool) -> float:
    """A single page has two notes in its footer: the date and the credit of the pictures."""
    return FOOTER_LINE if pictures and len(pages) == 1 else 0.0
