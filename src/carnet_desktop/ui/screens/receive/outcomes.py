"""The pages that end the reading of a file, in words: refused, decided, already here, or the answer to one we sent."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from carnet_desktop.domain.receiving import Standing
from carnet_desktop.errors import CarnetError
from carnet_desktop.i18n import _, count, day_month_year
from carnet_desktop.logs import note
from carnet_desktop.sentences import explain
from carnet_desktop.services.receipts import ReceiptRead
from carnet_desktop.ui.navigation import Tone, Way

from .shown import Outcome

KINDS: Final = "Fichiers de Carnet (*.carnet)"
CARDS: Final = "Fiches de structure (*.structure)"


def refused_file(error: Exception, ways: tuple[Way, ...]) -> Outcome:
    """Why nothing was read, in the place of everything."""
    sentence = explain(error)
    rest = [part for part in (sentence.meaning, sentence.todo) if part]
    if not isinstance(error, CarnetError):
        rest.append(_("Référence à donner : {reference}", reference=note(error)))
    return Outcome(Tone.BAD, sentence.what, (" ".join(rest),) if rest else (), ways)


_COUNTED: Final = (
    (Standing.NEW, "{n} élément nouveau", "{n} éléments nouveaux"),
    (Standing.CHANGES, "{n} élément changé", "{n} éléments changés"),
    (Standing.CLAIMED, "{n} élément reconnu comme écrit chez vous", "{n} éléments reconnus comme écrits chez vous"),
    (Standing.NEWER_HERE, "{n} élément plus récent chez vous, qui reste",
     "{n} éléments plus récents chez vous, qui restent"),
    (Standing.DELETED_HERE, "{n} élément supprimé chez vous, qui le reste",
     "{n} éléments supprimés chez vous, qui le restent"),
)  # fmt: skip


def accepted(counted: Mapping[Standing, int], sender: str, ways: tuple[Way, ...]) -> Outcome:
    """`counted`: the elements of the file by where they stood."""
    said = [count(counted[standing], one, many) for standing, one, many in _COUNTED if counted.get(standing)]
    what = [f"{line}." for line in said] or [_("Tout était déjà connu : rien n’a changé.")]
    return Outcome(Tone.GOOD, _("Fichier accepté"), (" ".join(what), _send_back(sender)), ways)


def refused(sender: str, ways: tuple[Way, ...]) -> Outcome:
    what = _("Rien n’a été écrit dans vos carnets, et la copie reçue est effacée d’ici.")
    return Outcome(Tone.INFO, _("Fichier refusé"), (what, _send_back(sender)), ways)


def receipt_saved(name: str, sender: str, ways: tuple[Way, ...]) -> Outcome:
    how = _("Envoyez-le à {name}, par e-mail ou sur une clé : personne d’autre ne peut l’ouvrir.", name=sender)
    return Outcome(Tone.GOOD, _("Accusé enregistré"), (how,), ways, ((_("Fichier"), name),))


def already(on: str, ways: tuple[Way, ...]) -> Outcome:
    title = _("Ce fichier a déjà été traité le {day}", day=_day(on))
    return Outcome(Tone.INFO, title, (_("Rien n’a changé."),), ways)


def receipt_read(read: ReceiptRead, ways: tuple[Way, ...]) -> Outcome:
    """What the other structure decided of a file we sent."""
    tone, title = _DECIDED[read.decision]
    noted = _("C’est noté dans le carnet et dans le journal des transferts.")
    sentences = [noted if read.changed else _("Vous aviez déjà ouvert cet accusé : rien n’a changé.")]
    if read.closed:
        sentences.append(_("Votre suivi se termine : le carnet le dit, et il reste chez vous."))
    facts = ((_("Personne"), read.person_name), (_("Raison"), read.reason))
    told = tuple((label, words) for label, words in facts if words)
    return Outcome(tone, _(title, name=read.structure_name), tuple(sentences), ways, told)


_DECIDED: Final = {
    "accepted": (Tone.GOOD, "{name} a accepté votre fichier"),
    "part": (Tone.GOOD, "{name} a accepté votre fichier en partie"),
    "refused": (Tone.WARN, "{name} a refusé votre fichier"),
}


def _send_back(sender: str) -> str:
    return _("Il reste à renvoyer l’accusé signé à {name} : il dit ce que vous avez décidé.", name=sender)


def _day(on: str) -> str:
    try:
        return day_month_year(date.fromisoformat(on[:10]))
    except ValueError:
        return on
