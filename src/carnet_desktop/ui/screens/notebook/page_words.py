"""The whole page of a notebook in words: its head, its parts, what was deleted and may come back."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import Final

from carnet_desktop.domain.notebook import Entry
from carnet_desktop.domain.records import (
    Action,
    Appointment,
    Contact,
    Contract,
    Document,
    Focus,
    Interview,
    Objective,
    Record,
)
from carnet_desktop.i18n import _, count
from carnet_desktop.services.notebooks import OpenNotebook, visible
from carnet_desktop.services.session import Session
from carnet_desktop.ui.lines import Line

from .action_lines import action_line
from .appointment_lines import PAST_SHOWN, appointment_line, appointment_lines
from .contact_lines import contact_line, contact_lines
from .contract_lines import contract_line, contract_lines
from .desk import Desk
from .document_lines import document_line, document_lines, missing_words
from .header_words import header
from .interview_lines import SHOWN, interview_line, interview_lines
from .person_words import PERSON_PARTS, PERSON_RECORDS, person_line
from .plan_lines import DONE_SHOWN, focus_line, objective_line, plan_lines
from .shown import Page, Part, PartShown

RECORDS: Final[dict[Part, type[Record]]] = {
    Part.PLAN: Action,
    Part.FOCUS: Focus,
    Part.OBJECTIVE: Objective,
    Part.INTERVIEWS: Interview,
    Part.APPOINTMENTS: Appointment,
    Part.CONTACTS: Contact,
    Part.CONTRACTS: Contract,
    Part.DOCUMENTS: Document,
    **PERSON_RECORDS,
}
"""The parts whose records can be added, deleted and put back."""


def page(session: Session, opened: OpenNotebook, every: Collection[Part] = (), deleted: Collection[Part] = ()) -> Page:
    """`every`: the parts shown whole, not only their latest rows; `deleted`: those whose deleted rows are shown."""
    desk = Desk.of(session, opened.notebook)
    made = {part: make(session, desk, part in every) for part, make in _PARTS.items()}
    made |= {part: make(desk) for part, make in PERSON_PARTS.items()}
    parts = {part: _with_deleted(session, desk, part, shown, part in deleted) for part, shown in made.items()}
    return Page(
        header=header(desk, opened.saved_at),
        parts=parts,
        first_name=desk.first_name,
        writable=opened.read_only is None,
    )


def _plan(session: Session, desk: Desk, every: bool) -> PartShown:
    lines, over = plan_lines(desk, every=every)
    more = _("Voir les {n} actions terminées", n=over) if over > DONE_SHOWN and not every else ""
    return PartShown(tuple(lines), _("Aucune action prévue."), more)


def _interviews(session: Session, desk: Desk, every: bool) -> PartShown:
    seen = [entry for entry in desk.notebook.entries(Interview) if visible(session, entry)]
    lines, total = interview_lines(desk, seen, every=every)
    more = _("Voir les {n} entretiens", n=total) if total > SHOWN and not every else ""
    return PartShown(tuple(lines), _("Aucun entretien écrit."), more)


def _appointments(session: Session, desk: Desk, every: bool) -> PartShown:
    lines, over, total = appointment_lines(desk, every=every)
    more = _("Voir les {n} rendez-vous", n=total) if over > PAST_SHOWN and not every else ""
    return PartShown(tuple(lines), _("Aucun rendez-vous prévu."), more)


def _contacts(session: Session, desk: Desk, every: bool) -> PartShown:
    return PartShown(tuple(contact_lines(desk)), _("Aucun contact noté."))


def _documents(session: Session, desk: Desk, every: bool) -> PartShown:
    return PartShown(tuple(document_lines(desk)), _("Aucune pièce notée."), note=missing_words(desk))


def _contracts(session: Session, desk: Desk, every: bool) -> PartShown:
    return PartShown(tuple(contract_lines(desk)), _("Aucun contrat noté."))


_PARTS: Final[dict[Part, Callable[[Session, Desk, bool], PartShown]]] = {
    Part.PLAN: _plan,
    Part.INTERVIEWS: _interviews,
    Part.APPOINTMENTS: _appointments,
    Part.CONTACTS: _contacts,
    Part.CONTRACTS: _contracts,
    Part.DOCUMENTS: _documents,
}


def _with_deleted(session: Session, desk: Desk, part: Part, shown: PartShown, listed: bool) -> PartShown:
    gone = list(_deleted(session, desk, part))
    if not gone:
        return shown
    lines = (*shown.lines, *(_offered_again(line) for line in gone)) if listed else shown.lines
    return replace(shown, lines=lines, deleted=_deleted_words(part, len(gone), listed))


def _deleted(session: Session, desk: Desk, part: Part) -> Iterator[Line]:
    """The rows of what was deleted, the latest first."""
    kinds = [cls for held, cls in RECORDS.items() if held.list is part]
    gone = [entry for cls in kinds for entry in desk.notebook.deleted(cls)]
    entries: list[Entry[Record]] = sorted(gone, key=lambda e: e.at, reverse=True)
    for entry in entries:
        record = entry.record
        if isinstance(record, Action):
            yield action_line(desk, Entry(record, entry.folded))
        elif isinstance(record, Focus):
            yield focus_line(Entry(record, entry.folded))
        elif isinstance(record, Objective):
            yield objective_line(desk, Entry(record, entry.folded), "")
        elif isinstance(record, Document):
            yield document_line(record)
        elif isinstance(record, Contract):
            yield contract_line(desk, record)
        elif isinstance(record, Appointment):
            yield appointment_line(desk, record)
        elif isinstance(record, Contact):
            yield contact_line(record)
        elif isinstance(record, Interview) and visible(session, Entry(record, entry.folded)):
            yield interview_line(desk, Entry(record, entry.folded))
        elif (line := person_line(desk, record)) is not None:
            yield line


def _offered_again(line: Line) -> Line:
    return Line(line.id, line.title, when=line.when, quiet=True, who=_("Rétablir"), who_icon="arrow-back-up")


_DELETED: Final = {
    Part.PLAN: (_("{n} élément supprimé"), _("{n} éléments supprimés")),
    Part.INTERVIEWS: (_("{n} entretien supprimé"), _("{n} entretiens supprimés")),
    Part.APPOINTMENTS: (_("{n} rendez-vous supprimé"), _("{n} rendez-vous supprimés")),
    Part.CONTACTS: (_("{n} contact supprimé"), _("{n} contacts supprimés")),
    Part.CONTRACTS: (_("{n} contrat supprimé"), _("{n} contrats supprimés")),
    Part.DOCUMENTS: (_("{n} pièce supprimée"), _("{n} pièces supprimées")),
    Part.WANTED_JOBS: (_("{n} métier supprimé"), _("{n} métiers supprimés")),
    Part.TEAM: (_("{n} membre supprimé"), _("{n} membres supprimés")),
    Part.ORIENTATIONS: (_("{n} orientation supprimée"), _("{n} orientations supprimées")),
    Part.CLOSURES: (_("{n} fin supprimée"), _("{n} fins supprimées")),
}


def _deleted_words(part: Part, number: int, listed: bool) -> str:
    if listed:
        return _("Masquer les éléments supprimés")
    return count(number, *_DELETED[part])
