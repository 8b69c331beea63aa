"""What is asked before printing, and what each answer changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from carnet_desktop.domain.sheet import TITLE
from carnet_desktop.domain.sheet_check import Asked, Lost, Question
from carnet_desktop.domain.sheet_choices import SheetChoices
from carnet_desktop.i18n import _


@dataclass(frozen=True, slots=True)
class Answer:
    """`change` gives the choices with this answer in them."""

    label: str
    change: Callable[[SheetChoices], SheetChoices]
    icon: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """`name_of`: the contact whose neutral name may be written beside its line, "" for none."""

    sentence: str
    detail: str
    answers: Sequence[Answer]
    name_of: str = ""


def asking(question: Question, go_on: str, first_name: str) -> Asking:
    """`go_on` is the verb of what was asked for: "Imprimer" or "Enregistrer en PDF"."""
    match question.asked:
        case Asked.CONFIRM:
            return _confirm(question, go_on)
        case Asked.NAME_MISSING:
            return Asking(
                _("Un contact sensible n’a pas encore de nom neutre."),
                _("Écrivez sous quel nom « {name} » s’imprime, ou retirez ce contact.", name=question.where),
                (_removing(question),),
                question.contact or "",
            )
        case Asked.NAMED:
            return Asking(
                _("Une ligne dit le nom d’un contact sensible."),
                _("« {line} » : elle ne peut pas s’imprimer ainsi.", line=question.where),
                (_leaving_out(question),),
                question.item if question.item == question.contact else "",
            )
        case Asked.IDENTITY:
            return Asking(
                _("Une ligne contient le nom de famille de {name}, son adresse ou un numéro.", name=first_name)
                if first_name
                else _("Une ligne contient le nom de famille de la personne, son adresse ou un numéro."),
                _("« {line} » : gardez-la si c’est le nom d’une autre personne ou d’un lieu.", line=question.where),
                (
                    Answer(_("Garder cette ligne"), lambda choices: choices.accept(question.item), "check"),
                    _leaving_out(question),
                ),
            )


def asking_letters(lost: Sequence[Lost], go_on: str) -> Asking:
    """About lines that no font on paper can write whole."""
    lines = [_("{letters} dans « {line} »", letters=line.letters, line=line.where) for line in lost]
    items = [line.item for line in lost]
    return Asking(
        _("Des lettres ne peuvent pas s’imprimer."),
        _("{lines}. Dites ces lignes autrement, ou continuez sans ces lettres.", lines=_(" ; ").join(lines)),
        (Answer(_("{verb} sans ces lettres", verb=go_on), lambda choices: choices.shorten(items), primary=True),),
    )


def _confirm(question: Question, go_on: str) -> Asking:
    contact, name = question.contact or "", question.neutral_name
    return Asking(
        _("Un contact sensible s’imprime sous le nom « {name} ».", name=name),
        _("« {real} » : ni son nom, ni sa structure, ni son métier ne figurent sur la page.", real=question.where),
        (
            _removing(question),
            Answer(go_on, lambda choices: choices.confirm(contact, name), primary=True),
        ),
    )


def _removing(question: Question) -> Answer:
    contact = question.contact or ""
    return Answer(_("Retirer ce contact"), lambda choices: choices.remove(contact), "x")


def _leaving_out(question: Question) -> Answer:
    """The line goes; a contact's own line, and the title, which is never unticked, go with the contact."""
    if question.contact is not None and question.item in (question.contact, TITLE):
        return replace(_removing(question), primary=True)
    items = (question.item,)
    return Answer(_("Retirer cette ligne"), lambda choices: choices.tick(items, False), "x", primary=True)
