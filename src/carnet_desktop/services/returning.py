"""What stood before a change comes back: former values of a record, or a record that was deleted."""

from collections.abc import Collection

import msgspec
from msgspec.structs import replace

from carnet_desktop.domain.facts import JSON
from carnet_desktop.domain.labels import field_label
from carnet_desktop.domain.records import KINDS, Record, wire_fields
from carnet_desktop.errors import FormerValueRefused, InvalidField, RecordNotFound

from .history import HistoryLine, history
from .notebooks import OpenNotebook, put, restore
from .opening import open_file
from .session import Session


def put_back(
    session: Session,
    notebook: str,
    change: str,
    kind: str,
    record: str,
    fields: Collection[str],
    reason: str | None = None,
) -> OpenNotebook:
    """Put these fields of a record back as they stood before a change, as one change of today's.

    Raises RecordNotFound when nothing of them can come back, FormerValueRefused when the record would not be allowed
    today, InvalidField when a closed interview is changed without a reason, and what `notebooks.put` raises.
    """
    lines = _lines(session, notebook, change, kind, record, fields)
    cls = KINDS.get(kind)
    state = open_file(session, notebook).notebook(notebook, session.structure.id)
    entry = state.find(cls, record) if cls is not None else None
    if entry is None or not lines:
        raise RecordNotFound(kind, record)
    if "deleted" in lines:
        return restore(session, notebook, entry.record)
    try:
        former = _with(entry.record, {field: line.before for field, line in lines.items()})
        return put(session, notebook, former, reason=reason)
    except InvalidField as refused:
        if refused.field == "reason":
            raise
        raise FormerValueRefused(refused.field, refused.rule, field_label(kind, refused.field)) from None


def _lines(
    session: Session, notebook: str, change: str, kind: str, record: str, fields: Collection[str]
) -> dict[str, HistoryLine]:
    changes = history(session, notebook, kind, record)
    lines = (line for told in changes if told.change == change for line in told.lines)
    return {line.field: line for line in lines if line.field in fields and line.can_return}


def _with(record: Record, stored: dict[str, JSON]) -> Record:
    cls = type(record)
    attributes = wire_fields(cls)
    values: dict[str, object] = {}
    for field, value in stored.items():
        try:
            values[attributes[field]] = getattr(
                msgspec.convert({"id": record.id, field: value}, cls), attributes[field]
            )
        except (KeyError, msgspec.ValidationError):  # of another version
            raise InvalidField(field, "choice") from None
    return replace(record, **values)
