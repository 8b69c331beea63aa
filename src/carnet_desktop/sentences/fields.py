"""What stands beside a refused field."""

from typing import Final

from .. import errors as e
from ..i18n import _

_FIELD_RULES: Final[dict[tuple[str, str] | str, str]] = {
    "required": "Indiquez cette information.",
    ("first_name", "required"): "Indiquez un prénom.",
    ("last_name", "required"): "Indiquez un nom.",
    ("birth_date", "required"): "Indiquez la date de naissance.",
    "date": "Cette date n’existe pas. Exemple : 27/11 ou vendredi.",
    ("birth_date", "date"): "Cette date n’existe pas, ou elle est dans le futur. Exemple : 25/05/1998.",
    "iso_day": "Cette date n’existe pas. Exemple : 2026-11-27.",
    "iso_moment": "Cette date ou cette heure n’existe pas. Exemple : 2026-11-27T14:00.",
    "hour": "Cette heure n’existe pas. Exemple : 14 h ou 9 h 30.",
    "phone": "Ce numéro de téléphone n’existe pas. Exemple : 06 39 98 41 07.",
    "email": "Cette adresse e-mail n’est pas complète. Exemple : prenom@exemple.fr.",
    "postcode": "Un code postal compte cinq chiffres.",
    "too_long": "Ce texte est trop long.",
    "control": "Ce texte contient un caractère qui ne peut pas être gardé.",
    "choice": "Cette valeur n’est pas proposée.",
    "unknown_title": "Aucune colonne de cette liste n’a ce titre.",
    "unknown_column": "Ce n’est pas une information d’une liste de personnes.",
    ("printed_name", "required"): "Écrivez le nom neutre à imprimer pour ce contact.",
    ("printed_name", "same"): "Le nom neutre ne doit pas reprendre le vrai nom, ni celui de la structure.",
    ("what", "required"): "Écrivez ce qu’il y a à faire.",
    ("text", "required"): "Écrivez ce qui s’est dit.",
    ("when", "required"): "Indiquez la date et l’heure du rendez-vous.",
    ("name", "required"): "Indiquez un nom.",
    ("worker_name", "required"): "Indiquez le nom de la première personne de l’équipe.",
    "reversed": "Cette date vient avant l’autre : la fin ne peut pas précéder le début.",
    "number": "Ce nombre n’est pas possible.",
    ("km", "number"): "Indiquez un nombre de kilomètres, de 0 à 1 000.",
    ("mobility", "number"): "Indiquez un nombre de kilomètres, de 0 à 1 000.",
    ("wage_cents", "number"): "Indiquez un salaire par mois, en euros. Exemple : 1 850.",
    ("job", "required"): "Indiquez un métier.",
    ("job", "too_many"): "Cinq métiers sont déjà notés. Supprimez-en un d’abord.",
    ("referent", "too_many"): "Une autre personne est déjà référente. Passez par « Lui confier le suivi ».",
    ("closed", "too_many"): "Cet accompagnement est déjà terminé.",
    ("closed", "required"): "Cet accompagnement n’est pas terminé.",
    ("reopened", "required"): "Indiquez pourquoi le suivi reprend.",
    ("focus", "choice"): "Aucun axe de travail de ce carnet n’a ce thème.",
    ("objective", "choice"): "Aucun objectif de ce carnet n’a ce titre.",
    ("document", "choice"): "Aucune pièce de ce carnet n’a ce nom et un fichier joint.",
    ("contract", "choice"): "Aucun contrat de ce carnet n’est de ce type.",
    ("theme", "required"): "Indiquez un axe de travail.",
    ("theme", "same"): "Cet axe de travail est déjà dans le plan.",
    ("title", "required"): "Écrivez de quoi il s’agit.",
    ("kind", "required"): "Indiquez le type de contrat.",
    ("from", "required"): "Indiquez la date de début.",
    ("reason", "required"): "Indiquez la raison.",
}


def field_sentence(error: e.InvalidField) -> str:
    """What stands beside a refused field."""
    rule = _FIELD_RULES.get((error.field, error.rule)) or _FIELD_RULES.get(error.rule, "Cette valeur est refusée.")
    return _(rule)
