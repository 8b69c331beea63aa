"""The list of what prints, as the screen shows it: made from the plan of the sheet and what was chosen."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from carnet_desktop.domain.sheet import SheetPlan
from carnet_desktop.domain.sheet_check import Asked
from carnet_desktop.domain.sheet_offer import OfferedItem, OfferedSection
from carnet_desktop.domain.sheet_texts import Wording
from carnet_desktop.i18n import _


class Ticked(Enum):
    NONE = auto()
    SOME = auto()
    ALL = auto()


@dataclass(frozen=True, slots=True)
class ShownItem:
    """A line to tick. `warning`: why it does not print, or not whole, although it is ticked.

    `phone`: None when none is offered. `asks_name`: the neutral name of this sensitive contact is to be written here.
    `wordings`: what may be said otherwise; `advice`: what makes the line hard to read.
    """

    key: str
    label: str
    note: str
    warning: str
    ticked: bool
    phone: bool | None
    asks_name: bool
    wordings: tuple[Wording, ...] = ()
    advice: str = ""


@dataclass(frozen=True, slots=True)
class ShownSection:
    """`count` is "2 sur 3", "" for a section without lines."""

    key: str
    title: str
    count: str
    note: str
    warning: str
    ticked: Ticked
    items: tuple[ShownItem, ...]


def shown_sections(sheet: SheetPlan) -> tuple[ShownSection, ...]:
    return tuple(_section(section, sheet) for section in sheet.offered)


def _section(section: OfferedSection, sheet: SheetPlan) -> ShownSection:
    ticked, total = sum(item.ticked for item in section.items), len(section.items)
    return ShownSection(
        section.section.value,
        section.title,
        _("{ticked} sur {total}", ticked=ticked, total=total) if total else "",
        section.note or "",
        _warning(section.section.value, sheet),
        _how_much(ticked, total) if total else Ticked.ALL if section.ticked else Ticked.NONE,
        tuple(_item(item, sheet) for item in section.items),
    )


def _how_much(ticked: int, total: int) -> Ticked:
    return Ticked.ALL if ticked == total else Ticked.SOME if ticked else Ticked.NONE


def _item(item: OfferedItem, sheet: SheetPlan) -> ShownItem:
    asked = set(_asked(item.id, sheet))
    is_contact = item.id in item.named
    return ShownItem(
        item.id,
        item.label,
        item.note or "",
        _warning(item.id, sheet),
        item.ticked,
        item.phone,
        asks_name=is_contact and bool(asked & {Asked.NAME_MISSING, Asked.NAMED}),
        wordings=item.wordings,
        advice="\n".join(item.advice) if item.ticked else "",
    )


def _asked(item: str, sheet: SheetPlan) -> Iterator[Asked]:
    return (question.asked for question in sheet.questions if question.item == item)


def _warning(item: str, sheet: SheetPlan) -> str:
    words = {
        Asked.NAME_MISSING: _("Contact sensible sans nom neutre : il ne s’imprime pas"),
        Asked.NAMED: _("Dit le nom d’un contact sensible : cette ligne ne s’imprime pas"),
        Asked.IDENTITY: _("Contient le nom de famille, l’adresse ou un numéro : à confirmer avant d’imprimer"),
    }
    said = [words[asked] for asked in _asked(item, sheet) if asked in words]
    said += [_("Lettres qui ne s’impriment pas : {letters}", letters=x.letters) for x in sheet.lost if x.item == item]
    return "\n".join(dict.fromkeys(said))
