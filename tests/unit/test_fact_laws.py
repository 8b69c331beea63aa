"""The laws that carry the storage: merging journals, folding winners, and the cases that laws cannot tell apart."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from carnet_desktop.domain.facts import (
    GENESIS,
    JSON,
    Fact,
    canonical,
    fact_bytes,
    fact_hash,
    fold,
    next_at,
    next_chain,
    read_fact,
    utc_text,
)
from carnet_desktop.domain.notebook import Notebook, fold_records
from carnet_desktop.domain.records import Action, Item, Member
from carnet_desktop.domain.writing import Edit, Pen, deletion, edits, facts_of, plain

START = datetime(2026, 11, 24, 9, tzinfo=UTC)
PEN = Pen("staff", "notebook", "structure")

texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abcXYZ_ 09", min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """Few places and few moments, so that facts meet and ties happen."""
    second = draw(st.integers(0, 3))
    return Fact(
        id=draw(st.uuids(version=4)).hex,
        at=utc_text(START + timedelta(seconds=second)),
        change=f"change-{second}",
        author=draw(st.sampled_from(["claire", "mehdi"])),
        notebook="notebook",
        structure="structure",
        kind=draw(st.sampled_from(["person", "action", "from_the_future"])),
        record=draw(st.sampled_from(["one", "two"])),
        field=draw(st.sampled_from(["deleted", "place", "who"])),
        value=draw(values),
        salt="00" * 16,
        v=1,
    )


journals = st.lists(facts(), max_size=12, unique_by=lambda fact: fact.id).map(lambda held: {f.id: f for f in held})


@given(journals, journals, journals)
def test_merging_is_commutative_associative_and_idempotent(
    a: dict[str, Fact], b: dict[str, Fact], c: dict[str, Fact]
) -> None:
    ab, bc = [*a.values(), *b.values()], [*b.values(), *c.values()]
    assert fold(ab) == fold([*b.values(), *a.values()])
    assert fold([*fold(ab).values(), *c.values()]) == fold([*a.values(), *fold(bc).values()])
    assert fold([*ab, *ab]) == fold(ab)


@given(journals, journals)
def test_folding_the_winners_of_one_side_gives_the_same_state_as_folding_all_of_it(
    a: dict[str, Fact], b: dict[str, Fact]
) -> None:
    winners = fold(b.values()).values()
    assert fold([*a.values(), *winners]) == fold([*a.values(), *b.values()])


@given(journals, st.randoms(use_true_random=False))
def test_the_records_are_the_fold_whatever_the_order(journal: dict[str, Fact], random: object) -> None:
    shuffled = list(journal.values())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    folded = fold_records(shuffled)
    assert folded == fold_records(journal.values())
    winners = fold(shuffled)
    assert {(k, r, f): v for (k, r), record in folded.items() for f, v in record.fields.items()} == {
        tuple(place): fact.value for place, fact in winners.items()
    }
    assert {(k, r, f): s[1] for (k, r), record in folded.items() for f, s in record.won.items()} == {
        tuple(place): fact.id for place, fact in winners.items()
    }


@given(journals)
def test_a_notebook_opens_whatever_another_program_wrote_in_it(journal: dict[str, Fact]) -> None:
    notebook = Notebook("notebook", "structure", fold_records(journal.values()))
    for entry in notebook.all_entries(Action):
        assert set(entry.unreadable) <= set(entry.won)


@given(values)
def test_canonical_bytes_are_those_of_rfc_8785(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


EVERY_AWKWARD = "".join(map(chr, range(0x100))) + "\u2028\u2029\ufeff\ufffd\uffff\U0001f600\U0010ffff"


@given(st.text(EVERY_AWKWARD, max_size=12))
def test_awkward_characters_are_written_as_they_always_were(text: str) -> None:
    """As the encoder wrote them that made the first journals: controls, delete, separators, beyond the first plane."""
    value: dict[str, JSON] = {"b": [text], "a": text}
    assert canonical(value) == json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert canonical(EVERY_AWKWARD) == rfc8785.dumps(EVERY_AWKWARD)


@pytest.mark.parametrize("value", [1.5, float("nan"), 2**53, -(2**53), {"é": 1}, {1: 1}, "\ud800", b"x", {"a": [0.1]}])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any of the reasons
        canonical(value)  # type: ignore[arg-type]


@given(facts())
def test_a_fact_is_read_back_from_its_bytes(fact: Fact) -> None:
    assert read_fact(fact_bytes(fact)) == fact
    assert fact_bytes(fact) == canonical(plain(fact))


@pytest.mark.parametrize(
    "change",
    [
        lambda b: b[:-1],
        lambda b: b.replace(b'"v":1', b'"v":1.0'),
        lambda b: b.replace(b'"v":1', b'"v":true'),
        lambda b: b.replace(b'"v":1', b'"v":1,"w":2'),
        lambda b: b.replace(b"2026-", b"26-"),
        lambda b: b.replace(b"2026-11-24", b"2026-02-30"),
        lambda b: b.replace(b'"ici"', b"1.5"),
        lambda b: b.replace(b'"ici"', b"9007199254740992"),
        lambda b: b.replace(b'"ici"', b"[" * 100_000 + b"]" * 100_000),
        lambda b: b.replace(b'"ici"', b'"\\ud800"'),
    ],
)
def test_bytes_that_are_no_fact_are_refused(change: object) -> None:
    changed = change(fact_bytes(_fact(0, "place", "ici")))  # type: ignore[operator]
    with pytest.raises(ValueError):  # noqa: PT011 - the decoder's words vary
        read_fact(changed)


def test_the_chain_depends_on_every_fact_and_on_their_order() -> None:
    first, second = (fact_hash(fact_bytes(_fact(n, "place", "ici"))) for n in (1, 2))
    assert next_chain(next_chain(GENESIS, first), second) != next_chain(next_chain(GENESIS, second), first)


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1))
)
def test_a_clock_set_back_never_reorders_the_journal(last: datetime, now: datetime) -> None:
    held = utc_text(last.replace(tzinfo=UTC))
    chosen = next_at(now.replace(tzinfo=UTC), held)
    assert chosen > held
    assert chosen >= utc_text(now.replace(tzinfo=UTC))
    assert len(chosen) == len(held)


# Named cases: which semantics a delete, an edit and a restore have when they meet.


def test_a_deleted_record_stays_deleted_when_it_is_edited_elsewhere_afterwards() -> None:
    notebook = _notebook(
        _fact(0, "what", {"label": "Appeler"}), _fact(1, "deleted", True), _fact(2, "by", "2026-12-01")
    )
    assert list(notebook.entries(Action)) == []
    assert [e.record.by for e in notebook.deleted(Action)] == ["2026-12-01"]


def test_a_deletion_after_an_edit_deletes() -> None:
    notebook = _notebook(
        _fact(0, "what", {"label": "Appeler"}), _fact(1, "by", "2026-12-01"), _fact(2, "deleted", True)
    )
    assert list(notebook.entries(Action)) == []


def test_restoring_after_a_deletion_brings_the_record_back_with_its_edits() -> None:
    notebook = _notebook(
        _fact(0, "what", {"label": "Appeler"}),
        _fact(1, "deleted", True),
        _fact(2, "by", "2026-12-01"),
        _fact(3, "deleted", False),
    )
    assert [(e.record.what, e.record.by) for e in notebook.entries(Action)] == [(Item(label="Appeler"), "2026-12-01")]


def test_a_tie_is_decided_by_the_greater_id_on_both_sides() -> None:
    low, high = _fact(0, "by", "2026-01-01", fact_id="a"), _fact(0, "by", "2026-02-02", fact_id="b")
    for order in ((low, high), (high, low)):
        (entry,) = _notebook(*order).entries(Action)
        assert entry.record.by == "2026-02-02"


def test_two_edits_of_different_fields_are_both_kept() -> None:
    (entry,) = _notebook(_fact(0, "by", "2026-01-01"), _fact(0, "who", "person")).entries(Action)
    assert (entry.record.by, entry.record.who) == ("2026-01-01", "person")


def test_the_follow_up_of_another_structure_does_not_make_our_state() -> None:
    theirs = _fact(0, "name", "Ailleurs", kind="member", record="other/x")
    ours = _fact(0, "name", "Ici", kind="member", record="structure/x")
    notebook = _notebook(theirs, ours)
    assert [e.record.name for e in notebook.entries(Member)] == ["Ici"]
    assert len(list(notebook.all_entries(Member))) == 2


def test_a_record_with_a_newer_fact_says_so_and_a_value_not_understood_is_named() -> None:
    newer = _fact(0, "by", "2026-01-01", v=2)
    odd = _fact(0, "who", {"several": ["person"]})
    (entry,) = _notebook(newer, odd).entries(Action)
    assert entry.newer
    assert entry.unreadable == ("who",)
    assert entry.record.by == "2026-01-01"


def test_edits_are_the_fields_that_changed_and_a_cleared_field_is_null() -> None:
    before = Action(id="one", what=Item(label="Appeler"), by="2026-12-01")
    after = Action(id="one", what=Item(label="Appeler la CAF"))
    assert edits(after, before) == [
        Edit("action", "one", "what", {"label": "Appeler la CAF"}),
        Edit("action", "one", "by", None),
    ]
    assert edits(before, before) == []
    with pytest.raises(ValueError, match="same record"):
        edits(after, Action(id="two"))


def test_one_save_is_one_change_with_its_reason() -> None:
    said = facts_of(
        [*edits(Action(id="one", by="2026-12-01")), *deletion(Action(id="two"))],
        PEN,
        now=START,
        last=None,
        reason="Erreur",
    )
    assert len({fact.change for fact in said}) == 1
    assert len({fact.at for fact in said}) == 1
    assert len({fact.salt for fact in said}) == len(said)
    assert said[-1].kind == "change"
    assert said[-1].record == said[0].change
    assert said[-1].value == "Erreur"


def _fact(
    second: int,
    field: str,
    value: object,
    *,
    kind: str = "action",
    record: str = "one",
    fact_id: str = "",
    v: int = 1,
) -> Fact:
    return Fact(
        id=fact_id or f"{kind}-{record}-{field}-{second}",
        at=utc_text(START + timedelta(seconds=second)),
        change=f"change-{second}",
        author="claire",
        notebook="notebook",
        structure="structure",
        kind=kind,
        record=record,
        field=field,
        value=value,  # type: ignore[arg-type]
        salt="00" * 16,
        v=v,
    )


def _notebook(*held: Fact) -> Notebook:
    everything: Iterable[Fact] = held
    return Notebook("notebook", "structure", fold_records(everything))
