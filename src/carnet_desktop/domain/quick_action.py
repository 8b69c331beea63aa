"""An action in a typed line: "action : appeler la CAF avant vendredi"."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..i18n import folded
from .quick_days import days_in
from .quick_line import QuickLine, Said
from .quick_people import take_someone
from .records import Who

MINE: Final = re.compile(
    r"\A\W*(?:(?:moi|vous|je)\s*:|je (?:dois|vais)\b|c'est (?:a )?moi\b\W*(?:qui\b)?)\s*|\((?:moi|vous)\)|\bpar moi\b"
)
_HERS: Final = (
    r"\A\W*(?:(?:{name}|elle|il|la personne)\s*:|(?:{name}|elle|il|la personne) (?:doit|va)\b)\s*"
    r"|\((?:{name}|elle|lui)\)"
)
_PARTNER: Final = re.compile(r"\A\W*(?:(?:la|le|l')\s*)?(?P<who>[^\0:]{2,40}?)\s*(?::|\b(?:doit|va)\b)\s*")


@dataclass(frozen=True, slots=True)
class QuickAction:
    """`who_text`: the partner's name."""

    what: str
    by: date | None
    who: Who
    who_text: str


def read_action(line: QuickLine, said: Said) -> tuple[QuickAction, frozenset[str]]:
    """The action, and the names of its fields to check.

    Who does it is one of them unless the line says so: it is printed under her name, or another's.
    """
    who, who_text = _take_who(line, said)
    by, by_doubtful = _take_deadline(line, said)
    what = line.left()
    doubts = {"who": who is None, "by": by_doubtful}
    quick = QuickAction(what[:1].upper() + what[1:], by, who or "person", who_text)
    return quick, frozenset(name for name, doubt in doubts.items() if doubt)


def _take_deadline(line: QuickLine, said: Said) -> tuple[date | None, bool]:
    """Of several days, the one that a word makes a deadline: "préparer l’entretien du 3 avant vendredi"."""
    found = sorted(days_in(line.plain, said.today), key=lambda day: not day.deadline)
    if not found:
        return None, False
    first = found[0]
    line.take(first.start, first.end)
    return first.day, first.doubtful or first.day < said.today or (len(found) > 1 and not first.deadline)


def _take_who(line: QuickLine, said: Said) -> tuple[Who | None, str]:
    if line.take_first(MINE) is not None:
        return "worker", ""
    name = re.escape(folded(said.first_name)) or "la personne"
    if line.take_first(re.compile(_HERS.format(name=name))) is not None:
        return "person", ""
    match = _PARTNER.match(line.plain)
    if match is not None:
        typed = QuickLine(line.text[slice(*match.span("who"))])
        partner = take_someone(typed, said)
        if partner is not None and not typed.left():
            line.take(*match.span())
            return "partner", partner.structure or partner.name
    return None, ""
