"""The themes of a life as the page names them: one short word, one icon."""

from typing import Final

from carnet_desktop.domain.vocabularies import vocabulary
from carnet_desktop.i18n import _

_SHORT: Final = {
    "logement": ("Logement", "home-2"),
    "contraintes_familiales": ("Famille", "baby-carriage"),
    "mobilite": ("Mobilité", "bus"),
    "numerique": ("Numérique", "device-laptop"),
    "difficulte_financiere": ("Budget", "coin"),
    "difficulte_administrative": ("Droits", "scale"),
    "maitrise_langue": ("Français", "message-2"),
    "emploi": ("Emploi", "briefcase"),
    "formation": ("Formation", "school"),
    "sante": ("Santé", "heartbeat"),
}
"""In the order of the page: first what a person lives with every day."""
HEALTH: Final = "sante"


def in_order(theme: str) -> int:
    """The place of a theme on the page; one that this version does not know comes last."""
    known = list(_SHORT)
    return known.index(theme) if theme in known else len(known)


def short_name(theme: str) -> str:
    if theme in _SHORT:
        return _(_SHORT[theme][0])
    term = vocabulary("themes").by_code.get(theme)
    return term.label if term else theme


def icon_of(theme: str) -> str:
    """ "" for a theme that this version does not know."""
    return _SHORT[theme][1] if theme in _SHORT else ""
