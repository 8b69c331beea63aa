"""What a record is called in one line, and what the fields that point to another record say."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from ..i18n import _, day_month_year, wall_clock
from .facts import JSON
from .follow_up_words import day_words
from .labels import kind_label, label_of
from .notebook import Notebook
from .records import (
    Action,
    Appointment,
    Contact,
    Contract,
    Document,
    Focus,
    Interview,
    Member,
    Objective,
    Person,
    Record,
    Situation,
    Wall,
    WantedJob,
)
from .values import value_text
from .vocabularies import contract_short


def full_name(person: Person) -> str:
    """First name, last name; "" when neither is written."""
    return " ".join(filter(None, (person.first_name, person.last_name)))


def title_of(record: Record) -> str:
    """What the record is called: its own words, else its kind."""
    write = _TITLES.get(type(record))
    try:
        return (write(record) if write else "") or kind_label(record.kind.name)
    except ValueError:  # a day that is none, from elsewhere
        return kind_label(record.kind.name)


def told(notebook: Notebook, kind: str, field: str, value: JSON) -> str:
    """French words for a value, as `value_text`; what points to another record gives its title, deleted or not."""
    cls = _POINTS_TO.get((kind, field))
    pointed = value.get("contact") if isinstance(value, dict) and not value.get("text") else value
    if cls is None or not isinstance(pointed, str):
        return value_text(kind, field, value)
    entry = notebook.find(cls, pointed)
    return title_of(entry.record) if entry else _("élément que ce carnet n’a pas")


def _contract(contract: Contract) -> str:
    name = contract_short(contract.kind_) if contract.kind_ else ""
    return _("{name} du {day}", name=name, day=day_words(contract.from_)) if name and contract.from_ else name


def _appointment(appointment: Appointment) -> str:
    return _("Rendez-vous du {day}", day=_day(appointment.when)) if appointment.when else ""


def _interview(interview: Interview) -> str:
    return _("Entretien du {day}", day=_day(interview.on)) if interview.on else ""


def _day(wall: Wall) -> str:
    return day_month_year(wall_clock(wall.local).date())


_TITLES: Final[dict[type[Record], Callable[[Any], str]]] = {
    Situation: lambda record: record.label or "",
    Focus: lambda record: label_of(record.theme),
    Objective: lambda record: label_of(record.title),
    Action: lambda record: label_of(record.what),
    WantedJob: lambda record: label_of(record.job),
    Contract: _contract,
    Document: lambda record: record.title or "",
    Appointment: _appointment,
    Interview: _interview,
    Contact: lambda record: record.name or "",
    Member: lambda record: record.name or "",
}
BY_ID: Final[Mapping[tuple[str, str], type[Record]]] = {
    (Objective.kind.name, "focus"): Focus,
    (Objective.kind.name, "contract"): Contract,
    (Action.kind.name, "objective"): Objective,
}
"""Fields that hold the id of another record and nothing else."""
_POINTS_TO: Final[Mapping[tuple[str, str], type[Record]]] = {
    **BY_ID,
    (Appointment.kind.name, "with"): Contact,
}
