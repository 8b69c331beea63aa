"""The day when the person agreed, or refused. No Qt."""

from datetime import date

from carnet_desktop.i18n import parse_past_day


def parse_day_of_answer(text: str, today: date) -> date | None:
    """As `i18n.parse_past_day`; None too for a day to come, whatever its year."""
    day = parse_past_day(text, today)
    return day if day is None or day <= today else None
