"""What a person may write in each kind of record: checked when a person writes, never when merging."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

import msgspec

from ..errors import InvalidField
from ..i18n import folded
from . import follow_up_rules, path_rules
from .records import Action, Address, Appointment, Contact, Interview, Person, Record, wire_fields
from .rule_parts import is_day, is_wall_clock

LINE_LIMIT: Final = 300
TEXT_LIMIT: Final = 100_000
_LONG_TEXTS: Final = frozenset({"text", "decisions"})
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_POSTCODE: Final = re.compile(r"\d{5}")


def check(record: Record) -> tuple[InvalidField, ...]:
    """Every problem of a record, in the order of its fields; empty when it may be written."""
    problems = [*_texts(record)]
    rule = _RULES.get(type(record))
    if rule is not None and not record.deleted:
        problems += rule(record)
    return tuple(problems)


def _texts(record: Record) -> Iterator[InvalidField]:
    for wire, attribute in wire_fields(type(record)).items():
        long = wire in _LONG_TEXTS
        for text in _strings(getattr(record, attribute)):
            yield from text_problems(wire, text, TEXT_LIMIT if long else LINE_LIMIT, lines=long)


def text_problems(field: str, text: str, limit: int = LINE_LIMIT, *, lines: bool = False) -> Iterator[InvalidField]:
    """What forbids to keep a text of at most `limit` characters; `lines`: it may have several."""
    if len(text) > limit:
        yield InvalidField(field, "too_long", f"{len(text)}")
    elif _has_control(text, lines):
        yield InvalidField(field, "control")


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case tuple():
            for item in value:
                yield from _strings(item)
        case msgspec.Struct():
            for name in value.__struct_fields__:
                yield from _strings(getattr(value, name))


def _has_control(text: str, lines: bool) -> bool:
    """NUL and its kin, and lone surrogates, can be neither kept nor printed."""
    allowed = "\n\t" if lines else ""
    return any((c < " " and c not in allowed) or "\ud800" <= c <= "\udfff" or c == "\x7f" for c in text)


def _person(person: Person) -> Iterator[InvalidField]:
    for field in ("first_name", "last_name", "birth_date"):
        if not (getattr(person, field) or "").strip():
            yield InvalidField(field, "required")
    if person.birth_date and not is_day(person.birth_date):
        yield InvalidField("birth_date", "date", person.birth_date)
    if person.email and not _EMAIL.fullmatch(person.email):
        yield InvalidField("email", "email", person.email)
    if person.address is not None:
        yield from _address(person.address)


def _address(address: Address) -> Iterator[InvalidField]:
    """A French post code has five digits; another country's is not judged."""
    if address.postcode and address.country is None and not _POSTCODE.fullmatch(address.postcode):
        yield InvalidField("address", "postcode", address.postcode)


def _appointment(appointment: Appointment) -> Iterator[InvalidField]:
    if appointment.when is None:
        yield InvalidField("when", "required")
    elif not is_wall_clock(appointment.when.local):
        yield InvalidField("when", "date", appointment.when.local)


def _action(action: Action) -> Iterator[InvalidField]:
    if action.what is None or not action.what.label.strip():
        yield InvalidField("what", "required")
    if action.who is None:
        yield InvalidField("who", "required")
    if action.by and not is_day(action.by):
        yield InvalidField("by", "date", action.by)


def _contact(contact: Contact) -> Iterator[InvalidField]:
    if not (contact.name or "").strip():
        yield InvalidField("name", "required")
    if contact.sensitive:  # without a neutral name it may be written, but not printed: the sheet asks
        printed = folded(contact.printed_name or "")
        if any(folded(real) in printed for real in (contact.name, contact.structure) if real and folded(real)):
            yield InvalidField("printed_name", "same", contact.printed_name or "")


def _interview(interview: Interview) -> Iterator[InvalidField]:
    if not (interview.text or "").strip():
        yield InvalidField("text", "required")
    if interview.on is None or not is_wall_clock(interview.on.local):
        yield InvalidField("on", "date")
    if interview.visibility is None:
        yield InvalidField("visibility", "required")


_RULES: Final[Mapping[type[Record], Callable[..., Iterator[InvalidField]]]] = {
    Person: _person,
    Appointment: _appointment,
    Action: _action,
    Contact: _contact,
    Interview: _interview,
    **path_rules.RULES,
    **follow_up_rules.RULES,
}
