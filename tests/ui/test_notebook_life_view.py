"""The forms of a person's life by the keyboard alone, in every width."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.stage import overflowing
from tests.ui.test_notebook_view import CTRL, SHIFT, Shown, show

from carnet_desktop.domain.records import Closure, Situation, WantedJob
from carnet_desktop.ui import theme
from carnet_desktop.ui.screens.notebook.shown import ONE_FORM, Part
from carnet_desktop.ui.widgets.tick_line import TickLine

__all__ = ["show"]  # a fixture


@pytest.fixture
def page(show: Callable[..., Shown]) -> Shown:
    return show()


def ticks(page: Shown) -> dict[str, TickLine]:
    """Those of the housing, by their words."""
    found = page.view.findChildren(TickLine)
    return {tick.text(): tick for tick in found if tick.accessibleDescription().startswith("Logement")}


def test_the_situation_is_updated_with_the_keyboard_alone(page: Shown) -> None:
    page.press(Qt.Key.Key_S, CTRL | SHIFT)
    first = page.focused()
    page.press(Qt.Key.Key_Space)
    assert ticks(page)[first].isChecked()
    page.press(Qt.Key.Key_Tab)
    assert page.focused() != first
    page.press(Qt.Key.Key_Return, CTRL)
    assert first in page.titles("Situation")
    held = [entry.record for entry in page.state().notebook.entries(Situation)]
    assert [one.state.on for one in held if one.state and one.label == first] == ["2026-11-24"]
    assert page.rows("Situation").hasFocus()


def test_nothing_to_report_unticks_the_rest_and_a_tick_unticks_it(page: Shown) -> None:
    page.press(Qt.Key.Key_S, CTRL | SHIFT)
    housing = ticks(page)
    assert housing["Hébergée par un proche"].isChecked()
    housing["Rien à signaler"].click()
    assert not housing["Hébergée par un proche"].isChecked()
    housing["Locataire du parc social"].click()
    assert not housing["Rien à signaler"].isChecked()


def test_escape_gives_the_page_back_as_it_was(page: Shown) -> None:
    before = page.state().saved_at
    page.press(Qt.Key.Key_S, CTRL | SHIFT)
    page.press(Qt.Key.Key_Escape)
    assert page.rows("Plan d’action").isVisible()
    assert page.state().saved_at == before


def test_a_job_is_found_as_it_is_typed_and_taken_with_the_keyboard(page: Shown, qtbot: QtBot) -> None:
    page.view._presenter.add(Part.WANTED_JOBS)
    assert page.focused() == "Métier"
    page.write("cariste")
    page.press(Qt.Key.Key_Down)
    page.press(Qt.Key.Key_Return)
    page.press(Qt.Key.Key_S, CTRL)
    job = next(e.record for e in page.state().notebook.entries(WantedJob) if e.record.rank == 3)
    assert job.job is not None
    assert (job.job.list_, "cariste" in job.job.label.lower()) == ("rome", True)


def test_the_day_of_an_end_is_one_that_is_past(page: Shown) -> None:
    page.view._presenter.add(Part.CLOSURES)
    page.write("Emploi")
    page.press(Qt.Key.Key_Tab, SHIFT)
    page.write("3/9")
    page.press(Qt.Key.Key_Return, CTRL)
    (closure,) = (entry.record for entry in page.state().notebook.entries(Closure))
    assert closure.closed is not None
    assert closure.closed.on == "2026-09-03"


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("size", [(960, 640), (1280, 720)])
def test_no_form_is_wider_than_its_room(show: Callable[..., Shown], scale: int, size: tuple[int, int]) -> None:
    theme.apply(QApplication.instance(), theme.Mode.LIGHT, scale)  # type: ignore[arg-type]
    page = show(size)
    for part in (Part.SITUATION, Part.WORK, Part.RIGHTS, Part.IDENTITY):
        page.view._presenter.edit(part, ONE_FORM[part])
        QApplication.processEvents()
        assert not overflowing(page.view), part
        page.press(Qt.Key.Key_Escape)
    for part in (Part.WANTED_JOBS, Part.TEAM, Part.ORIENTATIONS, Part.CLOSURES):
        page.view._presenter.add(part)
        QApplication.processEvents()
        assert not overflowing(page.view), part
        page.press(Qt.Key.Key_Escape)
