"""The end of the follow-up, and its taking up again, as the texts of their form, and back."""

from collections.abc import Sequence

from msgspec.structs import replace

from carnet_desktop.domain.closing import standing_closures
from carnet_desktop.domain.records import Closed, Closure, Item, Record, Reopened
from carnet_desktop.domain.vocabularies import closure_reasons, exit_situations
from carnet_desktop.domain.writing import new_record_id

from .desk import Desk
from .focus_fields import as_written
from .values import Values, text


def values_of(closure: Closure | None, desk: Desk) -> dict[str, str]:
    """A new end is of today; taking up again is not begun."""
    closed = closure.closed if closure else None
    reopened = closure.reopened if closure else None
    return {
        "on": closed.on if closed else "" if closure else desk.today.isoformat(),
        "reason": closed.reason.label if closed else "",
        "situation": closed.situation.label if closed and closed.situation else "",
        "again_on": reopened.on if reopened else "",
        "again_reason": reopened.reason if reopened else "",
    }


def lists(desk: Desk, values: Values) -> dict[str, tuple[tuple[str, str], ...]]:
    offered = {"reason": closure_reasons(), "situation": exit_situations()}
    return {name: tuple((item.label, item.label) for item in items) for name, items in offered.items()}


def read(values: Values, before: Closure | None, desk: Desk) -> Closure:
    """The end as written; `rules.check` tells what is wrong. What was not touched stays exactly as it was."""
    base = before or Closure(id=f"{desk.structure}/{new_record_id()}")
    was = base.closed
    reason = as_written(text(values, "reason"), was.reason if was else None, closure_reasons())
    situation = as_written(text(values, "situation"), was.situation if was else None, exit_situations())
    closed = Closed(on=text(values, "on") or "", reason=reason or Item(label=""), situation=situation)
    return replace(base, closed=closed, reopened=_again(values, desk))


def read_all(values: Values, before: Closure | None, desk: Desk) -> Sequence[tuple[str, Record]]:
    """The end; taking up again ends every other end that stands (two copies may have brought them)."""
    made = read(values, before, desk)
    if made.reopened is None or before is None or before.reopened is not None:
        return [("", made)]
    others = [e.record for e in standing_closures(desk.notebook) if e.record.id != made.id]
    return [("", made), *((f"{other.id}.", replace(other, reopened=made.reopened)) for other in others)]


def _again(values: Values, desk: Desk) -> Reopened | None:
    """Of today when only the reason is said."""
    on, reason = text(values, "again_on"), text(values, "again_reason")
    if not on and not reason:
        return None
    return Reopened(on=on or desk.today.isoformat(), reason=reason or "")
