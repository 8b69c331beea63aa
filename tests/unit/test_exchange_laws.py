"""The laws of handing a notebook back and forth, whatever two workers write and in whatever order bundles come."""

from typing import TypeAlias

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.exchanged import Side

from carnet_desktop.domain.facts import JSON, fold
from carnet_desktop.domain.leaving import Leaving
from carnet_desktop.domain.receiving import Standing
from carnet_desktop.domain.records import Interview
from carnet_desktop.domain.sections import SECTIONS, STAYING_KINDS
from carnet_desktop.domain.writing import Edit

_PLACES = (
    ("person", "person", "first_name"),
    ("rights", "rights", "are"),
    ("rights", "rights", "aah"),
    ("work", "work", "last_job"),
    ("action", "a1", "who_text"),
    ("action", "a1", "deleted"),
    ("action", "a2", "who_text"),
    ("contact", "c1", "name"),
    ("contact", "c1", "sensitive"),
    ("contact", "c1", "deleted"),
    ("interview", "i1", "text"),
    ("interview", "i1", "visibility"),
    ("interview", "i1", "deleted"),
    ("member", "{structure}/m", "name"),
    ("member", "{structure}/m", "email"),
    ("nir", "{structure}/nir", "value"),
    ("external_id", "{structure}", "value"),
    ("consent", "{structure}/c", "given"),
    ("budget", "b1", "amount"),
)
Write: TypeAlias = tuple[int, tuple[str, str, str], str, str, bool]
"""Which side, where, and the text, the visibility or the flag that it sets."""
_writes: st.SearchStrategy[Write] = st.tuples(
    st.integers(0, 1),
    st.sampled_from(_PLACES),
    st.sampled_from(["un", "deux", "trois"]),
    st.sampled_from(["private", "team", "transferable"]),
    st.booleans(),
)
_sections = st.frozensets(st.sampled_from(SECTIONS))
_few = settings(deadline=None, max_examples=60)


def _write(pair: tuple[Side, Side], written: Write) -> None:
    who, (kind, record, field), text, code, flag = written
    side = pair[who]
    values: dict[str, JSON] = {"deleted": flag, "sensitive": flag, "visibility": code}
    what = Edit("work", record.format(structure=side.structure), field, values.get(field, text))
    fact = side.write(what)[0]
    side.journal[fact.id] = msgspec.structs.replace(fact, kind=kind)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Side, Side]:
    """Two sides that have written, and handed over a part now and then."""
    pair = Side("here"), Side("there")
    for written in draw(st.lists(st.tuples(_writes, st.none() | _sections), max_size=12)):
        what, handed = written
        _write(pair, what)
        if handed:
            pair[what[0]].sends(pair[1 - what[0]], pair[what[0]].leaves(handed))
    return pair


def _stays(side: Side, kind: str, record: str) -> bool:
    """Whether a record cannot be handed over (any more): deleted, or an interview that is not transferable."""
    winners = {place.field: fact.value for place, fact in side.winners().items() if place[:2] == (kind, record)}
    hidden = kind == Interview.kind.name and winners.get("visibility") != "transferable"
    return hidden or winners.get("deleted") is True


@_few
@given(pairs())
def test_once_both_accepted_everything_what_was_sent_is_the_same_on_both_sides(pair: tuple[Side, Side]) -> None:
    here, there = pair
    sent: list[Leaving] = []
    for giver, taker in ((here, there), (there, here), (here, there), (there, here)):
        sent.append(giver.leaves_whole())
        giver.sends(taker, sent[-1])
    mine, theirs = here.winners(), there.winners()
    for place in {fact.place for leaving in sent for fact in leaving.facts}:
        if place.field == "deleted" or not (_stays(here, *place[:2]) or _stays(there, *place[:2])):
            assert mine[place] == theirs[place]
    for giver, taker in ((here, there), (there, here)):
        assert taker.compares(giver.leaves_whole().facts).fresh == (), "there is nothing left to hand over"


@_few
@given(pairs(), st.lists(st.tuples(_sections, st.lists(_writes, max_size=4)), min_size=1, max_size=4), st.data())
def test_bundles_in_any_order_any_subset_any_number_of_times_lose_nothing(
    pair: tuple[Side, Side], rounds: list[tuple[frozenset[str], list[Write]]], data: st.DataObject
) -> None:
    here, there = pair
    bundles: list[Leaving] = []
    for sections, writes in rounds:
        bundles.append(here.leaves(sections))
        for written in writes:
            _write(pair, written)
    before = dict(there.journal)
    order = [*data.draw(st.permutations(bundles)), *data.draw(st.lists(st.sampled_from(bundles), max_size=4))]
    for bundle in order:
        known, winners = dict(there.journal), there.winners()
        assert there.compares(bundle.facts).claimed == ()
        there.accepts(bundle)
        assert all(there.journal[key] == fact for key, fact in known.items())
        now = there.winners()
        assert all(now[place].order >= fact.order for place, fact in winners.items())
    everything = [*before.values(), *(fact for bundle in bundles for fact in bundle.facts)]
    assert there.winners() == fold(everything), "as if all had come at once"


@_few
@given(pairs(), _sections, st.data())
def test_nothing_that_must_stay_ever_leaves(
    pair: tuple[Side, Side], sections: frozenset[str], data: st.DataObject
) -> None:
    side = pair[0]
    keys = [asked.key for section in side.leaves(SECTIONS).sections for asked in section.asked]
    ticked = data.draw(st.sets(st.sampled_from([*keys, "nir/here/nir", "interview/i1", "member/here/m/email"])))
    leaving = side.leaves(sections, *ticked)
    winners = side.winners()
    content = [fact for fact in leaving.facts if fact.kind not in ("author", "change", "notebook")]
    assert all(winners[fact.place] == fact for fact in leaving.facts), "an overwritten value"
    assert {f"{fact.kind}/{fact.record}" for fact in content} == set(leaving.records)
    for fact in content:
        key = f"{fact.kind}/{fact.record}"
        assert fact.kind not in STAYING_KINDS
        assert (key in side.shared) if fact.field == "deleted" and fact.value else not _stays(side, *fact.place[:2])
        if fact.kind == "member":
            assert fact.field in ("name", "function", "structure_name", "deleted")
        if (fact.kind, fact.field) == ("rights", "aah"):
            assert "rights/rights/aah" in ticked
        if fact.kind == "budget":
            assert key in ticked


@_few
@given(pairs())
def test_a_bundle_says_before_it_is_accepted_what_it_will_do(pair: tuple[Side, Side]) -> None:
    here, there = pair
    sent = here.leaves_whole()
    comparison, before = there.compares(sent.facts), there.winners()
    there.accepts(sent)
    after = there.winners()
    for field in (field for record in comparison.records for field in record.fields):
        place = field.after.place
        assert field.before == before.get(place)
        if field.standing in (Standing.CHANGES, Standing.NEW, Standing.DELETED_HERE):
            assert after[place] == field.after
        elif field.standing is Standing.NEWER_HERE:
            assert after[place] == field.before
        elif place in before:
            assert after[place].value == before[place].value
    changed = {place for place, fact in after.items() if before.get(place) != fact}
    assert changed <= {fact.place for fact in comparison.fresh}
