"""The papers beside Mon Récap: the whole file, the plan that is signed, the notice of rights, the consent form."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from carnet_desktop import __version__
from carnet_desktop.domain import papers
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.paper_file import Seen, Told, file_blocks, file_data
from carnet_desktop.domain.paper_plan import plan_blocks
from carnet_desktop.domain.sheet_blocks import Block, strings
from carnet_desktop.domain.sheet_check import Lost
from carnet_desktop.i18n import _, hour, long_day_year

from .history import HistoryChange, full_history
from .opening import open_file
from .session import Session
from .sheets import structure_shown

_SEEN: Final = {
    "opened": _("a ouvert"),
    "printed": _("a imprimé"),
    "exported": _("a transmis"),
    "imported": _("a reçu un fichier"),
    "import_refused": _("a refusé un fichier reçu"),
    "receipt": _("a lu un accusé de réception"),
    "adopted": _("a repris ce carnet"),
    "anchor_repaired": _("a remis ce carnet en état"),
    "merged": _("a réuni un autre carnet à celui-ci"),
    "separated": _("a séparé de celui-ci un autre carnet"),
}
"""What the access journal says of a notebook, in words."""


@dataclass(frozen=True, slots=True)
class Paper:
    """`lost`: its texts that no font on paper can write whole."""

    pdf: bytes
    lost: tuple[Lost, ...]


@dataclass(frozen=True, slots=True)
class WholeFile:
    """Everything held on a person: to read, and for a machine (UTF-8)."""

    paper: Paper
    json: bytes


def whole_file(session: Session, notebook: str) -> WholeFile:
    """Nothing is left out: private interviews, deleted records and the number are held, so they are told."""
    opened = open_file(session, notebook)
    state = opened.notebook(notebook, session.structure.id)
    facts = [stored.fact for stored in opened.file.facts()]
    seen = _seen(session, notebook)
    told = [_told(change) for change in full_history(session, notebook)]
    name = session.structure.name
    data = file_data(state, facts, seen, name, session.today())
    blocks = file_blocks(state, told, seen, name)
    return WholeFile(_draw(session, blocks, small=True), json.dumps(data, ensure_ascii=False, indent=1).encode())


def action_plan(session: Session, notebook: Notebook) -> Paper:
    """Raises SheetBlocked when it would name a sensitive contact."""
    shown = structure_shown(session)
    return _draw(session, plan_blocks(notebook, shown, session.staff.name, session.today()))


def notice(session: Session) -> Paper:
    """The notice of rights, the same for everybody."""
    return _draw(session, papers.notice_blocks(structure_shown(session)))


def consent_form(session: Session, notebook: Notebook, recipient: str = "") -> Paper:
    """To be filled and signed by hand. `recipient`: the structure's name, when it is known."""
    return _draw(session, papers.consent_blocks(notebook, structure_shown(session), recipient))


def _draw(session: Session, blocks: Sequence[Block], *, small: bool = False) -> Paper:
    from carnet_desktop.printing.format import FILE, FORM
    from carnet_desktop.printing.sheet import draw_sheet
    from carnet_desktop.printing.type import unwritable

    texts = dict.fromkeys(text for block in blocks for text in strings(block))
    lost = tuple(Lost("", text, letters) for text in texts if (letters := unwritable(text)))
    pdf = draw_sheet(blocks, format_=FILE if small else FORM, printed_on=session.today(), version=__version__)
    return Paper(pdf, lost)


def _seen(session: Session, notebook: str) -> list[Seen]:
    names = {worker.id: worker.name for worker in session.keys.document.workers}
    return [
        Seen(_moment(row.at), names.get(row.staff, row.staff), _SEEN.get(row.action, row.action))
        for row in session.registry.access()
        if row.notebook == notebook
    ]


def _told(change: HistoryChange) -> Told:
    lines = tuple(_line(line.title, line.field_label, line.after_text) for line in change.lines)
    return Told(_moment(change.at), change.author_name, lines)


def _line(title: str, field: str, after: str) -> str:
    return _("{title}, {field} : {after}", title=title, field=field.lower(), after=after or _("vide"))


def _moment(at: str) -> str:
    """UTC text in the words of the office's wall."""
    moment = datetime.fromisoformat(at).astimezone()
    return _("{day} à {hour}", day=long_day_year(moment.date()), hour=hour(moment.time()))
