"""An appointment in a typed line: "rdv mardi 14h CAF apporter RIB"."""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from .quick_days import days_in, hours_in
from .quick_line import QuickLine, Said, tidy
from .quick_manner import take_channel
from .quick_people import Someone, take_someone
from .records import Channel

_BRING: Final = re.compile(
    r"\b(?:(?:doit|devra|a|penser a|et) )?(?:apporter|apporte|ramener|amener|se munir de|munie? de|prevoir)\b\s*:?\s*"
    r"(?P<what>[^\0;]+?)"
    r"(?=\s*(?:[\0;]|\.\s|\.?\Z|\bavec (?:m(?:me|r|lle)?\b|monsieur|madame)|\bpour (?:l|faire|prepar)))"
)
_PURPOSE: Final = re.compile(
    r"(?:\bpour\s+|\bobjet\s*:\s*|\bsujet\s*:\s*|\bconcernant\s+|\bau sujet de\s+|:\s*)(?P<what>[^\0]+)"
)
_PLACE: Final = re.compile(
    r"\b(?:a la|a l'|au|aux|chez)\s*(?P<where>[^\0,;:.(]+?)"
    r"(?=\s*(?:[\0,;:.(]|\b(?:pour|voir|faire|preparer|signer|parler|remplir|deposer|visiter)\b|\Z))"
)
_ARTICLE: Final = re.compile(
    r"^(?:(?:un|une|des|le|la|les|du|son|sa|ses|mon|ma|mes|leurs?)\s+|[ld]['’])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class QuickAppointment:
    """What a form asks of an appointment; `place` only when the line says one."""

    day: date | None
    hour: time | None
    someone: Someone
    channel: Channel
    place: str
    bring: tuple[str, ...]
    purpose: str


def read_appointment(line: QuickLine, said: Said) -> tuple[QuickAppointment, frozenset[str]]:
    """The appointment, and the names of its fields to check.

    What is not understood becomes its purpose, which is never printed.
    """
    day, days = _take_day(line, said)
    hour, hours = _take_hour(line)
    channel = take_channel(line)
    bring = _take_items(line)
    someone = take_someone(line, said)
    purpose = tidy(line.take_first(_PURPOSE, "what") or "")
    elsewhere = someone is None or someone.mine
    place = (line.take_first(_PLACE, "where") or "") if elsewhere else ""
    left = line.left()
    doubts = {
        "day": days,
        "hour": hours,
        "with": bool(place) or bool(someone and someone.doubtful),
        "place": bool(place),
        "purpose": bool(left),
    }
    quick = QuickAppointment(
        day,
        hour,
        someone or Someone(mine=not place),
        channel or "in_person",
        place,
        bring,
        " ".join(part for part in (purpose, left) if part),
    )
    return quick, frozenset(name for name, doubt in doubts.items() if doubt)


def _take_day(line: QuickLine, said: Said) -> tuple[date | None, bool]:
    """The first day, and whether to check it: it is past, or the line says two."""
    found = list(days_in(line.plain, said.today))
    if not found:
        return None, False
    line.take(found[0].start, found[0].end)
    return found[0].day, found[0].doubtful or len(found) > 1 or found[0].day < said.today


def _take_hour(line: QuickLine) -> tuple[time | None, bool]:
    found = next(hours_in(line.plain), None)
    if found is None:
        return None, False
    line.take(found.start, found.end)
    return found.hour, found.doubtful


def _take_items(line: QuickLine) -> tuple[str, ...]:
    """What to bring, one thing each, without its article."""
    told = line.take_first(_BRING, "what")
    parts = re.split(r"\s*(?:,|\+|&|\bet\b)\s*", told or "")
    return tuple(item for item in (_ARTICLE.sub("", tidy(part)) for part in parts) if item)
