"""One table: expected failure → what happened, what it means, what to do; shared by the window and the terminal."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from . import errors as e
from .i18n import _, count, day_month_year

if TYPE_CHECKING:
    from .domain.sheet_check import Lost


@dataclass(frozen=True, slots=True)
class Sentence:
    """`what` happened, what it means for the data (`meaning`), what to do (`todo`)."""

    what: str
    meaning: str = ""
    todo: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.meaning, self.todo) if part)


def explain(error: Exception) -> Sentence:
    """The French words for an expected failure. A failure that is not ours gets the calm sentence of a bug."""
    write = _TABLE.get(type(error))
    if write is None:
        return Sentence(
            _("Quelque chose n’a pas marché de notre côté."),
            _("Les carnets sont intacts."),
            _("Fermez l’application et rouvrez-la."),
        )
    return write(error)


def _name(path: Any) -> str:
    return path.name if path is not None else ""


_SAFE = "Rien n’a été changé."
_RESTORE = "Remettez une copie de sauvegarde de ce fichier, ou appelez la personne qui gère vos sauvegardes."

_CALL = "Appelez-la à un numéro que vous connaissez déjà, et comparez les huit mots."

_FIELD_RULES: Final[dict[tuple[str, str] | str, str]] = {
    "required": "Indiquez cette information.",
    ("first_name", "required"): "Indiquez un prénom.",
    ("last_name", "required"): "Indiquez un nom.",
    ("birth_date", "required"): "Indiquez la date de naissance.",
    "date": "Cette date n’existe pas. Exemple : 27/11 ou vendredi.",
    ("birth_date", "date"): "Cette date n’existe pas, ou elle est dans le futur. Exemple : 25/05/1998.",
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


_MISSING: Final[dict[str, str]] = {
    "short": "elle est trop courte",
    "length": "elle est trop courte",
    "classes": "il manque des majuscules, des chiffres ou des signes",
    "words": "sept mots suffisent aussi",
    "guessable": "elle est trop facile à deviner",
}


def _weak(error: e.WeakPassphrase) -> Sentence:
    why = ", ".join(_(_MISSING.get(code, code)) for code in error.missing)
    return Sentence(
        _("Cette phrase secrète n’est pas assez solide : {why}.", why=why)
        if why
        else _("Cette phrase est trop simple."),
        todo=_(
            "Prenez sept mots, ou 14 signes avec des majuscules, des minuscules et des chiffres, "
            "ou 12 signes avec en plus une ponctuation."
        ),
    )


def _keys(what: str) -> Callable[[Any], Sentence]:
    def write(error: e.KeysMissing | e.KeysDamaged) -> Sentence:
        todo = (
            _("La copie précédente des clés est lisible : vous pouvez la remettre en place.")
            if error.previous
            else _("Remettez ce fichier depuis une sauvegarde.")
        )
        return Sentence(_(what, file=error.path.name), _("Les carnets sont toujours là, fermés à clé."), todo)

    return write


def _wrong_passphrase(error: e.WrongPassphrase) -> Sentence:
    again = count(error.wait, "Réessayez dans {n} seconde.", "Réessayez dans {n} secondes.") if error.wait else ""
    return Sentence(_("Ce n’est pas la bonne phrase."), todo=again)


def _recovery(error: e.RecoveryWordsWrong) -> Sentence:
    if error.positions:
        where = ", ".join(str(p) for p in error.positions)
        return Sentence(
            count(len(error.positions), "Un mot n’est pas dans la liste : ", "Des mots ne sont pas dans la liste : ")
            + count(len(error.positions), "le numéro ", "les numéros ")
            + where
            + ".",
            todo=_("Vérifiez-les sur la feuille de secours."),
        )
    return Sentence(
        _("Ces 24 mots ne vont pas ensemble."),
        todo=_("Vérifiez l’ordre et chaque mot sur la feuille de secours."),
    )


def _who(candidates: tuple[tuple[str, str, str, str], ...]) -> str:
    return _(" ; ").join(f"{first} {last}, {birth} ({id_})" for id_, first, last, birth in candidates)


def _ambiguous(error: e.PersonAmbiguous) -> Sentence:
    return Sentence(
        _("Plusieurs personnes répondent à « {query} » : {who}.", query=error.query, who=_who(error.candidates)),
        todo=_("Donnez le nom complet ou l’identifiant."),
    )


def _day(on: str) -> str:
    """An ISO day in words; anything else as it stands."""
    try:
        return day_month_year(date.fromisoformat(on))
    except ValueError:
        return on


def lost_letters(lost: "Iterable[Lost]") -> str:
    """What a paper could not write, and in which of its texts."""
    lines = (_("{letters} dans « {line} »", letters=line.letters, line=line.where) for line in lost)
    return _("Ces lettres ne s’impriment pas : {lines}.", lines=", ".join(lines))


_SHEET_NEEDS = "Un contact sensible n’a pas encore de nom neutre, ou son vrai nom figure dans une ligne : {where}."


def _sheet(error: e.SheetBlocked) -> Sentence:
    return Sentence(
        _(_SHEET_NEEDS, where=", ".join(error.where or error.contacts)),
        _("Rien n’a été imprimé."),
        _("Donnez un nom neutre à ce contact, ou retirez-le de la page."),
    )


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


_NOT_AN_EXPORT: Final[dict[str, str]] = {
    "too_large": "Le fichier {file} est trop grand.",
    "not_json": "Le fichier {file} n’est pas du JSON lisible.",
    "not_notebooks": "Le fichier {file} ne contient pas une liste de carnets.",
}

_SAVE_AGAIN: Final[dict[str, str]] = {
    "password": "Ouvrez-le dans votre tableur et enregistrez-le sans mot de passe.",
    "sheet_too_large": "Copiez la liste dans un nouveau fichier, seule, puis enregistrez-le.",
    "columns": "Copiez la liste dans un nouveau fichier, seule, puis enregistrez-le.",
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


_READ_ONLY: Final[dict[str, str]] = {
    "older_copy": "Cette copie du carnet est plus ancienne que la dernière connue : elle s’ouvre en lecture seule.",
    "newer": "Cette partie a été écrite par une version plus récente de Carnet : elle est en lecture seule.",
    "medium": "Ce dossier est en lecture seule : le carnet ne peut pas être modifié.",
}

_NOTHING_READ = "Rien n’a été lu."
_SEND_AGAIN = "Demandez à la structure qui vous l’a envoyé de le renvoyer."

_NOT_A_TRANSFER: Final[dict[str, str]] = {
    "empty": "Le fichier {file} est vide.",
    "not_a_file": "{file} n’est pas un fichier.",
}


def _not_a_transfer(error: e.NotATransferFile) -> Sentence:
    words = _NOT_A_TRANSFER.get(error.reason, "Le fichier {file} n’est pas un fichier de transfert.")
    return Sentence(
        _(words, file=_name(error.path)),
        _(_NOTHING_READ),
        _("Un fichier de transfert se termine par « .carnet » et s’ouvre tel que vous l’avez reçu."),
    )


def _card(error: e.CardRefused) -> Sentence:
    if error.reason == "newer":
        what = _("Cette fiche de structure a été écrite par une version plus récente de Carnet.")
        return Sentence(what, _(_SAFE), _("Mettez Carnet à jour sur cet ordinateur."))
    return Sentence(
        _("Ce fichier n’est pas une fiche de structure, ou il a été modifié."),
        _(_SAFE),
        _("Demandez à la structure de vous envoyer de nouveau sa fiche."),
    )


_TABLE: Final[dict[type[Exception], Callable[[Any], Sentence]]] = {
    e.WrongPassphrase: _wrong_passphrase,
    e.WeakPassphrase: _weak,
    e.KdfParamsRefused: lambda x: Sentence(
        _("Le fichier des clés demande un calcul anormal ({name}).", name=x.name),
        _("Il a été refusé avant tout calcul."),
        _(_RESTORE),
    ),
    e.SealRefused: lambda x: Sentence(
        _("Une clé enregistrée n’est pas lisible, ou n’est pas celle qui est attendue."), _(_SAFE), _(_RESTORE)
    ),
    e.RecoveryWordsWrong: _recovery,
    e.KeysMissing: _keys("Le fichier des clés {file} manque."),
    e.KeysDamaged: _keys("Le fichier des clés {file} est abîmé."),
    e.KeysForged: lambda x: Sentence(
        _("Le fichier des clés {file} a été remplacé par un autre.", file=_name(x.path)),
        _("Rien n’a été ouvert."),
        _("Prévenez la personne responsable, et remettez ce fichier depuis une sauvegarde."),
    ),
    e.NoStructureHere: lambda x: Sentence(
        _("Ce dossier ne contient pas de carnets : {home}.", home=x.home), todo=_("Créez d’abord votre structure.")
    ),
    e.HomeNotEmpty: lambda x: Sentence(
        _("Ce dossier contient déjà quelque chose : {home}.", home=x.home), _(_SAFE), _("Choisissez un dossier vide.")
    ),
    e.HomeInUse: lambda x: Sentence(_("Carnet est ouvert sur cet ordinateur : fermez-le ou verrouillez-le.")),
    e.NewerFormat: lambda x: Sentence(
        _("Ces fichiers ont été écrits par une version plus récente de Carnet ({file}).", file=_name(x.path)),
        _(_SAFE),
        _("Mettez Carnet à jour sur cet ordinateur."),
    ),
    e.CipherMissing: lambda x: Sentence(
        _("Cette installation ne sait pas chiffrer les carnets : Carnet ne démarre pas."),
        todo=_("Réinstallez Carnet."),
    ),
    e.FileMissing: lambda x: Sentence(
        _("Le fichier {file} manque.", file=_name(x.path)), _("Il n’a pas été recréé."), _(_RESTORE)
    ),
    e.FileEmpty: lambda x: Sentence(
        _("Le fichier {file} est vide.", file=_name(x.path)), _("Il n’a pas été recréé."), _(_RESTORE)
    ),
    e.KeyFileMissing: lambda x: Sentence(
        _("La clé {file} manque : son carnet ne peut pas s’ouvrir.", file=_name(x.path)), _(_SAFE), _(_RESTORE)
    ),
    e.NotEncrypted: lambda x: Sentence(
        _("Le fichier {file} n’est pas chiffré : ce n’est pas un carnet.", file=_name(x.path)), _(_SAFE), _(_RESTORE)
    ),
    e.FileDamaged: lambda x: Sentence(
        _("Le fichier {file} est abîmé.", file=_name(x.path)), _("Les autres carnets ne sont pas touchés."), _(_RESTORE)
    ),
    e.WrongNotebook: lambda x: Sentence(
        _("Le fichier {file} n’est pas le carnet attendu.", file=_name(x.path)),
        _("Il n’a pas été ouvert."),
        _(_RESTORE),
    ),
    e.NotebookUnknown: lambda x: Sentence(
        _("Des carnets trouvés dans le dossier ne sont pas connus : {ids}.", ids=", ".join(x.ids)),
        _("Ils n’ont pas été ajoutés."),
        _("Si vous savez d’où ils viennent, ajoutez-les un par un avec « rebuild --adopt »."),
    ),
    e.OlderCopy: lambda x: Sentence(
        _("Cette copie est plus ancienne que la dernière connue."), _("Elle s’ouvre en lecture seule."), _(_RESTORE)
    ),
    e.FactAltered: lambda x: Sentence(
        _("Une ligne de l’historique existe en deux versions différentes."), _("Rien n’a été écrit."), _(_RESTORE)
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
    e.PersonNotFound: lambda x: Sentence(_("Personne ne s’appelle « {query} ».", query=x.query)),
    e.PersonAmbiguous: _ambiguous,
    e.PersonExists: lambda x: Sentence(
        _("{name}, avec la même date de naissance, a déjà un carnet ({id}).", name=x.name, id=x.notebook),
        _("Aucun carnet n’a été créé."),
        _("Ouvrez ce carnet, ou confirmez qu’il s’agit d’une autre personne."),
    ),
    e.InvalidField: lambda x: Sentence(field_sentence(x)),
    e.RecordNotFound: lambda x: Sentence(_("Cet élément n’existe pas dans ce carnet."), _(_SAFE)),
    e.SheetBlocked: _sheet,
    e.SheetNamesPerson: lambda x: Sentence(
        _(
            "Le nom de famille, l’adresse ou un numéro de la personne figure dans une ligne : {where}.",
            where=", ".join(x.where),
        ),
        _("Rien n’a été imprimé."),
        _("Changez cette ligne, ou retirez-la de la page."),
    ),
    e.NotASpreadsheet: _not_a_list,
    e.ColumnsNotFound: _no_columns,
    e.NotACarnetDeBordExport: lambda x: Sentence(
        _(_NOT_AN_EXPORT.get(x.reason, _NOT_AN_EXPORT["not_json"]), file=_name(x.path)),
        _("Personne n’a été ajouté."),
        _("Demandez l’export JSON des carnets, tel que Carnet de bord le donne."),
    ),
    e.FileUnreadable: lambda x: Sentence(
        _("Le fichier {file} ne peut pas être lu.", file=_name(x.path)),
        todo=_("Vérifiez qu’il existe et qu’il n’est pas ouvert ailleurs."),
    ),
    e.AttachmentRefused: lambda x: Sentence(
        _("Le fichier {file} n’est pas un PDF, une photo JPEG ou une image PNG.", file=_name(x.path)),
        _("Il n’est pas joint."),
        _("Enregistrez-le dans un de ces formats, ou prenez une photo du papier."),
    ),
    e.AttachmentTooLarge: lambda x: Sentence(
        _("Le fichier {file} est trop lourd : 10 Mo au plus.", file=_name(x.path)),
        _("Il n’est pas joint."),
        _("Réduisez la taille de l’image, ou numérisez moins de pages à la fois."),
    ),
    e.CannotWriteFile: lambda x: Sentence(
        _("Le fichier {file} ne peut pas être écrit.", file=_name(x.path)),
        todo=_("Vérifiez la place libre et le dossier choisi."),
    ),
    e.PrinterRefused: lambda x: Sentence(
        _("L’imprimante n’a pas pris la page."),
        todo=_("Vérifiez qu’elle est allumée, ou enregistrez la page en PDF."),
    ),
    e.StructureUnknown: lambda x: Sentence(
        _("Vous ne connaissez pas de structure nommée « {name} ».", name=x.name), todo=_("Ajoutez d’abord sa fiche.")
    ),
    e.StructureAmbiguous: lambda x: Sentence(
        _("Plusieurs structures s’appellent « {name} » : {ids}.", name=x.name, ids=", ".join(x.ids)),
        todo=_("Donnez l’identifiant de la structure."),
    ),
    e.StructureNotVerified: lambda x: Sentence(
        _("Vous n’avez pas encore comparé les huit mots de {name}.", name=x.name), _("Rien n’est parti."), _(_CALL)
    ),
    e.StructureWordsDiffer: lambda x: Sentence(
        _("Ces huit mots ne sont pas ceux de la fiche de {name}.", name=x.name),
        _("Cette structure reste à vérifier : rien ne peut lui être envoyé."),
        _("Relisez les mots avec elle au téléphone. S’ils diffèrent, cette fiche ne vient pas d’elle."),
    ),
    e.StructureKeyChanged: lambda x: Sentence(
        _("Cette fiche de {name} ne porte pas les clés que vous aviez vérifiées.", name=x.name),
        _("Elle n’a pas été gardée : quelqu’un se fait peut-être passer pour cette structure."),
        _(_CALL),
    ),
    e.OwnCard: lambda x: Sentence(
        _("Cette fiche est celle de votre propre structure."), todo=_("Choisissez la fiche d’une autre structure.")
    ),
    e.ConsentRefused: lambda x: Sentence(
        _("La personne a refusé le {on} que son carnet soit transmis à {name}.", on=_day(x.on), name=x.name),
        _("Rien n’est parti."),
        _("Demandez-lui à nouveau, ou donnez la raison de transmettre sans son accord."),
    ),
    e.ReasonNeeded: lambda x: Sentence(_("Une raison est demandée ici."), _(_SAFE), _("Donnez-la en une phrase.")),
    e.NothingLeaves: lambda x: Sentence(
        _("Les parties choisies ne contiennent rien à transmettre."),
        _("Rien n’est parti."),
        _("Choisissez d’autres parties du carnet."),
    ),
    e.AlreadyImported: lambda x: Sentence(_("Ce fichier a déjà été importé le {on}.", on=_day(x.on)), _(_SAFE)),
    e.WhichNotebook: lambda x: Sentence(
        _("Cette personne a peut-être déjà un carnet chez vous : {who}.", who=_who(x.candidates)),
        _("Rien n’a été importé."),
        _("Choisissez ce carnet, ou un nouveau carnet."),
    ),
    e.ReceiptUnexpected: lambda x: Sentence(
        _("Cet accusé de réception ne répond à aucun de vos envois à cette structure."), _(_SAFE)
    ),
    e.NotATransferFile: _not_a_transfer,
    e.TransferTooLarge: lambda x: Sentence(
        _("Le fichier {file} est trop grand pour un fichier de transfert.", file=_name(x.path)),
        _(_NOTHING_READ),
        _("Un fichier de transfert ne dépasse pas 25 Mo."),
    ),
    e.TransferHeaderRefused: lambda x: Sentence(
        _("Le début du fichier {file} n’est pas celui d’un fichier de transfert.", file=_name(x.path)),
        _(_NOTHING_READ),
        _(_SEND_AGAIN),
    ),
    e.NotForUs: lambda x: Sentence(
        _("Ce fichier est destiné à une autre structure. Vous ne pouvez pas l’ouvrir."),
        todo=_("Prévenez la structure qui vous l’a envoyé."),
    ),
    e.TransferAltered: lambda x: Sentence(
        _("Ce fichier a été modifié après l’envoi."),
        _(_NOTHING_READ),
        _(_SEND_AGAIN),
    ),
    e.SenderUnknown: lambda x: Sentence(
        _("Ce fichier est signé par une structure que vous ne connaissez pas."),
        _(_NOTHING_READ),
        _("Demandez-lui sa fiche de structure et comparez ses huit mots par téléphone, puis ouvrez ce fichier."),
    ),
    e.SenderNotVerified: lambda x: Sentence(
        _("Ce fichier vient de {name}, dont les huit mots n’ont pas encore été comparés.", name=x.name),
        _("Il attend, fermé."),
        _("Appelez cette structure à un numéro que vous connaissez déjà, et comparez ses huit mots."),
    ),
    e.SenderMismatch: lambda x: Sentence(
        _("Ce fichier est signé par {name}, mais il dit venir d’une autre structure.", name=x.name),
        _(_NOTHING_READ),
        _("Appelez {name} et demandez ce qui a été envoyé.", name=x.name),
    ),
    e.TransferNewer: lambda x: Sentence(
        _("Ce fichier a été écrit par une version plus récente de Carnet."),
        _(_NOTHING_READ),
        _("Mettez Carnet à jour sur cet ordinateur, puis ouvrez-le de nouveau."),
    ),
    e.TransferMalformed: lambda x: Sentence(
        _("Ce fichier n’est pas écrit comme un fichier de transfert ({reason}).", reason=x.reason),
        _(_NOTHING_READ),
        _(_SEND_AGAIN),
    ),
    e.TransferTooHeavy: lambda x: Sentence(
        _("Ce fichier contient plus que ce qui peut être reçu en une fois."),
        _(_NOTHING_READ),
        _("Demandez à la structure qui vous l’a envoyé d’en transmettre moins."),
    ),
    e.TransferExpired: lambda x: Sentence(
        _("Ce fichier ne pouvait être ouvert que jusqu’au {day}.", day=day_month_year(x.on)),
        _(_NOTHING_READ),
        _(_SEND_AGAIN),
    ),
    e.ClockAhead: lambda x: Sentence(
        _("Ce fichier porte une date dans le futur : l’horloge de {name} ou la vôtre avance.", name=x.name),
        _(_NOTHING_READ),
        _("Vérifiez la date et l’heure de cet ordinateur, puis appelez {name}.", name=x.name),
    ),
    e.FactForged: lambda x: Sentence(
        _("Une ligne que vous connaissez déjà est arrivée avec un autre contenu : elle a été modifiée ou fabriquée."),
        _("Rien n’a été écrit."),
        _("N’acceptez pas ce fichier, et appelez la structure qui vous l’a envoyé."),
    ),
    e.CannotBeReceived: lambda x: Sentence(
        _("Ce que vous transmettez ne pourrait pas être reçu ({reason}).", reason=x.reason),
        _("Aucun fichier n’est parti."),
        _("Retirez des parties du carnet ou des fichiers joints, puis réessayez."),
    ),
    e.CardRefused: _card,
}
