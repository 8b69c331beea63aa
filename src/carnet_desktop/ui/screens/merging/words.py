"""What is said of two notebooks: what each holds, what merging or separating them will do."""

from datetime import date, datetime

from carnet_desktop.domain.people import Identity, same_person
from carnet_desktop.domain.records import Person
from carnet_desktop.domain.titles import full_name
from carnet_desktop.i18n import _, count, day_month_year, hour, phone_text
from carnet_desktop.services.side_by_side import Holding, Merging, Separating
from carnet_desktop.ui.navigation import Tone

from .shown import Choice, Follow, Line, SideBySide


def name_of(person: Person) -> str:
    return full_name(person) or _("Sans nom")


def merging(both: Merging, today: date) -> SideBySide:
    merged = both.merged
    follows = [
        Follow("notebook", _("Ce carnet reste, au nom de {name}. Il contiendra {held}.", name=name_of(merged.person),
                             held=_held(merged))),
        Follow("archive", _("L’autre carnet quitte la liste. Rien n’y est effacé.")),
        Follow("history", _("Là où ils ne disent pas la même chose, ce qui a été écrit en dernier s’affiche ; le reste "
                            "est dans l’historique.")),
        Follow("arrow-back-up", _("Vous pourrez les séparer : chacun retrouvera ce qui a été écrit dans le sien.")),
    ]  # fmt: skip
    if both.other.drafts:
        draft = _("Vous avez commencé dans l’autre carnet un texte qui n’est pas enregistré : ouvrez-le d’abord pour "
                  "l’enregistrer.")  # fmt: skip
        follows.insert(0, Follow("alert-triangle", draft, Tone.WARN))
    if not same_person(_identity(both.kept.person), _identity(both.other.person)):
        doubt = _("Le nom ou la date de naissance diffère : vérifiez que c’est bien la même personne.")
        follows.insert(0, Follow("alert-triangle", doubt, Tone.WARN))
    return SideBySide(
        left=_("Ce carnet, qui reste"),
        right=_("L’autre, qui quitte la liste"),
        lines=_lines(both.kept, both.other, today, compared=True),
        follows=tuple(follows),
        verb=_("Réunir les deux carnets"),
        other_way=_("Choisir un autre carnet"),
    )


def separating(both: Separating, today: date) -> SideBySide:
    since = _("Ce que vous avez changé depuis dans une action, un rendez-vous ou autre chose qui venait de lui repart "
              "avec lui. Ce que vous avez ajouté depuis reste ici.")  # fmt: skip
    return SideBySide(
        left=_("Ce qui reste dans ce carnet"),
        right=_("Ce qui retourne dans l’autre"),
        lines=_lines(both.kept, both.other, today, compared=False),
        follows=(
            Follow("notebook", _("Ce carnet reste, au nom de {name}.", name=name_of(both.kept.person))),
            Follow("users", _("Celui de {name} revient dans la liste.", name=name_of(both.other.person))),
            Follow("history", since),
            Follow("arrow-back-up", _("Vous pourrez les réunir de nouveau.")),
        ),
        verb=_("Séparer les deux carnets"),
        other_way=_("Les garder réunis"),
    )


def choice(holding: Holding, today: date) -> Choice:
    about = (_birth(holding.person), _("dernière modification : {when}", when=_when(holding.changed_at, today)))
    words = ", ".join(about)
    return Choice(name_of(holding.person), words[:1].upper() + words[1:])


def _lines(left: Holding, right: Holding, today: date, *, compared: bool) -> tuple[Line, ...]:
    """`compared`: what tells two people apart is marked where it differs."""
    one, two = _identity(left.person), _identity(right.person)
    doubts = [compared and mine != theirs for mine, theirs in zip(one.key, two.key, strict=True)]
    return (
        Line(_("Prénom"), one.first_name or _(_UNKNOWN), two.first_name or _(_UNKNOWN), doubts[0]),
        Line(_("Nom"), one.last_name or _(_UNKNOWN), two.last_name or _(_UNKNOWN), doubts[1]),
        Line(_("Naissance"), _day(one.birth_date), _day(two.birth_date), doubts[2]),
        Line(_("Téléphones"), _phones(left.person), _phones(right.person)),
        Line(_("Dernière modification"), _when(left.changed_at, today), _when(right.changed_at, today)),
        Line(_("Rendez-vous"), _number(left.appointments, "m"), _number(right.appointments, "m")),
        Line(_("Actions"), _number(left.actions, "f"), _number(right.actions, "f")),
        Line(_("Entretiens"), _number(left.interviews, "m"), _number(right.interviews, "m")),
    )


def _identity(person: Person) -> Identity:
    return Identity(person.first_name or "", person.last_name or "", person.birth_date or "")


def _held(holding: Holding) -> str:
    return _("{appointments}, {actions} et {interviews}",
             appointments=count(holding.appointments, _("{n} rendez-vous"), _("{n} rendez-vous")),
             actions=count(holding.actions, _("{n} action"), _("{n} actions")),
             interviews=count(holding.interviews, _("{n} entretien"), _("{n} entretiens")))  # fmt: skip


def _birth(person: Person) -> str:
    if not person.birth_date:
        return _("date de naissance inconnue")
    return _("naissance le {day}", day=_day(person.birth_date))


def _day(iso: str) -> str:
    """`12 mars 1989`; a date another program wrote badly stays as it is."""
    try:
        return day_month_year(date.fromisoformat(iso)) if iso else _(_UNKNOWN)
    except ValueError:
        return iso


def _phones(person: Person) -> str:
    return "\n".join(map(phone_text, person.phones or ())) or _("aucun")


def _when(utc: str, today: date) -> str:
    if not utc:
        return _(_UNKNOWN)
    moment = datetime.fromisoformat(utc).astimezone()
    if moment.date() == today:
        return _("aujourd’hui à {at}", at=hour(moment.time()))
    return day_month_year(moment.date())


def _number(held: int, gender: str) -> str:
    return str(held) if held else _("aucune") if gender == "f" else _("aucun")


_UNKNOWN = "non renseigné"
