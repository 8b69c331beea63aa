"""The jobs a person wants as rows, in her order, each with its contract, hours, distance and wage."""

from collections.abc import Iterator

from carnet_desktop.domain.records import WantedJob
from carnet_desktop.domain.values import value_text
from carnet_desktop.domain.wanted_jobs import MOST, wanted_jobs
from carnet_desktop.i18n import NBSP, _
from carnet_desktop.ui.lines import Detail, Line

from .desk import Desk, lower_first


def wanted_job_lines(desk: Desk) -> list[Line]:
    """More than five can come from two copies of a notebook: they are all shown, and those too many are to check."""
    return [wanted_job_line(entry.record, place > MOST) for place, entry in enumerate(wanted_jobs(desk.notebook), 1)]


def wanted_job_line(job: WantedJob, too_many: bool = False) -> Line:
    about = ", ".join(_about(job))
    details = [Detail(about[:1].upper() + about[1:])] if about else []
    if too_many:
        details.append(Detail(_("À vérifier : cinq métiers au plus."), "alert-triangle", "warn"))
    code = job.job.code if job.job else None
    return Line(
        job.id,
        job.job.label if job.job else "",
        strong=True,
        after=code or "",
        details=tuple(details),
    )


def is_full(desk: Desk) -> bool:
    return len(wanted_jobs(desk.notebook)) >= MOST


def _about(job: WantedJob) -> Iterator[str]:
    if job.contract:
        yield job.contract
    if job.hours:
        yield lower_first(job.hours)
    if job.km is not None:
        yield _("à {km} km au plus", km=f"{job.km}").replace(" km", f"{NBSP}km")
    if job.wage_cents is not None:
        yield _("{wage} brut par mois", wage=value_text("wanted_job", "wage_cents", job.wage_cents))
