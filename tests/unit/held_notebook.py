"""Notebooks made from records, for tests."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from carnet_desktop.domain.facts import Fact
from carnet_desktop.domain.notebook import Notebook, fold_records
from carnet_desktop.domain.records import Record
from carnet_desktop.domain.writing import Edit, Pen, edits, facts_of

STRUCTURE: Final = "5f0d9a4e-0000-4000-8000-000000000001"


def typed(*_place: str) -> bool:
    """Every value was typed by a worker."""
    return False


def imported(*_place: str) -> bool:
    """Every value was written by an import."""
    return True


def notebook(*changes: Iterable[Edit]) -> Notebook:
    """A notebook after these changes, in order."""
    facts: list[Fact] = []
    for change in changes:
        last = facts[-1].at if facts else None
        pen = Pen("staff", "notebook", STRUCTURE)
        facts += facts_of(list(change), pen, now=datetime(2026, 11, 22, tzinfo=UTC), last=last)
    return Notebook("notebook", STRUCTURE, fold_records(facts))


def holding(*records: Record) -> Notebook:
    return notebook([edit for record in records for edit in edits(record)])


def values_of(what: Iterable[Edit]) -> dict[tuple[str, str, str], Any]:
    return {(edit.kind, edit.record, edit.field): edit.value for edit in what}
