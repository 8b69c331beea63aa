"""Files people bring or ask for."""

from collections.abc import Callable
from typing import Any, Final

from .. import errors as e
from ..i18n import _
from .sentence import Sentence, file_name

_NOT_A_LIST: Final[dict[str, str]] = {
    "binary": "Ce n’est pas un fichier de tableur.",
    "damaged": "Ce fichier de tableur est abîmé, ou fait autrement que les tableurs ne le font.",
    "password": "Ce fichier est protégé par un mot de passe.",
    "empty": "Ce fichier est vide.",
    "unzipped_too_large": "Ce fichier serait beaucoup trop grand une fois décompressé.",
    "sheet_too_large": "Une feuille de ce fichier dépasse {detail} lignes, ou contient trop de texte.",
    "too_large": "Ce fichier est trop grand pour une liste de personnes.",
    "rows": "Ce fichier ne contient pas de ligne sous les titres.",
    "columns": "Ce fichier a plus de {detail} colonnes : ce n’est pas une liste de personnes.",
    "stray_quotes": "Des guillemets se ferment au milieu d’une case dans ce fichier (ligne {detail}).",
    "quotes": "Des guillemets ouverts ne sont jamais refermés dans ce fichier (ligne {detail}).",
}


def _not_a_list(error: e.NotASpreadsheet) -> Sentence:
    words = _NOT_A_LIST.get(error.reason, "Ce fichier n’est pas une liste de personnes lisible.")
    return Sentence(
        _(words, detail=error.detail),
        _("Personne n’a été ajouté."),
        _(_SAVE_AGAIN.get(error.reason, "Enregistrez de nouveau la liste depuis votre tableur, en XLSX ou en CSV.")),
    )


_SAVE_AGAIN: Final[dict[str, str]] = {
    "password": "Ouvrez-le dans votre tableur et enregistrez-le sans mot de passe.",
    "sheet_too_large": "Copiez la liste dans un nouveau fichier, seule, puis enregistrez-le.",
    "columns": "Copiez la liste dans un nouveau fichier, seule, puis enregistrez-le.",
}


_NOT_AN_EXPORT: Final[dict[str, str]] = {
    "too_large": "Le fichier {file} est trop grand.",
    "not_json": "Le fichier {file} n’est pas du JSON lisible.",
    "not_notebooks": "Le fichier {file} ne contient pas une liste de carnets.",
}


def _no_columns(error: e.ColumnsNotFound) -> Sentence:
    missing, titles = (", ".join(_("« {title} »", title=x) for x in names) for names in (error.missing, error.titles))
    return Sentence(
        _(
            "Aucune colonne de cette liste n’est reconnue pour {missing}. Ses titres : {all}.",
            missing=missing,
            all=titles,
        ),
        _("Personne n’a été ajouté."),
        _("Dites quelle colonne contient quoi."),
    )


TABLE: Final[dict[type[Exception], Callable[[Any], Sentence]]] = {
    e.NotASpreadsheet: _not_a_list,
    e.ColumnsNotFound: _no_columns,
    e.NotACarnetDeBordExport: lambda x: Sentence(
        _(_NOT_AN_EXPORT.get(x.reason, _NOT_AN_EXPORT["not_json"]), file=file_name(x.path)),
        _("Personne n’a été ajouté."),
        _("Demandez l’export JSON des carnets, tel que Carnet de bord le donne."),
    ),
    e.FileUnreadable: lambda x: Sentence(
        _("Le fichier {file} ne peut pas être lu.", file=file_name(x.path)),
        todo=_("Vérifiez qu’il existe et qu’il n’est pas ouvert ailleurs."),
    ),
    e.AttachmentRefused: lambda x: Sentence(
        _("Le fichier {file} n’est pas un PDF, une photo JPEG ou une image PNG.", file=file_name(x.path)),
        _("Il n’est pas joint."),
        _("Enregistrez-le dans un de ces formats, ou prenez une photo du papier."),
    ),
    e.AttachmentTooLarge: lambda x: Sentence(
        _("Le fichier {file} est trop lourd : 10 Mo au plus.", file=file_name(x.path)),
        _("Il n’est pas joint."),
        _("Réduisez la taille de l’image, ou numérisez moins de pages à la fois."),
    ),
    e.CannotWriteFile: lambda x: Sentence(
        _("Le fichier {file} ne peut pas être écrit.", file=file_name(x.path)),
        todo=_("Choisissez un autre dossier que celui des carnets.")
        if x.reason == "home"
        else _("Vérifiez la place libre et le dossier choisi."),
    ),
    e.PrinterRefused: lambda x: Sentence(
        _("L’imprimante n’a pas pris la page."),
        todo=_("Vérifiez qu’elle est allumée, ou enregistrez la page en PDF."),
    ),
}
