"""What several screens say of a person, in words that agree with her civil title. No Qt."""

from datetime import date
from typing import Final

from carnet_desktop.i18n import _, age_on, count, day_month_year

PRESENCE_ICONS: Final = {
    "present": ("check", "good"),
    "excused": ("clock", ""),
    "absent": ("user-off", ""),
    "cancelled": ("x", ""),
}
"""State of an appointment that is over → its icon, and the tone of its words."""


def by_title(title: str | None, madam: str, sir: str, neither: str) -> str:
    """The words that agree with the person's civil title; without one, those that need none."""
    return madam if title == "madam" else sir if title == "sir" else neither


def age(birth_date: str | None, today: date) -> str:
    """`37 ans`; "" when the birth date is not known, or is none (it came in a file)."""
    birth = _day(birth_date)
    return count(age_on(birth, today), _("{n} an"), _("{n} ans")) if birth else ""


def born(title: str | None, birth_date: str | None) -> str:
    """`née le 12 mars 1989`, `né le…`; without a civil title `naissance le…`; "" as for the age."""
    birth = _day(birth_date)
    if birth is None:
        return ""
    words = by_title(title, _("née le {day}"), _("né le {day}"), _("naissance le {day}"))
    return words.format(day=day_month_year(birth))


def followed(title: str | None, who: str) -> str:
    """`suivie par vous`, `suivi par Mehdi Haddad`; without a civil title `accompagnement par…`; "" by nobody."""
    if not who:
        return ""
    words = by_title(title, _("suivie par {who}"), _("suivi par {who}"), _("accompagnement par {who}"))
    return words.format(who=who)


def presence_words(title: str | None) -> dict[str, str]:
    """State of an appointment → whether she came."""
    return {
        "planned": _("À venir"),
        "present": by_title(title, _("Présente"), _("Présent"), _("Présence")),
        "excused": by_title(title, _("Absente excusée"), _("Absent excusé"), _("Absence excusée")),
        "absent": by_title(title, _("Absente"), _("Absent"), _("Absence")),
        "cancelled": _("Annulé par le service"),
    }


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso or "")
    except ValueError:
        return None
