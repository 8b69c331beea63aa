"""A failure in three parts, and the words several of them share."""

from dataclasses import dataclass
from typing import Any, Final

from ..i18n import _


@dataclass(frozen=True, slots=True)
class Sentence:
    """`what` happened, what it means for the data (`meaning`), what to do (`todo`)."""

    what: str
    meaning: str = ""
    todo: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.meaning, self.todo) if part)


SAFE: Final = "Rien n’a été changé."
RESTORE: Final = "Remettez une copie de sauvegarde de ce fichier, ou appelez la personne qui gère vos sauvegardes."


def file_name(path: Any) -> str:
    """The name alone: folders tell nothing to whoever reads."""
    return path.name if path is not None else ""


def named(candidates: tuple[tuple[str, str, str, str], ...]) -> str:
    """Each (id, first name, last name, birth date) in words."""
    return _(" ; ").join(f"{first} {last}, {birth} ({id_})" for id_, first, last, birth in candidates)
