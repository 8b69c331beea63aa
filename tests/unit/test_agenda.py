"""The appointments of the day: from the registry alone, the worker's own, never an interview."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.conftest import PASSPHRASE

from carnet_desktop.domain.new_records import new_appointment, new_interview
from carnet_desktop.domain.records import Appointment, AppointmentStatus, Contact, With
from carnet_desktop.services import notebooks, people, vault
from carnet_desktop.services.agenda import count_of_the_day, meetings_between
from carnet_desktop.services.integrity import rebuild
from carnet_desktop.services.people import NewPerson
from carnet_desktop.services.session import Session

TUESDAY = date(2026, 11, 24)


def clock() -> datetime:
    return datetime(2026, 11, 24, 8, 14, tzinfo=UTC)


@pytest.fixture
def session(empty_home: Path, tmp_path: Path) -> Iterator[Session]:
    opened = vault.unlock(Path(shutil.copytree(empty_home, tmp_path / "home")), None, PASSPHRASE, clock)
    yield opened
    opened.lock()


@pytest.fixture
def lea(session: Session) -> str:
    return people.add_person(session, NewPerson("Léa", "Martin", date(1990, 1, 1)))


def at(day: int, hour: int, **fields: object) -> Appointment:
    return new_appointment(datetime(2026, 11, day, hour), **fields)  # type: ignore[arg-type]


def seen(session: Session, first: date = TUESDAY, last: date = TUESDAY) -> list[tuple[str, str, str]]:
    return [(line.first_name, each.on[8:13], each.purpose) for line, each in meetings_between(session, first, last)]


def test_the_day_holds_what_is_with_me_in_the_order_of_the_hours(session: Session, lea: str) -> None:
    me = With(text=session.staff.name)
    roy = Contact(id="roy", name="Mme Roy", structure="CAF")
    notebooks.put(
        session,
        lea,
        roy,
        at(24, 14, with_=me, purpose="le logement"),
        at(24, 9, with_=me, purpose="le CV"),
        at(24, 11, with_=With(contact="roy", text="Mme Roy"), purpose="ailleurs"),
        at(24, 12, with_=With(text="Paul Petit"), purpose="d’une autre"),
        at(26, 10, purpose="sans personne"),
    )
    assert seen(session) == [("Léa", "24T09", "le CV"), ("Léa", "24T14", "le logement")]
    assert seen(session, TUESDAY, date(2026, 11, 26))[-1] == ("Léa", "26T10", "sans personne")


def test_presence_stays_told_and_a_cancelled_one_is_not_counted(session: Session, lea: str) -> None:
    me = With(text=session.staff.name)
    came = replace(at(24, 9, with_=me), status=AppointmentStatus(value="present", on="2026-11-24"))
    cancelled = replace(at(24, 10, with_=me), status=AppointmentStatus(value="cancelled", on="2026-11-23"))
    notebooks.put(session, lea, came, cancelled, at(24, 14, with_=me))
    assert [each.state for _line, each in meetings_between(session, TUESDAY, TUESDAY)] == [
        "present",
        "cancelled",
        "planned",
    ]
    assert count_of_the_day(session) == 2


def test_an_appointment_deleted_leaves_the_day(session: Session, lea: str) -> None:
    meeting = at(24, 9, purpose="le CV")
    notebooks.put(session, lea, meeting)
    notebooks.delete(session, lea, meeting)
    assert seen(session) == []


def test_nothing_of_an_interview_is_in_the_registry(session: Session, lea: str) -> None:
    secret = new_interview(datetime(2026, 11, 24, 9), "CANARI-PRIVE", "private", subject="CANARI-SUJET")
    notebooks.put(session, lea, secret, at(24, 9))
    agenda = [row.doc for row in session.registry.agenda()]
    assert b"CANARI" not in b"".join((*agenda, *(row.doc for row in session.registry.directory())))


def test_a_registry_without_agenda_is_filled_from_the_notebooks(session: Session, lea: str) -> None:
    notebooks.put(session, lea, at(24, 9, purpose="le CV"))
    notebooks.close_notebook(session, lea)
    before = seen(session)
    session.registry._file.driver.execute("DELETE FROM agenda")
    assert seen(session) == []
    assert people.refresh(session, lambda now, total: None).read == (lea,)
    assert seen(session) == before
    session.registry._file.driver.execute("DELETE FROM agenda")
    rebuild(session, (), lambda now, total: None)
    assert seen(session) == before
