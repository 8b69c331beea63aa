"""What a bundle would change here: each incoming fact against what is known."""

import msgspec
import pytest
from tests.unit.exchanged import Side

from carnet_desktop.domain.facts import Fact
from carnet_desktop.domain.receiving import Comparison, IncomingField, Standing, accepted, compare
from carnet_desktop.domain.records import Action, Item, Person, Work
from carnet_desktop.domain.writing import Edit, deletion
from carnet_desktop.errors import FactForged, RecordNotFound

CALL = Action(id="call", what=Item(label="Appeler"), who="person")


def a_pair() -> tuple[Side, Side]:
    """Two structures; the first has handed the notebook to the second."""
    here, there = Side("here"), Side("there")
    here.put(Person(id="person", first_name="Fatou", last_name="Diarra"), Work(id="work", last_job="Vendeuse"), CALL)
    here.sends(there, here.leaves())
    there.moment = here.moment
    return here, there


def standings(comparison: Comparison) -> dict[str, Standing]:
    return {f"{record.kind}/{record.record}": record.standing for record in comparison.records}


def the_field(comparison: Comparison, field: str) -> IncomingField:
    (found,) = [one for record in comparison.records for one in record.fields if one.field == field]
    return found


def the_fact(side: Side, field: str) -> Fact:
    (found,) = [fact for fact in side.journal.values() if fact.field == field]
    return found


def test_in_an_empty_notebook_everything_is_new() -> None:
    here, _there = a_pair()
    sent = here.leaves()
    comparison = compare({}, {}, sent.facts, "there", ())
    assert standings(comparison) == dict.fromkeys(("person/person", "work/work", "action/call"), Standing.NEW)
    assert (comparison.fresh, comparison.claimed, comparison.known) == (sent.facts, (), 0)


def test_what_came_already_is_known_and_changes_nothing() -> None:
    here, there = a_pair()
    comparison = there.compares(here.leaves().facts)
    assert set(standings(comparison).values()) == {Standing.KNOWN}
    assert (comparison.fresh, comparison.claimed, comparison.known) == ((), (), len(here.leaves().facts))


def test_a_later_value_changes_ours_and_both_are_shown() -> None:
    here, there = a_pair()
    ours = the_fact(here, "last_job")
    (theirs,) = there.write(Edit("work", "work", "last_job", "Couturière"))
    comparison = here.compares(there.leaves().facts)
    assert the_field(comparison, "last_job") == IncomingField("last_job", Standing.CHANGES, ours, theirs)
    assert standings(comparison) == {
        "person/person": Standing.KNOWN,
        "work/work": Standing.CHANGES,
        "action/call": Standing.KNOWN,
    }
    assert theirs in comparison.fresh


def test_a_field_that_was_empty_changes_a_record_that_stands_here() -> None:
    here, there = a_pair()
    there.write(Edit("work", "work", "mobility", {"km": 30}))
    comparison = here.compares(there.leaves().facts)
    assert the_field(comparison, "mobility").standing is Standing.NEW
    assert standings(comparison)["work/work"] is Standing.CHANGES


def test_an_older_value_loses_to_ours_and_is_kept() -> None:
    here, there = a_pair()
    (theirs,) = there.write(Edit("work", "work", "last_job", "Couturière"))
    here.moment = there.moment
    (ours,) = here.write(Edit("work", "work", "last_job", "Gardienne"))
    comparison = here.compares(there.leaves().facts)
    assert the_field(comparison, "last_job") == IncomingField("last_job", Standing.NEWER_HERE, ours, theirs)
    assert standings(comparison)["work/work"] is Standing.NEWER_HERE
    assert theirs in comparison.fresh
    here.accepts(there.leaves())
    assert here.winners()[ours.place] == ours


def test_the_same_value_written_by_both_changes_nothing() -> None:
    here, there = a_pair()
    here.write(Edit("work", "work", "last_job", "Gardienne"))
    (theirs,) = there.write(Edit("work", "work", "last_job", "Gardienne"))
    comparison = here.compares(there.leaves().facts)
    assert standings(comparison)["work/work"] is Standing.KNOWN
    assert theirs in comparison.fresh


def test_what_was_deleted_here_and_changed_there_is_told() -> None:
    here, there = a_pair()
    here.write(*deletion(CALL))
    there.moment = here.moment
    there.write(Edit("action", "call", "by", "2026-12-10"))
    comparison = here.compares(there.leaves().facts)
    assert the_field(comparison, "by").standing is Standing.DELETED_HERE
    assert standings(comparison)["action/call"] is Standing.DELETED_HERE


def test_a_deletion_and_a_restoration_there_change_ours() -> None:
    here, there = a_pair()
    there.write(*deletion(CALL))
    assert standings(here.compares(there.leaves().facts))["action/call"] is Standing.CHANGES
    here.accepts(there.leaves())
    there.write(*deletion(CALL, deleted=False))
    assert standings(here.compares(there.leaves().facts))["action/call"] is Standing.CHANGES


def test_a_fact_that_says_we_wrote_it_and_is_unknown_is_chosen_apart() -> None:
    here, there = a_pair()
    (real,) = there.write(Edit("work", "work", "last_job", "Couturière"))
    forged = msgspec.structs.replace(real, id="forged", structure="here", at="2027-01-01T00:00:00.000000Z")
    comparison = here.compares([real, forged])
    assert (comparison.fresh, comparison.claimed) == ((real,), (forged,))
    assert [one.standing for record in comparison.records for one in record.fields] == [
        Standing.CHANGES,
        Standing.CLAIMED,
    ]
    assert accepted(comparison, ()) == (real,)
    assert accepted(comparison, {"forged"}) == (real, forged)
    with pytest.raises(RecordNotFound):
        accepted(comparison, {real.id})


def test_an_author_who_says_to_be_one_of_ours_is_shown() -> None:
    here, there = a_pair()
    (fact,) = there.write(Edit("author", "worker-of-here", "name", "Un autre nom"))
    assert here.compares([fact]).records == ()
    claimed = msgspec.structs.replace(fact, structure="here")
    assert standings(here.compares([claimed])) == {"author/worker-of-here": Standing.CLAIMED}


@pytest.mark.parametrize("change", [{"value": "autre"}, {"structure": "there"}, {"kind": "budget"}, {"v": 2}])
def test_one_id_with_other_bytes_is_forged_whoever_it_says_it_is(change: dict[str, object]) -> None:
    here, there = a_pair()
    known = the_fact(here, "last_job")
    with pytest.raises(FactForged) as caught:
        there.compares([msgspec.structs.replace(known, **change)])
    assert caught.value.fact == known.id


def test_one_id_with_two_contents_in_one_bundle_is_forged() -> None:
    here, _there = a_pair()
    fact = here.leaves().facts[0]
    with pytest.raises(FactForged):
        compare({}, {}, [fact, msgspec.structs.replace(fact, salt="ff" * 16)], "there", ())
    assert len(compare({}, {}, [fact, fact], "there", ()).fresh) == 1


def test_what_was_erased_here_does_not_come_back() -> None:
    here, _there = a_pair()
    gone = the_fact(here, "last_job")
    comparison = compare({}, {}, here.leaves().facts, "there", {gone.id})
    assert gone not in comparison.fresh
    assert "work/work" not in standings(comparison)
