"""The plan as rows: each focus, the objectives under it, their actions by deadline, what is over at the end of each."""

from collections.abc import Collection, Iterator
from itertools import chain
from typing import Final

from carnet_desktop.domain.notebook import Entry
from carnet_desktop.domain.plan import (
    FocusShown,
    ObjectiveShown,
    asks_commitment,
    is_open_action,
    is_open_objective,
    plan_of,
)
from carnet_desktop.domain.records import Action, Focus, Item, Objective
from carnet_desktop.domain.vocabularies import contract_short, theme_of
from carnet_desktop.i18n import _, folded
from carnet_desktop.ui.lines import Detail, Line

from .action_lines import action_line, closed_at
from .desk import Desk, lower_first
from .situation_words import icon_of

DONE_SHOWN: Final = 5
LOOSE: Final = "loose"
"""The row above what belongs to no focus."""
_ICONS_OF_WORDS: Final = {
    "budget": "coin",
    "droits": "scale",
    "francais": "message-2",
    "famille": "baby-carriage",
    "lien social": "heart-handshake",
}
"""Of the themes that people name in their own words."""


def plan_lines(desk: Desk, *, every: bool = False) -> tuple[list[Line], int]:
    """The rows, and how many actions are over; only the latest of those are among the rows unless `every`."""
    plan = plan_of(desk.notebook)
    over = [entry for entry in _actions(plan) if not is_open_action(entry.record)]
    latest = sorted(over, key=closed_at, reverse=True)
    kept = {entry.record.id for entry in (latest if every else latest[:DONE_SHOWN])}
    if _is_bare(plan):
        return list(_action_lines(desk, plan[0].objectives[0], kept, inset=False)) if plan else [], len(over)
    return list(chain.from_iterable(_focus_lines(desk, focus, kept) for focus in plan)), len(over)


def focus_line(entry: Entry[Focus]) -> Line:
    theme = entry.record.theme
    words = theme.label if theme else ""
    return Line(entry.record.id, words, icon=_icon(theme), heading=True, act=_("Objectif"))


def objective_line(desk: Desk, entry: Entry[Objective], contract: str) -> Line:
    """`contract`: what the contract it belongs to is called, "" without one."""
    objective = entry.record
    is_open = is_open_objective(objective)
    status = objective.status.label if objective.status else ""
    return Line(
        id=objective.id,
        title=objective.title.label if objective.title else "",
        strong=True,
        quiet=not is_open,
        icon="target-arrow",
        aside=", ".join(part for part in (status, lower_first(contract)) if part),
        act=_("Action") if is_open else "",
        details=tuple(_commitment(desk, objective)),
    )


def _focus_lines(desk: Desk, focus: FocusShown, kept: Collection[str]) -> Iterator[Line]:
    if focus.entry is not None:
        yield focus_line(focus.entry)
    else:
        aims = any(shown.entry is not None for shown in focus.objectives)
        yield Line(LOOSE, _("Sans axe") if aims else _("Autres actions"), heading=True)
    for shown in focus.objectives:
        if shown.entry is not None:
            kind = shown.contract.record.kind_ if shown.contract else None
            yield objective_line(desk, shown.entry, contract_short(kind) if kind else "")
        yield from _action_lines(desk, shown, kept, inset=shown.entry is not None)


def _action_lines(desk: Desk, shown: ObjectiveShown, kept: Collection[str], *, inset: bool) -> Iterator[Line]:
    for entry in shown.actions:
        if is_open_action(entry.record):
            yield action_line(desk, entry, inset=inset)
    over = [entry for entry in shown.actions if entry.record.id in kept]
    for entry in sorted(over, key=closed_at, reverse=True):
        yield action_line(desk, entry, inset=inset)


def _commitment(desk: Desk, objective: Objective) -> Iterator[Detail]:
    """What is still to be asked, or was refused; a commitment that was taken needs no words."""
    if asks_commitment(objective) and is_open_objective(objective):
        yield Detail(_("Engagement de {name} à demander", name=desk.first_name), "certificate", "warn")
    elif objective.contract and objective.committed and not objective.committed.value:
        yield Detail(_("{name} ne s’engage pas sur cet objectif", name=desk.first_name), "certificate")


def _is_bare(plan: tuple[FocusShown, ...]) -> bool:
    """Whether nothing but actions was written: they need no headings."""
    return all(focus.entry is None and all(o.entry is None for o in focus.objectives) for focus in plan)


def _actions(plan: tuple[FocusShown, ...]) -> Iterator[Entry[Action]]:
    return (entry for focus in plan for objective in focus.objectives for entry in objective.actions)


def _icon(theme: Item | None) -> str:
    """The picture of a theme, a part having that of the whole; none for words it does not know."""
    term = theme_of(theme)
    if term is not None:
        return icon_of(term.parent or term.code)
    return _ICONS_OF_WORDS.get(folded(theme.label), "") if theme else ""
