"""One meaning, one picture, for ever: which picture stands beside which words of the sheet.

The value of a meaning is the OpenMoji code of its picture. Health, justice, debt and religion have none, and an action
that speaks of them prints without a picture even when another of its words has one: rather none than a doubtful one.
"""

import enum
from typing import Final

from ..i18n import _, folded
from ..memory import remembered


class Meaning(enum.StrEnum):
    CALENDAR = "1F4C5"  # my appointments; an appointment under a neutral name
    HOUR = "23F0"
    PLACE = "1F3E2"
    SOMEONE = "1F9D1"
    PROFESSIONAL = "1F9D1-200D-1F4BC"
    BRING = "1F392"
    MINE = "270D"
    OTHERS = "1F91D"
    CONTACTS = "1F4DE"
    STRUCTURE_PHONE = "260E"
    ROOM_TO_WRITE = "1F4DD"
    PAPER = "1F4C4"
    FILE = "1F4C1"
    IDENTITY_CARD = "1FAAA"
    IDENTITY_PHOTO = "1F4F7"
    SIGN = "1F58A"
    PRINT = "1F5A8"
    LETTER = "2709"
    SEND = "1F4EE"
    POST_OFFICE = "1F3E4"
    BANK = "1F3E6"
    MONEY = "1F4B6"
    HOUSING = "1F3E0"
    KEY = "1F511"
    BED = "1F6CF"
    HOME_VISIT = "1F6AA"
    MOVING = "1F9F3"
    WORK = "1F4BC"
    TRAINING = "1F393"
    SCHOOL = "1F3EB"
    READING = "1F4D6"
    TALK = "1F4AC"
    GROUP = "1F465"
    SEARCH = "1F50D"
    REPAIR = "1F527"
    BUS = "1F68C"
    CAR = "1F697"
    BIKE = "1F6B2"
    WALK = "1F6B6"
    BABY = "1F476"
    CHILD = "1F9D2"
    COMPUTER = "1F4BB"
    MOBILE = "1F4F1"
    MEAL = "1F37D"
    CLOTHES = "1F455"
    SPORT = "26BD"
    NOTEBOOK = "1F4D3"


SAID: Final = {
    Meaning.CALENDAR: _("calendrier"), Meaning.HOUR: _("heure"), Meaning.PLACE: _("lieu"),
    Meaning.SOMEONE: _("personne"), Meaning.PROFESSIONAL: _("professionnel"), Meaning.BRING: _("à apporter"),
    Meaning.MINE: _("à faire"), Meaning.OTHERS: _("aide"), Meaning.CONTACTS: _("téléphone"),
    Meaning.STRUCTURE_PHONE: _("téléphone de la structure"), Meaning.ROOM_TO_WRITE: _("à écrire"),
    Meaning.PAPER: _("papier"), Meaning.FILE: _("dossier"), Meaning.IDENTITY_CARD: _("carte d’identité"),
    Meaning.IDENTITY_PHOTO: _("photo d’identité"), Meaning.SIGN: _("signer"), Meaning.PRINT: _("imprimer"),
    Meaning.LETTER: _("lettre"), Meaning.SEND: _("boîte aux lettres"), Meaning.POST_OFFICE: _("la poste"),
    Meaning.BANK: _("banque"), Meaning.MONEY: _("argent"), Meaning.HOUSING: _("logement"), Meaning.KEY: _("clé"),
    Meaning.BED: _("lit"), Meaning.HOME_VISIT: _("porte"), Meaning.MOVING: _("déménager"), Meaning.WORK: _("travail"),
    Meaning.TRAINING: _("formation"), Meaning.SCHOOL: _("école"), Meaning.READING: _("livre"),
    Meaning.TALK: _("parler"), Meaning.GROUP: _("groupe"), Meaning.SEARCH: _("chercher"), Meaning.REPAIR: _("réparer"),
    Meaning.BUS: _("bus"), Meaning.CAR: _("voiture"), Meaning.BIKE: _("vélo"), Meaning.WALK: _("à pied"),
    Meaning.BABY: _("bébé"), Meaning.CHILD: _("enfant"), Meaning.COMPUTER: _("ordinateur"),
    Meaning.MOBILE: _("téléphone mobile"), Meaning.MEAL: _("repas"), Meaning.CLOTHES: _("vêtements"),
    Meaning.SPORT: _("sport"), Meaning.NOTEBOOK: _("carnet"),
}  # fmt: skip
"""What a picture says, for whoever does not see it."""


