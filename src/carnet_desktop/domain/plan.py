"""The action plan as it is read: focuses, their objectives, the actions of each; nothing that stands is left out."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

import msgspec

from ..i18n import folded
from .labels import OPEN_ACTION_STATES, action_status, objective_status
from .notebook import Entry, Notebook
from .records import Action, Contract, Focus, Item, Objective, ObjectiveState, Record
from .vocabularies import vocabulary

R = TypeVar("R", bound=Record)


class ObjectiveShown(NamedTuple):
    """An objective and its actions; `entry` None for actions that have no objective, or one that is gone."""

    entry: Entry[Objective] | None
    contract: Entry[Contract] | None
    actions: tuple[Entry[Action], ...]


class FocusShown(NamedTuple):
    """A focus and its objectives; `entry` None for what has no focus, or one that is gone."""

    entry: Entry[Focus] | None
    objectives: tuple[ObjectiveShown, ...]


def plan_of(notebook: Notebook) -> tuple[FocusShown, ...]:
    """Focuses in the order of the list of themes, those of free words after them, what has no focus last.

    In each, objectives in progress come first, then those that ended; the same for actions, by deadline. Each action
    and each objective that stands is there exactly once.
    """
    focuses = {entry.record.id: entry for entry in notebook.entries(Focus)}
    objectives = {entry.record.id: entry for entry in notebook.entries(Objective)}
    contracts = {entry.record.id: entry for entry in notebook.entries(Contract)}
    actions: dict[str | None, list[Entry[Action]]] = {}
    for action in notebook.entries(Action):
        actions.setdefault(_known(action.record.objective, objectives), []).append(action)
    under: dict[str | None, list[ObjectiveShown]] = {}
    for objective in sorted(objectives.values(), key=_objective_order):
        contract = contracts.get(objective.record.contract or "")
        shown = ObjectiveShown(objective, contract, _sorted(actions.get(objective.record.id, ())))
        under.setdefault(_known(objective.record.focus, focuses), []).append(shown)
    plan = [FocusShown(f, tuple(under.get(f.record.id, ()))) for f in sorted(focuses.values(), key=_focus_order)]
    loose = under.get(None, [])
    if None in actions:
        loose.append(ObjectiveShown(None, None, _sorted(actions[None])))
    return (*plan, FocusShown(None, tuple(loose))) if loose else tuple(plan)


def is_open_action(action: Action) -> bool:
    """Planned, in progress, standby, or a status of free words: not finished in any of the three ways."""
    return action.status is None or action.status.code is None or action.status.code in OPEN_ACTION_STATES


def is_open_objective(objective: Objective) -> bool:
    return objective.status is None or objective.status.code in (None, "in_progress")


def open_actions(shown: ObjectiveShown) -> tuple[Action, ...]:
    return tuple(entry.record for entry in shown.actions if is_open_action(entry.record))


def ended(shown: ObjectiveShown, state: ObjectiveState, actions: str | None = None) -> tuple[Record, ...]:
    """The records that ending an objective changes.

    `actions`: what becomes of those still open (`done`, `abandoned` by the person, `cancelled` by the structure: the
    last two are not the same, and nothing decides it but who ends them); None leaves them open.
    """
    assert shown.entry is not None
    objective = msgspec.structs.replace(shown.entry.record, status=objective_status(state))
    if actions is None:
        return (objective,)
    status = action_status(actions)
    return (objective, *(msgspec.structs.replace(action, status=status) for action in open_actions(shown)))


def asks_commitment(objective: Objective) -> bool:
    """An objective tied to a contract says whether the person commits herself to it."""
    return objective.contract is not None and objective.committed is None


def same_theme(notebook: Notebook, theme: Item) -> tuple[Entry[Focus], ...]:
    """The focuses that are about this theme: one when people wrote them, maybe more when two notebooks met."""
    key = _theme_key(theme)
    return tuple(e for e in notebook.entries(Focus) if e.record.theme and _theme_key(e.record.theme) == key)


def _theme_key(theme: Item) -> tuple[str | None, str]:
    """A renamed theme is still the same one; free words are, case and accents apart."""
    return (theme.list_, theme.code) if theme.code else (None, folded(theme.label))


def _known(record: str | None, held: Mapping[str, object]) -> str | None:
    return record if record in held else None


def _sorted(actions: Iterable[Entry[Action]]) -> tuple[Entry[Action], ...]:
    return tuple(sorted(actions, key=_action_order))


def _focus_order(entry: Entry[Focus]) -> tuple[int, str, str]:
    codes = list(vocabulary("themes").by_code)
    theme = entry.record.theme
    code = theme.code if theme else None
    return codes.index(code) if code in codes else len(codes), _since(entry), entry.record.id


def _objective_order(entry: Entry[Objective]) -> tuple[bool, str, str]:
    return not is_open_objective(entry.record), _since(entry), entry.record.id


def _action_order(entry: Entry[Action]) -> tuple[bool, str, str, str]:
    return not is_open_action(entry.record), entry.record.by or "9999", _since(entry), entry.record.id


def _since(entry: Entry[R]) -> str:
    """The earliest of the writings that still stand: what was written first stays first while it is corrected."""
    return min(stamp[0] for stamp in entry.won.values())
