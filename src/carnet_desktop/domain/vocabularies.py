"""The closed lists a value may come from, read once from `resources/vocabularies`, and how words find their item."""

from functools import cache, cached_property
from typing import NamedTuple

import msgspec

from ..i18n import folded
from ..resources import resource
from .records import Item


class Term(msgspec.Struct, frozen=True):
    """One item of a list; `km` for a zone of mobility."""

    code: str
    label: str
    km: int | None = None


class FormerTerm(msgspec.Struct, frozen=True):
    """An item of an older list, and the code of the item that took its place."""

    code: str
    label: str
    becomes: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    list: str
    version: str
    items: tuple[Term, ...]
    former: tuple[FormerTerm, ...] = ()


class Found(NamedTuple):
    """The item that words name; `former` when they name the older item it replaces."""

    term: Term
    former: FormerTerm | None = None


class Vocabulary:
    """One list: its name, its version, its items in order."""

    def __init__(self, stored: bytes) -> None:
        file = msgspec.json.decode(stored, type=_File)
        self.name = file.list
        self.version = file.version
        self.terms = file.items
        self._former = file.former

    def find(self, words: str) -> Found | None:
        """The item whose code or label these words are, case and accents apart."""
        return self._index.get(folded(words))

    def item(self, term: Term) -> Item:
        return Item(code=term.code, label=term.label, list_=self.name, version=self.version)

    @cached_property
    def _index(self) -> dict[str, Found]:
        by_code = {term.code: Found(term) for term in self.terms}
        index = {folded(found.term.label): found for found in by_code.values()}
        index |= {folded(code): found for code, found in by_code.items()}
        for former in self._former:
            found = Found(by_code[former.becomes].term, former)
            index.setdefault(folded(former.code), found)
            index.setdefault(folded(former.label), found)
        return index


@cache
def vocabulary(name: str) -> Vocabulary:
    """A list by the name of its file: `work-situation`, `education-level`, `rsa-right`, `mobility-zone-2022`."""
    return Vocabulary(resource("vocabularies", f"{name}.json").read_bytes())
