"""Days as they are typed in French in a field."""

from datetime import date

import pytest

from carnet_desktop.i18n import parse_day, parse_past_day

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "coming", "past"),
    [
        ("lundi 16 novembre", date(2027, 11, 16), date(2026, 11, 16)),
        ("ven 27 nov", date(2026, 11, 27), date(2025, 11, 27)),
        ("27 novembre", date(2026, 11, 27), date(2025, 11, 27)),
        ("mardi", date(2026, 11, 24), date(2026, 11, 17)),
        ("lundi 30/11", date(2026, 11, 30), date(2025, 11, 30)),
        ("Ven. 27/11/26", date(2026, 11, 27), date(2026, 11, 27)),
        ("16/11", date(2027, 11, 16), date(2026, 11, 16)),
        ("mardi 24 novembre 2026", date(2026, 11, 24), date(2026, 11, 24)),
        ("2026-11-24", date(2026, 11, 24), date(2026, 11, 24)),
    ],
)
def test_a_day_without_its_year_is_the_next_one_or_where_it_is_past_the_last_one(
    typed: str, coming: date, past: date
) -> None:
    assert (parse_day(typed, SUNDAY), parse_past_day(typed, SUNDAY)) == (coming, past)
