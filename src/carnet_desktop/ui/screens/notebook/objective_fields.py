"""An objective of the plan as the texts of its form, and back."""

from typing import Final

from msgspec.structs import replace

from carnet_desktop.domain import vocabularies
from carnet_desktop.domain.contracts import contracts_of
from carnet_desktop.domain.labels import OBJECTIVE_STATES, objective_status
from carnet_desktop.domain.records import Committed, Focus, Item, Objective
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.i18n import _

from .contract_lines import contract_name
from .desk import Desk
from .focus_fields import as_written, theme_code
from .values import Values, text

YES: Final = "yes"
NO: Final = "no"


def values_of(objective: Objective | None, desk: Desk) -> dict[str, str]:
    known = objective or Objective(id="")
    return {
        "title": known.title.label if known.title else "",
        "focus": known.focus or "",
        "status": (known.status.code if known.status else None) or "in_progress",
        "contract": known.contract or "",
        "committed": _committed_text(known.committed),
    }


def lists(desk: Desk, values: Values) -> dict[str, tuple[tuple[str, str], ...]]:
    focuses = [entry.record for entry in desk.notebook.entries(Focus)]
    contracts = [entry.record for entry in contracts_of(desk.notebook)]
    return {
        "title": tuple((item.label, item.label) for item in _offered(desk, values.get("focus"))),
        "focus": (("", _("Sans axe")), *((f.id, f.theme.label if f.theme else "") for f in focuses)),
        "status": tuple((code, _(label)) for code, label in OBJECTIVE_STATES.items()),
        "contract": (("", _("Sans contrat")), *((c.id, contract_name(c, desk.today)) for c in contracts)),
    }


def read(values: Values, before: Objective | None, desk: Desk) -> Objective:
    """The objective as written; `rules.check` tells what is wrong with it. What was not touched stays as it was."""
    base = before or Objective(id=new_record_id())
    was = values_of(before, desk)
    focus, contract = text(values, "focus"), text(values, "contract")
    status = values.get("status", "")
    same_status = before is not None and status == was["status"]
    return replace(
        base,
        title=as_written(text(values, "title"), base.title, _offered(desk, focus)),
        focus=focus,
        status=base.status if same_status or status not in OBJECTIVE_STATES else objective_status(status),
        contract=contract,
        committed=_committed(values, base, desk) if contract else None,
    )


def _offered(desk: Desk, focus: str | None) -> tuple[Item, ...]:
    entry = desk.notebook.find(Focus, focus) if focus else None
    return vocabularies.objectives(theme_code(entry.record if entry else None))


def _committed_text(committed: Committed | None) -> str:
    return "" if committed is None else YES if committed.value else NO


def _committed(values: Values, base: Objective, desk: Desk) -> Committed | None:
    """What she said keeps its day until she says something else."""
    said = values.get("committed", "")
    if said == _committed_text(base.committed):
        return base.committed
    return Committed(value=said == YES, on=desk.today.isoformat()) if said else None
