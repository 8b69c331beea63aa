"""Functions that remember what they were given, until the structure is locked: texts of people, and keys."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_forgetting: Final[list[Callable[[], None]]] = []


def remembered(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the answers for the latest `most` arguments, until `forget_remembered`."""

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        cached = lru_cache(maxsize=most)(function)
        _forgetting.append(cached.cache_clear)
        return cached  # type: ignore[return-value]

    return decorate


def forget_remembered() -> None:
    """Nothing stays in these memories."""
    for forget in _forgetting:
        forget()
