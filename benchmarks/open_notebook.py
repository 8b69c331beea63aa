"""Promise: a notebook of 2 000 facts is ready in 3 times what SQLCipher alone takes to open it and read its records,
and its page is painted in twice what Qt's own list takes for 2 000 rows of two lines.
"""

from collections.abc import Callable
from typing import Any

from benchmarks import bare
from benchmarks.homes import crowded_home, longest
from benchmarks.measuring import Measure, in_turn, seconds, show
from benchmarks.windows import context_in, idle, opened_window
from benchmarks.years import FACTS
from PySide6.QtCore import QSize, QStringListModel
from PySide6.QtWidgets import QListView, QWidget

from carnet_desktop.services import notebooks, opening
from carnet_desktop.services.session import Session
from carnet_desktop.ui.context import ScreenContext
from carnet_desktop.ui.screens.notebook.view import NotebookView
from carnet_desktop.ui.work import Lane

_ROUNDS = 60
_PAGE = QSize(1060, 800)


def measure() -> list[Measure]:
    window, close = opened_window(crowded_home())
    context = context_in(window)
    notebook = longest(context.session)
    measures = [_data_ready(context.session, notebook), _painted(context, notebook)]
    close()
    return measures


def _data_ready(session: Session, notebook: str) -> Measure:
    path, key = session.layout.notebook(notebook), opening.notebook_key(session, notebook)

    def ours() -> float:
        taken = seconds(lambda: notebooks.open_notebook(session, notebook))
        notebooks.close_notebook(session, notebook)
        return taken

    def floor() -> float:
        opened = []

        def read() -> None:
            opened.append(bare.connect(path, key))
            opened[0].execute("SELECT kind, id, doc FROM record").fetchall()

        taken = seconds(read)
        opened[0].close()
        return taken

    mine, least = in_turn(_ROUNDS, ours, floor)
    return Measure("Open a notebook of 2 000 facts: data ready", "bare SQLCipher: open, read `record`", mine, least, 3)


def _painted(context: ScreenContext, notebook: str) -> Measure:
    """From the data to the painted page: the whole screen is made, filled, laid out and painted."""
    reads = _Ready()
    ahead = ScreenContext(context.session, reads, context.changes, context.navigate, context.notices)
    rows = [f"Envoyer la demande de logement {number}\nVous, avant le 27 novembre" for number in range(FACTS)]

    def ours() -> float:
        views: list[NotebookView] = []

        def paint() -> None:
            views.append(NotebookView(ahead, notebook))
            _grab(views[0])

        taken = seconds(paint)
        views[0].close_screen()
        _drop(views[0])
        return taken

    def floor() -> float:
        lists: list[QListView] = []

        def paint() -> None:
            lists.append(QListView())
            lists[0].setModel(QStringListModel(rows, lists[0]))
            _grab(lists[0])

        taken = seconds(paint)
        _drop(lists[0])
        return taken

    mine, least = in_turn(_ROUNDS, ours, floor)
    return Measure("Its page painted", "a bare QListView of 2 000 rows of two lines", mine, least, 2)


def _grab(widget: QWidget) -> None:
    widget.resize(_PAGE)
    widget.grab()


def _drop(widget: QWidget) -> None:
    widget.deleteLater()
    idle()


class _Ready:
    """`ui.work.Jobs` whose answers are there already: the data is measured apart."""

    def __init__(self) -> None:
        self._known: dict[str, Any] = {}

    def run(
        self,
        owner: object,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: object = None,
        progress: object = None,
        lane: Lane = Lane.STORAGE,
    ) -> Any:
        name = getattr(work, "__qualname__", "")
        if name not in self._known:
            self._known[name] = work(lambda now, total: None)
        done(self._known[name])

    def forget(self, owner: object) -> None:
        """Nothing waits here."""


if __name__ == "__main__":
    show(measure())
