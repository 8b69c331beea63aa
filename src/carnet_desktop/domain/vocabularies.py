"""The closed lists a value may come from, read once from `resources/vocabularies`, and how words find their item.

An item is kept with its label, its list and the version of that list: a list may change, the past does not.
"""

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import NamedTuple

import msgspec

from ..i18n import folded
from ..resources import resource
from .records import Item, Sensitive


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One item of a list.

    `km` for a zone of mobility; `short` for what is said in conversation (CER); `parent`: the theme this one is a part
    of; `sensitive`: why it is asked before it leaves.
    """

    code: str
    label: str
    km: int | None = None
    short: str | None = None
    parent: str | None = None
    sensitive: Sensitive | None = None


class FormerTerm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An item of an older list, or older words without a code, and the code of the item that took its place."""

    label: str
    becomes: str
    code: str | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    list: str
    version: str
    items: tuple[Term, ...]
    former: tuple[FormerTerm, ...] = ()


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    items: tuple[Term, ...]
    former: tuple[FormerTerm, ...] = ()


class _ThemesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    themes: dict[str, _Group]


class Found(NamedTuple):
    """The item that words name; `former` when they name the older item it replaces."""

    term: Term
    former: FormerTerm | None = None


class Vocabulary:
    """One list: its name, its version, its items in order."""

    def __init__(self, name: str, version: str, terms: tuple[Term, ...], former: tuple[FormerTerm, ...]) -> None:
        self.name = name
        self.version = version
        self.terms = terms
        self._former = former

    def find(self, words: str) -> Found | None:
        """The item whose code or label these words are, case and accents apart."""
        return self._index.get(folded(words))

    def item(self, term: Term) -> Item:
        return Item(code=term.code, label=term.label, list_=self.name, version=self.version)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """What a person chooses from."""
        return tuple(map(self.item, self.terms))

    @cached_property
    def by_code(self) -> Mapping[str, Term]:
        return {term.code: term for term in self.terms}

    @cached_property
    def _index(self) -> dict[str, Found]:
        by_code = {term.code: Found(term) for term in self.terms}
        index = {folded(found.term.label): found for found in by_code.values()}
        index |= {folded(code): found for code, found in by_code.items()}
        for former in self._former:
            found = Found(by_code[former.becomes].term, former)
            for words in filter(None, (former.code, former.label)):
                index.setdefault(folded(words), found)
        return index


@cache
def vocabulary(name: str) -> Vocabulary:
    """A list by the name of its file: `work-situation`, `education-level`, `rsa-right`, `mobility-zone-2022`…"""
    file = msgspec.json.decode(resource("vocabularies", f"{name}.json").read_bytes(), type=_File)
    return Vocabulary(file.list, file.version, file.items, file.former)


@cache
def situations() -> Mapping[str, Vocabulary]:
    """Theme → its list of situations, whose name is the theme's code."""
    return _by_theme("situations", "")


@cache
def objectives(theme: str | None) -> tuple[Item, ...]:
    """What may be aimed at under a theme; a theme made of parts has those of all of them. None: under any theme."""
    held = _by_theme("objectives", "objective_")
    parts = [term.code for term in vocabulary("themes").terms if theme in (None, term.code, term.parent)]
    return tuple(item for part in parts if part in held for item in held[part].items)


@cache
def actions(theme: str | None) -> tuple[Item, ...]:
    """What may be done under a theme; a part of a theme has those of the whole. None: under any theme."""
    held = _by_theme("actions", "action_")
    if theme is None:
        return tuple(item for group in held.values() for item in group.items)
    term = vocabulary("themes").by_code.get(theme)
    group = held.get(theme) or (held.get(term.parent) if term and term.parent else None)
    return group.items if group else ()


def themes() -> tuple[Item, ...]:
    """What a focus may be about: the themes, each followed by its parts."""
    listed = vocabulary("themes")
    whole = [term for term in listed.terms if term.parent is None]
    return tuple(
        listed.item(term) for head in whole for term in (head, *(t for t in listed.terms if t.parent == head.code))
    )


def theme_of(item: Item | None) -> Term | None:
    """The theme that an item of the list of themes names; None for free text."""
    if item is None or item.list_ != vocabulary("themes").name:
        return None
    return vocabulary("themes").by_code.get(item.code or "")


def work_situations() -> tuple[Item, ...]:
    return vocabulary("work-situation").items


def education() -> tuple[Item, ...]:
    return vocabulary("education-level").items


def rsa_states() -> tuple[Item, ...]:
    return vocabulary("rsa-right").items


def contract_kinds() -> tuple[Item, ...]:
    return vocabulary("contract-kinds").items


def contract_short(item: Item) -> str:
    """What a kind of contract is called in conversation: CER, PASS IAE; free text as it is."""
    listed = vocabulary("contract-kinds")
    term = listed.by_code.get(item.code or "") if item.list_ == listed.name else None
    return (term.short if term else None) or item.label


def job_contracts() -> tuple[Item, ...]:
    return vocabulary("job-contracts").items


def working_times() -> tuple[Item, ...]:
    return vocabulary("working-times").items


def orientation_kinds() -> tuple[Item, ...]:
    return vocabulary("orientation-kinds").items


def closure_reasons() -> tuple[Item, ...]:
    return vocabulary("closure-reasons").items


def exit_situations() -> tuple[Item, ...]:
    return vocabulary("exit-situations").items


def chosen(words: str, items: Iterable[Item]) -> Item:
    """The item that these words are, case and accents apart; else the words as free text."""
    key = folded(words)
    return next((item for item in items if folded(item.label) == key), Item(label=words.strip()))


def narrowed(words: str, items: Iterable[Item]) -> tuple[Item, ...]:
    """The items in whose label every word typed begins a word, in any order."""
    typed = folded(words).split()
    return tuple(item for item in items if all(f" {word}" in f" {folded(item.label)}" for word in typed))


def sensitive_item(item: Item | None) -> Sensitive | None:
    """Why an item is asked before it leaves; free text and items of other lists say nothing of it."""
    if item is None or item.list_ is None:
        return None
    listed = _marked().get(item.list_)
    if listed is None:
        return None
    mark, terms = listed
    return mark or terms.get(item.code or "")


@cache
def _marked() -> Mapping[str, tuple[Sensitive | None, Mapping[str, Sensitive]]]:
    """List → why all of it is sensitive, and why each of its items that are is."""
    whole = {term.code: term.sensitive for term in vocabulary("themes").terms}
    lists = [
        (group, whole.get(theme))
        for held in (_by_theme("objectives", "objective_"), _by_theme("actions", "action_"))
        for theme, group in held.items()
    ]
    lists.append((vocabulary("themes"), None))
    return {
        group.name: (mark, {term.code: term.sensitive for term in group.terms if term.sensitive})
        for group, mark in lists
    }


@cache
def _by_theme(name: str, prefix: str) -> Mapping[str, Vocabulary]:
    file = msgspec.json.decode(resource("vocabularies", f"{name}.json").read_bytes(), type=_ThemesFile)
    return {
        theme: Vocabulary(f"{prefix}{theme}", file.version, group.items, group.former)
        for theme, group in file.themes.items()
    }
