"""The ends of the follow-up as rows, the latest first: why, the situation then, and how it was taken up again."""

from collections.abc import Iterator

from carnet_desktop.domain.closing import closures
from carnet_desktop.domain.records import Closure
from carnet_desktop.i18n import _
from carnet_desktop.ui.lines import Detail, Line

from .days import day_words
from .desk import Desk


def closing_lines(desk: Desk) -> list[Line]:
    return [closing_line(desk, entry.record) for entry in closures(desk.notebook)]


def closing_line(desk: Desk, closure: Closure) -> Line:
    closed = closure.closed
    day = day_words(closed.on, desk.today) if closed else ""
    return Line(
        closure.id,
        _("Terminé le {day}", day=day) if day else _("Terminé"),
        strong=True,
        quiet=closure.reopened is not None,
        details=tuple(Detail(words) for words in _told(desk, closure)),
    )


def _told(desk: Desk, closure: Closure) -> Iterator[str]:
    closed, again = closure.closed, closure.reopened
    if closed is not None:
        yield closed.reason.label
        if closed.situation is not None:
            yield _("Situation à la sortie : {what}", what=closed.situation.label)
    if again is not None:
        yield _("Repris le {day} : {why}", day=day_words(again.on, desk.today), why=again.reason)
