"""Mon Récap for one person: what would print, the page itself, and the trace that it was printed."""

from collections.abc import Sequence

import msgspec

from carnet_desktop import __version__
from carnet_desktop.domain.facts import utc_text
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.sheet import SheetPlan, plan_sheet
from carnet_desktop.domain.sheet_blocks import Block
from carnet_desktop.domain.sheet_check import Asked
from carnet_desktop.domain.sheet_choices import SheetChoices, SheetStructure
from carnet_desktop.storage.rows import AccessRow

from .session import Session
from .structure import save_structure


def structure_shown(session: Session) -> SheetStructure:
    info = session.structure
    return SheetStructure(info.name, info.phone, info.hours, info.glossary)


def explain(session: Session, acronym: str, words: str) -> None:
    """What an acronym says, for every sheet of this structure from now on; no words goes back to the program's."""
    info, said = session.structure, words.strip()
    others = {known: meaning for known, meaning in info.glossary.items() if known != acronym}
    save_structure(session, msgspec.structs.replace(info, glossary={**others, acronym: said} if said else others))


def plan(session: Session, notebook: Notebook, choices: SheetChoices) -> SheetPlan:
    """What would print now, what must be answered first, and the letters that no font has."""
    from carnet_desktop.printing.type import unwritable

    now = session.now().astimezone().replace(tzinfo=None)
    return plan_sheet(notebook, structure_shown(session), choices, now, unwritable)


def agreed(session: Session, notebook: Notebook, choices: SheetChoices) -> SheetPlan:
    """The plan where nobody is there to answer: a sensitive contact prints under the neutral name written for it."""
    for question in plan(session, notebook, choices).questions:
        if question.asked is Asked.CONFIRM and question.contact is not None:
            choices = choices.confirm(question.contact, question.neutral_name)
    return plan(session, notebook, choices)


def render(session: Session, sheet: SheetPlan) -> bytes:
    """The page as a PDF in memory. Raises SheetBlocked or SheetNamesPerson while something is in question."""
    return _draw(session, sheet, sheet.cleared())


def preview(session: Session, sheet: SheetPlan) -> bytes:
    """The page as it stands, to be looked at on screen: a line in question is not on it yet."""
    return _draw(session, sheet, sheet.page)


def _draw(session: Session, sheet: SheetPlan, blocks: Sequence[Block]) -> bytes:
    from carnet_desktop.printing.format import FORMATS
    from carnet_desktop.printing.sheet import draw_sheet

    format_ = FORMATS[sheet.format]
    return draw_sheet(blocks, format_=format_, printed_on=session.today(), pictures=sheet.pictures, version=__version__)


def printed(session: Session, notebook: str) -> None:
    """Tell the access journal that a page left for the printer or for a file."""
    session.registry.log(AccessRow(utc_text(session.now()), session.staff.id, "printed", notebook))
