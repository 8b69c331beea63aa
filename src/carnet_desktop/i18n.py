"""French, the source language: words through `_()`, plurals, dates, hours, telephone numbers, sorting."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Final

from .memory import remembered

NBSP: Final = "\u00a0"
DAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_SHORT_DAYS: Final = ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")
_SHORT_MONTHS: Final = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip


_LOOSE: Final = re.compile(r" (?=[:;?!»])|(?<=«) ")


def _french(text: str) -> str:
    """`text` with the no-break spaces that French asks for; in the source they are plain, so that they can be seen."""
    return _LOOSE.sub(NBSP, text)


def _(text: str, /, **named: object) -> str:
    """The words shown for `text`, with its named fields filled. The catalogue of another language would stand here."""
    return _french(text).format(**named) if named else _french(text)


def count(number: int, one: str, many: str) -> str:
    """`one` or `many` with {n} filled: in French 0 and 1 are singular."""
    return _french(one if abs(number) < 2 else many).format(n=number)


def day_number(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


def long_day(day: date) -> str:
    """`mardi 1er décembre`"""
    return f"{DAYS[day.weekday()]} {day_number(day)} {MONTHS[day.month - 1]}"


def long_day_year(day: date) -> str:
    """`mardi 1er décembre 2026`"""
    return f"{long_day(day)} {day.year}"


def day_month_year(day: date) -> str:
    """`12 mars 1989`"""
    return f"{day_number(day)} {MONTHS[day.month - 1]} {day.year}"


def day_month(day: date, today: date) -> str:
    """`20 novembre`, and its year when it is another one."""
    return f"{day_number(day)} {MONTHS[day.month - 1]}" if day.year == today.year else day_month_year(day)


def short_day(day: date) -> str:
    """`12 nov.`"""
    return f"{day_number(day)} {_SHORT_MONTHS[day.month - 1]}"


def margin_day(day: date, today: date) -> str:
    """`Aujourd’hui`, `mar. 1er déc.`, and with its year when it is ten months away or more: `3 sept. 2025`"""
    if day == today:
        return "Aujourd’hui"
    short = short_day(day)
    if abs((day - today).days) > 300:
        return f"{short} {day.year}"
    return f"{_SHORT_DAYS[day.weekday()]} {short}"


def hour(moment: time) -> str:
    """`14 h`, `9 h 30`"""
    minutes = f"{NBSP}{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour}{NBSP}h{minutes}"


def spoken_hour(moment: time) -> str:
    """`14 heures`, `9 heures 30`, `1 heure`"""
    minutes = f" {moment.minute:02}" if moment.minute else ""
    return f"{moment.hour} {'heure' if moment.hour < 2 else 'heures'}{minutes}"


def wall_clock(local: str) -> datetime:
    """The date and time of a stored wall clock (`2026-12-01T14:00`). Raises ValueError."""
    return datetime.strptime(local[:16], "%Y-%m-%dT%H:%M")


def age_on(birth: date, today: date) -> int:
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def phone_text(number: str) -> str:
    """`+33639984107` → `06 39 98 41 07`, with no-break spaces; another country's number grouped; else as typed."""
    if re.fullmatch(r"\+33\d{9}", number):
        return NBSP.join(re.findall("..", "0" + number[3:]))
    return number.replace(" ", NBSP)


