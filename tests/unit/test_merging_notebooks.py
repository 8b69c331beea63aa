"""Two notebooks of one person: made one, and taken apart again without losing or mixing anything."""

import os
from datetime import date

import msgspec
import pytest

from carnet_desktop.domain.labels import action_status
from carnet_desktop.domain.records import (
    Action,
    Address,
    Contact,
    Interview,
    Item,
    Member,
    Situation,
    SituationState,
    Wall,
)
from carnet_desktop.errors import InvalidField, RecordNotFound
from carnet_desktop.services import integrity
from carnet_desktop.services.history import history
from carnet_desktop.services.merging_notebooks import (
    merge_notebooks,
    merged_into,
    same_people,
    separate_notebooks,
)
from carnet_desktop.services.notebooks import close_notebook, open_notebook, put
from carnet_desktop.services.people import NewPerson, add_person, refresh
from carnet_desktop.services.progress import silent
from carnet_desktop.services.session import Session
from carnet_desktop.services.side_by_side import before_merging

CALL = Action(id="11111111-1111-4111-8111-111111111111", who="person", what=Item(label="Appeler la CAF"))
VISIT = Action(id="22222222-2222-4222-8222-222222222222", who="worker", what=Item(label="Visiter un logement"))


@pytest.fixture
def sophie(session: Session) -> str:
    notebook = add_person(session, NewPerson("Sophie", "Tifour", date(1982, 2, 1)))
    put(session, notebook, CALL)
    return notebook


@pytest.fixture
def sophie_again(session: Session) -> str:
    """The same person under an accent, with a notebook of her own."""
    notebook = add_person(session, NewPerson("Sophié", "Tifour", date(1982, 2, 1)))
    person = open_notebook(session, notebook).notebook.person
    put(session, notebook, msgspec.structs.replace(person, phones=("+33601020304",), address=Address(city="Die")))
    put(session, notebook, VISIT)
    return notebook


def actions(session: Session, notebook: str) -> set[str]:
    held = open_notebook(session, notebook).notebook.entries(Action)
    return {entry.record.what.label for entry in held if entry.record.what}


def names(session: Session) -> list[str]:
    return sorted(line.name for line in session.directory.lines())


def whole(session: Session, *notebooks: str) -> None:
    """Nothing is amiss in these notebooks, and their records are the fold of their facts."""
    for notebook in notebooks:
        close_notebook(session, notebook)
    assert integrity.check(session, silent).whole


def test_the_notebook_that_is_kept_holds_all_of_both_and_the_other_leaves_the_list(
    session: Session, sophie: str, sophie_again: str
) -> None:
    assert [line.id for line in same_people(session, sophie)] == [sophie_again]
    merge_notebooks(session, sophie, sophie_again)
    notebook = open_notebook(session, sophie).notebook
    assert actions(session, sophie) == {"Appeler la CAF", "Visiter un logement"}
    assert notebook.person.phones == ("+33601020304",)
    assert notebook.ids == (sophie, sophie_again)
    assert [line.id for line in session.directory.lines()] == [sophie]
    assert merged_into(session, sophie) == (sophie_again,)
    whole(session, sophie, sophie_again)


def test_merging_again_changes_nothing_more_than_the_day(session: Session, sophie: str, sophie_again: str) -> None:
    merge_notebooks(session, sophie, sophie_again)
    before = actions(session, sophie)
    merge_notebooks(session, sophie, sophie_again)
    assert actions(session, sophie) == before
    with pytest.raises(InvalidField):
        merge_notebooks(session, sophie, sophie)


def test_separated_each_has_its_own_again_and_no_history_of_the_other(
    session: Session, sophie: str, sophie_again: str
) -> None:
    merge_notebooks(session, sophie, sophie_again)
    separate_notebooks(session, sophie, sophie_again)
    assert (actions(session, sophie), actions(session, sophie_again)) == ({"Appeler la CAF"}, {"Visiter un logement"})
    assert open_notebook(session, sophie).notebook.person.phones is None
    assert open_notebook(session, sophie).notebook.person.first_name == "Sophie"
    told = " ".join(line.after_text for change in history(session, sophie) for line in change.lines)
    assert "Visiter" not in told
    assert names(session) == ["Sophie Tifour", "Sophié Tifour"]
    assert merged_into(session, sophie) == ()
    whole(session, sophie, sophie_again)
    with pytest.raises(RecordNotFound):
        separate_notebooks(session, sophie, sophie_again)


@pytest.mark.parametrize("into_the_later", [True, False])
def test_both_keep_the_referent_each_had(
    session: Session, sophie: str, sophie_again: str, into_the_later: bool
) -> None:
    kept, other = (sophie_again, sophie) if into_the_later else (sophie, sophie_again)
    merge_notebooks(session, kept, other)
    separate_notebooks(session, kept, other)
    for notebook in (kept, other):
        members = [entry.record for entry in open_notebook(session, notebook).notebook.entries(Member)]
        assert [(member.name, member.referent) for member in members] == [(session.staff.name, True)]


def test_what_was_written_since_goes_where_it_belongs(session: Session, sophie: str, sophie_again: str) -> None:
    merge_notebooks(session, sophie, sophie_again)
    put(session, sophie, msgspec.structs.replace(VISIT, status=action_status("done")))
    new = Contact(id="33333333-3333-4333-8333-333333333333", name="Karim Benali")
    put(session, sophie, new)
    separate_notebooks(session, sophie, sophie_again)
    assert actions(session, sophie) == {"Appeler la CAF"}
    (visit,) = [entry.record for entry in open_notebook(session, sophie_again).notebook.entries(Action)]
    assert visit.status == action_status("done")
    assert [entry.record for entry in open_notebook(session, sophie).notebook.entries(Contact)] == [new]
    whole(session, sophie, sophie_again)


