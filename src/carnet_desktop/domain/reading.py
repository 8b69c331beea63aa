"""A reading aid: what makes a line hard to read for who reads with difficulty, and how to say it more simply."""

import re
from collections.abc import Iterator
from typing import Final

from ..i18n import _, folded
from .sheet_words import ACRONYMS

LONGEST_SENTENCE: Final = 15
"""Words in one sentence, beyond which the end is read without the beginning."""

_SIMPLER: Final = {
    "acquitter": _("payer"), "actualiser": _("mettre à jour"), "actualisation": _("mise à jour"),
    "afin de": _("pour"), "allocataire": _("personne qui reçoit une aide"), "au titre de": _("pour"),
    "beneficiaire": _("personne aidée"), "dans le cadre de": _("pour"), "dematerialise": _("par internet"),
    "differer": _("faire plus tard"), "echeance": _("date"), "effectuer": _("faire"), "en vue de": _("pour"),
    "formaliser": _("écrire"), "impayes": _("factures pas payées"), "justifier de": _("montrer un papier de"),
    "mobiliser": _("utiliser"), "modalites": _("façon de faire"), "notification": _("lettre"),
    "orientation vers": _("rendez-vous avec"), "pieces justificatives": _("papiers"), "preconisation": _("conseil"),
    "prescription": _("demande"), "positionnement": _("inscription"), "prealablement": _("avant"),
    "regulariser": _("mettre en règle"), "renseigner": _("remplir"), "solliciter": _("demander"),
    "souscrire": _("signer"), "transmettre": _("envoyer"), "ulterieurement": _("plus tard"),
}  # fmt: skip
_SENTENCES: Final = re.compile(r"[.!?…]+\s")
_CAPITALS: Final = re.compile(r"[^\W\d_]{3,}")


def advice(text: str) -> Iterator[str]:
    """One sentence for each thing that is hard to read in `text`, as it was typed."""
    longest = max((len(sentence.split()) for sentence in _SENTENCES.split(text)), default=0)
    if longest > LONGEST_SENTENCE:
        yield _("Phrase longue, {n} mots : coupez-la en deux.", n=longest)
    words = f" {folded(text)} "
    for jargon, simpler in _SIMPLER.items():
        if f" {jargon} " in words or f" {jargon}s " in words:
            yield _("« {jargon} » se lit mal : « {simpler} » ?", jargon=jargon, simpler=simpler)
    if any(word.isupper() and word not in ACRONYMS for word in _CAPITALS.findall(text)):
        yield _("Des mots en majuscules : ils s’impriment en minuscules.")
    if re.search(r"[%％]", text):
        yield _("Un pourcentage : dites plutôt la somme, ou « la moitié ».")
