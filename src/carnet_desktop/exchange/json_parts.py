"""A JSON object read key by key: what nobody took of it is told, so that nothing is left behind without a word."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, Final

from ..i18n import _
from .notes import CellNote, NoteCode

_EMPTY: Final[tuple[object, ...]] = (None, "", [], {}, False)
_LONGEST: Final = 100_000
_SHOWN: Final = 200
_YEARS: Final = range(1900, 2200)
"""Those of moments that somebody lived: not the first nor the last of a calendar, which no other time zone can tell."""


class Part:
    """One object of the file. `where` is the way to it; `notes` is shared by all the parts of one notebook."""

    def __init__(self, line: int, where: str, value: dict[str, Any], notes: list[CellNote]) -> None:
        self.line = line
        self._where = where
        self._left = dict(value)
        self._notes = notes

    def text(self, key: str) -> str | None:
        """A text or a number, without the blanks around it."""
        value = self._left.get(key)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and len(str(value)) <= _LONGEST:
            del self._left[key]
            return " ".join(str(value).split()) or None
        return None

    def boolean(self, key: str) -> bool | None:
        value = self._left.get(key)
        return bool(self._left.pop(key)) if isinstance(value, bool) else None

    def day(self, key: str) -> str | None:
        """`yyyy-MM-dd`, of a day or of a moment."""
        value = self._left.get(key)
        found = _day(value) if isinstance(value, str) else None
        if found is not None:
            del self._left[key]
        return found

    def moment(self, key: str) -> datetime | None:
        """A moment in UTC; one that says no zone is taken as UTC, as Carnet de bord writes them."""
        value = self._left.get(key)
        found = _moment(value) if isinstance(value, str) else None
        if found is not None:
            del self._left[key]
        return found

    def part(self, key: str) -> "Part | None":
        """The object under this key."""
        value = self._left.get(key)
        if not isinstance(value, dict):
            return None
        return Part(self.line, self._under(key), self._left.pop(key), self._notes)

    def parts(self, key: str) -> Iterator["Part"]:
        """The objects of a list; what else it holds is told."""
        value = self._left.get(key)
        if not isinstance(value, list):
            return
        for number, item in enumerate(self._left.pop(key), 1):
            where = self._under(f"{key} {number}")
            if isinstance(item, dict):
                yield Part(self.line, where, item, self._notes)
            else:
                self._tell(where, item)

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list, when it holds nothing else."""
        value = self._left.get(key)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            return ()
        return tuple(dict.fromkeys(" ".join(item.split()) for item in self._left.pop(key)))

    def give_back(self, **read: str | None) -> None:
        """What was read and has no place after all."""
        self._left |= read

    def note(self, key: str, value: str, code: NoteCode, detail: str = "") -> None:
        self._notes.append(CellNote(self.line, self._under(key), value, code, detail))

    def tell_rest(self) -> None:
        """Say what was not taken; what is empty, or false, says nothing."""
        for key, value in self._left.items():
            if value not in _EMPTY:
                self._tell(self._under(key), value)

    def _tell(self, where: str, value: object) -> None:
        self._notes.append(CellNote(self.line, where, str(value)[:_SHOWN], NoteCode.NO_PLACE))

    def _under(self, key: str) -> str:
        return _("{where} › {key}", where=self._where, key=key) if self._where else key


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
        moment = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if moment.year in _YEARS else None


def _day(text: str) -> str | None:
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return None
