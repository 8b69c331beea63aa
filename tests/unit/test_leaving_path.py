"""What leaves of a person's path: health and justice are asked, papers one by one, a focus with all it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.exchanged import ALL, Side

from carnet_desktop.domain.leaving import Asked, Leaving
from carnet_desktop.domain.records import (
    Action,
    Closed,
    Closure,
    Contract,
    Document,
    FileRef,
    Focus,
    Item,
    Objective,
    Orientation,
    OrientationDecided,
    Retention,
    Review,
    Sensitive,
    Situation,
    SituationState,
)
from carnet_desktop.domain.situations import free_code, situation_id
from carnet_desktop.domain.vocabularies import actions, chosen, objectives, themes
from carnet_desktop.domain.writing import Edit, deletion

HEALTH = chosen("Santé", themes())
HOUSING = chosen("Logement", themes())
CARE = objectives("sante")[0]
COURT = chosen("Prendre en compte une problématique judiciaire", objectives(None))
YES = SituationState(value="yes", on="2026-11-20")


@pytest.fixture
def side() -> Side:
    return Side("here")


def questions(leaving: Leaving) -> dict[str, Sensitive | None]:
    asked: list[Asked] = [asked for section in leaving.sections for asked in section.asked]
    return {question.key: question.why for question in asked}


def situation(theme: str, code: str) -> Situation:
    return Situation(id=situation_id(theme, code), state=YES, label=code)


@pytest.mark.parametrize(
    ("theme", "code", "why"),
    [
        ("sante", "existence_dossier_mdph", Sensitive.HEALTH),
        ("sante", "nothing_to_report", Sensitive.HEALTH),
        ("sante", free_code("Dort mal"), Sensitive.HEALTH),
        ("sante", "of_a_newer_version", None),
        ("difficulte_administrative", "difficulte_ordre_juridique", Sensitive.JUSTICE),
        ("contraintes_familiales", "enfant_situation_handicap", Sensitive.DISABILITY),
        ("logement", "of_a_newer_version", None),
        ("of_a_newer_version", "locataire", None),
    ],
)
def test_a_situation_of_health_or_justice_is_asked_and_so_is_one_that_is_not_known(
    theme: str, code: str, why: Sensitive | None, side: Side
) -> None:
    side.put(situation(theme, code))
    key = f"situation/{situation_id(theme, code)}"
    assert side.leaves().records == ()
    assert questions(side.leaves()) == {key: why}
    assert side.leaves(ALL, key).records == (key,)


@pytest.mark.parametrize("code", ["locataire_parc_prive", "nothing_to_report", free_code("Dort chez sa sœur")])
def test_any_other_situation_leaves_with_its_section(code: str, side: Side) -> None:
    side.put(situation("logement", code))
    assert questions(side.leaves()) == {}
    assert len(side.leaves().records) == 1
    assert side.leaves({"identity"}).records == ()


def test_a_focus_on_health_leaves_with_all_it_holds_or_not_at_all(side: Side) -> None:
    side.put(
        Focus(id="f", theme=HEALTH),
        Objective(id="o", focus="f", title=Item(label="CANARI")),
        Action(id="a", objective="o", who="person", what=Item(label="CANARI")),
        Action(id="coded", objective="o", who="person", what=actions("sante")[0]),
    )
    leaving = side.leaves()
    assert leaving.records == ()
    assert questions(leaving) == {"focus/f": Sensitive.HEALTH}, "one question for all of it"
    assert set(side.leaves(ALL, "focus/f").records) == {"focus/f", "objective/o", "action/a", "action/coded"}


def test_another_sensitive_thing_under_a_focus_is_asked_apart(side: Side) -> None:
    side.put(Focus(id="f", theme=HOUSING), Objective(id="o", focus="f", title=COURT))
    side.put(Action(id="a", objective="o", who="person", what=Item(label="CANARI")))
    assert questions(side.leaves()) == {"objective/o": Sensitive.JUSTICE}
    assert side.leaves().records == ("focus/f",)
    assert set(side.leaves(ALL, "objective/o").records) == {"focus/f", "objective/o", "action/a"}


@pytest.mark.parametrize("gone", [True, False])
def test_what_has_lost_its_sensitive_focus_is_asked_itself(gone: bool, side: Side) -> None:
    side.put(Focus(id="f", theme=HEALTH), Objective(id="o", focus="f", title=Item(label="CANARI")))
    if gone:
        side.write(*deletion(Focus(id="f")))
        assert questions(side.leaves()) == {"objective/o": Sensitive.HEALTH}
    else:
        side.write(Edit("objective", "o", "focus", None))
        assert side.leaves(ALL, "focus/f").records == ("focus/f", "objective/o"), "she took it out of there"


def test_an_objective_of_a_health_list_is_asked_wherever_it_stands(side: Side) -> None:
    side.put(Objective(id="o", title=CARE), Action(id="a", who="person", what=actions("sante")[0]))
    assert questions(side.leaves()) == {"objective/o": Sensitive.HEALTH, "action/a": Sensitive.HEALTH}
    assert side.leaves().records == ()


def test_papers_are_asked_one_by_one_and_contracts_leave(side: Side) -> None:
    file = FileRef(sha256="ab" * 32, name="cni.pdf", media_type="application/pdf", size=3)
    side.put(Document(id="d", title="CNI", state="received", file=file), Document(id="e", title="RIB", state="missing"))
    side.put(Contract(id="c", kind_=Item(label="CER"), from_="2026-01-01"))
    assert side.leaves().records == ("contract/c",)
    assert questions(side.leaves()) == {"document/d": Sensitive.PAPER, "document/e": Sensitive.PAPER}
    assert side.leaves(ALL, "document/d").records == ("contract/c", "document/d")


def test_what_is_ours_never_leaves(side: Side) -> None:
    decided = OrientationDecided(on="2026-11-20", type=Item(label="CANARI"))
    side.put(Orientation(id="here/1", decided=decided))
    side.put(Retention(id="here/retention", review=Review(on="2026-11-20", decision="keep", reason="CANARI")))
    side.put(Closure(id="here/2", closed=Closed(on="2026-11-20", reason=Item(label="CANARI"))))
    assert side.leaves_whole().records == ()


_THEMES = st.sampled_from([HEALTH, HOUSING])
_TITLES = st.sampled_from([Item(label="CANARI"), CARE, COURT, objectives("logement")[0]])


@given(
    st.lists(_THEMES, min_size=1, max_size=3), st.lists(st.tuples(st.integers(0, 3), _TITLES), max_size=4), st.data()
)
def test_nothing_leaves_from_under_what_was_not_agreed_to(
    focuses: list[Item], aims: list[tuple[int, Item]], data: st.DataObject
) -> None:
    side = Side("here")
    for n, theme in enumerate(focuses):
        side.put(Focus(id=f"f{n}", theme=theme))
    for n, (under, title) in enumerate(aims):
        side.put(Objective(id=f"o{n}", focus=f"f{under}", title=title))
        side.put(Action(id=f"a{n}", objective=f"o{n}", who="person", what=Item(label="CANARI")))
    keys = sorted(questions(side.leaves()))
    agreed = data.draw(st.sets(st.sampled_from(keys)) if keys else st.just(set()))
    left = set(side.leaves(ALL, *agreed).records)
    for n, theme in enumerate(focuses):
        assert (f"focus/f{n}" in left) == (theme != HEALTH or f"focus/f{n}" in agreed)
    for n, (under, title) in enumerate(aims):
        free = under >= len(focuses) or f"focus/f{under}" in left
        if not free:
            assert f"objective/o{n}" not in left
        if title == COURT and f"objective/o{n}" not in agreed:
            assert f"objective/o{n}" not in left
        assert f"objective/o{n}" in left or f"action/a{n}" not in left
    assert set(side.leaves_whole().records) >= left
