"""From a record to the form that writes it, and from what was typed to the records of one change."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from carnet_desktop.domain.notebook import Entry
from carnet_desktop.domain.records import PERSON_ID, Action, Appointment, Contact, Interview, Person, Record
from carnet_desktop.domain.rules import check
from carnet_desktop.i18n import _, french_key, hour, margin_day
from carnet_desktop.sentences import field_sentence

from . import action_fields, appointment_fields, contact_fields, identity_fields, interview_fields
from .action_lines import deadline
from .appointment_lines import moment_of, state_words
from .desk import Desk
from .shown import NEW, Form, Part
from .values import Values


class _Fields(NamedTuple):
    """The class of a part's records, and its two ways between a record (Any: that class, or None) and texts."""

    cls: type[Record]
    values_of: Callable[[Any, Desk], dict[str, str]]
    read: Callable[[Values, Any, Desk], Record]


_FIELDS: Final = {
    Part.PLAN: _Fields(Action, action_fields.values_of, action_fields.read),
    Part.APPOINTMENTS: _Fields(Appointment, appointment_fields.values_of, appointment_fields.read),
    Part.CONTACTS: _Fields(Contact, contact_fields.values_of, contact_fields.read),
    Part.INTERVIEWS: _Fields(Interview, interview_fields.values_of, interview_fields.read),
    Part.IDENTITY: _Fields(Person, identity_fields.values_of, identity_fields.read),
}
_SHOWN_AT: Final = {"when": "day", "address": "postcode", "on": "text", "who": "what"}
"""Where the problem of a stored field is shown, when the form has no field of that name."""
_CODES: Final = frozenset({"on", "channel", "visibility", "who", "state", "title", "reading", "sensitive"})


def entry_of(desk: Desk, part: Part, record: str) -> Entry[Record] | None:
    """The entry that a row stands for."""
    return desk.notebook.find(_FIELDS[part].cls, PERSON_ID if part is Part.IDENTITY else record)


def form_of(desk: Desk, part: Part, record: str, *, writable: bool) -> Form | None:
    """The form of a record, or of a new one; None when there is no such record any more."""
    entry = entry_of(desk, part, record) if record != NEW else None
    if entry is None and record != NEW:
        return None
    known = entry.record if entry else None
    new_interview = part is Part.INTERVIEWS and known is None
    values = interview_fields.new_values(desk) if new_interview else _FIELDS[part].values_of(known, desk)
    return Form(
        part=part,
        record=record,
        values=values,
        when=_margin(desk, known, values),
        first_name=desk.first_name,
        names=_names(desk) if part is Part.APPOINTMENTS else (),
        states=state_words(desk.notebook.person.title),
        writable=writable and (entry is None or not entry.newer),
    )


def read_form(desk: Desk, form: Form, values: Values) -> Sequence[tuple[str, Record]]:
    """The records of one change, each with what stands before the names of its fields in the form."""
    if form.is_interview:
        return list(interview_fields.read_new(values, desk))
    entry = entry_of(desk, form.part, form.record)
    return [("", _FIELDS[form.part].read(values, entry.record if entry else None, desk))]


def problems(records: Sequence[tuple[str, Record]]) -> Mapping[str, str]:
    """Field of the form → what is wrong in it, the first problem of each."""
    found: dict[str, str] = {}
    for prefix, record in records:
        for problem in check(record):
            found.setdefault(prefix + _SHOWN_AT.get(problem.field, problem.field), field_sentence(problem))
    return found


def words_typed(values: Values) -> str:
    """The text of a form to copy elsewhere, without its choices."""
    texts = (value.strip() for name, value in values.items() if name.rpartition(".")[2] not in _CODES)
    return "\n".join(text for text in texts if text)


def _margin(desk: Desk, record: Record | None, values: Values) -> tuple[str, str]:
    """The day and the hour that stand in the margin while the form is open."""
    if isinstance(record, Action):
        day = deadline(record)
        return (margin_day(day, desk.today) if day else _("sans date")), ""
    at = moment_of(record) if isinstance(record, Appointment) else interview_fields.started(values)
    return (margin_day(at.date(), desk.today), hour(at.time())) if at else ("", "")


def _names(desk: Desk) -> tuple[str, ...]:
    """Those an appointment is likely to be with: the worker who writes, then the contacts of the notebook."""
    names = [entry.record.name for entry in desk.notebook.entries(Contact) if entry.record.name]
    return (_("Vous"), *sorted(names, key=french_key))
