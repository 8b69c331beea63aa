"""Records where a screen wanted to go and what it said: the two things that a screen asks of the window."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from carnet_desktop.ui.navigation import BarAction, Tone


class RecordingNavigator:
    """`ui.navigation.Navigator`: `went` holds (verb, what). `gives_up`: whether the screens of a notebook may close."""

    def __init__(self) -> None:
        self.gives_up = True
        self.went: list[tuple[str, str]] = []

    def show_today(self) -> None:
        self.went.append(("today", ""))

    def show_people(self, query: str = "") -> None:
        self.went.append(("people", query))

    def show_new_person(self, name: str = "") -> None:
        self.went.append(("new_person", name))

    def show_import(self) -> None:
        self.went.append(("import", ""))

    def open_notebook(self, notebook_id: str) -> None:
        self.went.append(("notebook", notebook_id))

    def write_interview(self, notebook_id: str) -> None:
        self.went.append(("interview", notebook_id))

    def add_appointment(self, notebook_id: str, day: date) -> None:
        self.went.append(("appointment", notebook_id))

    def show_sheet(self, notebook_id: str) -> None:
        self.went.append(("sheet", notebook_id))

    def show_history(self, notebook_id: str, kind: str = "", record: str = "") -> None:
        self.went.append(("history", notebook_id))

    def show_merging(self, notebook_id: str) -> None:
        self.went.append(("merging", notebook_id))

    def show_separating(self, notebook_id: str) -> None:
        self.went.append(("separating", notebook_id))

    def give_up_notebook(self, notebook_id: str) -> bool:
        self.went.append(("give_up", notebook_id))
        return self.gives_up

    def show_structure(self) -> None:
        self.went.append(("structure", ""))

    def show_transfers(self) -> None:
        self.went.append(("transfers", ""))

    def show_send(self, notebook_id: str) -> None:
        self.went.append(("send", notebook_id))

    def choose_received(self) -> None:
        self.went.append(("choose_received", ""))

    def show_received(self, path: Path) -> None:
        self.went.append(("received", str(path)))

    def show_partner(self, which: Path | str = "") -> None:
        self.went.append(("partner", str(which)))

    def back(self) -> None:
        self.went.append(("back", ""))

    def lock(self) -> None:
        self.went.append(("lock", ""))


class RecordingNotices:
    """`ui.navigation.Notices`: `said` holds the sentences; `path` and `answer` are what the person chooses.

    `undo`: what each bar that offered to put something back would do.
    """

    def __init__(self) -> None:
        self.said: list[str] = []
        self.errors: list[Exception] = []
        self.actions: Sequence[BarAction] = ()
        self.progress: list[tuple[int, int]] = []
        self.cancel: Callable[[], None] | None = None
        self.path: Path | None = None
        self.answer = True
        self.undo: list[Callable[[], None]] = []

    def show_error(self, error: Exception, actions: Sequence[BarAction] = ()) -> None:
        self.errors.append(error)
        self.actions = actions

    def show_bar(self, tone: Tone, sentence: str, detail: str = "", actions: Sequence[BarAction] = ()) -> None:
        self.said.append(sentence)
        self.actions = actions

    def show_progress(self, sentence: str, cancel: Callable[[], None]) -> Callable[[int, int], None]:
        self.said.append(sentence)
        self.cancel = cancel
        return lambda now, total: self.progress.append((now, total))

    def clear_bar(self) -> None:
        self.actions = ()

    def offer_undo(self, sentence: str, restore: Callable[[], None]) -> None:
        self.said.append(sentence)
        self.undo.append(restore)

    def announce(self, sentence: str) -> None:
        self.said.append(sentence)

    def confirm(self, question: str, do: str, keep: str, detail: str = "") -> bool:
        self.said.append(question)
        return self.answer

    def choose_open_path(self, title: str, kinds: str) -> Path | None:
        return self.path

    def choose_save_path(self, title: str, name: str, kinds: str) -> Path | None:
        return self.path
