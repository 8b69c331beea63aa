"""What is said before two notebooks are merged or separated is what is then true."""

from datetime import date

import msgspec
import pytest

from carnet_desktop.domain.records import Action, Appointment, Interview, Item, Wall
from carnet_desktop.services.merging_notebooks import (
    may_be_separated,
    merge_notebooks,
    merged_into,
    separate_notebooks,
)
from carnet_desktop.services.notebooks import keep_draft, open_notebook, put
from carnet_desktop.services.people import NewPerson, add_person
from carnet_desktop.services.session import Session, Staff
from carnet_desktop.services.side_by_side import Holding, before_merging, before_separating

CALL = Action(id="11111111-1111-4111-8111-111111111111", who="person", what=Item(label="Appeler la CAF"))
VISIT = Action(id="22222222-2222-4222-8222-222222222222", who="worker", what=Item(label="Visiter un logement"))
MEETING = Appointment(id="33333333-3333-4333-8333-333333333333", when=Wall(local="2026-11-30T14:00", tz="Europe/Paris"))
TALK = Interview(
    id="44444444-4444-4444-8444-444444444444",
    text="Elle cherche un logement.",
    visibility="team",
    on=Wall(local="2026-11-01T10:00", tz="Europe/Paris"),
)


@pytest.fixture
def sophie(session: Session) -> str:
    notebook = add_person(session, NewPerson("Sophie", "Tifour", date(1982, 2, 1)))
    put(session, notebook, CALL)
    return notebook


@pytest.fixture
def sophie_again(session: Session) -> str:
    notebook = add_person(session, NewPerson("Sophié", "Tifour", date(1982, 2, 1)))
    put(session, notebook, VISIT, MEETING, TALK)
    return notebook


def counted(holding: Holding) -> tuple[int, int, int]:
    return holding.appointments, holding.actions, holding.interviews


def now_in(session: Session, notebook: str) -> tuple[int, int, int]:
    held = open_notebook(session, notebook).notebook
    return len(list(held.entries(Appointment))), len(list(held.entries(Action))), len(list(held.entries(Interview)))


def test_what_the_merged_notebook_would_hold_is_what_it_then_holds(
    session: Session, sophie: str, sophie_again: str
) -> None:
    both = before_merging(session, sophie, sophie_again)
    assert (counted(both.kept), counted(both.other)) == ((0, 1, 0), (1, 1, 1))
    assert open_notebook(session, sophie).notebook.ids == (sophie,)
    merge_notebooks(session, sophie, sophie_again)
    assert counted(both.merged) == now_in(session, sophie) == (1, 2, 1)
    assert both.merged.person == open_notebook(session, sophie).notebook.person


def test_what_each_would_hold_once_separated_is_what_it_then_holds(
    session: Session, sophie: str, sophie_again: str
) -> None:
    before = before_merging(session, sophie, sophie_again)
    merge_notebooks(session, sophie, sophie_again)
    put(session, sophie, msgspec.structs.replace(MEETING, place="À la mairie"))
    put(session, sophie, msgspec.structs.replace(CALL, id="55555555-5555-4555-8555-555555555555"))
    (apart,) = before_separating(session, sophie)
    assert may_be_separated(session, open_notebook(session, sophie).notebook)
    separate_notebooks(session, sophie, sophie_again)
    assert counted(apart.kept) == now_in(session, sophie) == (0, 2, 0)
    assert counted(apart.other) == now_in(session, sophie_again) == counted(before.other)
    assert apart.kept.person == open_notebook(session, sophie).notebook.person
    assert apart.other.person == open_notebook(session, sophie_again).notebook.person
    assert not may_be_separated(session, open_notebook(session, sophie).notebook)
    assert before_separating(session, sophie) == []


def test_merged_again_after_a_separation_nothing_is_left_out_of_what_is_said(
    session: Session, sophie: str, sophie_again: str
) -> None:
    merge_notebooks(session, sophie, sophie_again)
    separate_notebooks(session, sophie, sophie_again)
    both = before_merging(session, sophie_again, sophie)
    assert (counted(both.kept), counted(both.other), counted(both.merged)) == ((1, 1, 1), (0, 1, 0), (1, 2, 1))
    merge_notebooks(session, sophie_again, sophie)
    assert counted(both.merged) == now_in(session, sophie_again)
    assert merged_into(session, sophie_again) == (sophie,)


def test_private_interviews_of_others_are_not_counted(session: Session, sophie: str, sophie_again: str) -> None:
    put(session, sophie_again, msgspec.structs.replace(TALK, visibility="private"))
    assert before_merging(session, sophie, sophie_again).other.interviews == 1
    session.staff = Staff("99999999-9999-4999-8999-999999999999", "Mehdi Haddad", "", "accompagnant")
    both = before_merging(session, sophie, sophie_again)
    assert (both.other.interviews, both.merged.interviews) == (0, 0)


def test_a_text_not_saved_in_the_other_notebook_is_known(session: Session, sophie: str, sophie_again: str) -> None:
    assert not before_merging(session, sophie, sophie_again).other.drafts
    keep_draft(session, sophie_again, "interview", {"text": "Elle dit"})
    assert before_merging(session, sophie, sophie_again).other.drafts
