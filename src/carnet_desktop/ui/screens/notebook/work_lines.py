"""What she does, since when, her studies, how far she can go, as label and value rows."""

from collections.abc import Iterator

from carnet_desktop.domain.labels import field_label
from carnet_desktop.domain.path_words import mobility_words
from carnet_desktop.domain.records import WorkSituation
from carnet_desktop.i18n import _
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
        yield _line("mobility", mobility_words(work.mobility))


def _dates(situation: WorkSituation, desk: Desk) -> str:
    return between(situation.from_, situation.to, desk.today)


def _line(field: str, words: str, about: str = "") -> Line:
    label = _(_SHORT.get(field) or field_label("work", field))
    return Line(f"work/{field}", words, label=label, after=about)


_SHORT = {"education": "Formation"}
"""The label of the form is too long for the column of labels."""
