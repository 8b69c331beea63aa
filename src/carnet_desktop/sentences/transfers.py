"""Structures one meets, and the files that travel between them."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from .. import errors as e
from ..i18n import _, day_month_year
from .sentence import SAFE, Sentence, file_name, named

_CALL = "Appelez-la à un numéro que vous connaissez déjà, et comparez les huit mots."


_NOTHING_READ = "Rien n’a été lu."


_SEND_AGAIN = "Demandez à la structure qui vous l’a envoyé de le renvoyer."


_NOT_A_TRANSFER: Final[dict[str, str]] = {
    "empty": "Le fichier {file} est vide.",
    "not_a_file": "{file} n’est pas un fichier.",
}


def _day(on: str) -> str:
    """An ISO day in words; anything else as it stands."""
    try:
        return day_month_year(date.fromisoformat(on))
    except ValueError:
        return on


def _not_a_transfer(error: e.NotATransferFile) -> Sentence:
    words = _NOT_A_TRANSFER.get(error.reason, "Le fichier {file} n’est pas un fichier de transfert.")
    return Sentence(
        _(words, file=file_name(error.path)),
        _(_NOTHING_READ),
        _("Un fichier de transfert se termine par « .carnet » et s’ouvre tel que vous l’avez reçu."),
    )


def _card(error: e.CardRefused) -> Sentence:
    if error.reason == "newer":
        what = _("Cette fiche de structure a été écrite par une version plus récente de Carnet.")
        return Sentence(what, _(SAFE), _("Mettez Carnet à jour sur cet ordinateur."))
    return Sentence(
        _("Ce fichier n’est pas une fiche de structure, ou il a été modifié."),
        _(SAFE),
        _("Demandez à la structure de vous envoyer de nouveau sa fiche."),
    )


TABLE: Final[dict[type[Exception], Callable[[Any], Sentence]]] = {
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
    e.ReasonNeeded: lambda x: Sentence(_("Une raison est demandée ici."), _(SAFE), _("Donnez-la en une phrase.")),
    e.NothingLeaves: lambda x: Sentence(
        _("Les parties choisies ne contiennent rien à transmettre."),
        _("Rien n’est parti."),
        _("Choisissez d’autres parties du carnet."),
    ),
    e.AlreadyImported: lambda x: Sentence(_("Ce fichier a déjà été importé le {on}.", on=_day(x.on)), _(SAFE)),
    e.WhichNotebook: lambda x: Sentence(
        _("Cette personne a peut-être déjà un carnet chez vous : {who}.", who=named(x.candidates)),
        _("Rien n’a été importé."),
        _("Choisissez ce carnet, ou un nouveau carnet."),
    ),
    e.ReceiptUnexpected: lambda x: Sentence(
        _("Cet accusé de réception ne répond à aucun de vos envois à cette structure."), _(SAFE)
    ),
    e.NotATransferFile: _not_a_transfer,
    e.TransferTooLarge: lambda x: Sentence(
        _("Le fichier {file} est trop grand pour un fichier de transfert.", file=file_name(x.path)),
        _(_NOTHING_READ),
        _("Un fichier de transfert ne dépasse pas 25 Mo."),
    ),
    e.TransferHeaderRefused: lambda x: Sentence(
        _("Le début du fichier {file} n’est pas celui d’un fichier de transfert.", file=file_name(x.path)),
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
