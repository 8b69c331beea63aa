"""When two descriptions are the same person, and when they are likely to be."""

import enum
from collections.abc import Iterable
from functools import cached_property
from typing import Final, NamedTuple, TypeVar

import msgspec

from ..i18n import folded

T = TypeVar("T")

_SAME_BIRTH: Final = 80.0  # how alike names must be (0 to 100), by what the birth dates say
_OTHER_BIRTH: Final = 88.0
_LEAST_ALIKE: Final = 65.0


class Why(enum.Enum):
    """What makes two people look alike."""

    SAME_PERSON = "same_person"
    CLOSE_NAMES = "close_names"
    SWAPPED_NAMES = "swapped_names"
    SWAPPED_DAY_AND_MONTH = "swapped_day_and_month"
    CLOSE_BIRTH_DATE = "close_birth_date"
    NO_BIRTH_DATE = "no_birth_date"


class Identity(msgspec.Struct, frozen=True, dict=True):
    """What people are told apart by; `birth_date` is `yyyy-MM-dd`, empty while it is not known."""

    first_name: str
    last_name: str
    birth_date: str

    @cached_property
    def key(self) -> tuple[str, str, str]:
        """Equal for the same person: names without case, accents, hyphens and double spaces; birth date."""
        return _name(self.first_name), _name(self.last_name), self.birth_date


class Likeness(NamedTuple):
    """`score` from 0 to 100, and the reasons for it."""

    score: float
    why: tuple[Why, ...]


def same_person(a: Identity, b: Identity) -> bool:
    """Same birth date and same folded names."""
    return a.key == b.key


def near(a: Identity, b: Identity) -> Likeness | None:
    """How alike two people look, or None: names and birth date must both be the same, close or swapped."""
    births = _births(a.birth_date, b.birth_date)
    if births is None:
        return None
    if same_person(a, b) and a.birth_date:
        return Likeness(100.0, (Why.SAME_PERSON,))
    names = _names_alike(a, b, at_least=_OTHER_BIRTH if births else _SAME_BIRTH)
    return None if names is None else Likeness(names.score - 5 * len(births), (*names.why, *births))


def nearest(who: Identity, people: Iterable[tuple[T, Identity]], limit: int = 5) -> list[tuple[T, Likeness]]:
    """Those who look most like `who`, the likeliest first; 10 000 people take under 100 ms."""
    found = [(key, likeness) for key, other in people if (likeness := near(who, other)) is not None]
    return sorted(found, key=lambda pair: -pair[1].score)[:limit]


def _name(text: str) -> str:
    return folded(text) or text.strip()


def _births(a: str, b: str) -> tuple[Why, ...] | None:
    """What differs between two birth dates; nothing when they are the same, None when they are too far apart."""
    if not (a and b):
        return (Why.NO_BIRTH_DATE,)
    if a == b:
        return ()
    if a[:4] == b[:4] and a[5:7] == b[8:] and a[8:] == b[5:7]:
        return (Why.SWAPPED_DAY_AND_MONTH,)
    one_digit = len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1
    return (Why.CLOSE_BIRTH_DATE,) if one_digit else None


def _names_alike(a: Identity, b: Identity, at_least: float) -> Likeness | None:
    (first, last, _), (other_first, other_last, _) = a.key, b.key
    straight = _pair_score(first, other_first, last, other_last)
    if straight >= at_least:
        return Likeness(straight, (Why.CLOSE_NAMES,) if straight < 100 else ())
    swapped = _pair_score(first, other_last, last, other_first)
    return Likeness(swapped, (Why.SWAPPED_NAMES,)) if swapped >= at_least else None


def _pair_score(a: str, b: str, c: str, d: str) -> float:
    """How alike `a` is to `b` and `c` to `d`; 0 when one of the two pairs has little in common."""
    one = _alike(a, b)
    if one < _LEAST_ALIKE:
        return 0.0
    other = _alike(c, d)
    return 0.0 if other < _LEAST_ALIKE else (one + other) / 2


def _alike(a: str, b: str) -> float:
    """0 to 100; a name and the same name with another beside it (« Fondue », « Fondue-Martin ») are alike."""
    from rapidfuzz import fuzz  # 40 ms: not before names are compared

    if not (a and b):
        return 0.0
    return max(fuzz.ratio(a, b), fuzz.token_set_ratio(a, b) if " " in a + b else 0.0)
