"""Whom a typed line speaks of: a contact of this notebook by name, structure or initials, or a service of the field."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from ..i18n import folded
from .quick_line import QuickLine, Said
from .records import Contact

_TITLE: Final = r"(?:(?:mme|mlle|mr?|madame|monsieur|dr|docteur|maitre|me)\b\.?\s+)?"
_BEFORE: Final = re.compile(rf"(?:\b(?:avec|chez|a la|a|au|aux|de la|du|par|la|le|les)\s+|\ba l'|\bl')*{_TITLE}\Z")
_LITTLE: Final = frozenset(("de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux", "en", "pour"))
_SERVICES: Final = (
    "ADIE", "ADIL", "AFPA", "ANEF", "APEC", "CADA", "CAF", "CARSAT", "CCAS", "CHRS", "CIAS", "CIDFF", "CIMADE",
    "CIO", "CLLAJ", "CMP", "CPAM", "CRIJ", "EPIDE", "FJT", "GEIQ", "GRETA", "HUDA", "MDPH", "MDS", "MECS", "MSA",
    "OFII", "OFPRA", "PLIE", "PMI", "SIAO", "SPIP", "UDAF", "URSSAF", "France Travail", "Pôle emploi", "Cap emploi",
    "Mission locale",
)  # fmt: skip
_WITH: Final = re.compile(
    r"\bavec\s+(?P<who>[^\0,;:.(]+?)"
    r"(?=\s*(?:[\0,;:(]|\.\s|\.?\Z|\bpour\b|\ba (?:la|l')\b|\bau\b|\bchez\b|\ben\b|\bpar\b))"
)
_ME: Final = frozenset({"moi", "vous", "nous"})


class Someone(NamedTuple):
    """A contact of the notebook (its id), or a name as typed; `mine`: the worker herself. `doubtful`: to be checked."""

    contact: str | None = None
    name: str = ""
    structure: str = ""
    sensitive: bool = False
    mine: bool = False
    doubtful: bool = False


class _Heard(NamedTuple):
    """Where the words of one contact stand in a line; a name weighs more than its structure."""

    contact: Contact
    spans: tuple[tuple[int, int], ...]
    weight: tuple[bool, int]


def take_someone(line: QuickLine, said: Said) -> Someone | None:
    """The one the line speaks of, taken out of it with the words that lead to it; None when it names nobody."""
    heard = sorted(_heard(line, said.contacts), key=lambda found: found.weight, reverse=True)
    if not heard:
        return _take_service(line) or _take_with(line, said.staff)
    best = heard[0]
    for start, end in best.spans:
        line.take(_led(line.plain, start), end)
    if len(heard) > 1 and heard[1].weight == best.weight:  # two of one structure: the line does not say which
        return Someone(name=line.text[slice(*best.spans[0])], doubtful=True)
    contact = best.contact
    return Someone(contact.id, contact.name or "", contact.structure or "", bool(contact.sensitive))


def _heard(line: QuickLine, contacts: Iterable[Contact]) -> Iterator[_Heard]:
    for contact in contacts:
        words = folded(contact.name or "").split()
        alone = [span for span in _spans(line.plain, _family_name(words)) if not _is_another(line, span[0])]
        names = [*_spans(line.plain, [" ".join(words)]), *alone]
        structures = _spans(line.plain, _structures(contact))
        spans = (*names[:1], *structures[:1])
        if spans:
            length = sum(end - start for start, end in spans)
            yield _Heard(contact, tuple(sorted(spans)), (bool(names), length))


def _family_name(words: list[str]) -> list[str]:
    """The last word, when it cannot be taken for a little one."""
    return words[-1:] if len(words) > 1 and len(words[-1]) > 2 else []


def _is_another(line: QuickLine, start: int) -> bool:
    """Whether a first name stands before a family name: Paul Petit is not Anne Petit, whose full name was not found."""
    before = re.search(r"([^\W_]+)\s+\Z", line.plain[:start])
    if before is None or re.fullmatch(_TITLE, before[0]):
        return False
    word = line.text[slice(*before.span(1))]
    return word[:1].isupper() and not word.isupper()


def _structures(contact: Contact) -> list[str]:
    words = folded(contact.structure or "").split()
    initials = "".join(word[0] for word in words if word not in _LITTLE)
    return [" ".join(words), *([initials] if len(initials) > 1 else [])] if words else []


def _spans(plain: str, wanted: Iterable[str]) -> list[tuple[int, int]]:
    """Where whole words stand, the longest first; signs between them do not count."""
    found = [
        match.span()
        for words in filter(None, wanted)
        for match in re.finditer(r"(?<!\w)" + r"[\W_]+".join(map(re.escape, words.split())) + r"(?!\w)", plain)
        if "\0" not in match[0]
    ]
    return sorted(found, key=lambda span: span[0] - span[1])


def _led(plain: str, start: int) -> int:
    """Where the words that lead to `start` begin: "avec Mme", "à la"."""
    match = _BEFORE.search(plain[:start])
    return match.start() if match else start


def _take_service(line: QuickLine) -> Someone | None:
    for service in _SERVICES:
        for start, end in _spans(line.plain, [folded(service)])[:1]:
            line.take(_led(line.plain, start), end)
            typed = line.text[start:end]
            return Someone(name=typed.upper() if service.isupper() else typed[:1].upper() + typed[1:])
    return None


def _take_with(line: QuickLine, staff: str) -> Someone | None:
    who = line.take_first(_WITH, "who")
    if who is None:
        return None
    mine = folded(who) in _ME or folded(who) in (folded(staff), folded(staff.split(" ")[0]))
    return Someone(mine=True) if mine else Someone(name=who, doubtful=True)
