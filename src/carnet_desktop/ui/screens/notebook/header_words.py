"""What the head of the page says: who she is, how to reach her, what is late, what comes next."""

from datetime import date, datetime

from carnet_desktop.domain.closing import standing_closures
from carnet_desktop.domain.labels import PREFERRED_CHANNELS, READING
from carnet_desktop.domain.records import Action
from carnet_desktop.domain.team import referents
from carnet_desktop.domain.titles import full_name
from carnet_desktop.i18n import _, count, day_month_year, hour, phone_text, short_day
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.people_words import age, born, followed
from carnet_desktop.ui.widgets.chips import Chip

from .action_lines import is_late
from .appointment_lines import moment_of, next_appointment, to_bring, whom_and_where
from .contract_lines import contract_chips
from .desk import Desk, lower_first
from .shown import Header, Next


def header(desk: Desk, saved_at: str | None) -> Header:
    person = desk.notebook.person
    years = age(person.birth_date, desk.today)
    about = ", ".join(part for part in (years, born(person.title, person.birth_date)) if part)
    who = followed(person.title, _referents(desk))
    return Header(
        name=full_name(person) or _("Sans nom"),
        about=". ".join(part for part in (about, who[:1].upper() + who[1:]) if part),
        age=years,
        told=tuple(_told(desk)),
        chips=_chips(desk),
        next=_next(desk),
        saved=_saved(saved_at, desk.today, _("Dernier enregistrement à {at}"), _("Dernier enregistrement le {at}")),
        saved_short=_saved(saved_at, desk.today, _("Enregistré à {at}"), _("Enregistré le {at}")),
    )


def _saved(saved_at: str | None, today: date, at_hour: str, on_day: str) -> str:
    """The hour of the last save, or its day when it was not today."""
    if saved_at is None:
        return ""
    moment = datetime.fromisoformat(saved_at).astimezone()
    if moment.date() == today:
        return at_hour.format(at=hour(moment.time()))
    return on_day.format(at=_day(moment.date().isoformat(), today))


def _referents(desk: Desk) -> str:
    """Those who assure the follow-up, the reader first."""
    names = [entry.record.name for entry in referents(desk.notebook)]
    who = [_("vous") if desk.is_me(name) else name for name in names if name]
    return _(" et ").join(sorted(who, key=lambda name: name != _("vous")))


def _told(desk: Desk) -> list[tuple[str, str]]:
    person = desk.notebook.person
    prefers = lower_first(_(PREFERRED_CHANNELS.get(person.channel or "", person.channel or "")))
    phone = phone_text(person.phones[0]) if person.phones else ""
    reach = ", ".join(part for part in (phone, prefers) if part)
    spoken = ", ".join(person.languages or ())
    reading = _(READING.get(person.reading or "", person.reading or ""))
    told = (("phone", reach if phone else reach[:1].upper() + reach[1:]), ("language", spoken[:1].upper() + spoken[1:]))
    return [(icon, words) for icon, words in (*told, ("eye", reading)) if words]


def _chips(desk: Desk) -> tuple[Chip, ...]:
    late = sum(1 for entry in desk.notebook.entries(Action) if is_late(entry.record, desk.today))
    words = count(late, _("{n} action en retard"), _("{n} actions en retard"))
    return (*_closed(desk), *((Chip(words, Tone.BAD, "alarm"),) if late else ()), *contract_chips(desk))


def _closed(desk: Desk) -> tuple[Chip, ...]:
    """The follow-up that has ended, and why; nothing once it was taken up again."""
    standing = standing_closures(desk.notebook)
    last = standing[0].record.closed if standing else None
    if last is None:
        return ()
    day = _day(last.on, desk.today)
    return (
        Chip(_("Suivi terminé le {day} : {why}", day=day, why=lower_first(last.reason.label)), Tone.INFO, "archive"),
    )


def _day(on: str, today: date) -> str:
    day = date.fromisoformat(on)
    return short_day(day) if day.year == today.year else day_month_year(day)


def _next(desk: Desk) -> Next | None:
    appointment = next_appointment(desk)
    moment = moment_of(appointment) if appointment else None
    if appointment is None or moment is None:
        return None
    place = whom_and_where(desk, appointment).split(",")[0]
    about = f"{hour(moment.time())}, {lower_first(place)}"
    return Next(moment.date(), about, to_bring(appointment))