# Stems of folded words; one ending in "$" is a whole word. An action that holds one prints without a picture.
_NO_PICTURE: Final = (
    "addict", "alcool", "ald$", "allergi", "ambulanc", "amende", "avocat", "cimetier", "confess", "cpam", "creanci",
    "culte", "curatel", "dentist", "dette", "divorc", "docteur", "eglise", "expuls", "gendarm", "grossess", "handicap",
    "hopita", "huissier", "imam", "impaye", "infirmi", "ivg", "judiciair", "juge", "justice", "kine", "malad", "mdph",
    "medecin", "medic", "mosquee", "mutuelle", "ophtalmo", "opticien", "ordonnanc", "paroiss", "pasteur", "penal",
    "pharmaci", "plainte", "police", "pretre", "priere", "prison", "proces", "psy", "radio", "relig", "rqth", "sante",
    "soin", "spip", "surendett", "synagog", "temple", "tribuna", "tutel", "urgences", "vaccin", "violenc", "vitale",
)  # fmt: skip

# The first line that matches wins: what is handled (a paper, a bank) before what it is for (housing, work).
# A key of several stems asks for all of them, in any order.
_PICTURES: Final[tuple[tuple[Meaning, tuple[str, ...]], ...]] = (
    (Meaning.IDENTITY_PHOTO, ("photo identit", "photomaton")),
    (Meaning.MEAL, ("repas", "manger", "epicerie", "aide alimentair", "banque alimentair", "colis alimentair")),
    (Meaning.BANK, ("rib$", "banque", "bancair")),
    (Meaning.IDENTITY_CARD, ("piece identit", "carte identit", "cni$", "passeport", "titre sejour", "carte sejour")),
    (Meaning.PAPER, ("attestation", "justificatif", "certificat", "formulaire", "photocopi", "document", "papier",
                     "quittance", "bulletin", "acte naissance")),
    (Meaning.POST_OFFICE, ("la$ poste$", "bureau poste$")),
    (Meaning.KEY, ("cle$", "cles$", "emmenag")),
    (Meaning.MOVING, ("demenag", "garde meuble")),
    (Meaning.BED, ("dormir", "lit$", "matelas", "hebergement urgence")),
    (Meaning.TRAINING, ("formation", "diplom", "institut$", "apprentissage", "stage$", "alternance", "greta", "afpa")),
    (Meaning.READING, ("lire$", "livre$", "livres$", "bibliothe", "mediathe", "cours$ francais$", "alphabetis")),
    (Meaning.BABY, ("bebe", "creche", "nourrice", "assistante maternelle")),
    (Meaning.SCHOOL, ("ecole", "college", "lycee", "maternelle", "cantine")),
    (Meaning.CHILD, ("enfant", "garderie", "periscolaire")),
    (Meaning.FILE, ("dossier",)),
    (Meaning.WORK, ("emploi", "travail", "cv$", "employeur", "embauche", "candidat", "interim", "motivation")),
    (Meaning.HOUSING, ("logement", "appartement", "loyer", "bailleur", "hlm$", "studio")),
    (Meaning.CAR, ("voiture", "permis conduire", "code route", "garage", "vehicule")),
    (Meaning.BUS, ("bus$", "tram", "transport", "navette", "metro$")),
    (Meaning.BIKE, ("velo",)),
    (Meaning.WALK, ("a$ pied$",)),
    (Meaning.COMPUTER, ("ordinateur", "visio", "internet", "en$ ligne$", "mail$", "mails$", "courriel", "numerique")),
    (Meaning.MONEY, ("payer", "paiement", "argent", "facture", "cheque", "budget", "virement")),
    (Meaning.MOBILE, ("telephon", "sms$", "appeler", "rappeler")),
    (Meaning.LETTER, ("lettre", "courrier", "enveloppe")),
    (Meaning.SEND, ("envoyer", "poster", "boite lettres")),
    (Meaning.SIGN, ("signer", "signature")),
    (Meaning.PRINT, ("imprimer", "impression")),
    (Meaning.CLOTHES, ("vetement", "vestiaire", "habits$")),
    (Meaning.SPORT, ("sport", "foot", "piscine", "gymnas")),
    (Meaning.REPAIR, ("reparer", "reparation", "bricol")),
    (Meaning.GROUP, ("reunion", "groupe$", "atelier")),
    (Meaning.TALK, ("entretien", "parler", "discuter", "rencontr")),
    (Meaning.NOTEBOOK, ("carnet", "cahier", "agenda")),
    (Meaning.SEARCH, ("chercher", "recherche")),
)  # fmt: skip


@remembered(4096)  # each action is looked at again at each tick of a line
def meaning_of(text: str) -> Meaning | None:
    """The picture of an action, from its words; None when nothing fits or when a picture would say too much."""
    words = tuple(folded(text).split())
    if any(_matches(word, stem) for word in words for stem in _NO_PICTURE):
        return None
    return next((meaning for meaning, keys in _PICTURES if any(_holds(words, key) for key in keys)), None)


def _holds(words: tuple[str, ...], key: str) -> bool:
    return all(any(_matches(word, stem) for word in words) for stem in key.split())


def _matches(word: str, stem: str) -> bool:
    return word == stem[:-1] if stem.endswith("$") else word.startswith(stem)
