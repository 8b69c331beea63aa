"""One gesture on a row: where it stands, its state, its end, its place. Nothing is typed."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

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
from carnet_desktop.i18n import _
from carnet_desktop.services import notebooks
from carnet_desktop.services.notebooks import OpenNotebook
from carnet_desktop.services.progress import Report
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.navigation import BarAction

from .appointment_fields import with_state
from .desk import Desk
from .document_files import put_with_file
from .forms import entry_of
from .plan_rows import objective_shown
from .shown import Part


class RowGestures:
    """What is refused is offered again. `saved` is called with what a save has given."""

    def __init__(
        self,
        context: ScreenContext,
        notebook: str,
        desk: Callable[[], Desk],
        writable: Callable[[], bool],
        saved: Callable[[OpenNotebook], None],
    ) -> None:
        self._context, self._notebook = context, notebook
        self._desk, self.writable, self._saved = desk, writable, saved

    def run(self, work: Callable[[Report], OpenNotebook], after: Callable[[], None] | None = None) -> None:
        """Do it and show the page, then `after`."""

        def done(opened: OpenNotebook) -> None:
            self._saved(opened)
            if after is not None:
                after()

        def refused(error: Exception) -> None:
            again = BarAction(_("Réessayer"), lambda: self.run(work, after), "refresh", primary=True)
            self._context.notices.show_error(error, (again,))

        self._context.jobs.run(self, work, done, refused)

    def close(self) -> None:
        self._context.jobs.forget(self)

    def put_file(self, paper: Document, path: Path) -> None:
        """Write a paper with the file at a path."""
        if self.writable():
            self.run(lambda report: put_with_file(self._context.session, self._notebook, [paper], path))

    def set_status(self, record: str, status: str) -> None:
        """Say where an action stands."""
        entry = entry_of(self._desk(), Part.PLAN, record)
        if entry is not None and isinstance(entry.record, Action) and self.writable():
            self._put(replace(entry.record, status=action_status(status)))

    def end_objective(self, record: str, state: str, actions: str | None) -> None:
        """Say where an objective stands and, when it ends, what becomes of its actions that are still open."""
        shown = objective_shown(self._desk().notebook, record)
        if shown is not None and self.writable():
            self._put(*ended(shown, cast(ObjectiveState, state), actions))

    def set_paper_state(self, record: str, state: str) -> None:
        """Say whether a paper is to be brought, missing or received."""
        entry = entry_of(self._desk(), Part.DOCUMENTS, record)
        if entry is not None and isinstance(entry.record, Document) and self.writable():
            self._put(replace(entry.record, state=cast(DocumentState, state)))

    def end_contract(self, record: str) -> None:
        """Today is its last day."""
        entry = entry_of(self._desk(), Part.CONTRACTS, record)
        if entry is not None and isinstance(entry.record, Contract) and self.writable():
            self._put(replace(entry.record, to=self._desk().today.isoformat()))

    def move_job(self, record: str, by: int) -> None:
        """Put a wanted job before (-1) or after (1) the next one in her order."""
        changed = moved(self._desk().notebook, record, by)
        if changed and self.writable():
            self._put(*changed)

    def hand_over(self, record: str) -> None:
        """A member becomes référent today; the former one leaves."""
        entry = entry_of(self._desk(), Part.TEAM, record)
        if entry is not None and isinstance(entry.record, Member) and self.writable():
            self._put(*handover(self._desk().notebook, entry.record, self._desk().today.isoformat()))

    def set_state(self, record: str, state: str) -> None:
        """Say whether the person came."""
        entry = entry_of(self._desk(), Part.APPOINTMENTS, record)
        if entry is not None and isinstance(entry.record, Appointment) and self.writable():
            self._put(with_state(entry.record, cast(AppointmentState, state), self._desk()))

    def close_interview(self, record: str) -> None:
        """It is changed from then on only with a reason."""
        entry = entry_of(self._desk(), Part.INTERVIEWS, record)
        if entry is not None and isinstance(entry.record, Interview) and self.writable():
            self._put(replace(entry.record, closed=True))

    def _put(self, *records: Record) -> None:
        self.run(lambda report: notebooks.put(self._context.session, self._notebook, *records))
