"""What the screen says around the file: whose notebook, for whom, and what to do once it is written. No Qt."""

from dataclasses import dataclass
from datetime import date

from carnet_desktop.domain.path_words import size_words
from carnet_desktop.i18n import _, day_month_year
from carnet_desktop.services.sending import Sent
from carnet_desktop.services.structures import Partner


@dataclass(frozen=True, slots=True)
class Ready:
    """The file was written. `steps`: what to do with it, in order."""

    title: str
    file: str
    folder: str
    steps: tuple[str, ...]


def checked(partner: Partner) -> str:
    """What the chip of the header says of the structure chosen."""
    day = day_month_year(date.fromisoformat(partner.verified_on[:10]))
    return _("Mots comparés par {name}, le {day}", name=partner.verified_by, day=day)


def ready(sent: Sent, to: Partner, first_name: str, *, transfer: bool) -> Ready:
    """`transfer`: our follow-up ends when the receipt says it was accepted."""
    limit = day_month_year(date.fromisoformat(sent.expires_on))
    steps = [
        _("Ce fichier est pour {to} : donnez-le-lui par e-mail, ou sur une clé USB.", to=to.name),
        _("Elle seule peut l’ouvrir, jusqu’au {limit}. Personne d’autre ne le peut, pas même vous.", limit=limit),
        _("Elle vous rendra un accusé : un petit fichier « .carnet ». Ouvrez-le avec Ctrl+O."),
    ]
    if transfer:
        end = _("Quand l’accusé dira qu’elle accepte, le suivi de {name} sera noté comme terminé ici.", name=first_name)
        steps.append(end)
    about = f"{sent.path.name}, {size_words(sent.size)}"
    return Ready(_("Le fichier est prêt"), about, str(sent.path.parent), tuple(steps))
