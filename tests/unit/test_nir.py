"""The NIR: its shape, its key, and what may be shown of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet_desktop.domain.nir import is_nir, masked_nir, nir_key, plain_nir


def test_the_key_of_a_number_of_the_samples_is_right() -> None:
    assert is_nir("200000000000094")


@pytest.mark.parametrize("number", ["255081416802538", "269054958815780"])
def test_known_examples_have_the_right_key(number: str) -> None:
    assert is_nir(number)


def test_corsica_has_letters_instead_of_its_department() -> None:
    for letters, digits in (("2A", "19"), ("2B", "18")):
        key = nir_key(f"18002{digits}001001")
        assert is_nir(f"18002{letters}001001{key:02}")


@pytest.mark.parametrize(
    "wrong", ["", "2000000000000", "200000000000093", "900000000000094", "20000000000009A", "2000020000000942"]
)
def test_a_number_that_is_not_a_nir_is_refused(wrong: str) -> None:
    assert not is_nir(wrong)


def test_blanks_and_dots_between_groups_are_put_aside() -> None:
    assert plain_nir("2 00\u00a000.00-000 000 94") == "200000000000094"


@given(st.integers(1_000_000_000_000, 2_999_999_999_999), st.integers(0, 12), st.integers(0, 9))
def test_changing_any_one_digit_breaks_the_key(number: int, position: int, digit: int) -> None:
    body = str(number)
    changed = body[:position] + str(digit) + body[position + 1 :]
    assert changed == body or nir_key(changed) != nir_key(body)


@given(st.text(max_size=30))
def test_a_mask_shows_at_most_the_key(typed: str) -> None:
    assert masked_nir(typed).lstrip("•") in ("", plain_nir(typed)[13:])


def test_masking_twice_changes_nothing() -> None:
    once = masked_nir("200000000000094")
    assert once == "•••••••••••••94" == masked_nir(once)
