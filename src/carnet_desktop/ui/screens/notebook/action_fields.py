"""An action as the texts of its form, and back."""

from msgspec.structs import replace

from carnet_desktop.domain.labels import action_status
from carnet_desktop.domain.records import Action, Item, Who
from carnet_desktop.domain.writing import new_record_id

from .desk import Desk
from .values import Values, text

EMPTY = {"what": "", "by": "", "who": "person", "who_text": ""}
_WHO: dict[str, Who] = {"person": "person", "worker": "worker", "partner": "partner"}


def values_of(action: Action | None, desk: Desk) -> dict[str, str]:
    if action is None:
        return dict(EMPTY)
    return {
        "what": action.what.label if action.what else "",
        "by": action.by or "",
        "who": action.who or "person",
        "who_text": (action.who_text or "") if action.who == "partner" else "",
    }


def read(values: Values, before: Action | None, desk: Desk) -> Action:
    """The action as written; `rules.check` tells what is wrong with it."""
    base = before or Action(id=new_record_id(), status=action_status("in_progress"))
    what = text(values, "what")
    same = base.what is not None and base.what.label == what
    return replace(
        base,
        what=base.what if same else Item(label=what) if what else None,
        by=text(values, "by"),
        who=_WHO.get(values.get("who", "")),
        who_text=_who_text(values, base, desk),
    )


def _who_text(values: Values, base: Action, desk: Desk) -> str | None:
    """A partner's name; a worker's, so that colleagues know who "Vous" was: a colleague's own action stays hers."""
    who = values.get("who")
    if who == "partner":
        return text(values, "who_text")
    if who == "worker":
        return base.who_text if base.who == "worker" and base.who_text else desk.my_name
    return None
