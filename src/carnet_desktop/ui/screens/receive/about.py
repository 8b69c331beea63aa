"""Who sends a file, why and with what agreement; whose notebook it may be: in words."""

from datetime import date, datetime
from typing import Final

from carnet_desktop.bundles.content import Agreement, Content
from carnet_desktop.domain.sections import EMPTY_REASONS, section_label
from carnet_desktop.i18n import _, age_on, count, day_month, day_month_year, phone_text
from carnet_desktop.services.receiving import Received
from carnet_desktop.services.structures import Partner

from .shown import Candidate, Side

_WHY: Final = {
    "referral": "Orientation : {name} continue de suivre cette personne.",
    "transfer": "Transfert : {name} ne suit plus cette personne et vous la confie.",
}


def heading(received: Received) -> str:
    """`Fichier reçu pour Fatou Diarra`"""
    name = received.person_name
    return _("Fichier reçu pour {name}", name=name) if name else _("Fichier reçu")


def side(received: Received, sender: Partner, today: date) -> Side:
    content = received.opened.content
    why = _(_WHY[content.kind], name=sender.name)
    tone, agreement = _agreement(content.consent, today)
    created, expires = _local(content.created_at), _local(content.expires_at)
    made = _("Préparé le {day}.", day=day_month(created, today))
    until = _("À traiter avant le {day}.", day=day_month(expires, today))
    return Side(
        sender=sender.name,
        contact=phone_text(content.sender.phone),
        words=sender.words,
        compared=_compared(sender),
        why="\n".join(part for part in (why, content.purpose) if part),
        agreement=agreement,
        agreement_tone=tone,
        empty=_empty(content),
        dates=f"{made} {until}",
    )


def candidates(received: Received, today: date) -> tuple[Candidate, ...]:
    """The notebooks that may be hers, then a new one."""
    held = [Candidate(line.id, line.name, _born(line.birth_date, today)) for line in received.whose.candidates]
    if received.person_name:
        about = _("Une autre personne, que vous n’accompagnez pas encore")
        held.append(Candidate(None, received.person_name, about))
    return tuple(held)


def act_words(received: Received, brought: int, claimed: int, ticked: int, *, new: bool) -> tuple[str, str]:
    """The words of the button that accepts ("" while it cannot be), and what is said beside it.

    `brought`: elements that come in anyway; `claimed`: those that say they were written here, `ticked` of them taken.
    """
    if new and not received.person_name:
        return "", _("Ce fichier ne dit pas de qui il parle : demandez qu’il soit renvoyé avec l’identité.")
    if received.already is not None and not ticked:
        return "", _("Déjà importé : il ne reste que ce qui est présenté comme écrit chez vous.")
    note = _("Un accusé signé sera préparé.")
    if claimed > ticked:
        taken = count(brought + ticked, _("Accepter {n} élément"), _("Accepter {n} éléments"))
        left = count(claimed - ticked, _("{n} élément non coché ne sera pas pris."),
                     _("{n} éléments non cochés ne seront pas pris."))  # fmt: skip
        return _("{taken} sur {total}", taken=taken, total=brought + claimed), left
    if not brought + claimed:
        return _("Accepter tout"), _("Tout est déjà connu, rien ne changera. {note}", note=note)
    return _("Accepter tout"), note


def _born(birth_date: str, today: date) -> str:
    try:
        birth = date.fromisoformat(birth_date)
    except ValueError:
        return _("date de naissance inconnue")
    age = count(age_on(birth, today), _("{n} an"), _("{n} ans"))
    return _("{age}, naissance le {day}", age=age, day=day_month_year(birth))


def _compared(sender: Partner) -> str:
    try:
        day = day_month_year(date.fromisoformat(sender.verified_on))
    except ValueError:
        return _("Mots comparés par {name}", name=sender.verified_by)
    return _("Mots comparés par {name}, le {day}", name=sender.verified_by, day=day)


def _agreement(agreement: Agreement, today: date) -> tuple[str, str]:
    """(tone, words): a file sent without her agreement says so first, and why."""
    day = _day(agreement.date, today)
    if agreement.state == "overridden":
        return "warn", _("Transmis sans son accord le {day}. Raison : {reason}", day=day, reason=agreement.reason)
    how = f"{agreement.how} " if agreement.how else ""
    scope = f", {agreement.scope}" if agreement.scope else ""
    return "good", _("Donné {how}le {day}{scope}", how=how, day=day, scope=scope)


def _empty(content: Content) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_(section_label(section.name)), _(EMPTY_REASONS[section.empty_reason]))
        for section in content.sections
        if section.empty_reason is not None
    )


def _day(text: str, today: date) -> str:
    try:
        return day_month(date.fromisoformat(text[:10]), today)
    except ValueError:
        return text


def _local(utc: str) -> date:
    return datetime.fromisoformat(utc).astimezone().date()
