"""Stored days in the words of a sentence: the day that a row began, the day that it ended."""

from datetime import date

from carnet_desktop.i18n import _, day_month


def day_words(on: str | None, today: date) -> str:
    """`3 septembre`, with its year when it is another one. What is no day stays as it stands."""
    try:
        day = date.fromisoformat(on or "")
    except ValueError:
        return on or ""
    return day_month(day, today)


def between(start: str | None, end: str | None, today: date) -> str:
    """`depuis le 3 septembre`, `du 3 septembre au 4 mars 2027`, `jusqu’au 4 mars 2027`; "" without any day."""
    since, until = day_words(start, today), day_words(end, today)
    if since and until:
        return _("du {start} au {end}", start=since, end=until)
    if since:
        return _("depuis le {start}", start=since)
    return _("jusqu’au {end}", end=until) if until else ""
