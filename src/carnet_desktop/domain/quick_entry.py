"""One typed line, as the record it would write: "rdv mardi 14h CAF apporter RIB". Nothing is written here.

What is understood fills a field; what is guessed is to be checked; what is not understood stays as typed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from .notebook import Notebook
from .quick_action import MINE, QuickAction, read_action
from .quick_appointment import QuickAppointment, read_appointment
from .quick_days import days_in, hours_in
from .quick_line import QuickLine, Said
from .quick_note import QuickNote, read_note
from .records import Contact

Quick: TypeAlias = QuickAppointment | QuickAction | QuickNote
_Read: TypeAlias = Callable[[QuickLine, Said], tuple[Quick, frozenset[str]]]

_BEGINS: Final[tuple[tuple[re.Pattern[str], _Read], ...]] = (
    (re.compile(r"\s*(?:rdv|r\.d\.v\.?|rendez[ -]?vous)\b[\s:,-]*"), read_appointment),
    (re.compile(r"\s*(?:actions?|demarches?|a faire|taches?)\b[\s:,-]*"), read_action),
    (re.compile(r"\s*(?:notes?|nb|memo)\b[\s:,-]*"), read_note),
)
_MEETING: Final = re.compile(r"\b(?:rdv|rendez[ -]?vous)\b")
_INFINITIVE: Final = re.compile(r"\s*(?:ne pas |se |s')?(?P<verb>[a-z]{2,}(?:er|ir|re))\b")
_NOT_VERBS: Final = frozenset(
    (
        "hier", "atelier", "courrier", "dossier", "papier", "loyer", "premier", "dernier", "janvier", "fevrier",
        "quartier", "chantier", "foyer", "metier", "cahier", "calendrier", "policier", "infirmier", "octobre",
        "septembre", "novembre", "decembre", "lettre", "offre", "titre", "autre", "notre", "votre", "entre",
        "contre", "maitre", "membre", "cadre", "arbre", "chambre", "semestre", "trimestre", "plaisir", "avenir",
        "souvenir",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """`doubtful`: the names of its fields to check, and `kind` when the line does not say what it is."""

    quick: Quick
    doubtful: frozenset[str]


def propose(text: str, notebook: Notebook, today: date, staff: str) -> Proposal | None:
    """What the line would write; None when it says nothing. `staff`: the name of who types it.

    A second the first time a line counts from today ("dans trois semaines"), a millisecond otherwise.
    """
    line = QuickLine(text)
    said = Said(notebook.person.first_name or "", [entry.record for entry in notebook.entries(Contact)], today, staff)
    begins, read = next(((found, read) for words, read in _BEGINS if (found := words.match(line.plain))), (None, None))
    if begins is not None:
        line.take(*begins.span())
    if not line.left():
        return None
    if read is not None:
        return Proposal(*read(line, said))
    return _guessed(line, said)


def _guessed(line: QuickLine, said: Said) -> Proposal:
    """A line that does not begin with what it is: a verb makes an action, a day and an hour an appointment."""
    verb = _INFINITIVE.match(line.plain)
    read: _Read = read_note
    if (verb and verb["verb"] not in _NOT_VERBS) or MINE.match(line.plain):
        read = read_action
    elif line.take_first(_MEETING) is not None:
        return Proposal(*read_appointment(line, said))
    elif next(hours_in(line.plain), None) and next(days_in(line.plain, said.today), None):
        read = read_appointment
    quick, doubtful = read(line, said)
    return Proposal(quick, doubtful | {"kind"})
