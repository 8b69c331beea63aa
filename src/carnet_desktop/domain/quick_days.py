"""Days and hours said in a typed line of French: where they stand in it, what they are, whether to check them.

What a form's field for a day reads (`i18n.parse_day`) is read the same way here. `dateparser` reads what counts from
today ("dans trois semaines", "avant-hier"): only those words are given to it, since it finds dates anywhere. It takes
a second to load and reads no clock, no file and no network: it is given the day.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from ..i18n import DAYS, MONTHS, folded, parse_day, parse_hour

HALF_DAY: Final = r"(?:\s+(?:matin|soir|apres[- ]midi)\b)?"
_LEAD: Final = (
    r"(?P<lead>(?:avant|d'ici|pour|des|d'ici a|jusqu'[aà]u?|au plus tard|a partir)\s+(?:(?:le|du|la|au)\s+)?)?"
)
_ARTICLE: Final = r"(?:(?:le|du|au|ce|pour le)\s+)?"
_WEEKDAY: Final = "(?:" + "|".join(DAYS) + ")"
_SHORT: Final = r"(?:lun|mar|mer|jeu|ven|sam|dim)\.?(?=\s*\d)"
_ANY: Final = rf"(?:{_WEEKDAY}|{_SHORT})"
_NUMBERS: Final = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "vingt": 20, "trente": 30,
}  # fmt: skip
_COUNT: Final = r"(?:\d{1,3}|" + "|".join(_NUMBERS) + ")"
_MONTH: Final = "(?:" + "|".join(folded(name) for name in MONTHS) + r"|(?:janv|fevr?|avr|juil|sept|oct|nov|dec)\b\.?)"
_NO_HOUR: Final = (
    r"(?!\d|\s*(?:h\b|h\d|heures?\b|:\d|/|e\b|eme\b|ans\b|%|€|euros?\b|(?:bis )?(?:rue|avenue|place|quai)\b))"
)
_ONES: Final = r"(?:\d{1,2}(?:er)?|premier|" + "|".join(_NUMBERS) + ")"
_UNITS: Final = r"(?:jours?|semaines?|mois|ans?)"

_DAY: Final = re.compile(
    r"(?<![\w/])"
    + _LEAD
    + "(?:"
    + "|".join(
        (
            r"(?P<iso>\d{4}-\d{2}-\d{2})",
            rf"{_ARTICLE}(?P<letters>(?:{_ANY}\s+)?(?:le\s+)?{_ONES}\s+{_MONTH}(?:\s+\d{{4}}\b)?)",
            rf"{_ARTICLE}(?P<numeric>(?:{_ANY}\s+)?(?:le\s+)?(?:\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?"
            r"|\d{1,2}[.-]\d{1,2}[.-]\d{2,4})(?![\d/]))",
            r"(?:la |le |au )?(?P<edge>(?:debut|mi|fin)[ -](?:de |du |d'|de la )?"
            rf"(?:{_MONTH}|mois|semaine|annee)(?:\s+\d{{4}})?)",
            rf"(?P<relative>(?:dans|sous|d'ici|il y a)\s+{_COUNT}\s+{_UNITS}"
            r"|(?:la\s+)?semaine prochaine|(?:le\s+)?mois prochain|avant-hier|hier)",
            r"(?P<near>apres[- ]demain|demain|aujourd'? ?hui|auj\b|ce (?:matin|soir)|cet apres-midi)",
            rf"{_ARTICLE}(?P<numbered>{_ANY}\s+(?:le\s+)?\d{{1,2}}(?:er)?{_NO_HOUR})",
            rf"{_ARTICLE}(?P<weekday>{_ANY}(?:\s+(?:prochain|en huit|en quinze|dernier))?)",
            rf"(?:le|du|au)\s+(?P<number>\d{{1,2}}(?:er)?{_NO_HOUR})",
        )
    )
    + r")(?!\w)"
    + HALF_DAY
)
_HOUR: Final = re.compile(
    r"(?<![\w/,.])(?P<about>vers\s+|a partir de\s+)?(?:(?:a|de|des)\s+)?"
    r"(?:(?P<clock>\d{1,2}\s*(?:h(?:eures?)?)(?:\s*\d{2})?(?!\w)|\d{1,2}:\d{2}(?!\d))|(?P<noon>midi))"
    r"(?P<more>\s+(?:et demie?|et quart|moins le quart)\b)?"
)
_MORE: Final = {"et demi": 30, "et demie": 30, "et quart": 15, "moins le quart": -15}
_EARLY: Final = time(7)


class FoundDay(NamedTuple):
    """`plain[start:end]` says `day`. `deadline`: a word before it says that it is one."""

    start: int
    end: int
    day: date
    doubtful: bool
    deadline: bool


class FoundHour(NamedTuple):
    start: int
    end: int
    hour: time
    doubtful: bool


def days_in(plain: str, today: date) -> Iterator[FoundDay]:
    """The days of a line, in its order. `plain`: small letters without accents, `'` for every apostrophe."""
    for match in _DAY.finditer(plain):
        said = next((name for name in _READ if match[name] is not None), "")
        read = _READ[said](match[said].strip(), today)
        if read is not None:
            deadline = match["lead"] is not None or match[said].startswith(("d'ici", "sous"))
            yield FoundDay(match.start(), match.end(), *read, deadline)


def hours_in(plain: str) -> Iterator[FoundHour]:
    """The hours of a line, in its order; one before seven in the morning, or "vers", is to be checked."""
    for match in _HOUR.finditer(plain):
        hour = time(12) if match["noon"] else parse_hour(match["clock"])
        if hour is None:
            continue
        minutes = _MORE.get(" ".join((match["more"] or "").split()), 0)
        at = (datetime.combine(date.min + timedelta(days=1), hour) + timedelta(minutes=minutes)).time()
        yield FoundHour(match.start(), match.end(), at, match["about"] is not None or at < _EARLY)


def _calendar(words: str, today: date) -> tuple[date, bool] | None:
    """A date of the calendar; one whose week day is another one is to be checked, as is a past one."""
    named = re.match(rf"({_ANY})\s+(?:le\s+)?", words)
    rest = words[named.end() :] if named else words.removeprefix("le ")
    day = parse_day(
        re.sub(r"^premier\b", "1", rest).replace("er ", " ").replace(".", "/" if "/" not in rest else ""), today
    )
    if day is None:
        day = parse_day(" ".join(str(_NUMBERS.get(word, word)) for word in rest.split()), today)
    if day is None:
        return None
    wrong = named is not None and DAYS.index(_whole(named[1])) != day.weekday()
    return day, wrong or day < today


def _whole(word: str) -> str:
    return next(name for name in DAYS if name.startswith(word.rstrip(".")))


def _weekday(words: str, today: date) -> tuple[date, bool] | None:
    """The next one; "vendredi prochain" said earlier in the week may be the one after: to be checked."""
    name, _space, which = words.partition(" ")
    index = DAYS.index(_whole(name))
    ahead = (index - today.weekday() - 1) % 7 + 1
    match which:
        case "dernier":
            return today - timedelta(days=(today.weekday() - index - 1) % 7 + 1), False
        case "en huit" | "en quinze":
            return today + timedelta(days=ahead + (7 if which == "en huit" else 14)), False
        case "prochain":
            return today + timedelta(days=ahead), index > today.weekday()
    return today + timedelta(days=ahead), False


def _numbered(words: str, today: date) -> tuple[date, bool] | None:
    """ "vendredi 27": the next 27, to be checked when it is no Friday."""
    name, _space, number = words.replace("le ", "").partition(" ")
    found = _number(number, today)
    return None if found is None else (found[0], found[0].weekday() != DAYS.index(_whole(name)))


def _number(words: str, today: date) -> tuple[date, bool] | None:
    """ "le 15": the next day of that number."""
    number = int(words.removesuffix("er"))
    day = today
    for _ in range(62):
        if day.day == number:
            return day, False
        day += timedelta(days=1)
    return None


def _edge(words: str, today: date) -> tuple[date, bool] | None:
    """ "fin novembre" is its last day; the beginning and the middle are to be checked."""
    match = re.fullmatch(r"(debut|mi|fin)[ -](?:de la |de |du |d')?(\S+)(?: (\d{4}))?", words)
    if match is None:
        return None
    if match[2] == "semaine":
        return today + timedelta(days=(4 - today.weekday()) % 7), match[1] != "fin"
    year, month = today.year, today.month
    if match[2] == "annee":
        month = 12
    elif match[2] != "mois":
        month = next(i for i, name in enumerate(MONTHS, 1) if folded(name).startswith(match[2].rstrip(".")))
        year = int(match[3]) if match[3] else year + (month < today.month)
    try:
        last = date(year, month, monthrange(year, month)[1])
    except ValueError:  # the year 0
        return None
    return {"debut": last.replace(day=1), "mi": last.replace(day=15), "fin": last}[match[1]], match[1] != "fin"


def _near(words: str, today: date) -> tuple[date, bool] | None:
    day = today if words.startswith(("ce", "auj")) else parse_day(words.replace("-", " "), today)
    return None if day is None else (day, False)


def _relative(words: str, today: date) -> tuple[date, bool] | None:
    """ "dans huit jours" is a week and "dans quinze jours" two, as people say; "la semaine prochaine" names no day."""
    import dateparser

    said = [str(_NUMBERS.get(word, word)) for word in words.split()]
    if said[-1] in ("jours", "jour") and said[-2] in ("8", "15"):
        return today + timedelta(days=7 if said[-2] == "8" else 14), True
    said = ["dans", *said[1:]] if said[0] in ("sous", "d'ici") else said
    text = " ".join(said)
    if text in ("semaine prochaine", "mois prochain"):
        text = ("la " if "semaine" in text else "le ") + text
    base = datetime.combine(today, time())
    found = dateparser.parse(text, languages=["fr"], settings={"RELATIVE_BASE": base, "TIMEZONE": "UTC"})
    return None if found is None else (found.date(), "prochain" in text)


_READ: Final = {
    "iso": _calendar,
    "letters": _calendar,
    "numeric": _calendar,
    "edge": _edge,
    "relative": _relative,
    "near": _near,
    "numbered": _numbered,
    "weekday": _weekday,
    "number": _number,
}
