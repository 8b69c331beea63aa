"""The texts of a line of the sheet, as typed in the notebook or as said otherwise for one printing."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of a line: `typed` in the notebook, `said` on this sheet. `key` tells it from all others."""

    key: str
    label: str
    typed: str
    said: str


class Texts:
    """The texts of one record as this sheet says them; `offered` gathers those that may be said otherwise."""

    def __init__(self, record: str, wordings: Mapping[str, str]) -> None:
        self.offered: list[Wording] = []
        self._record, self._wordings = record, wordings

    def said(self, field: str, label: str, typed: str | None) -> str:
        if not typed:
            return ""
        key = f"{self._record}/{field}"
        words = self._wordings.get(key, typed)
        self.offered.append(Wording(key, label, typed, words))
        return words

    def reworded(self) -> bool:
        return any(wording.said != wording.typed for wording in self.offered)
