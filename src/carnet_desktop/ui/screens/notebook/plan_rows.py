"""What the rows of the plan stand for, and what is written under one of them."""

from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.plan import ObjectiveShown, plan_of
from carnet_desktop.domain.records import Action, Focus, Objective, Record

from .shown import Part

UNDER = {Part.OBJECTIVE: "focus", Part.PLAN: "objective"}
"""The field that tells what a new objective, or a new action, stands under."""


def part_of(notebook: Notebook, part: Part, record: str) -> Part:
    """The part a row belongs to: in the list of the plan there are three."""
    if part is Part.PLAN and notebook.find(Focus, record):
        return Part.FOCUS
    if part is Part.PLAN and notebook.find(Objective, record):
        return Part.OBJECTIVE
    return part


def added_under(notebook: Notebook, record: str) -> tuple[Part, dict[str, str]] | None:
    """What "+" adds to a row of the plan, and the values it begins with: to an action, another one beside it."""
    if notebook.find(Focus, record):
        return Part.OBJECTIVE, {"focus": record}
    if notebook.find(Objective, record):
        return Part.PLAN, {"objective": record}
    action = notebook.find(Action, record)
    return (Part.PLAN, {"objective": action.record.objective or ""}) if action else None


def objective_shown(notebook: Notebook, record: str) -> ObjectiveShown | None:
    """An objective that stands, with its actions."""
    shown = (objective for focus in plan_of(notebook) for objective in focus.objectives)
    return next((one for one in shown if one.entry and one.entry.record.id == record), None)


def with_what_stands_under(notebook: Notebook, record: Record) -> tuple[Record, ...]:
    """A focus with its objectives and their actions, an objective with its actions: they are deleted together."""
    shown: tuple[ObjectiveShown, ...] = ()
    if isinstance(record, Focus):
        shown = next((f.objectives for f in plan_of(notebook) if f.entry and f.entry.record.id == record.id), ())
    elif isinstance(record, Objective):
        shown = tuple(filter(None, [objective_shown(notebook, record.id)]))
    objectives = [o.entry.record for o in shown if o.entry and o.entry.record.id != record.id]
    return (record, *objectives, *(action.record for o in shown for action in o.actions))
