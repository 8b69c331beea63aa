"""What she does, since when, her studies, how far she can go, as label and value rows."""

from collections.abc import Iterator

from carnet_desktop.domain.labels import field_label
from carnet_desktop.domain.records import Mobility, WorkSituation
from carnet_desktop.i18n import NBSP, _
from carnet_desktop.ui.lines import Line

from .days import between
from .desk import Desk


def work_lines(desk: Desk) -> list[Line]:
    """Only what is known."""
    return list(_lines(desk))


def _lines(desk: Desk) -> Iterator[Line]:
    work = desk.notebook.work
    if work.situation is not None:
        yield _line("situation", work.situation.label, _dates(work.situation, desk))
    if work.education is not None:
        yield _line("education", work.education.label)
    if work.last_job:
        yield _line("last_job", work.last_job)
    if work.mobility is not None:
        yield _line("mobility", _how_far(work.mobility))


def _dates(situation: WorkSituation, desk: Desk) -> str:
    return between(situation.from_, situation.to, desk.today)


def _how_far(mobility: Mobility) -> str:
    km = f"{mobility.km}{NBSP}km" if mobility.km is not None else ""
    return ", ".join(part for part in (mobility.label, km) if part)


def _line(field: str, words: str, about: str = "") -> Line:
    label = _(_SHORT.get(field) or field_label("work", field))
    return Line(f"work/{field}", words, label=label, after=about)


_SHORT = {"education": "Formation"}
"""The label of the form is too long for the column of labels."""
