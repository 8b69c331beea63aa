"""An orientation as the texts of its form, and back; the second one is a réorientation."""

from msgspec.structs import replace

from carnet_desktop.domain.records import Item, Orientation, OrientationDecided
from carnet_desktop.domain.vocabularies import orientation_kinds
from carnet_desktop.domain.writing import new_record_id

from .desk import Desk
from .focus_fields import as_written
from .values import Values, text


def values_of(orientation: Orientation | None, desk: Desk) -> dict[str, str]:
    """A new one is of today, by default towards this structure."""
    decided = orientation.decided if orientation else None
    if decided is None:
        return {"on": desk.today.isoformat(), "type": "", "from": "", "to": desk.structure_name, "reason": ""}
    return {
        "on": decided.on,
        "type": decided.type.label,
        "from": decided.from_ or "",
        "to": decided.to or "",
        "reason": decided.reason or "",
    }


def lists(desk: Desk, values: Values) -> dict[str, tuple[tuple[str, str], ...]]:
    return {"type": tuple((item.label, item.label) for item in orientation_kinds())}


def read(values: Values, before: Orientation | None, desk: Desk) -> Orientation:
    """The orientation as written; `rules.check` tells what is wrong with it."""
    base = before or Orientation(id=f"{desk.structure}/{new_record_id()}")
    kind = as_written(text(values, "type"), base.decided.type if base.decided else None, orientation_kinds())
    decided = OrientationDecided(
        on=text(values, "on") or "",
        type=kind or Item(label=""),
        from_=text(values, "from"),
        to=text(values, "to"),
        reason=text(values, "reason"),
    )
    return replace(base, decided=decided)
