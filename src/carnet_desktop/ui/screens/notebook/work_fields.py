"""Work, studies and how far she can go as the texts of their form, and back."""

from msgspec.structs import replace

from carnet_desktop.domain.records import Mobility, Work, WorkSituation
from carnet_desktop.domain.vocabularies import education, work_situations

from .desk import Desk
from .focus_fields import as_written
from .values import Values, text, whole_number


def values_of(work: Work | None, desk: Desk) -> dict[str, str]:
    known = work or desk.notebook.work
    situation = known.situation
    mobility = known.mobility or Mobility()
    return {
        "situation": situation.label if situation else "",
        "from": (situation.from_ if situation else None) or "",
        "to": (situation.to if situation else None) or "",
        "education": known.education.label if known.education else "",
        "last_job": known.last_job or "",
        "km": "" if mobility.km is None else str(mobility.km),
        "mobility": mobility.label or "",
    }


def lists(desk: Desk, values: Values) -> dict[str, tuple[tuple[str, str], ...]]:
    offered = {"situation": work_situations(), "education": education()}
    return {name: tuple((item.label, item.label) for item in items) for name, items in offered.items()}


def read(values: Values, before: Work | None, desk: Desk) -> Work:
    """The work as written; `rules.check` tells what is wrong. What was not touched stays exactly as it was."""
    base = before or desk.notebook.work
    was = values_of(base, desk)

    def touched(*names: str) -> bool:
        return any(values.get(name, "") != was[name] for name in names)

    changed: dict[str, object] = {}
    if touched("situation", "from", "to"):
        changed["situation"] = _situation(values, base.situation)
    if touched("education"):
        changed["education"] = as_written(text(values, "education"), base.education, education())
    if touched("last_job"):
        changed["last_job"] = text(values, "last_job")
    if touched("km", "mobility"):
        mobility = Mobility(km=whole_number(values, "km"), label=text(values, "mobility"))
        changed["mobility"] = None if mobility == Mobility() else mobility
    return replace(base, **changed)


def _situation(values: Values, before: WorkSituation | None) -> WorkSituation | None:
    """Days without a situation stay with an empty one: the rules of the domain then ask for it."""
    start, end, label = text(values, "from"), text(values, "to"), text(values, "situation")
    if not (label or start or end):
        return None
    if before is not None and before.label == label:
        return replace(before, from_=start, to=end)
    item = as_written(label, None, work_situations())
    if item is None:
        return WorkSituation(label="", from_=start, to=end)
    return WorkSituation(label=item.label, code=item.code, list_=item.list_, version=item.version, from_=start, to=end)
