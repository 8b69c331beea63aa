"""Slow work: in order on its lane, answered on the UI thread, dropped for owners that have closed."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.immediate_jobs import ImmediateJobs

from carnet_desktop.services.progress import Cancelled, Report
from carnet_desktop.ui.changes import Changes
from carnet_desktop.ui.jobs import QtJobs
from carnet_desktop.ui.work import Lane


def _same(number: int, _report: Report) -> int:
    return number


@pytest.fixture
def unhandled() -> list[Exception]:
    return []


@pytest.fixture
def real(qapp: QApplication, unhandled: list[Exception]) -> Iterator[QtJobs]:
    made = QtJobs(unhandled.append)
    yield made
    made.close()


def test_works_of_one_lane_are_done_in_order_and_answered_on_the_ui_thread(real: QtJobs, qtbot: QtBot) -> None:
    answers: list[tuple[int, str]] = []

    def answer(number: int) -> None:
        answers.append((number, threading.current_thread().name))

    for number in range(20):
        real.run(answers, partial(_same, number), answer)
    qtbot.waitUntil(lambda: len(answers) == 20)
    assert answers == [(n, threading.main_thread().name) for n in range(20)]


def test_a_save_does_not_wait_for_the_other_lane(real: QtJobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    order: list[str] = []
    real.run(order, lambda _r: gate.wait(10), lambda _x: order.append("pdf"), lane=Lane.OTHER)

    def saved(_nothing: None) -> None:
        order.append("save")
        gate.set()

    real.run(order, lambda _r: None, saved)
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["save", "pdf"]


def test_an_expected_failure_goes_to_its_caller_and_the_others_to_the_application(
    real: QtJobs, qtbot: QtBot, unhandled: list[Exception]
) -> None:
    caught: list[Exception] = []

    def fail(_report: Report) -> None:
        raise OSError("disk")

    real.run(caught, fail, lambda _x: None, caught.append)
    real.run(caught, fail, lambda _x: None)
    qtbot.waitUntil(lambda: len(caught) == len(unhandled) == 1)


def test_a_forgotten_owner_hears_nothing_but_its_work_is_done(real: QtJobs, qtbot: QtBot) -> None:
    owner, gate = object(), threading.Event()
    done: list[str] = []
    written: list[str] = []
    real.run(owner, lambda _r: gate.wait(10), lambda _x: done.append("late"))
    real.run(owner, lambda _r: written.append("saved"), lambda _x: done.append("late"))
    real.forget(owner)
    gate.set()
    real.run(done, lambda _r: None, lambda _x: done.append("other"))
    qtbot.waitUntil(lambda: done == ["other"])
    assert written == ["saved"]


def test_a_cancelled_work_stops_at_its_next_report_and_answers_nothing(
    real: QtJobs, qtbot: QtBot, unhandled: list[Exception]
) -> None:
    started, go_on = threading.Event(), threading.Event()
    end: list[str] = []

    def long(report: Report) -> None:
        started.set()
        go_on.wait(10)
        try:
            report(1, 2)
        except Cancelled:
            end.append("stopped")
            raise

    job = real.run(end, long, lambda _x: end.append("done"), lambda _e: end.append("failed"))
    started.wait(10)
    job.cancel()
    go_on.set()
    real.run(end, lambda _r: None, lambda _x: end.append("next"))
    qtbot.waitUntil(lambda: "next" in end)
    assert end == ["stopped", "next"]
    assert unhandled == []


def test_a_work_cancelled_before_its_turn_never_starts(real: QtJobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    done: list[str] = []
    real.run(done, lambda _r: gate.wait(10), lambda _x: None)
    real.run(done, lambda _r: done.append("ran"), lambda _x: None).cancel()
    gate.set()
    real.run(done, lambda _r: None, lambda _x: done.append("after"))
    qtbot.waitUntil(lambda: done == ["after"])


def test_progress_arrives_in_order_before_the_answer(real: QtJobs, qtbot: QtBot) -> None:
    heard: list[object] = []

    def count(report: Report) -> str:
        for now in range(3):
            report(now, 3)
        return "end"

    real.run(heard, count, heard.append, progress=lambda now, total: heard.append((now, total)))
    qtbot.waitUntil(lambda: "end" in heard)
    assert heard == [(0, 3), (1, 3), (2, 3), "end"]


def test_closing_finishes_the_saves_and_stops_what_shows_progress(qapp: QApplication) -> None:
    jobs, gate = QtJobs(lambda error: pytest.fail(str(error))), threading.Event()
    written: list[str] = []
    unwanted: list[object] = []

    def importing(report: Report) -> None:
        gate.wait(10)
        for now in range(1000):
            report(now, 1000)
            written.append("person")

    jobs.run(gate, importing, unwanted.append, progress=lambda _n, _t: None)
    jobs.run(gate, lambda _r: written.append("save"), unwanted.append)
    threading.Timer(0.05, gate.set).start()
    jobs.close()
    QApplication.processEvents()
    assert (written, unwanted) == (["save"], [])


def test_on_the_spot_an_error_that_nobody_wants_reaches_the_test() -> None:
    def fail(_report: Report) -> None:
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        ImmediateJobs().run(None, fail, lambda _x: None)


def test_held_works_answer_when_released_unless_their_owner_closed() -> None:
    jobs, open_, closed = ImmediateJobs(), object(), object()
    heard: list[str] = []
    jobs.held = True
    jobs.run(open_, lambda _r: "open", heard.append)
    jobs.run(closed, lambda _r: "closed", heard.append)
    jobs.forget(closed)
    jobs.release()
    assert heard == ["open"]


def test_changes_reach_those_who_listen_until_they_stop() -> None:
    changes = Changes()
    heard: list[str] = []
    stop = changes.listen(heard.append)
    stop_people = changes.listen_people(lambda: heard.append("people"))
    changes.announce("n1")
    changes.people_changed()
    stop()
    stop_people()
    stop()
    changes.announce("n2")
    changes.people_changed()
    assert heard == ["n1", "people"]
