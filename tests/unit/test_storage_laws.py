"""Laws of the stored journal: whatever the facts, their order and their grouping, the records are their fold."""

import tempfile
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.journal_samples import KEY, NOTEBOOK, PAGE, SALT, START, birth, long_journal

from carnet_desktop.domain.facts import Fact, utc_text
from carnet_desktop.domain.notebook import fold_records
from carnet_desktop.errors import Damaged
from carnet_desktop.storage.notebook_file import NotebookFile
from carnet_desktop.storage.verifying import Findings, verify

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3),
    max_leaves=5,
)


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """Few places and few moments, so that facts meet and ties happen."""
    second = draw(st.integers(0, 3))
    return Fact(
        id=str(draw(st.uuids(version=4))),
        at=utc_text(START + timedelta(seconds=second)),
        change=f"change-{second}",
        author=draw(st.sampled_from(["claire", "mehdi"])),
        notebook=NOTEBOOK,
        structure="structure",
        kind=draw(st.sampled_from(["person", "action", "from_the_future"])),
        record=draw(st.sampled_from(["one", "two"])),
        field=draw(st.sampled_from(["deleted", "place", "é"])),
        value=draw(values),
        salt="00" * 16,
        v=draw(st.integers(1, 2)),
    )


journals = st.lists(facts(), max_size=12, unique_by=lambda fact: fact.id)


@settings(deadline=None, max_examples=40)
@given(journals, st.randoms(use_true_random=False), st.lists(st.integers(0, 12), max_size=4))
def test_any_order_any_grouping_and_any_repetition_give_the_fold(
    journal: list[Fact], random: Random, cuts: list[int]
) -> None:
    first = birth()
    expected = fold_records([*first, *journal])
    shuffled = list(journal)
    random.shuffle(shuffled)
    bounds = [0, *sorted(cuts), len(shuffled)]
    with (
        tempfile.TemporaryDirectory() as folder,
        NotebookFile.create(Path(folder) / "notebook.db", KEY, SALT, NOTEBOOK, first) as file,
    ):
        for start, end in pairwise(bounds):
            file.append(shuffled[start:end])
        file.append(journal[:5])
        assert file.folded() == expected
        assert {stored.fact.id: stored.fact for stored in file.facts()} == {f.id: f for f in (*first, *journal)}
        assert verify(file, NOTEBOOK, file.tip()) == Findings((), file.tip(), len(first) + len(journal))
        assert not file.make_records_again()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    path = tmp_path_factory.mktemp("flipped") / "notebook.db"
    NotebookFile.create(path, KEY, SALT, NOTEBOOK, long_journal(60)).close()
    return path, path.read_bytes()


@settings(deadline=None, max_examples=60)
@given(data=st.data(), mask=st.integers(1, 255))
def test_any_flipped_byte_is_found(whole: tuple[Path, bytes], data: st.DataObject, mask: int) -> None:
    path, healthy = whole
    place = data.draw(st.integers(0, len(healthy) - 1))
    flipped = bytearray(healthy)
    flipped[place] ^= mask
    path.write_bytes(flipped)
    assert _examined(path)


@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_any_truncation_is_found(whole: tuple[Path, bytes], data: st.DataObject) -> None:
    path, healthy = whole
    pages = data.draw(st.integers(0, len(healthy) // PAGE - 1))
    extra = data.draw(st.sampled_from([0, 1, PAGE // 2]))
    path.write_bytes(healthy[: pages * PAGE + extra])
    assert _examined(path)


def _examined(path: Path) -> tuple[str, ...]:
    try:
        with NotebookFile.open(path, KEY, SALT) as file:
            return verify(file, NOTEBOOK, None).problems
    except Damaged as error:
        return (error.code,)
