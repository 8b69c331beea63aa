"""The values of a person's path that are made of several parts, in French words, as the history shows them."""

from collections.abc import Callable, Mapping
from typing import Final

from ..i18n import NBSP
from . import labels
from .facts import JSON
from .follow_up_words import day_words, joined, reading
from .records import AppointmentStatus, Committed, FileRef, Mobility, SituationState, WorkSituation


def _situation(state: SituationState) -> str:
    match state.value:
        case "yes":
            return f"Depuis le {day_words(state.on)}"
        case "no":
            return f"Terminé le {day_words(state.on)}"
        case _:
            return f"Pas évalué, le {day_words(state.on)}"


def _work_situation(situation: WorkSituation) -> str:
    begun = f"depuis le {day_words(situation.from_)}" if situation.from_ else None
    ended = f"jusqu’au {day_words(situation.to)}" if situation.to else None
    return joined(situation.label, begun, ended)


def _committed(committed: Committed) -> str:
    words = "S’engage" if committed.value else "Ne s’engage pas"
    return f"{words}, le {day_words(committed.on)}"


def _status(status: AppointmentStatus) -> str:
    day = f"le {day_words(status.on)}" if status.on else None
    return joined(labels.APPOINTMENT_STATES[status.value], status.reason, day)


def mobility_words(mobility: Mobility) -> str:
    """`Bus ligne 4, 20 km`"""
    return joined(mobility.label, f"{mobility.km}{NBSP}km" if mobility.km is not None else None)


def file_words(file: FileRef) -> str:
    """`cni.pdf, 240 Ko`"""
    return f"{file.name}, {size_words(file.size)}"


def size_words(size: int) -> str:
    """Bytes as people count them: `240 Ko`, `1,4 Mo`."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}{NBSP}Ko"
    return f"{size / 1_000_000:.1f}{NBSP}Mo".replace(".", ",")


WHOLE: Final[Mapping[tuple[str, str], Callable[[JSON], str]]] = {
    ("situation", "state"): reading(SituationState, _situation),
    ("work", "situation"): reading(WorkSituation, _work_situation),
    ("work", "mobility"): reading(Mobility, mobility_words),
    ("objective", "committed"): reading(Committed, _committed),
    ("appointment", "status"): reading(AppointmentStatus, _status),
    ("document", "file"): reading(FileRef, file_words),
}
"""(kind, field) → the words of its value."""
