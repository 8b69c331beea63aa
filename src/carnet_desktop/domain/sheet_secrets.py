"""Words that may not stand on a sheet: real names of sensitive contacts, and what names the person herself.

Texts are compared folded and word by word (`Planning-Familial` is `planning familial`; `Martinique` is not `Martin`),
little words aside. Two words of a name in a row are enough to tell it: people rarely write a service's whole name.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

from ..i18n import folded
from ..memory import remembered
from .notebook import Notebook
from .records import Contact, ExternalId, Nir, Person
from .sheet_words import plain

Phrase: TypeAlias = tuple[str, ...]

_LITTLE: Final = frozenset({
    "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "m",
    "madame", "me", "mlle", "mm", "mme", "monsieur", "mr", "sur", "un", "une",
})  # fmt: skip
_TITLES: Final = _LITTLE | {"dr", "docteur", "maitre", "pr", "professeur"}
_PUBLIC: Final = frozenset({"caf", "ccas", "cias", "cpam", "msa"})  # everybody goes there: not telling alone
_PREPOSITION: Final = re.compile(r"\b(?:de|du|des|à|d['’])\s*$", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+")
_SHORTEST_NUMBER: Final = 6
_SHORTEST_WORD: Final = 3


@dataclass(frozen=True, slots=True)
class Secret:
    """A sensitive contact and the phrases that tell who it is."""

    contact: Contact
    phrases: frozenset[Phrase]

    def is_in(self, text: str) -> bool:
        return _holds(text, self.phrases)


@dataclass(frozen=True, slots=True)
class Identity:
    """What names the person beyond her first name: family names, address, numbers."""

    phrases: frozenset[Phrase]
    numbers: frozenset[str]

    def is_in(self, text: str) -> bool:
        compact = folded(text).replace(" ", "")
        return _holds(text, self.phrases) or any(number in compact for number in self.numbers)


def secrets_of(notebook: Notebook) -> tuple[Secret, ...]:
    """Every contact marked sensitive, the deleted ones too: a text may still name them."""
    own = set(_words(notebook.person.first_name or ""))
    return tuple(
        Secret(entry.record, _telling(entry.record, own))
        for entry in notebook.all_entries(Contact)
        if entry.record.sensitive
    )


def identity_of(notebook: Notebook) -> Identity:
    person = notebook.person
    own = set(_words(person.first_name or ""))
    names = {w for name in (person.last_name, person.birth_last_name) if name for w in _names(name, own)}
    numbers = [person.caf_number, person.france_travail_id, *(person.phones or ())]
    numbers += [entry.record.value for entry in notebook.entries(Nir)]
    numbers += [entry.record.value for entry in notebook.entries(ExternalId)]
    return Identity(
        frozenset(names | set(_addresses(person))),
        frozenset(n for number in numbers if number and len(n := _compact(number)) >= _SHORTEST_NUMBER),
    )


def _names(name: str, own: set[str]) -> Iterable[Phrase]:
    """A family name whole, and each long enough part of a double one."""
    words = _words(name)
    if words and not set(words) <= own:
        yield words
    yield from ((word,) for word in words if len(word) >= _SHORTEST_WORD and word not in own)


def _addresses(person: Person) -> Iterable[Phrase]:
    for text in (*(person.address.lines if person.address else ()), person.email or ""):
        words = _words(text)
        if len(words) > 1:
            yield words


def _compact(number: str) -> str:
    """+33 6 12 34 56 78 and 06 12 34 56 78 share their last nine digits."""
    compact = folded(number).replace(" ", "")
    return compact[2:] if number.startswith("+33") else compact


def _telling(contact: Contact, own: set[str]) -> frozenset[Phrase]:
    found: set[Phrase] = set()
    for text in filter(None, (contact.name, contact.structure)):
        words = _words(text) or _all_words(text)  # a place may be called À la Une
        found |= set(pairwise(words)) or {words}
        found |= {(word,) for word in _acronyms(text) if word not in own}
    if contact.name:
        found |= {(word,) for word in _family_names(contact.name) if word not in own}
    return frozenset(found - {()})


def _acronyms(text: str) -> Iterable[str]:
    """Words in capitals inside a name that is not all in capitals: `CSAPA Rivage` is told by `CSAPA` alone."""
    capitals = [word for word in _WORD.findall(text) if word.isupper() and len(word) >= _SHORTEST_WORD]
    return (word for word in map(folded, capitals) if not text.isupper() and word not in _PUBLIC)


def _family_names(name: str) -> Iterable[str]:
    """Capitalised words after the first one: `Sophie Martin` is told by `Martin`, `Accueil de Lyon` not by `Lyon`."""
    seen = 0
    for match in _WORD.finditer(name):
        word = folded(match[0])
        if word in _TITLES:
            continue
        seen += 1
        alone = seen > 1 and not _PREPOSITION.search(name[: match.start()])
        titled = seen == 1 and bool(set(folded(name[: match.start()]).split()) & _TITLES)
        if (alone or titled) and match[0][0].isupper() and len(word) >= _SHORTEST_WORD:
            yield word


@remembered(4096)  # each text is compared with each contact, at each tick of a line
def _all_words(text: str) -> Phrase:
    return tuple(folded(plain(text)).split())


@remembered(4096)
def _words(text: str) -> Phrase:
    return tuple(word for word in _all_words(text) if word not in _LITTLE)


def _holds(text: str, phrases: frozenset[Phrase]) -> bool:
    lengths = _lengths_by_first_word(phrases)
    return any(
        words[start : start + length] in phrases
        for words in (_words(text), _all_words(text))
        for start, word in enumerate(words)
        for length in lengths.get(word, ())
    )


@remembered(1024)
def _lengths_by_first_word(phrases: frozenset[Phrase]) -> dict[str, tuple[int, ...]]:
    """So that a long text is gone through once, whatever the number of phrases."""
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], set()).add(len(phrase))
    return {word: tuple(lengths) for word, lengths in found.items()}
