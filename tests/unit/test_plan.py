"""The plan as it is read: every action and objective that stands is in it, once, where it belongs."""

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.held_notebook import holding, notebook

from carnet_desktop.domain.labels import ACTION_STATES, action_status, objective_status
from carnet_desktop.domain.plan import (
    FocusShown,
    asks_commitment,
    ended,
    is_open_action,
    is_open_objective,
    open_actions,
    plan_of,
    same_theme,
)
from carnet_desktop.domain.records import Action, Committed, Contract, Focus, Item, Objective, Record
from carnet_desktop.domain.vocabularies import themes
from carnet_desktop.domain.writing import deletion, edits

HOUSING, WORK = themes()[0], themes()[1]


def tree(plan: tuple[FocusShown, ...]) -> list[tuple[str | None, list[tuple[str | None, list[str]]]]]:
    return [
        (
            focus.entry.record.id if focus.entry else None,
            [(o.entry.record.id if o.entry else None, [a.record.id for a in o.actions]) for o in focus.objectives],
        )
        for focus in plan
    ]


def action(key: str, objective: str | None = None, status: str = "in_progress", by: str | None = None) -> Action:
    return Action(id=key, objective=objective, who="person", what=Item(label=key), status=action_status(status), by=by)


def objective(key: str, focus: str | None = None, status: str = "in_progress") -> Objective:
    return Objective(id=key, focus=focus, title=Item(label=key), status=objective_status(status))


def test_focuses_hold_their_objectives_and_these_their_actions() -> None:
    state = holding(
        Focus(id="work", theme=WORK),
        Focus(id="own", theme=Item(label="Jardin")),
        Focus(id="home", theme=HOUSING),
        objective("o", "home"),
        action("a", "o"),
    )
    assert tree(plan_of(state)) == [("home", [("o", ["a"])]), ("work", []), ("own", [])]


def test_what_has_lost_its_place_comes_last_and_is_not_lost() -> None:
    home, aim = Focus(id="home", theme=HOUSING), objective("gone", "home")
    state = notebook(
        [
            edit
            for record in (home, aim, objective("o", "home"), action("a", "gone"), action("b"))
            for edit in edits(record)
        ],
        deletion(home),
        deletion(aim),
    )
    assert tree(plan_of(state)) == [(None, [("o", []), (None, ["a", "b"])])]


def test_an_empty_notebook_has_an_empty_plan() -> None:
    assert plan_of(holding()) == ()


def test_what_goes_on_comes_before_what_has_ended_and_the_nearest_deadline_first() -> None:
    state = holding(
        Focus(id="f", theme=HOUSING),
        objective("done", "f", "done"),
        objective("o", "f"),
        action("finished", "o", "done", "2026-01-01"),
        action("later", "o", by="2026-12-01"),
        action("soon", "o", by="2026-11-25"),
        action("some day", "o"),
    )
    assert tree(plan_of(state)) == [
        ("f", [("o", ["soon", "later", "some day", "finished"]), ("done", [])]),
    ]


def test_an_objective_knows_its_contract() -> None:
    cer = Contract(id="c", kind_=Item(label="CER"), from_="2026-01-01")
    tied = Objective(id="o", title=Item(label="Lire"), contract="c")
    ((loose,),) = (focus.objectives for focus in plan_of(holding(cer, tied)))
    assert loose.contract is not None
    assert loose.contract.record == cer


def test_an_objective_tied_to_a_contract_asks_for_the_person_s_commitment() -> None:
    tied = Objective(id="o", title=Item(label="Lire"), contract="c")
    assert asks_commitment(tied)
    assert not asks_commitment(Objective(id="o"))
    assert not asks_commitment(Objective(id="o", contract="c", committed=Committed(value=False, on="2026-11-20")))


def test_abandoned_by_the_person_is_not_cancelled_by_the_structure() -> None:
    state = holding(objective("o"), action("open", "o"), action("finished", "o", "done"))
    ((shown,),) = (focus.objectives for focus in plan_of(state))
    for state_of_actions in ("abandoned", "cancelled", "done"):
        aim, *actions = ended(shown, "abandoned", state_of_actions)
        assert isinstance(aim, Objective)
        assert aim.status == objective_status("abandoned")
        assert actions == [action("open", "o", state_of_actions)]
    assert ended(shown, "done") == (objective("o", None, "done"),)
    assert ACTION_STATES["abandoned"] != ACTION_STATES["cancelled"]


def test_a_theme_is_worked_on_once_even_renamed() -> None:
    state = holding(Focus(id="f", theme=Item(label="Habitat", code="logement", list_="theme", version="2020")))
    (found,) = same_theme(state, HOUSING)
    assert found.record.theme == Item(label="Habitat", code="logement", list_="theme", version="2020")
    assert same_theme(state, WORK) == same_theme(state, Item(label="Habitat")) == ()
    assert len(same_theme(holding(Focus(id="own", theme=Item(label="Été"))), Item(label="ETE"))) == 1


_maybe = st.sampled_from(["0", "1", "2", None])
_plans = st.tuples(
    st.lists(st.sampled_from([HOUSING, WORK, Item(label='Un « " » de travers')]), max_size=3),
    st.lists(st.tuples(_maybe, st.sampled_from(["in_progress", "done", "abandoned"])), max_size=3),
    st.lists(st.tuples(_maybe, st.sampled_from(sorted(ACTION_STATES))), max_size=5),
    st.sets(st.sampled_from("fo").flatmap(lambda kind: st.sampled_from([f"{kind}{n}" for n in range(3)]))),
)


@given(_plans)
def test_everything_that_stands_is_in_the_plan_exactly_once(
    plan: tuple[list[Item], list[tuple[str | None, str]], list[tuple[str | None, str]], set[str]],
) -> None:
    focuses, aims, does, gone = plan
    records: list[Record] = [Focus(id=f"f{n}", theme=theme) for n, theme in enumerate(focuses)]
    records += [objective(f"o{n}", f"f{under}" if under else None, status) for n, (under, status) in enumerate(aims)]
    records += [action(f"a{n}", f"o{under}" if under else None, status) for n, (under, status) in enumerate(does)]
    deletions = [edit for record in records if record.id in gone for edit in deletion(record)]
    state = notebook([edit for record in records for edit in edits(record)], deletions)
    shown = plan_of(state)
    assert sorted(f.entry.record.id for f in shown if f.entry) == sorted(
        r.id for r in records if isinstance(r, Focus) and r.id not in gone
    )
    assert sorted(o.entry.record.id for f in shown for o in f.objectives if o.entry) == sorted(
        r.id for r in records if isinstance(r, Objective) and r.id not in gone
    )
    assert sorted(a.record.id for f in shown for o in f.objectives for a in o.actions) == [
        f"a{n}" for n in range(len(does))
    ]
    for focus in shown:
        going = [is_open_objective(o.entry.record) for o in focus.objectives if o.entry]
        assert going == sorted(going, reverse=True)
        for held in focus.objectives:
            assert {a.id for a in open_actions(held)} == {a.record.id for a in held.actions if is_open_action(a.record)}
