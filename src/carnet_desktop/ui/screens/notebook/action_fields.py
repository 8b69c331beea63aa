"""An action as the texts of its form, and back."""

from msgspec.structs import replace

from carnet_desktop.domain import vocabularies
from carnet_desktop.domain.labels import ACTION_STATES, action_status
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.plan import plan_of
from carnet_desktop.domain.records import Action, Focus, Item, Objective, Who
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.i18n import _

from .desk import Desk
from .focus_fields import as_written, theme_code
from .values import Values, items, text

EMPTY = {"what": "", "by": "", "who": "person", "who_text": ""}
_WHO: dict[str, Who] = {"person": "person", "worker": "worker", "partner": "partner"}


def values_of(action: Action | None, desk: Desk) -> dict[str, str]:
    if action is None:
        return {**EMPTY, "objective": "", "status": "in_progress", "documents": ""}
    return {
        "what": action.what.label if action.what else "",
        "by": action.by or "",
        "who": action.who or "person",
        "who_text": (action.who_text or "") if action.who == "partner" else "",
        "objective": action.objective or "",
        "status": (action.status.code if action.status else None) or "in_progress",
        "documents": ", ".join(action.documents or ()),
    }


def lists(desk: Desk, values: Values) -> dict[str, tuple[tuple[str, str], ...]]:
    objectives = [
        shown.entry.record for focus in plan_of(desk.notebook) for shown in focus.objectives if shown.entry is not None
    ]
    return {
        "what": tuple((item.label, item.label) for item in _offered(desk.notebook, values.get("objective"))),
        "objective": (("", _("Sans objectif")), *((o.id, o.title.label if o.title else "") for o in objectives)),
        "status": tuple((code, _(label)) for code, label in ACTION_STATES.items()),
    }


def read(values: Values, before: Action | None, desk: Desk) -> Action:
    """The action as written; `rules.check` tells what is wrong with it. What was not touched stays as it was."""
    base = before or Action(id=new_record_id(), status=action_status("in_progress"))
    was = values_of(before, desk)

    def touched(name: str) -> bool:
        return name in values and values[name] != was[name]

    objective = text(values, "objective") if touched("objective") else base.objective
    status = values.get("status", "")
    return replace(
        base,
        what=as_written(text(values, "what"), base.what, _offered(desk.notebook, objective)),
        by=text(values, "by"),
        who=_WHO.get(values.get("who", "")),
        who_text=_who_text(values, base, desk),
        objective=objective,
        status=action_status(status) if touched("status") and status in ACTION_STATES else base.status,
        documents=items(values, "documents") if touched("documents") else base.documents,
    )


def _offered(notebook: Notebook, objective: str | None) -> tuple[Item, ...]:
    """The actions of the theme its objective belongs to."""
    aimed = notebook.find(Objective, objective) if objective else None
    focus = notebook.find(Focus, aimed.record.focus) if aimed and aimed.record.focus else None
    return vocabularies.actions(theme_code(focus.record if focus else None))


def _who_text(values: Values, base: Action, desk: Desk) -> str | None:
    """A partner's name; a worker's, so that colleagues know who "Vous" was: a colleague's own action stays hers."""
    who = values.get("who")
    if who == "partner":
        return text(values, "who_text")
    if who == "worker":
        return base.who_text if base.who == "worker" and base.who_text else desk.my_name
    return None
