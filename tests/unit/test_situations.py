"""Situations by theme: ticking, ending with a day, and two ways of having nothing that are never mixed up."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.held_notebook import holding, notebook

from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import Situation, SituationState
from carnet_desktop.domain.situations import (
    NOTHING_TO_REPORT,
    Answer,
    ThemeShown,
    answered,
    free_code,
    is_listed,
    place_of,
    sensitivity,
    situation_id,
    situations_of,
)
from carnet_desktop.domain.vocabularies import situations
from carnet_desktop.domain.writing import Edit, deletion, edits

HOUSING = "logement"
CODES = [term.code for term in situations()[HOUSING].terms]
RENT, TENANT = CODES[2], CODES[8]
DAY = "2026-11-20"


def after(state: Notebook, *answers: tuple[Answer, str], theme: str = HOUSING) -> Notebook:
    """The notebook once these answers, each on its day, are written one after the other."""
    written: list[list[Edit]] = [[edit for e in state.all_entries(Situation) for edit in edits(e.record)]]
    for answer, on in answers:
        state = notebook(*written)
        known = {entry.record.id: entry.record for entry in state.all_entries(Situation)}
        written.append(
            [e for record in answered(state, theme, answer, on) for e in edits(record, known.get(record.id))]
        )
    return notebook(*written)


def housing(state: Notebook) -> ThemeShown:
    return next(shown for shown in situations_of(state) if shown.theme == HOUSING)


def codes(shown: ThemeShown) -> list[str]:
    return [(place_of(entry.record.id) or ("", ""))[1] for entry in shown.open]


def ticks(*ticked: str) -> Answer:
    return Answer(ticked=frozenset(ticked))


def test_a_theme_that_nobody_looked_at_is_not_assessed() -> None:
    shown = situations_of(holding())
    assert [theme.standing for theme in shown] == ["not_assessed"] * 10
    assert shown[0].label == "Logement"


def test_unticking_ends_a_situation_with_its_day_and_ticking_again_opens_the_same_record() -> None:
    state = after(holding(), (ticks(RENT), "2026-01-10"), (ticks(), "2026-03-01"))
    (ended,) = housing(state).ended
    assert ended.record.state == SituationState(value="no", on="2026-03-01")
    assert housing(state).standing == "ended"
    again = after(state, (ticks(RENT), "2026-05-01"))
    assert codes(housing(again)) == [RENT]
    assert len([*again.all_entries(Situation)]) == 1, "one situation, one record"


def test_what_is_ticked_keeps_its_day_and_its_label() -> None:
    old = Situation(
        id=situation_id(HOUSING, RENT), state=SituationState(value="yes", on="2026-01-10"), label="Ancien libellé"
    )
    state = holding(old)
    assert answered(state, HOUSING, ticks(RENT), DAY) == ()
    (change,) = answered(state, HOUSING, ticks(RENT, TENANT), DAY)
    assert change.label == "Locataire du parc privé"


def test_nothing_to_report_is_not_not_assessed() -> None:
    nothing = after(holding(), (Answer(nothing=True), DAY))
    assert housing(nothing).standing == "nothing"
    unseen = after(nothing, (Answer(not_assessed=True), DAY))
    assert housing(unseen).standing == "not_assessed"
    assert housing(after(unseen, (ticks(RENT), DAY))).standing == "open"
    assert not housing(after(nothing, (ticks(RENT), DAY))).to_check


def test_nothing_to_report_ends_what_was_and_not_assessed_takes_it_back() -> None:
    state = after(holding(), (ticks(RENT), "2026-01-10"))
    ended = after(state, (Answer(nothing=True), DAY))
    assert [entry.record.id for entry in housing(ended).ended] == [situation_id(HOUSING, RENT)]
    unseen = after(state, (Answer(not_assessed=True), DAY))
    assert (housing(unseen).open, housing(unseen).ended) == ((), ())


def test_two_structures_that_say_opposite_things_are_to_check() -> None:
    yes = SituationState(value="yes", on=DAY)
    both = holding(
        Situation(id=situation_id(HOUSING, NOTHING_TO_REPORT), state=yes),
        Situation(id=situation_id(HOUSING, RENT), state=yes, label="Loyer"),
    )
    assert (housing(both).standing, housing(both).to_check) == ("open", True)


def test_a_deleted_situation_can_be_ticked_again() -> None:
    gone = Situation(id=situation_id(HOUSING, RENT), state=SituationState(value="yes", on=DAY), label="Loyer")
    state = notebook(edits(gone), deletion(gone))
    (change,) = answered(state, HOUSING, ticks(RENT), DAY)
    assert (change.id, change.deleted) == (gone.id, False)


@pytest.mark.parametrize("words", ["Dort chez sa sœur", "dort chez SA SOEUR ", "Dort  chez sa « sœur »"])
def test_free_words_are_one_situation_whatever_their_case_and_accents(words: str) -> None:
    state = after(holding(), (Answer(added=("Dort chez sa sœur",)), DAY))
    known = codes(housing(state))
    assert known == [free_code(words)]
    assert answered(state, HOUSING, Answer(ticked=frozenset(known), added=(words,)), DAY) == ()


def test_a_situation_of_a_newer_version_is_shown_and_kept() -> None:
    newer = Situation(id="situation/newer/thing", state=SituationState(value="yes", on=DAY), label="Chose")
    shown = situations_of(holding(newer))[-1]
    assert (shown.theme, shown.label, [e.record.label for e in shown.open]) == ("newer", "newer", ["Chose"])
    assert not is_listed(newer.id)


def test_what_is_not_an_id_of_a_situation_says_nothing() -> None:
    assert place_of("situation/logement") is None
    assert sensitivity("person") is None
    assert not is_listed("person")


_answers = st.builds(
    Answer,
    ticked=st.frozensets(st.sampled_from(CODES), max_size=4),
    added=st.lists(st.sampled_from(['Dit "oui"', "Dort chez lui", "dort chez LUI"]), max_size=2).map(tuple),
    nothing=st.booleans(),
    not_assessed=st.booleans(),
)


@given(st.lists(_answers, min_size=1, max_size=4))
def test_what_is_shown_is_the_last_answer_whatever_came_before(answers: list[Answer]) -> None:
    state = after(holding(), *((answer, f"2026-11-{n:02}") for n, answer in enumerate(answers, 1)))
    last, shown = answers[-1], housing(state)
    wanted = last.ticked | {free_code(words) for words in last.added}
    assert set(codes(shown)) == wanted
    if wanted:
        assert shown.standing == "open"
    elif last.nothing:
        assert shown.standing == "nothing"
    elif last.not_assessed:
        assert shown.standing == "not_assessed"
    else:
        assert shown.standing in ("ended", "not_assessed")
    assert not shown.to_check
    assert answered(state, HOUSING, last, "2026-12-01") == (), "saying it again changes nothing"
    ids = [entry.record.id for entry in state.all_entries(Situation)]
    assert len(set(ids)) == len(ids)
    assert all(msgspec.json.decode(msgspec.json.encode(entry.record)) for entry in state.all_entries(Situation))
