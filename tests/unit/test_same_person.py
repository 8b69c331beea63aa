"""Who is the same person, and who may be."""

import pytest

from carnet_desktop.domain.people import Identity, Why, near, nearest, same_person

CHARLIE = Identity("Charlie", "Fondue", "1997-04-22")


@pytest.mark.parametrize(
    ("first", "last", "other_first", "other_last"),
    [
        ("Charlie", "Fondue", "charlie", "FONDUE"),
        ("Éloïse", "Lefèvre", "Eloise", "Lefevre"),
        ("Jean-Pierre", "Du Pont", "Jean  Pierre", "du-pont"),
        ("Cœur", "N’Diaye", "Coeur", "N'Diaye"),
    ],
)
def test_case_accents_hyphens_and_double_spaces_do_not_make_another_person(
    first: str, last: str, other_first: str, other_last: str
) -> None:
    assert same_person(Identity(first, last, "1997-04-22"), Identity(other_first, other_last, "1997-04-22"))


@pytest.mark.parametrize(
    "other",
    [
        Identity("Charlie", "Fondue", "1997-04-23"),
        Identity("Charlot", "Fondue", "1997-04-22"),
        Identity("Fondue", "Charlie", "1997-04-22"),
    ],
)
def test_another_birth_date_or_another_name_is_another_person(other: Identity) -> None:
    assert not same_person(CHARLIE, other)


def test_two_names_made_of_signs_are_not_the_same() -> None:
    assert not same_person(Identity("-", "?", "1997-04-22"), Identity("!", "?", "1997-04-22"))


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (Identity("charlie", "fondue", "1997-04-22"), {Why.SAME_PERSON}),
        (Identity("Charly", "Fondu", "1997-04-22"), {Why.CLOSE_NAMES}),
        (Identity("Charlot", "Fondue", "1997-04-22"), {Why.CLOSE_NAMES}),
        (Identity("Fondue", "Charlie", "1997-04-22"), {Why.SWAPPED_NAMES}),
        (Identity("Charlie", "Fondue", "1997-04-21"), {Why.CLOSE_BIRTH_DATE}),
        (Identity("Charlie", "Fondue", "1987-04-22"), {Why.CLOSE_BIRTH_DATE}),
        (Identity("Charlie", "Fondue", ""), {Why.NO_BIRTH_DATE}),
        (Identity("Charlie", "Fondue-Martin", "1997-04-22"), set()),
    ],
)
def test_what_looks_like_the_same_person_is_told_with_its_reason(other: Identity, why: set[Why]) -> None:
    likeness = near(CHARLIE, other)
    assert likeness is not None
    assert set(likeness.why) == why


def test_day_and_month_swapped_is_a_reason() -> None:
    likeness = near(Identity("Charlie", "Fondue", "1997-04-02"), Identity("Charlie", "Fondue", "1997-02-04"))
    assert likeness is not None
    assert likeness.why == (Why.SWAPPED_DAY_AND_MONTH,)


@pytest.mark.parametrize(
    "other",
    [
        Identity("Charlie", "Fondue", "1962-11-03"),
        Identity("Ali", "Fondue", "1997-04-22"),
        Identity("Charlie", "Martin", "1997-04-22"),
        Identity("Charlot", "Fondu", ""),
        Identity("", "", "1997-04-22"),
    ],
)
def test_people_with_little_in_common_are_not_shown(other: Identity) -> None:
    assert near(CHARLIE, other) is None


def test_likeness_does_not_depend_on_who_comes_first() -> None:
    other = Identity("Charly", "Fondu", "1997-04-21")
    assert near(CHARLIE, other) == near(other, CHARLIE)


def test_the_likeliest_comes_first() -> None:
    people = [
        ("typo", Identity("Charly", "Fondue", "1997-04-22")),
        ("other", Identity("Zoé", "Martin", "1997-04-22")),
        ("same", Identity("CHARLIE", "fondue", "1997-04-22")),
    ]
    assert [key for key, _ in nearest(CHARLIE, people)] == ["same", "typo"]
    assert [key for key, _ in nearest(CHARLIE, people, limit=1)] == ["same"]
