"""The sections of a bundle: what a person ticks when a notebook leaves, and what may never leave."""

from typing import Final

from .records import KINDS, Leaves, Record

_IN_ORDER: Final = (
    "identity", "rights", "work", "situation", "plan", "appointments", "contacts", "interviews", "contracts",
    "documents",
)  # fmt: skip
OTHER: Final = "other"
"""Where stands what this version does not know: a record of it leaves only when it is asked for."""
_LABELS: Final = {
    "identity": "Identité",
    "rights": "Droits",
    "work": "Travail",
    "situation": "Situation",
    "plan": "Plan d’action",
    "appointments": "Rendez-vous",
    "contacts": "Contacts et équipe",
    "interviews": "Entretiens transmissibles",
    "contracts": "Contrats d’accompagnement",
    "documents": "Pièces",
    OTHER: "Ajouts d’une version plus récente",
}


def kinds_of(section: str) -> tuple[type[Record], ...]:
    """The kinds of records that stand in a section."""
    return tuple(cls for cls in KINDS.values() if cls.kind.section == section)


SECTIONS: Final = tuple(section for section in _IN_ORDER if kinds_of(section))
DEFAULT_SECTIONS: Final = tuple(
    section for section in SECTIONS if all(cls.kind.leaves is not Leaves.ASK for cls in kinds_of(section))
)
STAYING_KINDS: Final = frozenset(name for name, cls in KINDS.items() if cls.kind.leaves in (Leaves.NO, Leaves.NEVER))
"""Kinds that are never in a bundle."""
NOT_SENT: Final = "not_sent"
EMPTY_REASONS: Final = {
    "not_filled": "non renseigné",
    "not_asked": "non demandé",
    "not_applicable": "sans objet",
    NOT_SENT: "non transmis",
}
"""Why a section of a bundle is empty: code → French words."""


def section_label(section: str) -> str:
    """The French name of a section; one of a newer version keeps its stored name."""
    return _LABELS.get(section, section)
