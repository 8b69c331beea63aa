"""From records to the lines offered for the sheet: which record goes to which block, and in which words.

A closed list: nothing of a record prints but what is taken here by name. The purpose of an appointment, an interview,
the person's address or a benefit are never read.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from ..i18n import (
    DAYS,
    MONTHS,
    NBSP,
    _,
    day_number,
    french_key,
    long_day,
    long_day_year,
    phone_text,
    spoken_hour,
)
from ..i18n import wall_clock as read_wall_clock
from .appointments import is_planned
from .labels import label_of
from .meanings import Meaning, meaning_of
from .notebook import Entry, Notebook
from .plan import is_open_action
from .records import Action, Appointment, Author, Contact
from .sheet_blocks import ActionBlock, AppointmentBlock, ContactBlock, Line
from .sheet_choices import Section, SheetChoices
from .sheet_draft import Draft
from .sheet_papers import papers_to_bring
from .sheet_secrets import Secret
from .sheet_texts import Texts
from .sheet_words import after_a_colon, plain, plain_name, sentence_case, to_bring


class Lines:
    """What a notebook offers for the sheet, at a given moment of the office's wall."""

    def __init__(self, notebook: Notebook, secrets: Iterable[Secret], choices: SheetChoices, now: datetime) -> None:
        self._notebook = notebook
        self._secrets = tuple(secrets)
        self._phones, self._wordings = choices.phones, choices.wordings
        self._now, self._today = now, now.date()

    def drafts(self) -> Iterator[Draft]:
        """In the order of the page."""
        yield from self._appointments()
        yield from self._actions(Section.MINE)
        yield from self._actions(Section.OTHERS)
        yield from papers_to_bring(self._notebook, self._wordings)
        yield from self._contacts()

    def _appointments(self) -> Iterator[Draft]:
        planned = [
            (moment, entry.record)
            for entry in self._notebook.entries(Appointment)
            if is_planned(entry.record) and (moment := _moment(entry.record)) is not None and moment >= self._now
        ]
        for moment, record in sorted(planned, key=lambda pair: (pair[0], pair[1].id)):
            yield self._appointment(moment, record)

    def _appointment(self, moment: datetime, record: Appointment) -> Draft:
        contact = self._contact_of(record)
        told = (record.place, record.with_.text if record.with_ else None)
        named, texts = self._named(told, contact), Texts(record.id, self._wordings)
        if named:
            middle = [Line(Meaning.CALENDAR, neutral_name(each)) for each in named]
            where = ""
        else:
            middle = [_place(record, texts), *_with(record, contact, texts)]
            where = plain(record.place or "").split(",")[0] or plain_name(_with_whom(record, contact))
        brought = [texts.said(f"bring/{n}", _("À apporter"), item) for n, item in enumerate(record.bring or ())]
        day = self._day(moment.date())
        hour = spoken_hour(moment.time()).replace(" ", NBSP)
        block = AppointmentBlock(
            DAYS[moment.weekday()],
            day_number(moment.date()),
            MONTHS[moment.month - 1],
            (
                Line(Meaning.HOUR, _("{day} à {hour}", day=day, hour=hour)),
                *middle,
                *(Line(Meaning.BRING, to_bring(item)) for item in brought if plain(item)),
            ),
        )
        label = sentence_case(day) + (f", {where}" if where else "")
        offered = tuple(texts.offered)
        return Draft(record.id, Section.APPOINTMENTS, label, _neutral_note(named), block, named, offered, moment)

    def _day(self, day: date) -> str:
        """Its year is said when the reader could take it for this year's."""
        return long_day_year(day) if (day - self._today).days > 300 else long_day(day)

    def _contact_of(self, record: Appointment) -> Contact | None:
        if record.with_ is None or record.with_.contact is None:
            return None
        entry = self._notebook.find(Contact, record.with_.contact)
        return entry.record if entry else None

    def _actions(self, section: Section) -> Iterator[Draft]:
        def key(entry: Entry[Action]) -> tuple[str, tuple[str, str], str]:
            return (
                entry.record.by or "9999",
                french_key(label_of(entry.record.what)),
                entry.record.id,
            )

        for entry in sorted(self._notebook.entries(Action), key=key):
            record = entry.record
            if (
                is_open_action(record)
                and record.what
                and plain(record.what.label)
                and (record.who == "person") == (section is Section.MINE)
            ):
                yield self._action(section, entry)

    def _action(self, section: Section, entry: Entry[Action]) -> Draft:
        record, texts = entry.record, Texts(entry.record.id, self._wordings)
        typed = label_of(record.what)
        what, who = plain(texts.said("what", _("Action"), typed)), self._who(entry)
        label = f"{who}{NBSP}: {after_a_colon(what)}" if who else sentence_case(what)
        named = self._named((typed, record.who_text), None)
        neutral = bool(named) and not texts.reworded()
        deadline = _deadline(record)
        late = deadline is not None and deadline < self._today
        notes = [_("En retard, s’imprime «\u00a0dès que possible\u00a0»")] if late else []
        notes += [note] if neutral and (note := _neutral_note(named)) else []
        block = ActionBlock(
            box=section is Section.MINE,
            meaning=Meaning.CALENDAR if neutral else meaning_of(what),
            text=_(" et ").join(map(neutral_name, named)) if neutral else label,
            when=self._when(deadline),
        )
        return Draft(record.id, section, label, "\n".join(notes) or None, block, named, tuple(texts.offered))

    def _when(self, deadline: date | None) -> str | None:
        if deadline is None:
            return None
        return _("dès que possible") if deadline < self._today else _("avant le {day}", day=self._day(deadline))

    def _who(self, entry: Entry[Action]) -> str:
        """Whoever does it, as the sheet says it: a partner as written, a worker by first name."""
        record = entry.record
        if record.who == "partner":
            return plain_name(record.who_text or "")
        if record.who != "worker":
            return ""
        author = self._notebook.find(Author, entry.author)
        name = record.who_text or (author.record.name if author else None) or ""
        return plain_name(name).split(" ")[0]

    def _contacts(self) -> Iterator[Draft]:
        records = [entry.record for entry in self._notebook.entries(Contact)]
        for record in sorted(records, key=lambda c: (bool(c.sensitive), french_key(c.name or c.structure or ""), c.id)):
            if record.sensitive or plain(record.name or record.structure or ""):
                yield self._contact(record)

    def _contact(self, record: Contact) -> Draft:
        name = plain_name(record.name or record.structure or "")
        phone = plain(phone_text(record.phone)) if record.phone else None
        if record.sensitive:
            block = ContactBlock(
                Meaning.CALENDAR, neutral_name(record), (), phone if record.id in self._phones else None
            )
            return Draft(record.id, Section.CONTACTS, name, _neutral_note((record,)), block, (record,))
        texts = Texts(record.id, self._wordings)
        printed = plain_name(texts.said("name", _("Nom"), record.name or record.structure))
        details = (
            texts.said("role", _("Fonction"), record.role),
            texts.said("structure", _("Structure"), record.structure if record.name else None),
            texts.said("hours", _("Horaires"), record.hours),
        )
        block = ContactBlock(Meaning.PROFESSIONAL, printed, tuple(filter(None, map(plain, details))), phone)
        return Draft(record.id, Section.CONTACTS, name, None, block, (), tuple(texts.offered))

    def _named(self, texts: Iterable[str | None], contact: Contact | None) -> tuple[Contact, ...]:
        told = [text for text in texts if text]
        named = [s.contact for s in self._secrets if not s.contact.deleted and any(s.is_in(text) for text in told)]
        if contact is not None and contact.sensitive and contact not in named:
            named.insert(0, contact)
        return tuple(named)


