"""Passphrases, recovery words, keys and the home folder."""

from collections.abc import Callable
from typing import Any, Final

from .. import errors as e
from ..i18n import _, count
from .sentence import RESTORE, SAFE, Sentence, file_name

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


TABLE: Final[dict[type[Exception], Callable[[Any], Sentence]]] = {
    e.WrongPassphrase: _wrong_passphrase,
    e.WeakPassphrase: _weak,
    e.KdfParamsRefused: lambda x: Sentence(
        _("Le fichier des clés demande un calcul anormal ({name}).", name=x.name),
        _("Il a été refusé avant tout calcul."),
        _(RESTORE),
    ),
    e.SealRefused: lambda x: Sentence(
        _("Une clé enregistrée n’est pas lisible, ou n’est pas celle qui est attendue."), _(SAFE), _(RESTORE)
    ),
    e.RecoveryWordsWrong: _recovery,
    e.KeysMissing: _keys("Le fichier des clés {file} manque."),
    e.KeysDamaged: _keys("Le fichier des clés {file} est abîmé."),
    e.KeysForged: lambda x: Sentence(
        _("Le fichier des clés {file} a été remplacé par un autre.", file=file_name(x.path)),
        _("Rien n’a été ouvert."),
        _("Prévenez la personne responsable, et remettez ce fichier depuis une sauvegarde."),
    ),
    e.NoStructureHere: lambda x: Sentence(
        _("Ce dossier ne contient pas de carnets : {home}.", home=x.home), todo=_("Créez d’abord votre structure.")
    ),
    e.HomeNotEmpty: lambda x: Sentence(
        _("Ce dossier contient déjà quelque chose : {home}.", home=x.home), _(SAFE), _("Choisissez un dossier vide.")
    ),
    e.HomeInUse: lambda x: Sentence(_("Carnet est ouvert sur cet ordinateur : fermez-le ou verrouillez-le.")),
    e.NewerFormat: lambda x: Sentence(
        _("Ces fichiers ont été écrits par une version plus récente de Carnet ({file}).", file=file_name(x.path)),
        _(SAFE),
        _("Mettez Carnet à jour sur cet ordinateur."),
    ),
    e.CipherMissing: lambda x: Sentence(
        _("Cette installation ne sait pas chiffrer les carnets : Carnet ne démarre pas."),
        todo=_("Réinstallez Carnet."),
    ),
}
