"""From what a person changed to the facts that say it."""

import secrets
import uuid
from collections.abc import Sequence
from datetime import datetime

import msgspec

from .facts import JSON, Fact, next_at
from .records import KINDS, Change, Record, wire_fields


class Edit(msgspec.Struct, frozen=True):
    """One field set to one value."""

    kind: str
    record: str
    field: str
    value: JSON


class Pen(msgspec.Struct, frozen=True):
    """Who writes, and where: the parts shared by every fact of a notebook's save."""

    author: str
    notebook: str
    structure: str


def edits(after: Record, before: Record | None = None) -> list[Edit]:
    """The fields in which `after` differs from `before` (or from an empty record), as edits.

    A cleared field is the value null. Raises ValueError when the two are not the same record.
    """
    cls = type(after)
    if before is not None and (type(before) is not cls or before.id != after.id):
        raise ValueError("not the same record")
    start = before or cls(id=after.id)
    return [
        Edit(cls.kind.name, after.id, wire, plain(getattr(after, name)))
        for wire, name in wire_fields(cls).items()
        if getattr(after, name) != getattr(start, name)
    ]


def plain(value: object) -> JSON:
    """A typed value as the JSON a fact holds (lists, not tuples)."""
    return msgspec.json.decode(msgspec.json.encode(value))  # type: ignore[no-any-return]


def deletion(record: Record, *, deleted: bool = True) -> list[Edit]:
    """Deleting is an ordinary field; *rétablir* writes it false."""
    return [Edit(record.kind.name, record.id, "deleted", deleted)]


def facts_of(
    what: Sequence[Edit], pen: Pen, *, now: datetime, last: str | None, reason: str | None = None
) -> list[Fact]:
    """The facts of one save: they share one change id and one `at`; a reason is a fact of that change."""
    change = str(uuid.uuid4())
    said = [*what, *([Edit(Change.kind.name, change, "reason", reason)] if reason else [])]
    at = next_at(now, last)
    return [fact_of(edit, pen, at, change) for edit in said]


def fact_of(edit: Edit, pen: Pen, at: str, change: str) -> Fact:
    """One fact under a moment (UTC text) and a change id of its own: most come from `facts_of`."""
    return Fact(
        id=str(uuid.uuid4()),
        at=at,
        change=change,
        author=pen.author,
        notebook=pen.notebook,
        structure=pen.structure,
        kind=edit.kind,
        record=edit.record,
        field=edit.field,
        value=edit.value,
        salt=secrets.token_hex(16),
        v=KINDS[edit.kind].kind.version,
    )


def new_record_id() -> str:
    return str(uuid.uuid4())
