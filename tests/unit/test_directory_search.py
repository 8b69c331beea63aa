"""Searching the people in memory: every word, in any order; near names when nobody matches."""

from datetime import date

import pytest

from carnet_desktop.i18n import folded
from carnet_desktop.services.directory import Directory
from carnet_desktop.storage.rows import DirectoryRow

PEOPLE = (
    ("fatou", "Fatou", "Diarra", "1989-03-12", "0639984107"),
    ("kevin", "Kévin", "Lemoine", "2004-05-01", ""),
    ("oleksandra", "Oleksandra", "Kovalenko", "1985-02-01", ""),
    ("jean", "Jean-Marc", "Ben Youssef", "1968-05-01", ""),
)


@pytest.fixture
def directory() -> Directory:
    found = Directory(lambda: date(2026, 11, 23))
    rows = [
        DirectoryRow(id_, first, last, birth, f"{folded(first)} {folded(last)} {phone}".strip(), b"{}")
        for id_, first, last, birth, phone in PEOPLE
    ]
    found.load(rows)
    return found


def exact(directory: Directory, query: str) -> list[str]:
    return [line.id for line in directory.search(query).exact]


def near(directory: Directory, query: str) -> list[str]:
    return [line.id for line in directory.search(query).near]


@pytest.mark.parametrize("query", ["kev", "KÉVIN", "lemoine kevin", "lem k"])
def test_each_word_begins_a_name_whatever_the_order_case_and_accents(directory: Directory, query: str) -> None:
    assert exact(directory, query) == ["kevin"]


def test_a_telephone_typed_in_pairs_is_found(directory: Directory) -> None:
    assert exact(directory, "06 39 98 41") == ["fatou"]


def test_every_word_must_be_found(directory: Directory) -> None:
    assert exact(directory, "kevin diarra") == []


@pytest.mark.parametrize(
    ("query", "who"),
    [("kovalinko", "oleksandra"), ("diara", "fatou"), ("lemoinne kevin", "kevin"), ("youcef", "jean")],
)
def test_a_slip_of_the_finger_finds_the_near_name(directory: Directory, query: str, who: str) -> None:
    assert near(directory, query) == [who]


def test_near_names_are_proposed_only_when_nobody_matches(directory: Directory) -> None:
    assert near(directory, "kovalenko") == []


def test_nothing_near_is_nothing(directory: Directory) -> None:
    assert near(directory, "zzzz") == []


def test_a_changed_name_is_near_at_once(directory: Directory) -> None:
    near(directory, "kovalinko")
    directory.update([DirectoryRow("kevin", "Kévin", "Kovalenka", "2004-05-01", "kevin kovalenka", b"{}")])
    assert sorted(near(directory, "kovalinko")) == ["kevin", "oleksandra"]


def test_the_same_person_misspelt_and_swapped_is_a_likely_duplicate(directory: Directory) -> None:
    found = directory.duplicates("Diara", "Fatu", date(1989, 3, 12))
    assert [line.id for line in found] == ["fatou"]


def test_another_birth_date_and_another_name_is_no_duplicate(directory: Directory) -> None:
    assert directory.duplicates("Fatou", "Camara", date(2001, 1, 1)) == []
