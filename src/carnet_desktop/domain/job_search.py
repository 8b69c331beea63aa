"""Finding a job of the ROME as it is typed: accents, missing or joined words, slips and word order forgiven."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from heapq import nsmallest
from typing import Final

from ..i18n import fold
from .records import Item
from .rome import job_called, names_by_fold

LIMIT: Final = 20
_ALIKE: Final = 72.0
"""How alike a typed word and a word of the list must be, of 100."""
_NEAR_WORDS: Final = 8
_LETTERS: Final = 4
"""Fewer letters are in too many names to say anything."""
_PAST_LETTERS: Final = "\U0010ffff"


def search_jobs(typed: str) -> tuple[Item, ...]:
    """The jobs that these words name, the closest first; under a frame once `prepare` was called.

    Every word typed begins a word of the name, or its letters follow one another in it (`pretaporter`); else each is
    near one of its words. A code alone (`N1104`) gives its jobs.
    """
    words = fold(typed).split()
    if not words:
        return ()
    index = _index()
    by_code = index.codes.get(words[0].upper()) if len(words) == 1 else None
    found = by_code or index.named(words, LIMIT)
    ranked = index.closest(found, words, LIMIT) if found else index.near(words, LIMIT)
    return tuple(job_called(index.names[place]) for place in ranked)


def prepare() -> None:
    """Make ready what a search needs (0.3 s, once), so that no keystroke waits for it."""
    _index()


class _Index:
    """The names of the list, and for each word that occurs in them, the places of those that hold it."""

    def __init__(self, names: Mapping[str, str]) -> None:
        pairs = sorted(names.items())
        self.names = [name for _folded, name in pairs]
        self._folded = [folded for folded, _name in pairs]
        self._joined = [folded.replace(" ", "") for folded in self._folded]
        self.codes: dict[str, list[int]] = {}
        places: dict[str, set[int]] = {}
        for place, (folded, name) in enumerate(pairs):
            self.codes.setdefault(job_called(name).code or "", []).append(place)
            for word in folded.split():
                places.setdefault(word, set()).add(place)
        self._places = places
        self._words = sorted(places)

    def named(self, words: Sequence[str], enough: int) -> Collection[int]:
        """Where every word typed begins a word, or is in the letters of the name."""
        if len(words) == 1:
            begun = range(*_beginning(self._folded, words[0]))
            if len(begun) >= enough:  # of the thousands of names with an `e`, those that begin so are enough
                return begun
        return _in_all(self._of(word) for word in words)

    def closest(self, found: Iterable[int], words: Sequence[str], limit: int) -> list[int]:
        """What was typed whole, then names that begin as it was typed, then the shortest."""
        whole, first = f" {' '.join(words)} ", words[0]

        def rank(place: int) -> tuple[bool, bool, int, int]:
            name = self._folded[place]
            return whole not in f" {name} ", not name.startswith(first), len(name), place

        return nsmallest(limit, found, key=rank)

    def near(self, words: Sequence[str], limit: int) -> list[int]:
        """Where each word typed begins a word or is near one, the most alike first."""
        from rapidfuzz import fuzz, process  # 40 ms: not before a word is not found

        totals: dict[int, float] = {}
        held: list[set[int]] = []
        for word in words:
            begun = self._words_from(word)
            close = [(known, 100.0) for known in begun] or [
                (known, score)
                for known, score, _place in process.extract(
                    word, self._words, scorer=fuzz.ratio, limit=_NEAR_WORDS, score_cutoff=_ALIKE
                )
            ]
            best: dict[int, float] = {}
            for known, score in close:
                for place in self._places[known]:
                    best[place] = max(best.get(place, 0.0), score)
            for place, score in best.items():
                totals[place] = totals.get(place, 0.0) + score
            held.append(set(best))
        return nsmallest(limit, _in_all(held), key=lambda place: (-totals[place], len(self._folded[place]), place))

    def _words_from(self, start: str) -> list[str]:
        return self._words[slice(*_beginning(self._words, start))]

    def _of(self, word: str) -> set[int]:
        begun = self._words_from(word)
        if begun or len(word) < _LETTERS:
            return set().union(*(self._places[known] for known in begun))
        return {place for place, name in enumerate(self._joined) if word in name}


def _beginning(texts: Sequence[str], start: str) -> tuple[int, int]:
    """Where those that begin so stand in a sorted list."""
    return bisect_left(texts, start), bisect_left(texts, start + _PAST_LETTERS)


def _in_all(sets: Iterable[set[int]]) -> set[int]:
    first, *others = sets
    return first.intersection(*others)


@cache
def _index() -> _Index:
    return _Index(names_by_fold())
