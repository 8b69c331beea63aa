"""The people of the structure, in memory: what the list and the search read at every keystroke.

It is a copy of the registry's directory, which is itself rebuilt from the notebooks.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import Final

import msgspec

from carnet_desktop.domain.people import Identity, near
from carnet_desktop.i18n import folded
from carnet_desktop.storage.rows import DirectoryRow

from .directory_row import DatedLine, PersonDoc, directory_row
from .near_names import NearNames

__all__ = ["DatedLine", "Directory", "Found", "PersonDoc", "PersonLine", "directory_row"]

_NEAR_LIMIT: Final = 5
_SHORTLIST: Final = 40
_NEVER: Final = "9999"


class _Day(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The beginning of a `DatedLine`."""

    on: str


class _Expected(msgspec.Struct, frozen=True):
    """Of a `PersonDoc`, only what the order of the list depends on."""

    appointments: tuple[_Day, ...] = ()


_read_doc: Final = msgspec.json.Decoder(PersonDoc).decode
_read_expected: Final = msgspec.json.Decoder(_Expected).decode


class PersonLine:
    """One line of the list, made ten thousand at a time at unlock: what only some lines are asked for is computed then.

    `birth_date` ISO; `late` the number of open actions whose day is past. `text` is what the list is sorted by (the
    soonest appointment, then names) and what is searched in it too: a space stands before every word.
    """

    __slots__ = ("row", "text", "today")

    def __init__(self, row: DirectoryRow, today: str) -> None:
        self.row = row
        self.today = today
        soonest = _NEVER
        for expected in _read_expected(row.doc).appointments:
            if today <= expected.on < soonest:
                soonest = expected.on
        # One text sorts three times faster than a tuple.
        self.text = f"{soonest}\0 {row.search}\0{row.notebook}"

    @property
    def next_appointment(self) -> DatedLine | None:
        coming = [appointment for appointment in self.doc.appointments if appointment.on >= self.today]
        return min(coming, key=_on, default=None)

    @property
    def late(self) -> int:
        return sum(1 for action in self.doc.actions if "" < action.on < self.today)

    @property
    def id(self) -> str:
        return self.row.notebook

    @property
    def first_name(self) -> str:
        return self.row.first_name

    @property
    def last_name(self) -> str:
        return self.row.last_name

    @property
    def name(self) -> str:
        return f"{self.row.first_name} {self.row.last_name}".strip()

    @property
    def birth_date(self) -> str:
        return self.row.birth_date

    @property
    def doc(self) -> PersonDoc:
        """All the rest: decoded only for the lines that are looked at."""
        return _read_doc(self.row.doc)

    @property
    def todo(self) -> list[DatedLine]:
        """Open actions, the most urgent first, those without a day last."""
        return sorted(self.doc.actions, key=lambda action: action.on or _NEVER)


_on: Final = attrgetter("on")
_text: Final = attrgetter("text")


class Found(msgspec.Struct, frozen=True):
    """What a search gives: people who match, or when there are none, those whose name is near."""

    exact: list[PersonLine]
    near: list[PersonLine]


class Directory:
    """Everyone, by notebook id and in order: those with an appointment first, the soonest first; then by name.

    Written by the storage worker, read by the window: each write puts a new list in place of the old one.
    """

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        self._lines: dict[str, PersonLine] = {}
        self._sorted: list[PersonLine] = []
        self._near: NearNames | None = None

    def load(self, rows: Iterable[DirectoryRow]) -> None:
        today = self._today().isoformat()
        lines = {row.notebook: PersonLine(row, today) for row in rows}
        self._sorted = sorted(lines.values(), key=_text)
        self._lines, self._near = lines, None

    def update(self, rows: Iterable[DirectoryRow]) -> None:
        """Put each changed line in its new place: sorting ten thousand again at each save would take longer than it."""
        today, lines = self._today().isoformat(), self._sorted.copy()
        for row in rows:
            line = PersonLine(row, today)
            former = self._lines.get(row.notebook)
            if former is not None:
                del lines[bisect_left(lines, former.text, key=_text)]
            insort(lines, line, key=_text)
            self._lines[row.notebook] = line
            if self._near is not None:
                self._near.replace(line.id, former.row.search if former else "", row.search)
        self._sorted = lines

    def remove(self, notebook: str) -> None:
        self.load([line.row for line in self._sorted if line.id != notebook])

    def clear(self) -> None:
        self.load(())

    def __len__(self) -> int:
        return len(self._lines)

    def line(self, notebook: str) -> PersonLine | None:
        return self._lines.get(notebook)

    def lines(self) -> list[PersonLine]:
        return self._sorted

    def holding(self, ids: Collection[str]) -> list[PersonLine]:
        """The notebooks known by one of these ids, here or elsewhere."""
        return [line for line in self._sorted if line.id in ids or any(known in ids for known in line.doc.ids)]

    def search(self, query: str) -> Found:
        """People in whose names, phones or numbers every word of the query begins a word, in any order."""
        words = _query_words(query)
        exact = self._sorted
        for word in words:  # one word at a time: five times faster than `all` for each line
            begins = f" {word}"
            exact = [line for line in exact if begins in line.text]
        return Found(exact, [] if exact else self._nearest(words, _NEAR_LIMIT, every_word=True))

    def duplicates(self, first_name: str, last_name: str, birth_date: date | None) -> list[PersonLine]:
        """People who may be the one being typed, the likeliest first."""
        typed = Identity(first_name, last_name, birth_date.isoformat() if birth_date else "")
        words = folded(f"{first_name} {last_name}").split()
        shortlist = {line.id: line for line in self._nearest(words, _SHORTLIST, every_word=False)}
        if birth_date:
            shortlist |= {line.id: line for line in self._sorted if line.birth_date == typed.birth_date}
        scored = [
            (found.score, line)
            for line in shortlist.values()
            if (found := near(typed, Identity(line.first_name, line.last_name, line.birth_date))) is not None
        ]
        return [line for _score, line in sorted(scored, key=lambda pair: -pair[0])[:_NEAR_LIMIT]]

    def prepare_near(self) -> None:
        """Make ready what near names need (50 ms, once), so that no keystroke waits for it. Storage worker."""
        self._nearest(["a"], 1, every_word=True)

    def _nearest(self, words: Sequence[str], limit: int, *, every_word: bool) -> list[PersonLine]:
        near = self._near or self._prepared()
        found = (self._lines.get(id_) for id_ in near.nearest(words, limit, every_word=every_word))
        return [line for line in found if line is not None]

    def _prepared(self) -> NearNames:
        self._near = NearNames((line.id, line.row.search) for line in self._sorted)
        return self._near


def _query_words(query: str) -> list[str]:
    """Folded words; digits typed in pairs (a phone number) are one word, written as phones are searched: 06…"""
    words = folded(query).split()
    if not words or not all(word.isdigit() for word in words):
        return words
    number = "".join(words)
    return ["0" + number[2:] if query.strip().startswith("+33") else number]
