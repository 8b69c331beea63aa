"""What the list keeps of a notebook beside names: ends of contracts, the last contact, whether it is closed."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.held_notebook import STRUCTURE, holding

from carnet_desktop.domain.closing import new_closure
from carnet_desktop.domain.last_contact import last_contact
from carnet_desktop.domain.records import (
    Appointment,
    AppointmentState,
    AppointmentStatus,
    Channel,
    Contract,
    Interview,
    Item,
    Record,
    Reopened,
    Visibility,
    Wall,
)
from carnet_desktop.domain.vocabularies import contract_kinds
from carnet_desktop.services.directory import DatedLine, PersonDoc, directory_row


def doc(*records: Record) -> PersonDoc:
    return msgspec.json.decode(directory_row(holding(*records)).doc, type=PersonDoc)


def met(day: str, status: AppointmentState, key: str = "a") -> Appointment:
    return Appointment(
        id=key, when=Wall(local=f"{day}T09:00", tz="Europe/Paris"), status=AppointmentStatus(value=status)
    )


def talk(day: str, channel: Channel | None, visibility: Visibility = "team") -> Interview:
    return Interview(
        id=day, on=Wall(local=f"{day}T09:00", tz="Europe/Paris"), text="…", channel=channel, visibility=visibility
    )


def test_contracts_that_end_are_listed_by_their_short_name() -> None:
    cer = Contract(id="c", kind_=contract_kinds()[1], from_="2026-01-01", to="2026-12-31")
    assert doc(cer, Contract(id="open", kind_=Item(label="CEJ"), from_="2026-01-01")).contracts == (
        DatedLine("2026-12-31", "CER"),
    )


def test_the_last_contact_is_the_latest_time_she_was_there() -> None:
    records = [met("2026-03-01", "present"), met("2026-05-01", "absent", "b"), met("2026-06-01", "planned", "c")]
    assert doc(*records).last_contact == "2026-03-01"
    assert doc(*records, talk("2026-04-01", "phone")).last_contact == "2026-04-01"
    assert doc().last_contact is None


@pytest.mark.parametrize("silent", [talk("2026-04-01", "written"), talk("2026-04-01", None)])
def test_writing_is_no_contact(silent: Interview) -> None:
    assert last_contact(holding(silent)) is None


def test_that_a_private_interview_was_held_is_not_told() -> None:
    assert doc(talk("2026-04-01", "phone", "private")).last_contact is None


def test_a_follow_up_that_ended_says_since_when_until_it_goes_on() -> None:
    end = new_closure(STRUCTURE, "2026-11-20", Item(label="Emploi"))
    assert doc(end).closed == "2026-11-20"
    assert doc(msgspec.structs.replace(end, reopened=Reopened(on="2026-11-22", reason="Retour"))).closed is None


def test_the_end_of_another_structure_is_not_ours() -> None:
    assert doc(new_closure("there", "2026-11-20", Item(label="Emploi"))).closed is None


@given(st.lists(st.tuples(st.dates(), st.sampled_from(["present", "absent", "excused", "planned", "cancelled"]))))
def test_the_last_contact_is_one_of_the_days_she_came_and_none_is_later(
    times: list[tuple[object, AppointmentState]],
) -> None:
    records = [met(f"{day}", status, f"{n}") for n, (day, status) in enumerate(times)]
    came = [f"{day}" for day, status in times if status == "present"]
    assert last_contact(holding(*records)) == max(came, default=None)
