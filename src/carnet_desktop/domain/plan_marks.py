"""Which records of the plan are asked before they leave, and which stay with the sensitive thing they stand under."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from .notebook import Notebook
from .records import Action, Focus, Item, Objective, Record, Sensitive
from .vocabularies import sensitive_item


class PlanMarks(NamedTuple):
    """Of `<kind>/<record id>`: `why` each one that is asked is; `kept` those that stay because what they stand under
    was not agreed to."""

    why: dict[str, Sensitive]
    kept: frozenset[str]


def plan_marks(notebook: Notebook, asked: Collection[str]) -> PlanMarks:
    """A focus on health, once agreed to, leaves with its objectives and their actions; else all of them stay.

    `asked`: the keys agreed to. What has lost its focus or its objective is asked itself, for what these were about.
    """
    why: dict[str, Sensitive] = {}
    kept: set[str] = set()
    for record, above, about in _from_the_top(notebook):
        key = _key(record)
        own = sensitive_item(about)
        above_key = _key(above) if above else ""
        stands = above is not None and not above.deleted
        lost = _mark_of(notebook, above) if above is not None and not stands else None
        if stands and (above_key in kept or (above_key in why and above_key not in asked)):
            kept.add(key)
        elif (mark := own or lost) and not (stands and _mark_of(notebook, above) == mark):
            why[key] = mark
    return PlanMarks(why, frozenset(kept))


def _from_the_top(notebook: Notebook) -> Iterator[tuple[Record, Focus | Objective | None, Item | None]]:
    """Each record of the plan that stands, what it stands under, and what it is about: focuses, then what they hold."""
    for focus in notebook.entries(Focus):
        yield focus.record, None, focus.record.theme
    for objective in notebook.entries(Objective):
        over = notebook.find(Focus, objective.record.focus or "")
        yield objective.record, over.record if over else None, objective.record.title
    for action in notebook.entries(Action):
        aim = notebook.find(Objective, action.record.objective or "")
        yield action.record, aim.record if aim else None, action.record.what


def _mark_of(notebook: Notebook, above: Focus | Objective | None) -> Sensitive | None:
    """Why what something stands under, or stood under, is sensitive."""
    if isinstance(above, Objective):
        focus = notebook.find(Focus, above.focus or "")
        return sensitive_item(above.title) or (sensitive_item(focus.record.theme) if focus else None)
    return sensitive_item(above.theme) if above else None


def _key(record: Record) -> str:
    return f"{record.kind.name}/{record.id}"
