"""What the acronyms of the field say, in words of every day; a structure adds its own.

None for health, disability or justice: on the sheet such words are written by whoever chose to print them.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from ..i18n import _
from .sheet_words import ACRONYMS

GLOSSARY: Final = {
    "AFPA": _("centre de formation pour adultes"),
    "APL": _("aide pour payer le loyer"),
    "CAF": _("caisse d’allocations familiales"),
    "CAP": _("diplôme d’un métier"),
    "CCAS": _("service d’aide sociale de la mairie"),
    "CDD": _("contrat de travail avec une date de fin"),
    "CDI": _("contrat de travail sans date de fin"),
    "CEJ": _("contrat d’engagement jeune"),
    "CER": _("contrat d’engagement"),
    "CHRS": _("foyer où l’on peut être hébergé"),
    "CIAS": _("service d’aide sociale de plusieurs mairies"),
    "CIO": _("centre d’information et d’orientation"),
    "CIP": _("conseillère ou conseiller en insertion"),
    "CNI": _("carte nationale d’identité"),
    "CPF": _("compte pour payer une formation"),
    "CSS": _("complémentaire santé solidaire"),
    "FLE": _("français pour les étrangers"),
    "FSL": _("aide pour le logement"),
    "GRETA": _("formation pour adultes"),
    "HLM": _("logement à loyer modéré"),
    "IAE": _("emploi d’insertion"),
    "MSA": _("sécurité sociale agricole"),
    "PMSMP": _("stage pour découvrir un métier"),
    "RIB": _("papier de la banque avec le numéro de mon compte"),
    "RSA": _("revenu de solidarité active"),
    "SIAO": _("service qui cherche un hébergement"),
    "SIAE": _("entreprise d’insertion"),
    "VAE": _("diplôme obtenu grâce à l’expérience"),
}
_KNOWN_TO_ALL: Final = frozenset({"CV", "SMS", "TV", "USB", "PDF", "WC", "GPS", "CD", "PC"})
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def acronyms_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The acronyms of these texts that not everybody knows, each once, in alphabetical order."""
    words = {word for text in texts for word in _WORD.findall(text)}
    return tuple(sorted(words & ACRONYMS - _KNOWN_TO_ALL))


def meaning_in(glossary: Mapping[str, str], acronym: str) -> str:
    """What an acronym says, the structure's words first; "" when nobody said it yet."""
    return glossary.get(acronym) or GLOSSARY.get(acronym, "")
