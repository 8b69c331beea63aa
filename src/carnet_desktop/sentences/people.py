"""People, what is written of them and what is printed."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

from .. import errors as e
from ..i18n import _
from .fields import field_sentence
from .sentence import SAFE, Sentence, named

if TYPE_CHECKING:
    from ..domain.sheet_check import Lost


def _ambiguous(error: e.PersonAmbiguous) -> Sentence:
    return Sentence(
        _("Plusieurs personnes répondent à « {query} » : {who}.", query=error.query, who=named(error.candidates)),
        todo=_("Donnez le nom complet ou l’identifiant."),
    )


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


TABLE: Final[dict[type[Exception], Callable[[Any], Sentence]]] = {
    e.PersonNotFound: lambda x: Sentence(_("Personne ne s’appelle « {query} ».", query=x.query)),
    e.PersonAmbiguous: _ambiguous,
    e.PersonExists: lambda x: Sentence(
        _("{name}, avec la même date de naissance, a déjà un carnet ({id}).", name=x.name, id=x.notebook),
        _("Aucun carnet n’a été créé."),
        _("Ouvrez ce carnet, ou confirmez qu’il s’agit d’une autre personne."),
    ),
    e.InvalidField: lambda x: Sentence(field_sentence(x)),
    e.FormerValueRefused: lambda x: Sentence(
        _(
            "Ceci ne peut pas être rétabli : la valeur de « {label} » n’est plus acceptée. {why}",
            label=x.label,
            why=field_sentence(e.InvalidField(x.field, x.rule)),
        ),
        _(SAFE),
        _("Ouvrez l’élément pour écrire la bonne valeur, ou rétablissez le reste sans elle."),
    ),
    e.RecordNotFound: lambda x: Sentence(_("Cet élément n’existe pas dans ce carnet."), _(SAFE)),
    e.SheetBlocked: _sheet,
    e.SheetNamesPerson: lambda x: Sentence(
        _(
            "Le nom de famille, l’adresse ou un numéro de la personne figure dans une ligne : {where}.",
            where=", ".join(x.where),
        ),
        _("Rien n’a été imprimé."),
        _("Changez cette ligne, ou retirez-la de la page."),
    ),
}
