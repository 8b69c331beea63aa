"""Which screen for which verb: the notebooks that are open, where one comes from, what closes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from carnet_desktop.i18n import _
from carnet_desktop.services.session import Session
from carnet_desktop.ui.changes import Changes
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.main_window import MainWindow
from carnet_desktop.ui.navigation import Screen
from carnet_desktop.ui.session_jobs import SessionJobs
from carnet_desktop.ui.shortcuts import Command, shown
from carnet_desktop.ui.widgets.spine import Place
from carnet_desktop.ui.work import Jobs

if TYPE_CHECKING:
    from carnet_desktop.ui.screens.notebook.view import NotebookView

_PEOPLE, _STRUCTURE, _NEW, _IMPORT = "people", "structure", "new", "import"
_NOTEBOOK, _SHEET, _HISTORY = "notebook", "sheet", "history"
_PASSING = (_SHEET, _HISTORY)
"""Nothing is typed there: such a screen closes as soon as another one is shown."""

S = TypeVar("S", bound=Screen)
Room = tuple[str, str]
"""What a screen is of: a kind and a notebook's id, "" where there is none."""


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
        self._screens: dict[Room, Screen] = {}
        self._trail: list[Room] = []
        self._open: list[str] = []

    # Navigator

    def show_people(self, query: str = "") -> None:
        from carnet_desktop.ui.screens.people.view import PeopleView

        view = self._show((_PEOPLE, ""), lambda: PeopleView(self._context))
        if query and isinstance(view, PeopleView):
            view.set_query(query)

    def show_new_person(self, name: str = "") -> None:
        from carnet_desktop.ui.screens.new_person.view import NewPersonView

        room = (_NEW, "")
        if not name or self._close(room):
            self._show(room, lambda: NewPersonView(self._context, name))

    def show_import(self) -> None:
        from carnet_desktop.ui.screens.import_people.view import ImportView

        self._show((_IMPORT, ""), lambda: ImportView(self._context))

    def open_notebook(self, notebook_id: str) -> None:
        self._notebook(notebook_id)

    def write_interview(self, notebook_id: str) -> None:
        self._notebook(notebook_id).write_interview()

    def show_sheet(self, notebook_id: str) -> None:
        from carnet_desktop.ui.screens.sheet.view import SheetView

        self._show((_SHEET, notebook_id), lambda: SheetView(self._context, notebook_id))

    def show_history(self, notebook_id: str, kind: str = "", record: str = "") -> None:
        from carnet_desktop.ui.screens.notebook.history_view import HistoryView

        shown = self._show((_HISTORY, notebook_id), lambda: HistoryView(self._context, notebook_id))
        shown.show_only(kind, record)

    def show_structure(self) -> None:
        from carnet_desktop.ui.screens.structure.view import StructureView

        self._show((_STRUCTURE, ""), lambda: StructureView(self._context))

    def back(self) -> None:
        """To where one comes from. A notebook stays open in the spine; anything else closes, and asks first."""
        here = self._here()
        if here == (_PEOPLE, "") or (here[0] != _NOTEBOOK and not self._close(here)):
            return
        self._trail = [room for room in self._trail if room != here]
        self._return()

    def lock(self) -> None:
        self._lock()

    # The window's own

    def close_notebook(self) -> None:
        """Close the notebook on screen and its file."""
        notebook = self._here()[1]
        rooms = [(kind, notebook) for kind in (_SHEET, _HISTORY, _NOTEBOOK)]
        if not notebook or not all(self._close(room) for room in rooms):
            return
        if notebook in self._open:
            self._open.remove(notebook)
        session = self._context.session
        from carnet_desktop.services.notebooks import close_notebook  # loads SQLAlchemy: after the first paint

        self._context.jobs.run(self, lambda report: close_notebook(session, notebook), lambda nothing: None)
        self._return()

    def enter(self, session: Session, left: Left | None) -> None:
        """The first screen: the list, or what this same worker had left open."""
        changes = Changes()
        changes.listen(lambda notebook: self._show_places())
        changes.listen_people(self._show_places)
        self._session_jobs = SessionJobs(self._jobs)
        self._inside = ScreenContext(session, self._session_jobs, changes, self, self._window.messages)
        self._window.spine.set_worker(session.staff.name, session.staff.function)
        mine = left if left is not None and left.staff == session.staff.id else None
        if mine is not None:
            self._open = [notebook for notebook in mine.notebooks if session.directory.line(notebook) is not None]
        self.show_people()
        if mine is not None and mine.current in self._open:
            self.open_notebook(mine.current)

    def vacate(self) -> Left:
        """Close every screen without asking (they keep their drafts) and forget the session."""
        left = Left(self._context.session.staff.id, tuple(self._open), self._here()[1])
        self._window.close_all_screens()
        self._session_jobs.shut()
        self._window.set_places((), ())
        self._window.spine.set_worker("", "")
        self._screens, self._trail, self._open, self._inside = {}, [], [], None
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
        """Bring a room to the front, made now if it is not open."""
        former = self._here() if self._trail else room
        screen = self._screens.get(room) or self._screens.setdefault(room, make())
        self._trail = [other for other in self._trail if other != room] + [room]
        self._window.show_screen(screen, self._key(room))
        if former != room and former[0] in _PASSING:
            self._close(former)
        self._show_places()
        return cast("S", screen)

    def _close(self, room: Room) -> bool:
        """True when the room is closed, or was not open; False when the person keeps it."""
        screen = self._screens.get(room)
        if screen is not None and not self._window.close_screen(screen):
            return False
        self._screens.pop(room, None)
        self._trail = [other for other in self._trail if other != room]
        return True

    def _return(self) -> None:
        """Show again the last room of the trail that is still open."""
        open_rooms = [room for room in self._trail if room in self._screens]
        if not open_rooms:
            self.show_people()
            return
        self._window.show_screen(self._screens[open_rooms[-1]], self._key(open_rooms[-1]))
        self._show_places()

    def _here(self) -> Room:
        return self._trail[-1]

    def _key(self, room: Room) -> str:
        """The entry of the spine to light."""
        kind, notebook = room
        return kind if kind == _STRUCTURE else notebook if notebook in self._open else _PEOPLE

    def _show_places(self) -> None:
        count = len(self._context.session.directory)
        places = (
            Place(_PEOPLE, _("Carnets"), "notebook", self.show_people, count, keys=shown(Command.PEOPLE)),
            Place(_STRUCTURE, _("Structure"), "building-community", self.show_structure, keys=""),
        )
        self._window.set_places(places, [self._open_place(notebook) for notebook in self._open])
        self._window.spine.set_current(self._key(self._here()))

    def _open_place(self, notebook: str) -> Place:
        line = self._context.session.directory.line(notebook)
        name = f"{line.first_name} {line.last_name}" if line is not None else _("Carnet")
        return Place(notebook, name, "bookmark", lambda: self.open_notebook(notebook))
