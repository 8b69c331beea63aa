"""A record as the journal folds it, whatever its kind: what decides whether it leaves is read on its winning facts."""

from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from .facts import JSON, Fact, Place
from .interviews import TOLD
from .records import KINDS, Contact, Interview, wire_fields


class Held(NamedTuple):
    """A record as the journal folds it: field → winning fact."""

    kind: str
    record: str
    facts: Mapping[str, Fact]

    @property
    def key(self) -> str:
        return f"{self.kind}/{self.record}"

    @property
    def deleted(self) -> bool:
        return self._value("deleted") is True

    @property
    def private(self) -> bool:
        """An interview that is neither the team's nor transferable: that it exists is not told either."""
        return self.kind == Interview.kind.name and self._value("visibility") not in TOLD

    @property
    def transferable(self) -> bool:
        return self.kind != Interview.kind.name or self._value("visibility") == "transferable"

    @property
    def sensitive(self) -> bool:
        return self.kind == Contact.kind.name and self._value("sensitive") is True

    @property
    def stands(self) -> bool:
        filled = any(fact.value is not None for field, fact in self.facts.items() if field != "deleted")
        return filled and not self.deleted and not self.private

    @property
    def fields(self) -> list[str]:
        """Fields as their kind lists them, then those this version does not know."""
        cls = KINDS.get(self.kind)
        known = [field for field in wire_fields(cls) if field in self.facts] if cls else []
        return [*known, *sorted(self.facts.keys() - set(known))]

    def only(self, fields: Container[str]) -> "Held":
        return self._replace(facts={field: fact for field, fact in self.facts.items() if field in fields})

    def _value(self, field: str) -> JSON:
        fact = self.facts.get(field)
        return None if fact is None else fact.value


def held_records(winners: Mapping[Place, Fact]) -> Iterator[Held]:
    found: dict[tuple[str, str], dict[str, Fact]] = {}
    for place, fact in winners.items():
        found.setdefault((place.kind, place.record), {})[place.field] = fact
    return (Held(kind, record, facts) for (kind, record), facts in found.items())


def texts_of(value: JSON) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from texts_of(item)
        case dict():
            for item in value.values():
                yield from texts_of(item)
