"""The person's agreement as it stands in the notebook for one structure, and as the form says it. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

from carnet_desktop.domain.consents import agreement, refusal
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import Consent, ConsentGiven, ConsentRecipient
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.i18n import _, day_month_year
from carnet_desktop.services.sending import SentConsent
from carnet_desktop.services.structures import Partner

Said: TypeAlias = Literal["not_asked", "given", "refused", "overridden"]
HOW: Final = {"aloud": "à voix haute", "written": "par écrit"}


@dataclass(frozen=True, slots=True)
class Agreeing:
    """What the form says. `on` None: no day, or none that exists; `how` a key of HOW."""

    said: Said = "not_asked"
    on: date | None = None
    how: str = "aloud"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the notebook holds for one structure: the refusal that stands, or the agreement, or neither."""

    refused: ConsentGiven | None = None
    given: ConsentGiven | None = None


def recorded(notebook: Notebook, partner: Partner, today: date) -> Recorded:
    no, yes = refusal(notebook, partner.id, partner.name), agreement(notebook, partner.id, partner.name, today)
    return Recorded(no.given if no else None, yes.given if yes else None)


def begins_with(held: Recorded, today: date) -> Agreeing:
    """How the form is filled when the structure is chosen: nobody agrees in the person's place."""
    if held.refused is not None:
        return Agreeing("refused", today)
    if held.given is not None:
        written = held.given.how == HOW["written"]
        return Agreeing("given", date.fromisoformat(held.given.on), "written" if written else "aloud")
    return Agreeing(on=today)


def told(held: Recorded, first_name: str, partner: Partner) -> str:
    """The sentence above the form, "" when the notebook says nothing."""
    if held.refused is not None:
        day = day_month_year(date.fromisoformat(held.refused.on))
        refused = "{name} a refusé le {day} que son carnet soit transmis à {to}."
        return _(refused, name=first_name, day=day, to=partner.name)
    if held.given is not None:
        day = day_month_year(date.fromisoformat(held.given.on))
        return _("{name} a donné son accord le {day} pour {to}.", name=first_name, day=day, to=partner.name)
    return ""


def problems(form: Agreeing, held: Recorded) -> Mapping[str, str]:
    """Field → what is missing before anything may leave."""
    if form.said == "not_asked":
        return {"agreement": _("Demandez-lui son accord, puis choisissez sa réponse : « Donné » ou « Refusé ».")}
    if form.said == "refused":
        if held.refused is not None:
            return {"agreement": _("Rien ne part : la personne a refusé.")}
        return {"agreement": _("Rien ne part : la personne refuse. Notez son refus, il restera écrit.")}
    if form.said == "overridden":
        return {} if form.reason else {"reason": _("Écrivez pourquoi vous passez outre : la structure le lira.")}
    if held.refused is not None:
        return {"agreement": _("Un refus est noté : notez d’abord son nouvel accord.")}
    return {} if form.on else {"on": _("Indiquez le jour où la personne a donné son accord.")}


def note_problems(form: Agreeing, held: Recorded) -> Mapping[str, str]:
    """Field → what is missing before an answer is written in the notebook."""
    if form.on is None:
        return {"on": _("Indiquez le jour de sa réponse.")}
    if held.refused is not None and form.on.isoformat() < held.refused.on:
        return {"on": _("Ce jour est avant celui du refus.")}
    return {}


def answer(structure: str, partner: Partner, form: Agreeing) -> Consent:
    """The record of what the person answered. `structure` is ours; `form.on` is a day."""
    assert form.on is not None
    state: Literal["given", "refused"] = "refused" if form.said == "refused" else "given"
    given = ConsentGiven(
        state=state,
        on=form.on.isoformat(),
        how=HOW[form.how],
        recipient=ConsentRecipient(name=partner.name, structure=partner.id),
    )
    return Consent(id=f"{structure}/{new_record_id()}", given=given)


def consent(form: Agreeing) -> SentConsent:
    """What the file says of it."""
    if form.said == "overridden":
        return SentConsent(state="overridden", reason=form.reason)
    return SentConsent(state="given", on=form.on.isoformat() if form.on else "", how=HOW[form.how])
