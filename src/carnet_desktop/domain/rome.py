"""The ROME, the French list of jobs (France Travail): which job a person's words name."""

import re
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Final, NamedTuple

from ..i18n import fold, folded
from ..resources import resource
from .records import Item

LIST: Final = "rome"
VERSION: Final = "3"
_WITH_CODE: Final = re.compile(r"(.*\S)\s*\(([A-Z]\d{4})\)", re.DOTALL)


class Job(NamedTuple):
    """A job of the ROME. `listed` is false when its code is known but the words beside it are the writer's own."""

    item: Item
    listed: bool


def find_job(words: str) -> Job | None:
    """The job that words name: `Crêpier / Crêpière (G1604)`, the same without its code, or a known code alone."""
    name, code = _split(words)
    listed = _names().find(name, code)
    if listed is not None:
        return Job(listed, listed=True)
    if code in _names().codes:
        return Job(_item(code, name or code), listed=not name)
    return None


def names_by_fold() -> Mapping[str, str]:
    """Every name of the list: folded → as it is listed. 0.2 s the first time."""
    return _names().by_fold


def job_called(name: str) -> Item:
    """The job of a name as it is listed. Raises KeyError."""
    return _item(_names().codes_of[name], name.replace("'", "’"))


def _split(words: str) -> tuple[str, str]:
    """The words and the code that ends them (or stands alone); either may be empty."""
    if match := _WITH_CODE.fullmatch(words):
        return match[1], match[2]
    return ("", words) if words in _names().codes else (words, "")


def _item(code: str, label: str) -> Item:
    return Item(code=code, label=label, list_=LIST, version=VERSION)


class _Names:
    """About 11 000 names of jobs, each with its code; folded only once a name is not found as it is written."""

    def __init__(self, lines: list[str]) -> None:
        split = (line.split("\t") for line in lines)
        self.codes_of = {" ".join(name.removesuffix(f"({code})").split()): code for code, name in split}
        self.codes = frozenset(self.codes_of.values())

    def find(self, name: str, code: str) -> Item | None:
        """The job of that name; a code, when given, must be the name's own."""
        label = name if name in self.codes_of else self.by_fold.get(folded(name))
        if label is None or code not in ("", self.codes_of[label]):
            return None
        return _item(self.codes_of[label], label.replace("'", "’"))

    @cached_property
    def by_fold(self) -> dict[str, str]:
        return {fold(name): name for name in self.codes_of}


@cache
def _names() -> _Names:
    text = resource("vocabularies", "rome-appellations.tsv").read_text(encoding="utf-8")
    return _Names(text.splitlines()[1:])
