"""Where the files of a home stand, what is found there, and the marker that says what the folder is."""

import uuid
from pathlib import Path

import pytest
from tests.journal_samples import NOTEBOOK

from carnet_desktop.errors import FileDamaged, NewerFormat
from carnet_desktop.storage.layout import Layout


def put(path: Path, data: bytes = b"x") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def test_a_notebook_stands_under_the_first_two_digits_of_its_id(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    assert layout.notebook(NOTEBOOK) == tmp_path / "notebooks" / "3f" / f"{NOTEBOOK}.db"
    assert layout.key(NOTEBOOK) == tmp_path / "notebooks" / "3f" / f"{NOTEBOOK}.key"


def test_a_home_without_notebooks_has_none(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    assert (layout.notebook_ids(), layout.strangers(), layout.stat_notebooks()) == ([], [], {})
    assert layout.count() == 0


def test_notebooks_are_found_by_their_file_or_their_key(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    whole, file_alone, key_alone = sorted(str(uuid.uuid4()) for _ in range(3))
    for path in (layout.notebook(whole), layout.key(whole), layout.notebook(file_alone), layout.key(key_alone)):
        put(path)
    assert layout.notebook_ids() == [whole, file_alone, key_alone]
    assert set(layout.stat_notebooks()) == {whole, file_alone}
    assert layout.count() == 2


def test_size_and_time_are_those_of_the_file(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    put(layout.notebook(NOTEBOOK), b"12345")
    assert layout.stat_notebooks() == {NOTEBOOK: (5, layout.notebook(NOTEBOOK).stat().st_mtime_ns)}


@pytest.mark.parametrize(
    "name",
    [
        f"{NOTEBOOK} (conflicted copy 2026-11-24).db",
        f"{NOTEBOOK}-PC-Claire.db",
        f"{NOTEBOOK.upper()}.db",
        "3f2b8c1e-5d4a-1e6f-9a7b-0c1d2e3f4a5b.db",
        ".nfs0001",
    ],
)
def test_any_other_name_is_a_stranger(name: str, tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    put(tmp_path / "notebooks" / "3f" / name)
    assert layout.notebook_ids() == []
    assert layout.strangers() == [name]


@pytest.mark.parametrize("name", [f"{NOTEBOOK}.db-journal", f".{NOTEBOOK}.key.4711.part"])
def test_what_a_save_cut_short_leaves_is_no_stranger(name: str, tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    put(tmp_path / "notebooks" / "3f" / name)
    assert (layout.strangers(), layout.notebook_ids()) == ([], [])


def test_the_marker_says_whose_folder_this_is(tmp_path: Path) -> None:
    Layout(tmp_path).write_marker("structure-1", "0.1.0")
    marker = Layout(tmp_path).read_marker()
    assert (marker["structure"], marker["minimum_program"], marker["version"]) == ("structure-1", "0.1.0", 1)


def test_a_newer_home_is_refused_and_names_the_program_it_needs(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    text = b'{"format":"carnet.home","version":2,"structure":"s","minimum_program":"3.0"}'
    layout.marker.write_bytes(text)
    with pytest.raises(NewerFormat) as caught:
        layout.read_marker()
    assert caught.value.minimum == "3.0"
    assert layout.marker.read_bytes() == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"{", "json"),
        (b"\xff\xfe", "json"),
        (b"[]", "json"),
        (b"{}", "format"),
        (b'{"format":"carnet.home","version":true}', "format"),
        (b'{"format":"carnet.home","version":"1"}', "format"),
        (b'{"format":"something","version":1}', "format"),
        (b" " * 20_000, "too_large"),
    ],
)
def test_a_marker_that_is_not_one_is_named_as_damaged(text: bytes, reason: str, tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    layout.marker.write_bytes(text)
    with pytest.raises(FileDamaged) as caught:
        layout.read_marker()
    assert caught.value.reason == reason
