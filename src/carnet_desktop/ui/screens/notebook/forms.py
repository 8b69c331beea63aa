"""From a record to the form that writes it, and from what was typed to the records of one change."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from carnet_desktop.domain.cardinality import too_many
from carnet_desktop.domain.labels import TITLES
from carnet_desktop.domain.notebook import Entry
from carnet_desktop.domain.records import (
    Action,
    Appointment,
    Closure,
    Contact,
    Contract,
    Document,
    Focus,
    Interview,
    Member,
    Objective,
    Orientation,
    Person,
    Record,
    Rights,
    Situation,
    WantedJob,
    Work,
)
from carnet_desktop.domain.rules import check
from carnet_desktop.errors import InvalidField
from carnet_desktop.i18n import _, french_key, hour, margin_day
from carnet_desktop.sentences import field_sentence
from carnet_desktop.ui.people_words import presence_words

from . import (
    action_fields,
    appointment_fields,
    closing_fields,
    contact_fields,
    contract_fields,
    document_fields,
    focus_fields,
    identity_fields,
    interview_fields,
    objective_fields,
    orientation_fields,
    rights_fields,
    situation_fields,
    team_fields,
    wanted_job_fields,
    work_fields,
)
from .action_lines import deadline
from .appointment_lines import moment_of
from .desk import Desk
from .plan_rows import UNDER
from .shown import NEW, ONE_FORM, SITUATIONS_ID, Form, Part
from .values import Values, misread, text

Lists: TypeAlias = Mapping[str, tuple[tuple[str, str], ...]]


def _no_lists(desk: Desk, values: Values) -> Lists:
    return {}


def _no_notes(record: Record | None, desk: Desk) -> Mapping[str, str]:
    return {}


class _Fields(NamedTuple):
    """The class of a part's records, its two ways between a record (Any: that class, or None) and texts, its lists.

    `notes`: what is said beside a field. `read_all`, where one form writes several records, takes the place of `read`.
    """

    cls: type[Record]
    values_of: Callable[[Any, Desk], dict[str, str]]
    read: Callable[[Values, Any, Desk], Record]
    lists: Callable[[Desk, Values], Lists] = _no_lists
    notes: Callable[[Any, Desk], Mapping[str, str]] = _no_notes
    read_all: Callable[[Values, Any, Desk], Sequence[tuple[str, Record]]] | None = None


_FIELDS: Final = {
    Part.PLAN: _Fields(Action, action_fields.values_of, action_fields.read, action_fields.lists),
    Part.FOCUS: _Fields(Focus, focus_fields.values_of, focus_fields.read, focus_fields.lists),
    Part.OBJECTIVE: _Fields(Objective, objective_fields.values_of, objective_fields.read, objective_fields.lists),
    Part.CONTRACTS: _Fields(Contract, contract_fields.values_of, contract_fields.read, contract_fields.lists),
    Part.DOCUMENTS: _Fields(Document, document_fields.values_of, document_fields.read, document_fields.lists),
    Part.APPOINTMENTS: _Fields(Appointment, appointment_fields.values_of, appointment_fields.read),
    Part.CONTACTS: _Fields(Contact, contact_fields.values_of, contact_fields.read),
    Part.INTERVIEWS: _Fields(
        Interview, interview_fields.values_of, interview_fields.read, read_all=interview_fields.read_all
    ),
    Part.IDENTITY: _Fields(Person, identity_fields.values_of, identity_fields.read, identity_fields.lists),
    Part.WORK: _Fields(Work, work_fields.values_of, work_fields.read, work_fields.lists),
    Part.RIGHTS: _Fields(Rights, rights_fields.values_of, rights_fields.read, rights_fields.lists),
    Part.WANTED_JOBS: _Fields(
        WantedJob,
        wanted_job_fields.values_of,
        wanted_job_fields.read,
        wanted_job_fields.lists,
        wanted_job_fields.notes,
    ),
    Part.TEAM: _Fields(
        Member, team_fields.values_of, team_fields.read, notes=team_fields.notes, read_all=team_fields.read_all
    ),
    Part.ORIENTATIONS: _Fields(
        Orientation, orientation_fields.values_of, orientation_fields.read, orientation_fields.lists
    ),
    Part.CLOSURES: _Fields(
        Closure,
        closing_fields.values_of,
        closing_fields.read,
        closing_fields.lists,
        read_all=closing_fields.read_all,
    ),
}
_SHOWN_AT: Final[dict[tuple[type[Record], str], str]] = {
    (Appointment, "when"): "day",
    (Appointment, "status"): "reason",
    (Person, "address"): "postcode",
    (Interview, "on"): "text",
    (Action, "who"): "what",
    (Work, "mobility"): "km",
    (WantedJob, "wage_cents"): "wage",
}
"""Where the problem of a stored field is shown, when the form has no field of that name."""
_CODES: Final = frozenset(
    {"on", "channel", "visibility", "who", "state", "reading", "sensitive", "doubtful", "status", "committed"}
)
_CODE: Final = re.compile(r"[0-9a-f-]{36}|[0-9a-f]{64}|" + "|".join(TITLES))
"""A choice by its value: a record, a file, a civil title; the title of an objective is words."""


def entry_of(desk: Desk, part: Part, record: str) -> Entry[Record] | None:
    """The entry that a row stands for; for what one form writes whole, that of the form, whichever row it is."""
    cls = Situation if part is Part.SITUATION else _FIELDS[part].cls
    return desk.notebook.find(cls, record if part is Part.SITUATION else ONE_FORM.get(part, record))


def form_of(desk: Desk, part: Part, record: str, *, writable: bool, given: Values | None = None) -> Form | None:
    """The form of a record, or of a new one that begins with `given`; None when there is no such record any more."""
    if part is Part.SITUATION:
        return _situation_form(desk, writable=writable)
    entry = entry_of(desk, part, record) if record != NEW else None
    if entry is None and record != NEW and part not in ONE_FORM:
        return None
    known = entry.record if entry else None
    new_interview = part is Part.INTERVIEWS and known is None
    values = interview_fields.new_values(desk) if new_interview else _FIELDS[part].values_of(known, desk)
    values |= given or {}
    return Form(
        part=part,
        record=record,
        values=values,
        when=_margin(desk, known, values),
        first_name=desk.first_name,
        names=_names(desk) if part is Part.APPOINTMENTS else (),
        states=presence_words(desk.notebook.person.title),
        writable=writable and (entry is None or not entry.newer),
        lists=_FIELDS[part].lists(desk, values),
        after=values.get(UNDER.get(part, ""), ""),
        notes=_FIELDS[part].notes(known, desk),
    )


def _situation_form(desk: Desk, *, writable: bool) -> Form:
    """Of every theme: it stands for no record of its own."""
    values = situation_fields.values_of(desk)
    return Form(
        part=Part.SITUATION,
        record=SITUATIONS_ID,
        values=values,
        when=("", ""),
        first_name=desk.first_name,
        names=(),
        states={},
        writable=writable,
        lists=situation_fields.lists(desk, values),
        notes=situation_fields.since(desk),
    )


def read_form(desk: Desk, form: Form, values: Values) -> Sequence[tuple[str, Record]]:
    """The records of one change, each with what stands before the names of its fields in the form."""
    if form.part is Part.FOCUS and form.record == NEW:
        return list(focus_fields.read_new(values, desk, form.values[focus_fields.ID]))
    if form.part is Part.SITUATION:
        return situation_fields.read(values, desk)
    entry = entry_of(desk, form.part, form.record)
    known, fields = entry.record if entry else None, _FIELDS[form.part]
    return fields.read_all(values, known, desk) if fields.read_all else [("", fields.read(values, known, desk))]


def reason_of(form: Form, values: Values) -> str | None:
    """Why the change is made, when the form asks it."""
    return text(values, interview_fields.REASON) if form.part is Part.INTERVIEWS else None


def refusals(desk: Desk, values: Values, records: Sequence[tuple[str, Record]]) -> Mapping[str, str]:
    """What is wrong in a form: in its records, in what none can hold, in how many there would be."""
    found = {**problems(records), **{name: field_sentence(problem) for name, problem in misread(values)}}
    for problem in too_many(desk.notebook, [record for _prefix, record in records]):
        found.setdefault(problem.field, field_sentence(problem))
    return found


def problems(records: Sequence[tuple[str, Record]]) -> Mapping[str, str]:
    """Field of the form → what is wrong in it, the first problem of each."""
    found: dict[str, str] = {}
    for prefix, record in records:
        for problem in check(record):
            found.setdefault(prefix + shown_at(record, problem), field_sentence(problem))
    return found


def shown_at(record: Record, problem: InvalidField) -> str:
    """The field of the form where the problem of a stored field is shown."""
    return _SHOWN_AT.get((type(record), problem.field), problem.field)


def file_to_keep(desk: Desk, form: Form, values: Values) -> Path | None:
    """The file that was chosen for a paper, to be read and kept with it."""
    if form.part is not Part.DOCUMENTS:
        return None
    entry = desk.notebook.find(Document, form.record)
    return document_fields.chosen_path(values, entry.record if entry else None)


def words_typed(values: Values) -> str:
    """The text of a form to copy elsewhere, without its choices."""
    texts = (
        value.strip() for name, value in values.items() if "/" not in name and name.rpartition(".")[2] not in _CODES
    )
    return "\n".join(text for text in texts if text and not _CODE.fullmatch(text))


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
