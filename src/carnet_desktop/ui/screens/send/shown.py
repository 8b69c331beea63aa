"""What leaves, as the screen shows it: the sections to tick, and every record and field of the file. No Qt."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from carnet_desktop.domain.facts import JSON, Fact
from carnet_desktop.domain.labels import field_label, kind_label
from carnet_desktop.domain.leaving import Asked, Choice, Leaving, LeavingRecord, LeavingSection
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import KINDS, Author, Change, Contact, Sensitive
from carnet_desktop.domain.sections import DEFAULT_SECTIONS, NOT_SENT, section_label
from carnet_desktop.domain.titles import BY_ID, title_of
from carnet_desktop.domain.values import value_text
from carnet_desktop.i18n import NBSP, _, count, hour, margin_day, wall_clock
from carnet_desktop.ui.lines import Detail, Line

_WHY: Final = {
    Sensitive.HEALTH: "Santé",
    Sensitive.DISABILITY: "Handicap",
    Sensitive.JUSTICE: "Justice",
    Sensitive.BENEFITS: "Prestation sociale",
    Sensitive.IDENTITY_NUMBER: "Numéro qui identifie",
    Sensitive.CONFIDENTIAL_SERVICE: "Contact sensible : son nom peut dire pourquoi la personne le voit",
    Sensitive.PAPER: "Pièce : elle peut en dire plus que son titre",
    None: "Écrit par une version plus récente : vous ne pouvez pas le relire ici",
}
_NAMES: Final = {
    "action": ("what",),
    "appointment": ("with", "place"),
    "contact": ("name",),
    "contract": ("kind",),
    "document": ("title",),
    "focus": ("theme",),
    "interview": ("subject",),
    "member": ("name",),
    "objective": ("title",),
    "situation": ("label",),
    "wanted_job": ("job",),
}
"""Kind → the fields that a record may be called by."""
_POINTED: Final = frozenset({"contact", "contract", "focus", "objective"})
_LONG: Final = 90
_WHEN: Final = {"appointment": "when", "action": "by", "interview": "on"}
"""Kind → the field that stands in the margin."""


@dataclass(frozen=True, slots=True)
class ShownItem:
    """Asked one by one. `why` it is asked."""

    key: str
    label: str
    why: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class ShownTick:
    """A section to tick. `count`: "2 sur 3", what leaves of what stands here; "" when nothing stands here."""

    name: str
    label: str
    count: str
    warning: str
    ticked: bool
    items: tuple[ShownItem, ...]


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A part of the preview, never empty."""

    name: str
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class EmptySection:
    """`reason`: a code of EMPTY_REASONS. It is chosen when nothing stands here, else it is that it stays."""

    name: str
    label: str
    reason: str


def ticks(leaving: Leaving, choice: Choice, notebook: Notebook) -> tuple[ShownTick, ...]:
    return tuple(_tick(section, choice, notebook) for section in leaving.sections)


def preview(leaving: Leaving, notebook: Notebook, today: date) -> tuple[ShownSection, ...]:
    """Every record and every field of the file, then who wrote them."""
    sent = [section for section in leaving.sections if section.records]
    names = {record.record: _name(record, {})[0] for s in sent for record in s.records if record.kind in _POINTED}
    shown = [
        ShownSection(s.name, section_label(s.name), tuple(_line(record, names, today) for record in s.records))
        for s in sent
    ]
    writers = tuple(_writers(leaving.facts))
    return (*shown, ShownSection("writers", _("Qui l’a écrit, et pourquoi"), writers)) if writers else tuple(shown)


def empties(leaving: Leaving, reasons: Mapping[str, str]) -> tuple[EmptySection, ...]:
    """The sections of which nothing leaves, with why. `reasons`: those that were chosen."""
    return tuple(
        EmptySection(s.name, section_label(s.name), NOT_SENT if s.held else reasons.get(s.name, "not_filled"))
        for s in leaving.sections
        if not s.records
    )


def total(leaving: Leaving) -> str:
    return count(len(leaving.records), _("{n} élément part"), _("{n} éléments partent"))


def _tick(section: LeavingSection, choice: Choice, notebook: Notebook) -> ShownTick:
    ticked = section.name in choice.sections
    items = tuple(_item(asked, choice, notebook) for asked in section.asked) if ticked else ()
    sent = _("{sent} sur {held}", sent=len(section.records), held=section.held) if section.held else ""
    warned = section.held and not ticked and section.name not in DEFAULT_SECTIONS
    warning = _("À cocher seulement si la structure en a besoin") if warned else ""
    return ShownTick(section.name, section_label(section.name), sent, warning, ticked, items)


