"""Contracts, the team and its référent, the end of a follow-up, wanted jobs, the minimum wage."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.held_notebook import STRUCTURE, holding, notebook

from carnet_desktop.domain.closing import closed_on, closures, is_closed, new_closure, reopened
from carnet_desktop.domain.contracts import MONTHS, contracts_of, end_after, ending, runs
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import Contract, Item, Member, Record, WantedJob
from carnet_desktop.domain.smic import Smic, smic_on
from carnet_desktop.domain.team import handover, is_referent, referents, team_of
from carnet_desktop.domain.wanted_jobs import moved, next_rank, wanted_jobs
from carnet_desktop.domain.writing import edits

TODAY = date(2026, 11, 24)


def contract(key: str, begin: str | None, end: str | None = None) -> Contract:
    return Contract(id=key, kind_=Item(label="CER"), from_=begin, to=end)


@pytest.mark.parametrize(
    ("begin", "months", "last"),
    [
        ("2026-01-01", 3, "2026-03-31"),
        ("2026-03-12", 6, "2026-09-11"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-03-01", 12, "2027-02-28"),
        ("2026-03-12", 24, "2028-03-11"),
    ],
)
def test_a_contract_of_so_many_months_ends_the_day_before(begin: str, months: int, last: str) -> None:
    assert end_after(date.fromisoformat(begin), months).isoformat() == last


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(MONTHS))
def test_the_next_contract_of_the_same_length_begins_where_the_former_ended(begin: date, months: int) -> None:
    last = end_after(begin, months)
    following = last + timedelta(days=1)
    assert (following.year - begin.year) * 12 + following.month - begin.month == months + (following.day < begin.day)
    assert following.day in (begin.day, 1)


@pytest.mark.parametrize(
    ("end", "left"),
    [("2026-11-23", None), ("2026-11-24", 0), ("2026-12-25", 31), ("2026-12-26", None), (None, None)],
)
def test_a_contract_is_said_to_end_in_its_last_month(end: str | None, left: int | None) -> None:
    assert ending(contract("c", "2026-01-01", end), TODAY) == left


def test_a_contract_that_has_not_begun_does_not_end() -> None:
    assert ending(contract("c", "2026-12-01", "2026-12-10"), TODAY) is None


def test_contracts_stand_with_their_history_the_latest_first() -> None:
    state = holding(
        contract("old", "2025-01-01", "2025-06-30"), contract("new", "2026-06-01"), contract("prepared", None)
    )
    assert [entry.record.id for entry in contracts_of(state)] == ["prepared", "new", "old"]
    assert [entry.record.id for entry in contracts_of(state) if runs(entry.record, TODAY)] == ["new"]


def member(name: str, **fields: object) -> Member:
    return msgspec.structs.replace(Member(id=f"{STRUCTURE}/{name}", name=name), **fields)


def written(state: Notebook, *records: Record) -> Notebook:
    """The notebook with the team it has, then these records in the place of theirs."""
    before = {entry.record.id: entry.record for entry in state.all_entries(Member)}
    first = [edit for record in before.values() for edit in edits(record)]
    return notebook(first, [edit for record in records for edit in edits(record, before.get(record.id))])


def test_handing_over_closes_the_former_referent_with_a_day_and_keeps_who_it_was() -> None:
    state = holding(member("claire", referent=True, from_="2026-01-01"))
    later = written(state, *handover(state, member("karim"), "2026-11-24"))
    assert [entry.record.name for entry in referents(later)] == ["karim"]
    former = later.find(Member, f"{STRUCTURE}/claire")
    assert former is not None
    assert (former.record.referent, former.record.to) == (True, "2026-11-24")
    assert [entry.record.name for entry in team_of(later, TODAY)] == ["karim", "claire"]


def test_the_team_is_in_the_order_of_a_french_list() -> None:
    state = holding(*(member(name) for name in ("Zoé", "émile", "Emma", "Élodie")))
    assert [entry.record.name for entry in team_of(state, TODAY)] == ["Élodie", "émile", "Emma", "Zoé"]


def test_a_former_referent_may_stay_in_the_team() -> None:
    state = holding(member("claire", referent=True, from_="2026-01-01"), member("karim", from_="2026-02-01"))
    later = written(state, *handover(state, member("karim"), "2026-11-24", stays=True))
    claire, karim = (later.find(Member, f"{STRUCTURE}/{name}") for name in ("claire", "karim"))
    assert claire is not None
    assert karim is not None
    assert (claire.record.referent, claire.record.to) == (False, None)
    assert karim.record.from_ == "2026-02-01", "she was in the team already"


_NAMES = ["claire", "karim", "lea"]


@given(
    st.sets(st.sampled_from(_NAMES)),
    st.lists(st.tuples(st.sampled_from(_NAMES), st.booleans()), min_size=1, max_size=6),
)
def test_after_any_handovers_one_person_is_referent_and_nobody_is_forgotten(
    first: set[str], handed: list[tuple[str, bool]]
) -> None:
    state = holding(*(member(name, referent=True) for name in sorted(first)))
    for n, (name, stays) in enumerate(handed):
        state = written(state, *handover(state, member(name), f"2026-11-{n + 1:02}", stays=stays))
        assert [entry.record.name for entry in referents(state)] == [name]
    known = {entry.record.name for entry in state.entries(Member)}
    assert known == first | {name for name, _stays in handed}
    assert [is_referent(entry.record) for entry in team_of(state, TODAY)][1:] == [False] * (len(known) - 1)


def test_a_follow_up_ends_and_goes_on_and_ends_again() -> None:
    reason = Item(label="Emploi")
    end = new_closure(STRUCTURE, "2026-03-01", reason)
    state = holding(end)
    assert (is_closed(state), closed_on(state)) == (True, "2026-03-01")
    (again,) = reopened(state, "2026-06-01", " Retour ")
    assert again.reopened is not None
    assert again.reopened.reason == "Retour"
    going = holding(again)
    assert (is_closed(going), closed_on(going)) == (False, None)
    twice = holding(again, new_closure(STRUCTURE, "2026-11-01", reason))
    assert [entry.record.closed.on for entry in closures(twice) if entry.record.closed] == ["2026-11-01", "2026-03-01"]
    assert closed_on(twice) == "2026-11-01"


def test_taking_up_again_takes_back_every_end_that_stands() -> None:
    ends = [new_closure(STRUCTURE, day, Item(label="Emploi")) for day in ("2026-03-01", "2026-04-01")]
    assert {record.id for record in reopened(holding(*ends), "2026-06-01", "Retour")} == {end.id for end in ends}


def test_wanted_jobs_are_in_her_order() -> None:
    state = holding(
        *(WantedJob(id=key, rank=rank, job=Item(label=key)) for key, rank in (("b", 2), ("a", 1), ("z", None)))
    )
    assert [entry.record.id for entry in wanted_jobs(state)] == ["a", "b", "z"]
    assert next_rank(state) == 3
    assert next_rank(holding()) == 1
    assert {record.id: record.rank for record in moved(state, "b", -1)} == {"b": 1, "a": 2, "z": 3}
    assert {record.id: record.rank for record in moved(state, "a", -1)} == {"z": 3}, "she is first already"


@pytest.mark.parametrize(
    ("day", "cents"),
    [("2023-04-30", None), ("2024-10-31", 176_692), ("2024-11-01", 180_180), ("2026-11-24", 182_303)],
)
def test_the_minimum_wage_is_that_of_the_day(day: str, cents: int | None) -> None:
    found = smic_on(date.fromisoformat(day), {})
    assert (found.cents if found else None) == cents


def test_a_structure_adds_the_amount_that_came_after() -> None:
    assert smic_on(TODAY, {"2026-06-01": 190_000}) == Smic(190_000, "2026-06-01")
    assert smic_on(date(2026, 5, 31), {"2026-06-01": 190_000}) == Smic(182_303, "2026-01-01")
