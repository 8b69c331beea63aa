"""Promise: on the page of a notebook of 2 000 facts nothing holds the UI thread for more than one frame (16 ms): not a
turn of the wheel, not a letter of an interview, not one of a job that is looked for among those of ROME.

In the real window, painting included; of several rounds each gesture keeps its median, and the worst one is shown.
"""

import statistics
import sys
from collections.abc import Callable
from typing import Final

from benchmarks.homes import crowded_home, longest
from benchmarks.measuring import Measure, show
from benchmarks.strokes import FRAME, held, struck
from benchmarks.windows import context_in, idle, opened_window, wait
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from carnet_desktop.ui.main_window import MainWindow
from carnet_desktop.ui.screens.notebook.shown import Part
from carnet_desktop.ui.screens.notebook.view import NotebookView

_ROUNDS: Final = 5
_SAID: Final = "Elle accepte une place en résidence sociale si les enfants gardent leur école."
_JOBS: Final = ("aide soignante", "cuisinier", "agent d'entretien", "conductrice de bus", "développeur web")
_TURNS: Final = 40


def measure() -> list[Measure]:
    window, close = opened_window(crowded_home())
    view = _opened(window)
    wheel = _worst("a turn of the wheel", lambda: _scrolled(view))
    view._presenter.add(Part.INTERVIEWS)
    letter = _worst("a letter of an interview", lambda: _typed(_focus(window), _SAID))
    view._presenter.cancel()
    view._presenter.add(Part.WANTED_JOBS)
    wait(1000)
    job = _worst("a letter of a job", lambda: _looked_for(_focus(window)))
    close()
    return [
        Measure("A turn of the wheel on a page of 2 000 facts, worst of all", "one frame", wheel, FRAME, 1),
        Measure("A letter of an interview, worst of all", "one frame", letter, FRAME, 1),
        Measure("A letter of a job looked for in ROME, worst of all", "one frame", job, FRAME, 1),
    ]


def _opened(window: MainWindow) -> NotebookView:
    context = context_in(window)
    context.navigate.open_notebook(longest(context.session))
    wait(3000)
    window.messages.ask = lambda *asked: True  # the form is given up with what was typed in it
    view = window.findChild(NotebookView)
    assert view is not None
    return view


def _worst(what: str, gesture: Callable[[], list[float]]) -> float:
    rounds = [gesture() for _ in range(_ROUNDS)]
    medians: list[float] = [statistics.median(same) for same in zip(*rounds, strict=True)]
    print(f"{what}: {len(medians)} gestures, the worst single {max(map(max, rounds)) * 1000:.1f} ms", file=sys.stderr)
    return max(medians)


def _scrolled(view: NotebookView) -> list[float]:
    area = max(view.findChildren(QScrollArea), key=lambda each: each.verticalScrollBar().maximum())
    assert area.verticalScrollBar().maximum() > 0, "the page has nothing to scroll"
    area.verticalScrollBar().setValue(0)
    idle()
    middle = QPointF(area.viewport().rect().center())
    return [held(area.viewport(), _turn(middle)) for _ in range(_TURNS)]


def _turn(at: QPointF) -> QWheelEvent:
    none, modifier = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    return QWheelEvent(at, at, QPoint(), QPoint(0, -120), none, modifier, Qt.ScrollPhase.NoScrollPhase, False)


def _typed(field: QWidget, text: str) -> list[float]:
    return [struck(field, Qt.Key.Key_unknown, letter) for letter in text]


def _looked_for(field: QWidget) -> list[float]:
    spent = []
    for job in _JOBS:
        spent += _typed(field, job)
        spent += [struck(field, Qt.Key.Key_Backspace, "") for _letter in job]
    return spent


def _focus(window: QWidget) -> QWidget:
    idle()
    field = QApplication.focusWidget() or window.focusWidget()
    assert field is not None
    return field


if __name__ == "__main__":
    show(measure())
