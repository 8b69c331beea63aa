"""Which screen for which verb: the notebooks that are open, where one comes from, what closes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from carnet_desktop.i18n import _
from carnet_desktop.services.session import Session
from carnet_desktop.ui.changes import Changes
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.main_window import MainWindow
from carnet_desktop.ui.session_jobs import SessionJobs
from carnet_desktop.ui.shortcuts import Command, shown
from carnet_desktop.ui.trail import Room, S, Trail
from carnet_desktop.ui.widgets.spine import Place
from carnet_desktop.ui.work import Jobs

if TYPE_CHECKING:
    from carnet_desktop.ui.screens.notebook.view import NotebookView

_PEOPLE, _TRANSFERS, _STRUCTURE, _NEW, _IMPORT = "people", "transfers", "structure", "new", "import"
_TODAY: Final = "today"
_RECEIVED, _PARTNERS, _PARTNER = "received", "partners", "partner"
_NOTEBOOK, _SHEET, _SEND, _HISTORY = "notebook", "sheet", "send", "history"
_MERGING, _SEPARATING = "merging", "separating"
_PASSING = (_SHEET, _HISTORY, _MERGING, _SEPARATING)
_OF_NOTEBOOK = (*_PASSING, _SEND, _NOTEBOOK)
_OF_TRANSFERS = (_TRANSFERS, _RECEIVED, _PARTNERS, _PARTNER)
_CARD: Final = ".structure"
_FILES: Final = "Fichiers de Carnet (*.carnet *.structure)"


@dataclass(frozen=True, slots=True)
class Left:
    """The notebooks that were open at a lock, by id, and the one on screen ("" when none)."""

    staff: str
    notebooks: tuple[str, ...]
    current: str


class Rooms:
    """`ui.navigation.Navigator`. Screens are imported when they are first shown."""

    def __init__(self, window: MainWindow, jobs: Jobs, lock: Callable[[], None]) -> None:
        self._window, self._jobs, self._lock = window, jobs, lock
        self._inside: ScreenContext | None = None
        self._session_jobs = SessionJobs(jobs)
        self._trail = Trail(window, _PASSING, self._key)
        self._open: list[str] = []
        self._to_treat = 0
        self._of_the_day = 0

    # Navigator

    def show_today(self) -> None:
        from carnet_desktop.ui.screens.today.view import TodayView

        self._show((_TODAY, ""), lambda: TodayView(self._context)).come_back()

    def show_people(self, query: str = "") -> None:
        from carnet_desktop.ui.screens.people.view import PeopleView

        view = self._show((_PEOPLE, ""), lambda: PeopleView(self._context))
        if query and isinstance(view, PeopleView):
            view.set_query(query)

    def show_new_person(self, name: str = "") -> None:
        from carnet_desktop.ui.screens.new_person.view import NewPersonView

        room = (_NEW, "")
        if not name or self._trail.close(room):
            self._show(room, lambda: NewPersonView(self._context, name))

    def show_import(self) -> None:
        from carnet_desktop.ui.screens.import_people.view import ImportView

        self._show((_IMPORT, ""), lambda: ImportView(self._context))

    def open_notebook(self, notebook_id: str) -> None:
        self._notebook(notebook_id)

    def write_interview(self, notebook_id: str) -> None:
        self._notebook(notebook_id).write_interview()

    def add_appointment(self, notebook_id: str, day: date) -> None:
        self._notebook(notebook_id).add_appointment(day)

    def show_sheet(self, notebook_id: str) -> None:
        from carnet_desktop.ui.screens.sheet.view import SheetView

        self._show((_SHEET, notebook_id), lambda: SheetView(self._context, notebook_id))

    def show_history(self, notebook_id: str, kind: str = "", record: str = "") -> None:
        from carnet_desktop.ui.screens.notebook.history_view import HistoryView

        shown = self._show((_HISTORY, notebook_id), lambda: HistoryView(self._context, notebook_id))
        shown.show_only(kind, record)

    def show_merging(self, notebook_id: str) -> None:
        from carnet_desktop.ui.screens.merging.view import MergingView

        self._show((_MERGING, notebook_id), lambda: MergingView(self._context, notebook_id))

    def show_separating(self, notebook_id: str) -> None:
        from carnet_desktop.ui.screens.merging.separating_view import SeparatingView

        self._show((_SEPARATING, notebook_id), lambda: SeparatingView(self._context, notebook_id))

    def give_up_notebook(self, notebook_id: str) -> bool:
        if not all(self._trail.close((kind, notebook_id)) for kind in _OF_NOTEBOOK):
            return False
        if notebook_id in self._open:
            self._open.remove(notebook_id)
        session = self._context.session
        from carnet_desktop.services.notebooks import close_notebook  # loads SQLAlchemy: after the first paint

        self._context.jobs.run(self, lambda report: close_notebook(session, notebook_id), lambda nothing: None)
        self._show_places()
        return True

    def show_structure(self) -> None:
        from carnet_desktop.ui.screens.structure.view import StructureView

        self._show((_STRUCTURE, ""), lambda: StructureView(self._context))

    def show_transfers(self) -> None:
        from carnet_desktop.ui.screens.transfers.view import TransfersView

        self._show((_TRANSFERS, ""), lambda: TransfersView(self._context))

    def show_send(self, notebook_id: str) -> None:
        from carnet_desktop.ui.screens.send.view import SendView

        self._show((_SEND, notebook_id), lambda: SendView(self._context, notebook_id))

    def choose_received(self) -> None:
        path = self._window.messages.choose_open_path(_("Ouvrir un fichier reçu"), _(_FILES))
        if path is not None:
            self.open_received(path)

    def open_received(self, path: Path) -> None:
        """A file of Carnet, told by its name: the card of a structure, or something sent."""
        show = self.show_partner if path.suffix.lower() == _CARD else self.show_received
        show(path)

    def show_received(self, path: Path) -> None:
        from carnet_desktop.ui.screens.receive.view import ReceiveView

        room = (_RECEIVED, "")
        if self._trail.close(room):
            self._show(room, lambda: ReceiveView(self._context, path))

    def show_partner(self, which: Path | str = "") -> None:
        if not which:
            from carnet_desktop.ui.screens.partners.view import PartnersView

            self._show((_PARTNERS, ""), lambda: PartnersView(self._context))
            return
        from carnet_desktop.ui.screens.partners.partner_view import PartnerView

        room = (_PARTNER, "")
        if self._trail.close(room):
            self._show(room, lambda: PartnerView(self._context, which))

    def back(self) -> None:
        """To where one comes from. A notebook stays open in the spine; anything else closes, and asks first."""
        here = self._trail.here
        if here == (_PEOPLE, "") or (here[0] != _NOTEBOOK and not self._trail.close(here)):
            return
        self._trail.step_out(here)
        self._return()

    def lock(self) -> None:
        self._lock()

    # The window's own

    def close_notebook(self) -> None:
        """Close the notebook on screen and its file."""
        notebook = self._trail.here[1]
        if notebook and self.give_up_notebook(notebook):
            self._return()

    def enter(self, session: Session, left: Left | None) -> None:
        """The first screen: the list, or what this same worker had left open."""
        changes = Changes()
        changes.listen(lambda notebook: self._show_places())
        changes.listen(lambda notebook: self._count_day())
        changes.listen_people(self._show_places)
        changes.listen_people(self._count_day)
        changes.listen_transfers(self._count_files)
        self._session_jobs = SessionJobs(self._jobs)
        self._inside = ScreenContext(session, self._session_jobs, changes, self, self._window.messages)
        self._window.spine.set_worker(session.staff.name, session.staff.function)
        mine = left if left is not None and left.staff == session.staff.id else None
        if mine is not None:
            self._open = [notebook for notebook in mine.notebooks if session.directory.line(notebook) is not None]
        self.show_people()
        if mine is not None and mine.current in self._open:
            self.open_notebook(mine.current)
        self._count_files()
        self._count_day()

    def vacate(self) -> Left:
        """Close every screen without asking (they keep their drafts) and forget the session."""
        left = Left(self._context.session.staff.id, tuple(self._open), self._trail.here[1])
        self._window.close_all_screens()
        self._session_jobs.shut()
        self._window.set_places((), ())
        self._window.spine.set_worker("", "")
        self._trail.clear()
        self._open, self._to_treat, self._of_the_day, self._inside = [], 0, 0, None
        return left

    # Inside

    @property
    def _context(self) -> ScreenContext:
        assert self._inside is not None, "nothing is shown before the door is open"
        return self._inside

    def _notebook(self, notebook_id: str) -> "NotebookView":
        from carnet_desktop.ui.screens.notebook.view import NotebookView

        if notebook_id not in self._open:
            self._open.append(notebook_id)
        return self._show((_NOTEBOOK, notebook_id), lambda: NotebookView(self._context, notebook_id))

    def _show(self, room: Room, make: Callable[[], S]) -> S:
        screen = self._trail.show(room, make)
        self._show_places()
        return screen

    def _return(self) -> None:
        """To the last room that is still open; the list when there is none."""
        if self._trail.show_last():
            self._show_places()
        else:
            self.show_people()

    def _count_files(self) -> None:
        """How many files wait in the inbox: asked of the disk."""
        layout = self._context.session.layout

        def counted(files: int) -> None:
            self._to_treat = files
            self._show_places()

        self._context.jobs.run(self, lambda report: len(layout.inbox_files()), counted)

    def _count_day(self) -> None:
        """How many appointments the worker has today: read from the registry."""
        session = self._context.session
        from carnet_desktop.services.agenda import count_of_the_day  # loads SQLAlchemy: after the first paint

        def counted(number: int) -> None:
            self._of_the_day = number
            self._show_places()

        self._context.jobs.run(self, lambda report: count_of_the_day(session), counted)

    def _key(self, room: Room) -> str:
        """The entry of the spine to light."""
        kind, notebook = room
        if kind in _OF_TRANSFERS:
            return _TRANSFERS
        return kind if kind in (_STRUCTURE, _TODAY) else notebook if notebook in self._open else _PEOPLE

    def _show_places(self) -> None:
        count = len(self._context.session.directory)
        places = (
            Place(
                _TODAY,
                _("Aujourd’hui"),
                "calendar-event",
                self.show_today,
                self._of_the_day or None,
                keys=shown(Command.TODAY),
            ),
            Place(_PEOPLE, _("Carnets"), "notebook", self.show_people, count, keys=shown(Command.PEOPLE)),
            Place(
                _TRANSFERS,
                _("Transferts"),
                "arrows-exchange",
                self.show_transfers,
                self._to_treat or None,
            ),
            Place(_STRUCTURE, _("Structure"), "building-community", self.show_structure, keys=""),
        )
        self._window.set_places(places, [self._open_place(notebook) for notebook in self._open])
        self._window.spine.set_current(self._key(self._trail.here))

    def _open_place(self, notebook: str) -> Place:
        line = self._context.session.directory.line(notebook)
        name = f"{line.first_name} {line.last_name}" if line is not None else _("Carnet")
        return Place(notebook, name, "bookmark", lambda: self.open_notebook(notebook), within=_PEOPLE)
