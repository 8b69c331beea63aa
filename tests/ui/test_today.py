"""The day: the worker's appointments, whether she came, what must not be forgotten, from the registry alone."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.conftest import PASSPHRASE
from tests.ui.stage import Stage, overflowing

from carnet_desktop.domain.closing import new_closure
from carnet_desktop.domain.new_records import new_action, new_appointment, new_interview
from carnet_desktop.domain.records import Appointment, AppointmentStatus, Contract, Item, Record, With
from carnet_desktop.i18n import NBSP
from carnet_desktop.services import notebooks, people, vault
from carnet_desktop.services.people import NewPerson
from carnet_desktop.services.session import Session
from carnet_desktop.services.structure import save_settings
from carnet_desktop.ui import theme
from carnet_desktop.ui.screens.today.day_rows import MeetingRow
from carnet_desktop.ui.screens.today.reading import week_of, working_day_after
from carnet_desktop.ui.screens.today.shown import DayShown
from carnet_desktop.ui.screens.today.view import TodayView
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.margin import DAY
from carnet_desktop.ui.widgets.texts import Text

TUESDAY = date(2026, 11, 24)


class Clock:
    """An office clock that a test may turn."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 24, 12, 42, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(empty_home: Path, tmp_path: Path, clock: Clock) -> Iterator[Session]:
    opened = vault.unlock(Path(shutil.copytree(empty_home, tmp_path / "home")), None, PASSPHRASE, clock)
    yield opened
    opened.lock()


def local(session: Session, minutes: int, day: date = TUESDAY) -> datetime:
    """So many minutes from now on the office's wall, that day."""
    now = session.now().astimezone().replace(tzinfo=None)
    return datetime.combine(day, now.time()) + timedelta(minutes=minutes)


def person(session: Session, first: str, *records: Record) -> str:
    found = people.add_person(session, NewPerson(first, "Martin", date(1990, 1, len(first)), "madam"))
    if records:
        notebooks.put(session, found, *records)
    return found


def meeting(session: Session, minutes: int, purpose: str = "", state: str = "", day: date = TUESDAY) -> Appointment:
    made = new_appointment(
        local(session, minutes, day), with_=With(text=session.staff.name), channel="in_person", purpose=purpose
    )
    return replace(made, status=AppointmentStatus(value=state, on="2026-11-24")) if state else made  # type: ignore[arg-type]