def fold(text: str) -> str:
    """Case, accents, ligatures, hyphens, apostrophes and double spaces put aside: what names are compared by."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(letters.split())


folded = remembered(65536)(fold)
"""`fold`, remembered: the names of people are compared again and again."""


def french_key(text: str) -> tuple[str, str]:
    """The one way French names are sorted: letters first, accents only to break ties."""
    return folded(text), text


_DAY_WORDS: Final = {
    "avant hier": -2,
    "hier": -1,
    "aujourd hui": 0,
    "auj": 0,
    "demain": 1,
    "apres demain": 2,
}
_NUMERIC: Final = re.compile(
    r"(?:(?:lun|mar|mer|jeu|ven|sam|dim)[a-z]*\.? )?(\d{1,2})[ /.-](\d{1,2})(?:[ /.-](\d{4}|\d{2}))?", re.IGNORECASE
)
_IN_LETTERS: Final = re.compile(r"(?:[a-z]+ )?(\d{1,2})(?:er)? ([a-z]{3,})(?: (\d{4}))?")
_HOUR: Final = re.compile(r"(\d{1,2})\s*(?:[h:]\s*(\d{1,2})?|heures?\s*(\d{1,2})?)?")


def parse_day(text: str, today: date) -> date | None:
    """A day typed in French: `27/11`, `ven 27/11/26`, `vendredi`, `27 novembre`, `ven 27 nov`, `demain`, `2026-11-27`.

    Without a year the day is the next one that is not past. None when it is no day that exists.
    """
    plain = text.strip()
    try:
        return date.fromisoformat(plain)
    except ValueError:
        pass
    words = folded(plain)
    if words in _DAY_WORDS:
        return today + timedelta(days=_DAY_WORDS[words])
    for index, name in enumerate(DAYS):
        if len(words) >= 3 and name.startswith(words):
            return today + timedelta(days=(index - today.weekday() - 1) % 7 + 1)
    if match := _NUMERIC.fullmatch(plain):
        return _dated(int(match[1]), int(match[2]), match[3], today)
    if match := _IN_LETTERS.fullmatch(words):
        month = next((i for i, name in enumerate(MONTHS, 1) if folded(name).startswith(match[2])), None)
        return _dated(int(match[1]), month, match[3], today) if month else None
    return None


def parse_past_day(text: str, today: date) -> date | None:
    """As `parse_day`, but without a year the day is the latest one that is not to come."""
    return _latest(text, today, today)


def parse_start_day(text: str, today: date) -> date | None:
    """As `parse_day`, for what begins: without a year the day is the latest one that is not two months away."""
    return _latest(text, today, today + timedelta(days=60))


def _latest(text: str, today: date, until: date) -> date | None:
    day = parse_day(text, today)
    words = folded(text)
    if day is None or day <= until or words in _DAY_WORDS:
        return day
    if not re.search(r"\d", words):
        return day - timedelta(days=7)
    try:
        before = day.replace(year=day.year - 1)
    except ValueError:  # a 29 February
        return None
    return before if parse_day(text, before) == before else day  # its year was said


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    try:
        if year is not None:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    except ValueError:
        return None


def parse_birth_day(text: str, today: date) -> date | None:
    """A date of birth: four-digit year, or two digits taken in the past; never after today."""
    if match := re.fullmatch(r"(\d{2})[ /.-]?(\d{2})[ /.-]?(\d{4})", text.strip()):
        found = _dated(int(match[1]), int(match[2]), match[3], today)
    elif match := re.fullmatch(r"(\d{1,2})[ /.-](\d{1,2})[ /.-](\d{2})", text.strip()):
        century = 2000 if 2000 + int(match[3]) <= today.year else 1900
        found = _dated(int(match[1]), int(match[2]), str(century + int(match[3])), today)
    else:
        found = parse_day(text, today) if re.search(r"\d{4}", text) else None
    return found if found is not None and date(1900, 1, 1) <= found <= today else None


def parse_hour(text: str) -> time | None:
    """An hour typed in French: `14`, `14h`, `14 h 30`, `14:30`, `9 heures 30`, `1430`."""
    plain = text.strip().lower().replace(NBSP, " ")
    if re.fullmatch(r"\d{3,4}", plain):
        plain = f"{plain[:-2]}h{plain[-2:]}"
    match = _HOUR.fullmatch(plain)
    if match is None:
        return None
    try:
        return time(int(match[1]), int(match[2] or match[3] or 0))
    except ValueError:
        return None


_EUROS: Final = re.compile(r"([0-9]{1,7})(?:[.,]([0-9]{1,2}))?")


def parse_euros(text: str) -> int | None:
    """`1 823,03`, `1823.03 €`: in cents; None when it is no amount."""
    amount = _EUROS.fullmatch("".join(text.replace("€", "").split()))
    return int(amount[1]) * 100 + int((amount[2] or "").ljust(2, "0")) if amount else None
