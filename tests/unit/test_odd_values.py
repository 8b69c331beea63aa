"""Values of a trusted partner that no screen could read are kept, left aside, and hide nothing."""

from calendar import monthrange
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchanging import MOMENT, content_of, fatou, meet, rewritten, send, take_in

from carnet_desktop.domain.facts import JSON
from carnet_desktop.domain.new_records import new_appointment
from carnet_desktop.domain.record_parts import Clock, Day
from carnet_desktop.domain.records import Action, Appointment
from carnet_desktop.services.notebooks import open_notebook, put
from carnet_desktop.services.session import Session

_ODD: dict[str, JSON] = {
    "birth_date": "2026-02-30",
    "last_name": {"not": "a name"},
    "when": {"local": "\u202ebientôt", "tz": "Mars"},
    "by": "demain",
}


def test_what_cannot_be_read_leaves_its_field_empty_and_the_rest_readable(
    session: Session, partner: Session, tmp_path: Path
) -> None:
    meet(session, partner, tmp_path)
    notebook = fatou(session)
    (action,) = (e.record for e in open_notebook(session, notebook).notebook.entries(Action))
    put(session, notebook, new_appointment(MOMENT, place="CAF"), msgspec.structs.replace(action, by="2099-12-10"))
    path = tmp_path / "fatou.carnet"
    send(session, notebook, partner, path)
    content, facts = content_of(partner, path)
    odd = [msgspec.structs.replace(f, value=_ODD[f.field]) if f.field in _ODD else f for f in facts]
    there = take_in(partner, rewritten(session, partner, content, odd, path)).notebook
    state = open_notebook(partner, there).notebook
    assert (state.person.first_name, state.person.last_name, state.person.birth_date) == ("Fatou", None, None)
    (kept,) = state.entries(Action)
    assert (kept.record.by, kept.unreadable) == (None, ("by",))
    (appointment,) = state.entries(Appointment)
    assert (appointment.record.when, appointment.record.place) == (None, "CAF")
    (line,) = partner.directory.lines()
    assert (line.name, line.birth_date, line.doc.appointments) == ("Fatou", "", ())


@given(st.integers(0, 9999), st.integers(0, 13), st.integers(0, 32))
def test_a_day_is_exactly_a_day_of_the_calendar(year: int, month: int, day: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"
    exists = year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    assert _is(text, Day) == exists
    assert _is(f"{text}T14:00", Clock) == exists


@given(st.dates())
def test_every_day_is_one(day: date) -> None:
    assert _is(day.isoformat(), Day)


@pytest.mark.parametrize("text", ["2026-12-01\n", " 2026-12-01", "2026-12-1", "20261201", "٢٠٢٦-12-01", ""])
def test_a_day_has_one_way_of_being_written(text: str) -> None:
    assert not _is(text, Day)


def _is(text: str, kind: object) -> bool:
    try:
        msgspec.convert(text, kind)
    except msgspec.ValidationError:
        return False
    return True
