"""French labels of the codes and fields a notebook holds, and the list items made from them."""

from typing import Final

from .records import Item

CHANNELS: Final = {
    "in_person": "Sur place",
    "phone": "Téléphone",
    "video": "Visio",
    "home": "À domicile",
    "written": "Par écrit",
}
VISIBILITIES: Final = {"private": "Vous uniquement", "team": "Équipe", "transferable": "Transmissible"}
APPOINTMENT_STATES: Final = {
    "planned": "À venir",
    "present": "Présent",
    "excused": "Absent, excusé",
    "absent": "Absent",
    "cancelled": "Annulé par le service",
}
ACTION_STATES: Final = {
    "planned": "En projet",
    "in_progress": "En cours",
    "standby": "En attente",
    "done": "Faite",
    "abandoned": "Abandonnée par la personne",
    "cancelled": "Annulée par la structure",
}
OBJECTIVE_STATES: Final = {"in_progress": "En cours", "done": "Atteint", "abandoned": "Abandonné"}
DOCUMENT_STATES: Final = {"to_bring": "À apporter", "received": "Reçue", "missing": "Manquante"}
RETENTION_DECISIONS: Final = {"keep": "Gardé", "anonymise": "Rendu anonyme", "delete": "Supprimé"}
OPEN_ACTION_STATES: Final = frozenset({"planned", "in_progress", "standby"})
SHEET_FORMATS: Final = {"a4": "A4", "large": "A4 en grandes lettres", "a5": "A5, feuille pliée", "card": "carte"}
WHO: Final = {"person": "la personne", "worker": "un professionnel", "partner": "un partenaire"}
TITLES: Final = {"madam": "Madame", "sir": "Monsieur"}
PREFERRED_CHANNELS: Final = {
    "sms": "Préfère les SMS",
    "phone": "Préfère qu’on l’appelle",
    "email": "Préfère les e-mails",
    "post": "Préfère le courrier",
}
READING: Final = {
    "easy": "Lit sans difficulté",
    "short_sentences": "Lit les phrases courtes",
    "with_help": "Lit avec de l’aide",
    "not_reading": "Ne lit pas",
}
CONSENT_STATES: Final = {"given": "Donné", "refused": "Refusé", "not_asked": "Non demandé"}
TRANSFER_KINDS: Final = {"referral": "Orientation", "transfer": "Transfert"}
DECISIONS: Final = {"accepted": "Accepté", "part": "Accepté en partie", "refused": "Refusé"}

ACTION_STATUS_LIST: Final = "action_status"
ACTION_STATUS_VERSION: Final = "1"
OBJECTIVE_STATUS_LIST: Final = "objective_status"
OBJECTIVE_STATUS_VERSION: Final = "1"


def action_status(code: str) -> Item:
    """The status of an action as a list item. Raises KeyError for a code that is not in the list."""
    return Item(label=ACTION_STATES[code], code=code, list_=ACTION_STATUS_LIST, version=ACTION_STATUS_VERSION)


def objective_status(code: str) -> Item:
    """The status of an objective as a list item. Raises KeyError for a code that is not in the list."""
    label = OBJECTIVE_STATES[code]
    return Item(label=label, code=code, list_=OBJECTIVE_STATUS_LIST, version=OBJECTIVE_STATUS_VERSION)


KINDS: Final = {
    "author": "Auteur",
    "change": "Modification",
    "notebook": "Carnet",
    "person": "Identité",
    "external_id": "Identifiant dans un autre logiciel",
    "nir": "Numéro de sécurité sociale",
    "rights": "Droits",
    "work": "Travail",
    "situation": "Situation",
    "wanted_job": "Projet professionnel",
    "focus": "Axe de travail",
    "objective": "Objectif",
    "action": "Action",
    "appointment": "Rendez-vous",
    "contact": "Contact",
    "interview": "Entretien",
    "contract": "Contrat d’accompagnement",
    "document": "Pièce",
    "member": "Membre de l’équipe",
    "consent": "Accord",
    "closure": "Fin d’accompagnement",
    "orientation": "Orientation",
    "retention": "Durée de conservation",
    "handed_sheet": "Mon Récap remis",
    "transfer": "Transfert",
}

_FIELDS: Final = {
    "deleted": "Supprimé",
    "first_name": "Prénom",
    "last_name": "Nom",
    "birth_last_name": "Nom de naissance",
    "birth_date": "Date de naissance",
    "birth_place": "Lieu de naissance",
    "title": "Civilité",
    "phones": "Téléphones",
    "phone": "Téléphone",
    "email": "E-mail",
    "address": "Adresse",
    "languages": "Langues",
    "reading": "Lecture",
    "caf_number": "Numéro CAF ou MSA",
    "france_travail_id": "Identifiant France Travail",
    "value": "Numéro",
    "rsa": "RSA",
    "are": "ARE",
    "ass": "ASS",
    "prime_activite": "Prime d’activité",
    "aah": "AAH",
    "rqth": "RQTH",
    "situation": "Situation",
    "education": "Niveau de formation",
    "last_job": "Dernier emploi",
    "mobility": "Mobilité",
    "rank": "Rang",
    "job": "Métier",
    "contract": "Contrat",
    "hours": "Horaires",
    "km": "Rayon en km",
    "wage_cents": "Salaire",
    "objective": "Objectif",
    "who": "Qui",
    "who_text": "Nom de qui le fait",
    "what": "Quoi",
    "by": "Avant le",
    "status": "État",
    "documents": "Pièces",
    "when": "Quand",
    "minutes": "Durée en minutes",
    "place": "Lieu",
    "with": "Avec",
    "channel": "Comment",
    "purpose": "Objet",
    "bring": "À apporter",
    "name": "Nom",
    "role": "Rôle",
    "function": "Fonction",
    "structure": "Structure",
    "structure_name": "Structure",
    "sensitive": "Sensible",
    "printed_name": "Nom neutre",
    "on": "Date",
    "subject": "Sujet",
    "text": "Ce qui s’est dit",
    "decisions": "Décidé ensemble",
    "visibility": "Qui peut lire",
    "closed": "Clos",
    "referent": "Référent",
    "from": "Depuis le",
    "to": "Jusqu’au",
    "attached": "Identifiant",
    "reason": "Raison",
    "given": "Réponse de la personne",
    "reopened": "Reprise",
    "state": "État",
    "label": "Libellé",
    "theme": "Thème",
    "focus": "Axe de travail",
    "committed": "Engagement de la personne",
    "kind": "Type de contrat",
    "signed_on": "Signé le",
    "file": "Fichier",
    "decided": "Orientation",
    "review": "Décision",
    "handed": "Remis",
    "sent": "Envoyé",
    "received": "Reçu",
    "receipt": "Accusé de réception",
}
_FIELDS_OF_A_KIND: Final = {
    ("person", "channel"): "Comment la joindre",
    ("closure", "closed"): "Fin",
    ("objective", "title"): "Objectif",
    ("document", "title"): "Pièce",
    ("contract", "from"): "Du",
    ("contract", "to"): "Au",
}


def label_of(item: Item | None) -> str:
    """The words of a list item, "" without one."""
    return item.label if item else ""


def kind_label(kind: str) -> str:
    """The French name of a kind; a kind of a newer version keeps its stored name."""
    return KINDS.get(kind, kind)


def field_label(kind: str, field: str) -> str:
    """The French name of a field of a kind."""
    return _FIELDS_OF_A_KIND.get((kind, field)) or _FIELDS.get(field, field)
