"""The parts of the page that tell who she is and how she is followed: their rows, their empty sentences."""

from collections.abc import Callable
from typing import Final

from carnet_desktop.domain.closing import is_closed
from carnet_desktop.domain.records import Closure, Member, Orientation, Record, WantedJob
from carnet_desktop.i18n import _
from carnet_desktop.ui.lines import Line

from .closing_lines import closing_line, closing_lines
from .desk import Desk
from .identity_lines import identity_lines
from .orientation_lines import orientation_line, orientation_lines
from .rights_lines import rights_lines
from .shown import Part, PartShown
from .situation_lines import situation_lines
from .team_lines import member_line, team_lines
from .wanted_job_lines import is_full, wanted_job_line, wanted_job_lines
from .work_lines import work_lines


def _wanted_jobs(desk: Desk) -> PartShown:
    full = _("Cinq métiers au plus.") if is_full(desk) else ""
    return PartShown(tuple(wanted_job_lines(desk)), _("Aucun métier noté."), full=full)


def _closures(desk: Desk) -> PartShown:
    """While the follow-up has ended, it is taken up again from its row."""
    full = _("Le suivi est terminé.") if is_closed(desk.notebook) else ""
    return PartShown(tuple(closing_lines(desk)), _("Le suivi est en cours."), full=full)


PERSON_PARTS: Final[dict[Part, Callable[[Desk], PartShown]]] = {
    Part.SITUATION: lambda desk: PartShown(tuple(situation_lines(desk)), _("Aucun thème n’est encore évalué.")),
    Part.WORK: lambda desk: PartShown(tuple(work_lines(desk)), _("Rien de noté sur le travail.")),
    Part.WANTED_JOBS: _wanted_jobs,
    Part.RIGHTS: lambda desk: PartShown(tuple(rights_lines(desk)), _("Aucun droit noté.")),
    Part.IDENTITY: lambda desk: PartShown(tuple(identity_lines(desk)), _("L’identité n’est pas renseignée.")),
    Part.TEAM: lambda desk: PartShown(tuple(team_lines(desk)), _("Personne ne suit ce carnet.")),
    Part.ORIENTATIONS: lambda desk: PartShown(tuple(orientation_lines(desk)), _("Aucune orientation notée.")),
    Part.CLOSURES: _closures,
}
PERSON_RECORDS: Final[dict[Part, type[Record]]] = {
    Part.WANTED_JOBS: WantedJob,
    Part.TEAM: Member,
    Part.ORIENTATIONS: Orientation,
    Part.CLOSURES: Closure,
}
"""Those of these parts whose records can be added, deleted and put back."""


def person_line(desk: Desk, record: Record) -> Line | None:
    """The row of a record of one of these parts; None for another."""
    match record:
        case WantedJob():
            return wanted_job_line(record)
        case Member():
            return member_line(desk, record)
        case Orientation():
            return orientation_line(desk, record)
        case Closure():
            return closing_line(desk, record)
    return None
