"""One gesture on a row: where it stands, its state, its end, its place. Nothing is typed."""

from collections.abc import Callable
from typing import Protocol, cast

from msgspec.structs import replace

from carnet_desktop.domain.labels import action_status
from carnet_desktop.domain.plan import ended
from carnet_desktop.domain.records import (
    Action,
    Appointment,
    AppointmentState,
    Contract,
    Document,
    DocumentState,
    Interview,
    Member,
    ObjectiveState,
    Record,
)
from carnet_desktop.domain.team import handover
from carnet_desktop.domain.wanted_jobs import moved

from .appointment_fields import with_state
from .desk import Desk
from .forms import entry_of
from .plan_rows import objective_shown
from .shown import Part


class Put(Protocol):
    def __call__(self, *records: Record) -> None:
        """Write these records as one change, and show the page."""


class RowGestures:
    def __init__(self, desk: Callable[[], Desk], writable: Callable[[], bool], put: Put) -> None:
        self._desk, self._writable, self._put = desk, writable, put

    def set_status(self, record: str, status: str) -> None:
        """Say where an action stands."""
        entry = entry_of(self._desk(), Part.PLAN, record)
        if entry is not None and isinstance(entry.record, Action) and self._writable():
            self._put(replace(entry.record, status=action_status(status)))

    def end_objective(self, record: str, state: str, actions: str | None) -> None:
        """Say where an objective stands and, when it ends, what becomes of its actions that are still open."""
        shown = objective_shown(self._desk().notebook, record)
        if shown is not None and self._writable():
            self._put(*ended(shown, cast(ObjectiveState, state), actions))

    def set_paper_state(self, record: str, state: str) -> None:
        """Say whether a paper is to be brought, missing or received."""
        entry = entry_of(self._desk(), Part.DOCUMENTS, record)
        if entry is not None and isinstance(entry.record, Document) and self._writable():
            self._put(replace(entry.record, state=cast(DocumentState, state)))

    def end_contract(self, record: str) -> None:
        """Today is its last day."""
        entry = entry_of(self._desk(), Part.CONTRACTS, record)
        if entry is not None and isinstance(entry.record, Contract) and self._writable():
            self._put(replace(entry.record, to=self._desk().today.isoformat()))

    def move_job(self, record: str, by: int) -> None:
        """Put a wanted job before (-1) or after (1) the next one in her order."""
        changed = moved(self._desk().notebook, record, by)
        if changed and self._writable():
            self._put(*changed)

    def hand_over(self, record: str) -> None:
        """A member becomes référent today; the former one leaves."""
        entry = entry_of(self._desk(), Part.TEAM, record)
        if entry is not None and isinstance(entry.record, Member) and self._writable():
            self._put(*handover(self._desk().notebook, entry.record, self._desk().today.isoformat()))

    def set_state(self, record: str, state: str) -> None:
        """Say whether the person came."""
        entry = entry_of(self._desk(), Part.APPOINTMENTS, record)
        if entry is not None and isinstance(entry.record, Appointment) and self._writable():
            self._put(with_state(entry.record, cast(AppointmentState, state), self._desk()))

    def close_interview(self, record: str) -> None:
        """It is changed from then on only with a reason."""
        entry = entry_of(self._desk(), Part.INTERVIEWS, record)
        if entry is not None and isinstance(entry.record, Interview) and self._writable():
            self._put(replace(entry.record, closed=True))
