"""A job the person wants as the texts of its form, and back."""

from msgspec.structs import replace

from carnet_desktop.domain.records import Item, WantedJob
from carnet_desktop.domain.rome import find_job
from carnet_desktop.domain.smic import smic_on
from carnet_desktop.domain.values import value_text
from carnet_desktop.domain.vocabularies import job_contracts, working_times
from carnet_desktop.domain.wanted_jobs import next_rank
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.i18n import _

from .days import day_words
from .desk import Desk
from .values import Values, cents, text, whole_number


def values_of(job: WantedJob | None, desk: Desk) -> dict[str, str]:
    known = job or WantedJob(id="")
    return {
        "job": known.job.label if known.job else "",
        "contract": known.contract or "",
        "hours": known.hours or "",
        "km": "" if known.km is None else str(known.km),
        "wage": amount(known.wage_cents),
    }


def lists(desk: Desk, values: Values) -> dict[str, tuple[tuple[str, str], ...]]:
    offered = {"contract": job_contracts(), "hours": working_times()}
    return {name: tuple((item.label, item.label) for item in items) for name, items in offered.items()}


def notes(job: WantedJob | None, desk: Desk) -> dict[str, str]:
    """The legal minimum that a wage is read beside."""
    smic = smic_on(desk.today, desk.smic)
    if smic is None:
        return {}
    wage = value_text("wanted_job", "wage_cents", smic.cents)
    day = day_words(smic.since, desk.today)
    return {"wage": _("SMIC : {wage} brut par mois pour 35 heures, depuis le {day}.", wage=wage, day=day)}


def read(values: Values, before: WantedJob | None, desk: Desk) -> WantedJob:
    """The job as written; `rules.check` tells what is wrong with it. A new one comes last in her order."""
    base = before or WantedJob(id=new_record_id(), rank=next_rank(desk.notebook))
    return replace(
        base,
        job=_job(text(values, "job"), base.job),
        contract=text(values, "contract"),
        hours=text(values, "hours"),
        km=whole_number(values, "km"),
        wage_cents=cents(values, "wage"),
    )


def _job(words: str | None, before: Item | None) -> Item | None:
    """The job of the ROME of that name, else the words as they are; what was not touched stays as it was."""
    if words is None:
        return None
    if before is not None and before.label == words:
        return before
    found = find_job(words)
    return found.item if found else Item(label=words)


def amount(wage: int | None) -> str:
    """`1823,03`, without cents when there are none."""
    if wage is None:
        return ""
    euros, rest = divmod(wage, 100)
    return f"{euros},{rest:02}" if rest else str(euros)
