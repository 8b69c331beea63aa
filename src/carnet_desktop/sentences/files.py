"""The files of notebooks and of the registry."""

from collections.abc import Callable
from typing import Any, Final

from .. import errors as e
from ..i18n import _
from .sentence import RESTORE, SAFE, Sentence, file_name

_READ_ONLY: Final[dict[str, str]] = {
    "older_copy": "Cette copie du carnet est plus ancienne que la dernière connue : elle s’ouvre en lecture seule.",
    "newer": "Cette partie a été écrite par une version plus récente de Carnet : elle est en lecture seule.",
    "medium": "Ce dossier est en lecture seule : le carnet ne peut pas être modifié.",
}


TABLE: Final[dict[type[Exception], Callable[[Any], Sentence]]] = {
    e.FileMissing: lambda x: Sentence(
        _("Le fichier {file} manque.", file=file_name(x.path)), _("Il n’a pas été recréé."), _(RESTORE)
    ),
    e.FileEmpty: lambda x: Sentence(
        _("Le fichier {file} est vide.", file=file_name(x.path)), _("Il n’a pas été recréé."), _(RESTORE)
    ),
    e.KeyFileMissing: lambda x: Sentence(
        _("La clé {file} manque : son carnet ne peut pas s’ouvrir.", file=file_name(x.path)), _(SAFE), _(RESTORE)
    ),
    e.NotEncrypted: lambda x: Sentence(
        _("Le fichier {file} n’est pas chiffré : ce n’est pas un carnet.", file=file_name(x.path)), _(SAFE), _(RESTORE)
    ),
    e.FileDamaged: lambda x: Sentence(
        _("Le fichier {file} est abîmé.", file=file_name(x.path)),
        _("Les autres carnets ne sont pas touchés."),
        _(RESTORE),
    ),
    e.WrongNotebook: lambda x: Sentence(
        _("Le fichier {file} n’est pas le carnet attendu.", file=file_name(x.path)),
        _("Il n’a pas été ouvert."),
        _(RESTORE),
    ),
    e.NotebookUnknown: lambda x: Sentence(
        _("Des carnets trouvés dans le dossier ne sont pas connus : {ids}.", ids=", ".join(x.ids)),
        _("Ils n’ont pas été ajoutés."),
        _("Si vous savez d’où ils viennent, ajoutez-les un par un avec « rebuild --adopt »."),
    ),
    e.FactAltered: lambda x: Sentence(
        _("Une ligne de l’historique existe en deux versions différentes."), _("Rien n’a été écrit."), _(RESTORE)
    ),
    e.ReadOnlyNotebook: lambda x: Sentence(
        _(_READ_ONLY.get(x.reason, "Ce carnet est en lecture seule.")), _("Rien n’a été enregistré.")
    ),
    e.DiskFull: lambda x: Sentence(
        _("Le disque est plein : rien n’a été enregistré."),
        _("Votre texte reste à l’écran."),
        _("Libérez de la place, puis réessayez."),
    ),
    e.StorageBusy: lambda x: Sentence(
        _("Le carnet est occupé par un autre programme."), _("Votre texte reste à l’écran."), _("Réessayez.")
    ),
    e.WriteFailed: lambda x: Sentence(
        _("Le disque a refusé l’enregistrement ({reason}).", reason=x.reason or "?"),
        _("Votre texte reste à l’écran."),
        _("Vérifiez le disque, puis réessayez."),
    ),
}
