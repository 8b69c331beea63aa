"""The orientations as rows, the latest first; all but the first changed the one before."""

from collections.abc import Iterator

from carnet_desktop.domain.records import Orientation
from carnet_desktop.i18n import _
from carnet_desktop.ui.lines import Detail, Line

from .days import day_words
from .desk import Desk


def orientation_lines(desk: Desk) -> list[Line]:
    held = [entry.record for entry in desk.notebook.entries(Orientation)]
    held.sort(key=lambda record: (record.decided.on if record.decided else "", record.id))
    lines = [orientation_line(desk, record, again=place > 0) for place, record in enumerate(held)]
    return lines[::-1]


def orientation_line(desk: Desk, orientation: Orientation, *, again: bool = False) -> Line:
    decided = orientation.decided
    return Line(
        orientation.id,
        decided.type.label if decided else "",
        strong=True,
        details=tuple(Detail(words) for words in _told(desk, orientation, again)),
    )


def _told(desk: Desk, orientation: Orientation, again: bool) -> Iterator[str]:
    decided = orientation.decided
    if decided is None:
        return
    day = day_words(decided.on, desk.today)
    yield _("Réorientation le {day}", day=day) if again else _("Orientation le {day}", day=day)
    if decided.from_ and decided.to:
        yield _("De {start} vers {end}", start=decided.from_, end=decided.to)
    elif decided.from_ or decided.to:
        yield _("Vers {end}", end=decided.to) if decided.to else _("De {start}", start=decided.from_)
    if decided.reason:
        yield decided.reason