def _item(asked: Asked, choice: Choice, notebook: Notebook) -> ShownItem:
    return ShownItem(asked.key, _asked_label(asked, notebook), _(_WHY[asked.why]), asked.key in choice.asked)


def _asked_label(asked: Asked, notebook: Notebook) -> str:
    if asked.field is not None:
        return field_label(asked.kind, asked.field)
    cls, kind = KINDS.get(asked.kind), kind_label(asked.kind)
    entry = notebook.find(cls, asked.record) if cls else None
    title = title_of(entry.record) if entry else kind
    return title if cls is Contact or title.startswith(kind) else _("{kind} : {title}", kind=kind, title=title)


def _line(record: LeavingRecord, names: Mapping[str, str], today: date) -> Line:
    if record.deleted:
        known = _("Seule sa suppression part : la structure l’a déjà eu.")
        title = _("{kind} : supprimé ici", kind=kind_label(record.kind))
        return Line(f"{record.kind}/{record.record}", title, quiet=True, details=(Detail(known),))
    day, at = _when(record, today)
    title, named_by = _name(record, names)
    aside = {named_by, _WHEN.get(record.kind, "") if day else ""}
    told = [_told(record, field, value, names) for field, value in record.fields if field not in aside]
    return Line(
        id=f"{record.kind}/{record.record}",
        title=title,
        strong=True,
        when=day,
        hour=at,
        details=tuple(_details(filter(None, told))),
    )


def _name(record: LeavingRecord, names: Mapping[str, str]) -> tuple[str, str]:
    """What a record is called by, and the field that says it; its kind, and "", when none does."""
    for field in _NAMES.get(record.kind, ()):
        text = _value(record, field, dict(record.fields).get(field), names)
        if text:
            return text, field
    return kind_label(record.kind), ""


def _details(told: Iterable[str]) -> Iterator[Detail]:
    """Short fields follow one another on a line; a long text has its own."""
    line: list[str] = []
    for text in told:
        if len(text) > _LONG:
            yield from _joined(line)
            yield Detail(text)
            line = []
        else:
            line.append(text)
    yield from _joined(line)


def _joined(line: Sequence[str]) -> Iterator[Detail]:
    if line:
        yield Detail(" · ".join(line))


def _told(record: LeavingRecord, field: str, value: JSON, names: Mapping[str, str]) -> str:
    """`Lieu : 4 rue du Port`; "" for a field that was emptied."""
    text = _value(record, field, value, names)
    return f"{field_label(record.kind, field)}{NBSP}: {text}" if text else ""


def _value(record: LeavingRecord, field: str, value: JSON, names: Mapping[str, str]) -> str:
    """As the one who receives it will read it."""
    if field == "with" and isinstance(value, dict) and isinstance(contact := value.get("contact"), str):
        return names.get(contact) or _("un contact qui ne part pas")
    if (record.kind, field) in BY_ID and isinstance(value, str):
        return names.get(value) or _("un élément qui ne part pas")
    return value_text(record.kind, field, value)


def _when(record: LeavingRecord, today: date) -> tuple[str, str]:
    """The day and the hour in the margin; nothing for what is no date: then it is told among the fields."""
    value = dict(record.fields).get(_WHEN.get(record.kind, ""))
    local = value.get("local") if isinstance(value, dict) else value
    if not isinstance(local, str):
        return "", ""
    try:
        if "T" in local:
            moment = wall_clock(local)
            return margin_day(moment.date(), today), hour(moment.time())
        return margin_day(date.fromisoformat(local), today), ""
    except ValueError:
        return "", ""


def _writers(facts: Sequence[Fact]) -> Iterator[Line]:
    """The authors and the reasons that leave with the facts they belong to."""
    authors: dict[str, dict[str, str]] = {}
    for fact in facts:
        if fact.kind == Author.kind.name:
            authors.setdefault(fact.record, {})[fact.field] = str(fact.value or "")
    for author, told in sorted(authors.items(), key=lambda item: item[1].get("name", "")):
        about = " · ".join(told[field] for field in ("function", "structure_name") if told.get(field))
        yield Line(
            f"author/{author}", told.get("name") or author, strong=True, details=(Detail(about),) if about else ()
        )
    for fact in facts:
        if fact.kind == Change.kind.name and fact.value:
            yield Line(f"change/{fact.record}", _("Raison notée : {reason}", reason=fact.value))