class Day:
    """The day in the real window."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.view = TodayView(stage.context)
        stage.put(self.view)

    @property
    def shown(self) -> DayShown:
        assert self.view._shown is not None
        return self.view._shown

    @property
    def rows(self) -> list[MeetingRow]:
        return self.view.rows.rows

    def group(self, key: str) -> list[tuple[str, str]]:
        rows = next((group.rows for group in self.shown.groups if group.key == key), ())
        return [(row.who, row.what) for row in rows]

    def press_button(self, row: MeetingRow, words: str) -> None:
        next(button for button in row.findChildren(Button) if button.text() == words).click()


@pytest.fixture
def stage(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[Stage]:
    opened = Stage(qtbot, session, tmp_path / "window.ini")
    yield opened
    opened.window.close_all_screens()


def test_the_day_says_who_comes_who_came_and_who_is_next(stage: Stage, session: Session) -> None:
    person(session, "Rosa", meeting(session, -120, "budget"))
    person(session, "Élodie", meeting(session, -240, "lettre", "present"))
    person(session, "Fatou", meeting(session, 18, "logement"), new_action("Envoyer", "worker", by=date(2026, 11, 20)))
    day = Day(stage)
    assert day.shown.title == "Mardi 24 novembre"
    assert day.shown.about.startswith("3 rendez-vous. Le prochain est à ")
    assert day.shown.about.endswith("avec Fatou Martin.")
    assert [row.shown.name for row in day.rows] == ["Élodie Martin", "Rosa Martin", "Fatou Martin"]
    assert [row.shown.state[0] for row in day.rows] == ["Présente", "", ""]
    assert [row.shown.ask for row in day.rows] == ["", "Est-elle venue\u00a0?", ""]
    assert [row.shown.next for row in day.rows] == [False, False, True]
    assert [chip.text for chip in day.rows[2].shown.chips] == ["1 action en retard"]
    assert day.shown.now is not None
    assert day.shown.now[1] == 2


def test_why_she_did_not_come_stands_on_her_line(stage: Stage, session: Session) -> None:
    missed = meeting(session, -120, "budget", "excused")
    assert missed.status is not None
    person(session, "Rosa", replace(missed, status=replace(missed.status, reason="Enfant malade")))
    assert Day(stage).rows[0].shown.detail == "Sur place · budget · Raison\u00a0: Enfant malade"


def test_presence_is_written_by_its_button_and_taken_back(stage: Stage, session: Session) -> None:
    rosa = person(session, "Rosa", met := meeting(session, -60))
    notebooks.close_notebook(session, rosa)
    day = Day(stage)
    day.press_button(day.rows[0], "Absente excusée")
    assert day.rows[0].shown.state[0] == "Absente excusée"
    assert f"Rosa Martin{NBSP}: absente excusée" in [text.text() for text in stage.window.findChildren(Text)]
    assert rosa not in session.files, "a notebook opened for one gesture is closed again"
    entry = notebooks.open_notebook(session, rosa).notebook.find(Appointment, met.id)
    assert entry is not None
    assert entry.record.status == AppointmentStatus(value="excused", on="2026-11-24")
    day.view._presenter.answer(rosa, met.id, "planned")
    assert day.rows[0].shown.ask


def test_nothing_is_forgotten_and_what_is_closed_is_left_out(stage: Stage, session: Session) -> None:
    late = new_action("Rappeler", "worker", by=date(2026, 11, 23))
    person(session, "Jean", late, new_action("Plus tard", "worker", by=date(2027, 3, 1)))
    person(session, "Léa", new_action("Corriger le CV", "worker", by=date(2026, 11, 25)))
    contract = Contract(id="c", kind_=Item(label="PASS IAE"), from_="2025-12-01", to="2026-12-12")
    person(session, "Kévin", contract)
    person(session, "Yanis", new_interview(datetime(2026, 9, 1, 9), "vue", "team", channel="phone"))
    expected = meeting(session, 0, day=TUESDAY + timedelta(days=10))
    person(session, "Attendue", new_interview(datetime(2026, 9, 1, 9), "vue", "team", channel="phone"), expected)
    end = new_closure(session.structure.id, "2026-11-01", Item(label="Emploi"))
    person(session, "Partie", new_action("En retard", "worker", by=date(2026, 11, 1)), end, meeting(session, 30))
    day = Day(stage)
    assert day.group("late") == [("Jean Martin", "Rappeler")]
    assert day.group("due") == [("Léa Martin", "Corriger le CV")]
    assert day.group("ending") == [("Kévin Martin", "PASS IAE")]
    assert day.group("unseen") == [("Yanis Martin", "Aucun rendez-vous prévu")]
    assert day.rows == []


def test_for_how_long_a_person_may_be_unseen_is_a_setting(stage: Stage, session: Session) -> None:
    person(session, "Yanis", new_interview(datetime(2026, 10, 27, 9), "vue", "team", channel="phone"))
    assert Day(stage).group("unseen") == []
    save_settings(session, replace(session.settings, unseen_weeks=2))
    assert Day(stage).group("unseen") == [("Yanis Martin", "Aucun rendez-vous prévu")]


def test_no_notebook_is_opened_to_show_the_day(stage: Stage, session: Session) -> None:
    for first in ("Ana", "Béa", "Cléo"):
        notebooks.close_notebook(session, person(session, first, meeting(session, 30)))
    session.files.clear()
    assert len(Day(stage).rows) == 3
    assert session.files == {}


def test_the_keyboard_goes_through_the_day_and_the_week(stage: Stage, session: Session) -> None:
    ana = person(session, "Ana", meeting(session, 30))
    person(session, "Béa", meeting(session, 60))
    person(session, "Cléo", meeting(session, 0, day=TUESDAY + timedelta(days=1)))
    day = Day(stage)
    assert QApplication.focusWidget() is day.rows[0]
    stage.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is day.rows[1]
    stage.press(Qt.Key.Key_Up)
    stage.press(Qt.Key.Key_Return)
    assert stage.navigate.went[-1] == ("notebook", ana)
    chosen = day.view.week.shown_button()
    assert chosen is not None
    chosen.setFocus()
    stage.press(Qt.Key.Key_Right)
    assert day.shown.day == TUESDAY + timedelta(days=1)
    assert [row.shown.name for row in day.rows] == ["Cléo Martin"]
    assert QApplication.focusWidget() is day.view.week.shown_button()
    stage.press(Qt.Key.Key_Escape)
    assert stage.navigate.went[-1][0] == "people"


def test_the_key_of_today_comes_back_to_it_from_any_other_day(stage: Stage, session: Session, clock: Clock) -> None:
    person(session, "Ana", meeting(session, 30, day=TUESDAY + timedelta(days=5)))
    clock.at += timedelta(days=5)
    day = Day(stage)
    day.view._presenter.step(-1)
    day.view._presenter.step(1)
    assert not day.rows, "a Sunday is passed over"
    day.view.come_back()
    assert [row.shown.name for row in day.rows] == ["Ana Martin"]


def test_an_appointment_is_added_for_whoever_is_named(stage: Stage, session: Session) -> None:
    lea = person(session, "Léa")
    day = Day(stage)
    stage.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is day.view.whom.field.control
    stage.type("lea")
    stage.press(Qt.Key.Key_Return)
    assert stage.navigate.went[-1] == ("appointment", lea)


def test_the_minute_moves_the_line_and_midnight_turns_the_page(stage: Stage, session: Session, clock: Clock) -> None:
    person(session, "Ana", meeting(session, 10))
    day = Day(stage)
    assert day.shown.now is not None
    assert day.shown.now[1] == 0
    clock.at += timedelta(minutes=11)
    day.view._presenter.tick()
    assert day.shown.now is not None
    assert day.shown.now[1] == 1
    assert day.rows[0].shown.ask
    clock.at += timedelta(days=1)
    day.view._presenter.tick()
    assert day.shown.day == TUESDAY + timedelta(days=1)


def test_a_save_elsewhere_shows_at_once_and_keeps_the_focus(stage: Stage, session: Session) -> None:
    ana = person(session, "Ana", meeting(session, 30))
    day = Day(stage)
    notebooks.put(session, ana, meeting(session, 45))
    stage.context.changes.announce(ana)
    assert len(day.rows) == 2
    assert QApplication.focusWidget() is day.rows[0]


@pytest.mark.parametrize(
    ("day", "after", "first"),
    [
        (date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 23)),
        (date(2026, 11, 27), date(2026, 11, 30), date(2026, 11, 23)),
        (date(2026, 11, 28), date(2026, 11, 30), date(2026, 11, 23)),
        (date(2026, 12, 31), date(2027, 1, 1), date(2026, 12, 28)),
    ],
)
def test_a_week_has_its_working_days_and_the_day_itself(day: date, after: date, first: date) -> None:
    assert working_day_after(day) == after
    assert week_of(day)[0] == first
    assert day in week_of(day)


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("size", [(1280, 720), (960, 640), (1920, 1080)])
def test_no_day_is_wider_than_its_room(stage: Stage, session: Session, size: tuple[int, int], scale: int) -> None:
    person(session, "Maximilienne-Constance", meeting(session, -60, "un objet " * 20), meeting(session, 60, "b " * 90))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    stage.window.resize(*size)
    theme.apply(application, theme.Mode.LIGHT, scale)
    day = Day(stage)
    QApplication.processEvents()
    assert overflowing(day.view) == []


@pytest.mark.parametrize("scale", [100, 200])
def test_the_hours_stand_in_the_margin_whatever_is_said_of_the_appointment(
    stage: Stage, session: Session, scale: int
) -> None:
    person(session, "Fatou", meeting(session, 60))
    person(session, "Yanis", meeting(session, 120))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    stage.window.resize(1280, 800)
    theme.apply(application, theme.Mode.LIGHT, scale)
    day = Day(stage)
    QApplication.processEvents()
    hours = [row.findChildren(Text)[0] for row in day.view.findChildren(MeetingRow)]
    assert [hour.text() for hour in hours] == [row.shown.hour for row in day.view.findChildren(MeetingRow)]
    assert len(hours) == 2
    assert all(hour.mapTo(day.view, hour.rect().bottomRight()).x() < theme.px(DAY) for hour in hours)
