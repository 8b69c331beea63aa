"""The structures known here in words: who compared their words and when, or that nobody has yet. No Qt."""

from datetime import date
from typing import Final

from carnet_desktop.i18n import _, day_month_year, margin_day, phone_text
from carnet_desktop.services.structures import Partner
from carnet_desktop.ui.lines import Detail, Line
from carnet_desktop.ui.navigation import Tone

KINDS: Final = "Fiche de structure (*.structure)"
"""The filter of the file boxes, before `_`."""


def partner_line(partner: Partner, today: date) -> Line:
    """Its row: the day its words were compared in the margin."""
    verified = partner.verified
    details = [Detail(phone_text(partner.phone), "phone")] if partner.phone else []
    if verified:
        details.append(Detail(compared_by(partner), "shield-check", "good"))
    else:
        details.append(Detail(_("Nouvelle : ses huit mots restent à comparer"), "alert-triangle", "warn"))
    when = margin_day(_day(partner), today) if verified else ""
    return Line(id=partner.id, title=partner.name, strong=True, when=when, details=tuple(details))


def compared_by(partner: Partner) -> str:
    return _("Mots comparés au téléphone par {name}", name=partner.verified_by)


def compared(partner: Partner) -> str:
    """Who compared the words, and the day."""
    return _("{compared}, le {day}", compared=compared_by(partner), day=day_month_year(_day(partner)))


def state_chip(partner: Partner) -> tuple[str, Tone]:
    if partner.verified:
        return _("Structure vérifiée"), Tone.GOOD
    return _("Huit mots à comparer"), Tone.WARN


def _day(partner: Partner) -> date:
    return date.fromisoformat(partner.verified_on[:10])