def test_a_situation_ticked_in_both_meets_and_each_keeps_its_own_when_separated(
    session: Session, sophie: str, sophie_again: str
) -> None:
    key = "situation/logement/hebergement"
    ticked = Situation(id=key, label="Hébergé", state=SituationState(value="yes", on="2026-01-02"))
    put(session, sophie, ticked)
    put(session, sophie_again, msgspec.structs.replace(ticked, state=SituationState(value="no", on="2026-02-03")))

    def state(notebook: str) -> str | None:
        entry = open_notebook(session, notebook).notebook.find(Situation, key)
        return entry.record.state.value if entry and entry.record.state else None

    merge_notebooks(session, sophie, sophie_again)
    assert state(sophie) == "no"
    separate_notebooks(session, sophie, sophie_again)
    assert (state(sophie), state(sophie_again)) == ("yes", "no")


def test_merged_the_other_way_round_after_a_separation_nothing_is_missing(
    session: Session, sophie: str, sophie_again: str
) -> None:
    merge_notebooks(session, sophie, sophie_again)
    separate_notebooks(session, sophie, sophie_again)
    merge_notebooks(session, sophie_again, sophie)
    assert actions(session, sophie_again) == {"Appeler la CAF", "Visiter un logement"}
    assert open_notebook(session, sophie_again).notebook.person.last_name == "Tifour"
    assert [line.id for line in session.directory.lines()] == [sophie_again]
    separate_notebooks(session, sophie_again, sophie)
    assert actions(session, sophie_again) == {"Visiter un logement"}
    whole(session, sophie, sophie_again)


def test_the_list_made_again_still_shows_the_person_once(session: Session, sophie: str, sophie_again: str) -> None:
    merge_notebooks(session, sophie, sophie_again)
    integrity.rebuild(session, (), silent)
    refresh(session, silent)
    assert [line.id for line in session.directory.lines()] == [sophie]


def test_one_that_came_inside_another_is_taken_out_of_both(session: Session, sophie: str, sophie_again: str) -> None:
    """She was brought into a second notebook, then both into a third; she alone was another person."""
    other = add_person(session, NewPerson("Zofia", "Tifour", date(1982, 2, 1)))
    put(session, other, msgspec.structs.replace(CALL, id="55555555-5555-4555-8555-555555555555"))
    merge_notebooks(session, sophie_again, other)
    put(
        session, sophie_again, msgspec.structs.replace(CALL, id="55555555-5555-4555-8555-555555555555", by="2026-12-01")
    )
    merge_notebooks(session, sophie, sophie_again)
    separate_notebooks(session, sophie, other)
    assert {line.id for line in session.directory.lines()} == {sophie, other}
    assert merged_into(session, sophie) == (sophie_again,)
    separate_notebooks(session, sophie, sophie_again)
    integrity.rebuild(session, (), silent)
    assert names(session) == ["Sophie Tifour", "Sophié Tifour", "Zofia Tifour"]
    assert [actions(session, one) for one in (sophie, sophie_again, other)] == [
        {"Appeler la CAF"},
        {"Visiter un logement"},
        {"Appeler la CAF"},
    ]
    (call,) = [entry.record for entry in open_notebook(session, other).notebook.entries(Action)]
    assert call.by == "2026-12-01", "what was written since went with her"
    whole(session, sophie, sophie_again, other)


def test_a_list_made_again_does_not_hide_who_was_taken_out(session: Session, sophie: str, sophie_again: str) -> None:
    other = add_person(session, NewPerson("Zofia", "Tifour", date(1982, 2, 1)))
    merge_notebooks(session, sophie_again, other)
    merge_notebooks(session, sophie, sophie_again)
    separate_notebooks(session, sophie, other)
    integrity.rebuild(session, (), silent)
    assert {line.id for line in session.directory.lines()} == {sophie, other}


def test_merged_again_after_a_separation_nothing_is_missing(session: Session, sophie: str, sophie_again: str) -> None:
    merge_notebooks(session, sophie, sophie_again)
    put(session, sophie, msgspec.structs.replace(VISIT, status=action_status("done")))
    separate_notebooks(session, sophie, sophie_again)
    assert before_merging(session, sophie, sophie_again).merged.actions == 2
    merge_notebooks(session, sophie, sophie_again)
    assert actions(session, sophie) == {"Appeler la CAF", "Visiter un logement"}
    separate_notebooks(session, sophie, sophie_again)
    assert (actions(session, sophie), actions(session, sophie_again)) == ({"Appeler la CAF"}, {"Visiter un logement"})


def test_a_home_brought_from_another_computer_still_shows_the_person_once(
    session: Session, sophie: str, sophie_again: str
) -> None:
    merge_notebooks(session, sophie, sophie_again)
    for notebook in (sophie, sophie_again):
        close_notebook(session, notebook)
        os.utime(session.layout.notebook(notebook))  # a copy does not keep the times of files
    assert refresh(session, silent).read == (sophie,)
    assert [line.id for line in session.directory.lines()] == [sophie]


def test_a_private_interview_stays_private_after_a_merge(session: Session, sophie: str, sophie_again: str) -> None:
    said = Interview(
        id="44444444-4444-4444-8444-444444444444",
        text="confié",
        on=Wall(local="2026-11-01T10:00", tz="Europe/Paris"),
        visibility="private",
    )
    put(session, sophie_again, said)
    merge_notebooks(session, sophie, sophie_again)
    (entry,) = open_notebook(session, sophie).notebook.entries(Interview)
    assert entry.record.visibility == "private"
    stamp = entry.stamp("text")
    assert stamp is not None
    assert stamp.author == session.staff.id
