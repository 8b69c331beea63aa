"""Telephone numbers: one kept form, whatever way they were typed."""

import pytest

from carnet_desktop.domain.phones import Phone, read_phone, read_phones


@pytest.mark.parametrize(
    "typed",
    ["0601234567", "06 01 23 45 67", "06.01.23.45.67", "06-01-23-45-67", "06/01/23/45/67", "+33 6 01 23 45 67",
     "0033601234567", "33601234567", "06\u00a001\u00a023\u00a045\u00a067"],
)  # fmt: skip
def test_a_french_number_is_kept_in_one_form_however_it_is_typed(typed: str) -> None:
    assert read_phones(typed) == (Phone("+33601234567", valid=True),)


def test_a_zero_eaten_by_a_spreadsheet_is_put_back_and_told() -> None:
    assert read_phone("601234567") == Phone("+33601234567", valid=True, repaired=True)


@pytest.mark.parametrize("typed", ["071234567", "3949", "voir fiche", "0000000000", "06 01 23 45 67 89 10 11"])
def test_a_number_that_is_not_one_stays_as_typed(typed: str) -> None:
    assert read_phone(typed) == Phone(typed, valid=False)


@pytest.mark.parametrize("between", [", ", ";", " / ", "\n", ",,"])
def test_several_numbers_in_one_cell_are_told_apart(between: str) -> None:
    numbers = [phone.number for phone in read_phones(f"0601234567{between}0475000000")]
    assert numbers == ["+33601234567", "+33475000000"]


def test_a_good_number_beside_a_bad_one_is_not_lost() -> None:
    assert [phone.number for phone in read_phones("0601234567, 071234567")] == ["+33601234567", "071234567"]


def test_the_same_number_twice_is_kept_once() -> None:
    assert len(read_phones("0601234567, 06 01 23 45 67")) == 1


def test_a_number_of_an_overseas_department_keeps_its_own_country_code() -> None:
    assert read_phone("0692 12 34 56").number == "+262692123456"


def test_a_foreign_number_is_kept_as_foreign() -> None:
    assert read_phone("+41 79 123 45 67").number == "+41791234567"


def test_a_cell_of_separators_gives_no_number() -> None:
    assert read_phones(" , ;") == ()
