"""A comparison in words: what changes, what stays, what is new, by whom and when."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from carnet_desktop.domain.facts import Fact
from carnet_desktop.domain.labels import field_label, kind_label
from carnet_desktop.domain.receiving import Comparison, IncomingField, IncomingRecord, Standing
from carnet_desktop.domain.records import KINDS, OF_THE_PROGRAM, Contact, Person, Rights, Work, wire_fields
from carnet_desktop.domain.values import value_text
from carnet_desktop.i18n import NBSP, _, count, day_month

from .shown import KNOWN, Cell, GroupRow, ItemRow, Row

_ONE_FIELD_A_ROW: Final = frozenset(cls.kind.name for cls in (Person, Rights, Work))
"""Kinds of which a notebook has one record: each field is an element of its own."""
_MAIN: Final[dict[str, tuple[str, ...]]] = {
    "action": ("what",),
    "appointment": ("when", "place"),
    "contact": ("name", "role", "structure"),
    "contract": ("kind", "from"),
    "document": ("title",),
    "focus": ("theme",),
    "interview": ("subject", "on"),
    "member": ("name", "function", "structure_name"),
    "objective": ("title",),
    "situation": ("label",),
    "wanted_job": ("job",),
}
"""What a record is known by; its other fields are told after these."""
_TEXTS: Final = ("text", "decisions")
"""Told on lines of their own."""
_LONGEST: Final = 1000
_SENSITIVE: Final = "sensitive"
_CLAIM: Final = "claim/"


@dataclass(frozen=True, slots=True)
class Voices:
    """Who wrote what: `names` of authors by id, `me` the worker here, `sender` the name of the structure."""

    names: Mapping[str, str]
    me: str
    sender: str
    today: date

    def here(self, fact: Fact, words: str) -> str:
        """`words` has {who} and {day}: "noté par {who} le {day}"."""
        who = _("vous") if fact.author == self.me else self.names.get(fact.author, _("votre équipe"))
        return _(words, who=who, day=self.day(fact))

    def there(self, fact: Fact) -> str:
        who = _("vous") if fact.author == self.me else self.names.get(fact.author, self.sender)
        return _("selon {who}, le {day}", who=who, day=self.day(fact))

    def day(self, fact: Fact) -> str:
        return day_month(datetime.fromisoformat(fact.at).astimezone().date(), self.today)


def rows(comparison: Comparison, voices: Voices, claims: Collection[str], *, known_open: bool) -> list[Row]:
    """Every group that has something in it, what is to be chosen first; `claims`: the rows ticked."""
    items = _by_standing(comparison.records, voices)
    shown: list[Row] = []
    claimed = [_with_tick(row, claims) for row, _facts in claimed_rows(comparison, voices)]
    if claimed:
        one = _("{n} élément, cochez-le si vous le reconnaissez")
        about = count(len(claimed), one, _("{n} éléments, cochez ceux que vous reconnaissez"))
        title = _("Présenté comme écrit chez vous, inconnu ici")
        shown += [GroupRow(Standing.CLAIMED, "alert-triangle", title, about), *claimed]
    for standing, icon, title, (one, many) in _GROUPS:
        held = items.get(standing, [])
        if held:
            shown += [GroupRow(standing, icon, _(title), count(len(held), one, many)), *held]
    known = items.get(Standing.KNOWN, [])
    if known:
        about = count(len(known), _("{n} élément identique, rien à faire"), _("{n} éléments identiques, rien à faire"))
        shown.append(GroupRow(KNOWN, "equal", _("Déjà connu"), about, known_open))
        shown += known if known_open else []
    return shown


def claimed_rows(comparison: Comparison, voices: Voices) -> list[tuple[ItemRow, tuple[str, ...]]]:
    """Each element said to be ours, with the ids of its facts: it is ticked as a whole."""
    held: dict[str, list[Fact]] = {}
    for fact in comparison.claimed:
        alone = f"/{fact.field}" if fact.kind in _ONE_FIELD_A_ROW else ""
        held.setdefault(f"{_CLAIM}{fact.kind}/{fact.record}{alone}", []).append(fact)
    return [(_claimed(key, facts, voices), tuple(fact.id for fact in facts)) for key, facts in held.items()]


def elements(comparison: Comparison, voices: Voices) -> dict[Standing, int]:
    """How many elements stand where, as the rows count them; those said to be ours apart."""
    return {standing: len(held) for standing, held in _by_standing(comparison.records, voices).items()}


_GROUPS: Final = (
    (Standing.CHANGES, "git-compare", "Change votre carnet",
     ("{n} élément, celui du fichier est plus récent", "{n} éléments, ceux du fichier sont plus récents")),
    (Standing.NEWER_HERE, "history", "Plus récent chez vous",
     ("{n} élément, le vôtre reste", "{n} éléments, les vôtres restent")),
    (Standing.DELETED_HERE, "trash", "Supprimé chez vous et modifié là-bas",
     ("{n} élément, il reste supprimé", "{n} éléments, ils restent supprimés")),
    (Standing.NEW, "circle-plus", "Nouveau", ("{n} élément", "{n} éléments")),
)  # fmt: skip


def _by_standing(records: Iterable[IncomingRecord], voices: Voices) -> dict[Standing, list[ItemRow]]:
    found: dict[Standing, list[ItemRow]] = {}
    for record in sorted(records, key=lambda record: _rank(record.kind)):
        if record.kind not in OF_THE_PROGRAM:
            for standing, row in _record(record, voices):
                found.setdefault(standing, []).append(row)
    return found


def _record(record: IncomingRecord, voices: Voices) -> Iterator[tuple[Standing, ItemRow]]:
    """One row for a record that is new, known or deleted here; else one for each of its fields."""
    fields = [field for field in record.fields if field.standing is not Standing.CLAIMED]
    fields.sort(key=lambda field: _place(record.kind, field.field))
    if not fields:
        return
    whole = record.kind not in _ONE_FIELD_A_ROW
    if whole and record.standing in (Standing.NEW, Standing.KNOWN, Standing.DELETED_HERE):
        yield record.standing, _whole(record, fields, voices)
        return
    for field in fields:
        if not whole or field.standing is not Standing.KNOWN:
            yield field.standing, _one(record, field, voices)


def _whole(record: IncomingRecord, fields: list[IncomingField], voices: Voices) -> ItemRow:
    facts = [field.after for field in fields]
    main, details = _told(record.kind, facts)
    latest = max(facts, key=lambda fact: fact.at)
    before = Cell(_("rien"), quiet=True)
    if record.standing is Standing.DELETED_HERE:
        before = Cell(_("Supprimé"), strong=True)
    elif record.standing is Standing.KNOWN:
        before = Cell(_("identique"), quiet=True)
    note = "\n".join(part for part in (details, voices.there(latest)) if part)
    return ItemRow(
        f"{record.kind}/{record.record}",
        _(kind_label(record.kind)),
        before,
        Cell(main, note),
        sensitive=_sensitive(record.kind, facts),
    )


def _one(record: IncomingRecord, field: IncomingField, voices: Voices) -> ItemRow:
    single = record.kind in _ONE_FIELD_A_ROW
    label = field_label(record.kind, field.field) if single else kind_label(record.kind)
    name = "" if single else _name(record)
    note = "" if single else "\n".join(part for part in (name, _field_name(record.kind, field.field)) if part)
    wins = field.standing is Standing.CHANGES
    before = Cell(_("rien"), quiet=True)
    if field.before is not None:
        words = _("noté par {who} le {day}") if field.standing is Standing.CHANGES else _("modifié par {who} le {day}")
        same = field.standing is Standing.KNOWN
        text = _value(field.before) or _("rien")
        before = Cell(text, "" if same else voices.here(field.before, words), strong=not wins and not same)
    after = Cell(_value(field.after) or _("effacé"), voices.there(field.after), strong=wins)
    key = f"{record.kind}/{record.record}/{field.field}"
    return ItemRow(key, _(label), before, after, note, sensitive=_sensitive(record.kind, [field.after]))


def _claimed(key: str, facts: list[Fact], voices: Voices) -> ItemRow:
    kind = facts[0].kind
    latest = max(facts, key=lambda fact: fact.at)
    single = kind in _ONE_FIELD_A_ROW
    main, details = (_value(facts[0]), "") if single else _told(kind, facts)
    label = field_label(kind, facts[0].field) if single else kind_label(kind)
    note = "\n".join(part for part in (details, voices.here(latest, _("dit écrit par {who} le {day}"))) if part)
    before = Cell(_("rien de tel"), quiet=True)
    return ItemRow(key, _(label), before, Cell(main, note), sensitive=_sensitive(kind, facts), ticked=False)


def _with_tick(row: ItemRow, claims: Collection[str]) -> ItemRow:
    return ItemRow(row.id, row.label, row.before, row.after, row.label_note, row.sensitive, row.id in claims)


def _told(kind: str, facts: list[Fact]) -> tuple[str, str]:
    """What a record is known by, then all the rest of it, each field with its name."""
    ordered = sorted(facts, key=lambda fact: _place(kind, fact.field))
    values = {fact.field: fact for fact in ordered if not (fact.field == _SENSITIVE and kind == Contact.kind.name)}
    if (deleted := values.pop("deleted", None)) is not None and deleted.value is True:
        return _("Supprimé"), ""
    main = [_value(values.pop(field)) for field in _MAIN.get(kind, ()) if field in values]
    texts = [_named(kind, values.pop(field)) for field in _TEXTS if field in values]
    rest = [_named(kind, fact) for fact in values.values() if _value(fact)]
    title = ", ".join(part for part in main if part)
    if not title and rest:
        title, rest = rest[0], rest[1:]
    return title[:1].upper() + title[1:], "\n".join(part for part in (" · ".join(rest), *texts) if part)


def _named(kind: str, fact: Fact) -> str:
    return f"{_(field_label(kind, fact.field))}{NBSP}: {_value(fact)}"


def _rank(kind: str) -> int:
    """Kinds in the order in which a notebook tells them; those of a newer version last."""
    return list(KINDS).index(kind) if kind in KINDS else len(KINDS)


def _place(kind: str, field: str) -> int:
    """Fields in the order of their record."""
    fields = list(wire_fields(KINDS[kind])) if kind in KINDS else []
    return fields.index(field) if field in fields else len(fields)


def _name(record: IncomingRecord) -> str:
    """What a record is known by here, as far as the file says it."""
    main = _MAIN.get(record.kind, ())[:1]
    found = (field.before or field.after for field in record.fields if field.field in main)
    return next((_value(fact) for fact in found), "")


def _field_name(kind: str, field: str) -> str:
    return _("Suppression") if field == "deleted" else _(field_label(kind, field))


def _value(fact: Fact) -> str:
    if fact.field == "deleted":
        return _("Supprimé") if fact.value is True else _("Rétabli")
    words = value_text(fact.kind, fact.field, fact.value)
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def _sensitive(kind: str, facts: Iterable[Fact]) -> str:
    if kind == Rights.kind.name:
        return _("sensible")
    told = kind in KINDS and any(fact.field == _SENSITIVE and fact.value is True for fact in facts)
    return _("sensible") if told else ""