def neutral_name(contact: Contact) -> str:
    return plain(contact.printed_name or "")


def _neutral_note(named: Iterable[Contact]) -> str | None:
    names = [neutral_name(contact) for contact in named if neutral_name(contact)]
    return _("S’imprime «\u00a0{name}\u00a0»", name=_(" et ").join(names)) if names else None


def _moment(record: Appointment) -> datetime | None:
    """None for a date that is none: it came in a file, and there is nothing to print."""
    try:
        return read_wall_clock(record.when.local) if record.when else None
    except ValueError:
        return None


def _deadline(record: Action) -> date | None:
    try:
        return date.fromisoformat(record.by) if record.by else None
    except ValueError:
        return None


def _place(record: Appointment, texts: Texts) -> Line:
    """Where, or how: never an address when somebody comes to the person's home."""
    match record.channel:
        case "home":
            return Line(Meaning.HOME_VISIT, _("chez moi"))
        case "phone":
            return Line(Meaning.MOBILE, _("par téléphone"))
        case "video":
            return Line(Meaning.COMPUTER, _("en visio"))
    place = plain(texts.said("place", _("Lieu"), record.place))
    return Line(Meaning.PLACE, place) if place else Line(Meaning.PLACE, _("lieu : pas encore décidé"), decided=False)


def _with_whom(record: Appointment, contact: Contact | None) -> str:
    if contact is not None:
        return contact.name or contact.structure or ""
    return (record.with_.text or "") if record.with_ else ""


def _with(record: Appointment, contact: Contact | None, texts: Texts) -> Iterator[Line]:
    name = plain_name(texts.said("with", _("Avec qui"), _with_whom(record, contact)))
    if name:
        yield Line(Meaning.SOMEONE, name if name.startswith("avec ") else _("avec {name}", name=name))
    else:
        yield Line(Meaning.SOMEONE, _("avec qui : pas encore décidé"), decided=False)
