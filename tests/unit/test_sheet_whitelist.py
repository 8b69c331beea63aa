"""Nothing of a notebook reaches the sheet but these fields, whatever kinds are added: each holds its own canary."""

import re
from typing import Any, Final

import msgspec
import pytest
from msgspec import inspect
from tests.unit.fatou import ATELIERS, MORNING, TODAY
from tests.unit.held_notebook import STRUCTURE, holding
from tests.unit.pdf_reading import uncompressed, words_of

from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import KINDS, Record, Whose
from carnet_desktop.domain.sheet import SheetPlan, plan_sheet
from carnet_desktop.domain.sheet_blocks import strings
from carnet_desktop.domain.sheet_choices import SheetChoices, SheetFormat
from carnet_desktop.i18n import NBSP
from carnet_desktop.printing.format import FORMATS
from carnet_desktop.printing.sheet import draw_sheet

PRINTED: Final = {
    ("person", "first_name"),
    ("appointment", "when"),
    ("appointment", "place"),
    ("appointment", "with"),
    ("appointment", "bring"),
    ("action", "what"),
    ("action", "by"),
    ("action", "documents"),
    ("contact", "name"),
    ("contact", "role"),
    ("contact", "structure"),
    ("contact", "phone"),
    ("contact", "hours"),
    ("document", "title"),
}
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_IDS: Final = {"person": "person", "rights": "rights", "work": "work"}


class _Canaries:
    """A value for each field; `told` remembers the word and the year that would tell it."""

    def __init__(self) -> None:
        self.told: dict[tuple[str, str], tuple[str, str]] = {}

    def record(self, cls: type[Record]) -> Record:
        kind = cls.kind.name
        key = _IDS.get(kind, f"{kind}-id")
        fields: dict[str, Any] = {"id": f"{STRUCTURE}/{key}" if cls.kind.whose is Whose.OURS else key}
        for field in inspect.type_info(cls).fields:  # type: ignore[attr-defined]
            if field.name not in ("id", "deleted", "sensitive"):
                fields[field.encode_name] = self._field(kind, field.encode_name, field.type)
        return msgspec.convert(fields, cls)

    def _field(self, kind: str, field: str, shape: inspect.Type) -> Any:
        number = len(self.told)
        word = f"canari{_LETTERS[number // 26]}{_LETTERS[number % 26]}"
        year = 2040 + number
        self.told[(kind, field)] = (word, str(year))
        return _value(shape, word, year)


def _value(shape: inspect.Type, word: str, year: int) -> Any:
    match shape:
        case inspect.Metadata():
            return _value(shape.type, word, year)
        case inspect.UnionType():
            return _value(next(t for t in shape.types if not isinstance(t, inspect.NoneType)), word, year)
        case inspect.StrType(pattern=pattern) if pattern:
            return _matching(pattern, year)
        case inspect.StrType():
            return word
        case inspect.LiteralType():
            return shape.values[0]
        case inspect.BoolType():
            return True
        case inspect.IntType():
            return 7
        case inspect.VarTupleType():
            return [_value(shape.item_type, word, year)]
        case inspect.StructType():
            return {f.encode_name: _value(f.type, word, year) for f in shape.fields}
    raise TypeError(f"no canary for {shape}")


def _matching(pattern: str, year: int) -> str:
    if "T(?:" in pattern:
        return f"{year}-12-01T14:00"
    return "ab" * 32 if "{64}" in pattern else "text/plain" if "/" in pattern else f"{year}-12-01"


def _held() -> tuple[Notebook, dict[tuple[str, str], tuple[str, str]]]:
    canaries = _Canaries()
    records = [_known(canaries.record(cls)) for cls in KINDS.values()]
    return holding(*records), canaries.told


def _known(record: Record) -> Record:
    """Codes and ids that lead somewhere, so that everything that can print does."""
    match record.kind.name:
        case "action":
            return msgspec.structs.replace(record, status=None, who="person")
        case "appointment":
            with_ = msgspec.structs.replace(record.with_, contact=None)  # type: ignore[attr-defined]
            return msgspec.structs.replace(record, with_=with_, status=None, channel=None)
    return record


def _plan(format_: SheetFormat) -> tuple[SheetPlan, dict[tuple[str, str], tuple[str, str]]]:
    notebook, told = _held()
    return plan_sheet(notebook, ATELIERS, SheetChoices(format=format_, codes=True), MORNING), told


def _tells(words: str, canary: tuple[str, str]) -> bool:
    word, year = canary
    return word in words or re.search(rf"(?<!\d){year}", words) is not None


def test_only_these_fields_reach_the_blocks() -> None:
    sheet, told = _plan(SheetFormat.A4)
    words = "\n".join(text for block in sheet.page for text in strings(block)).replace(NBSP, " ").lower()
    assert {place for place, canary in told.items() if _tells(words, canary)} == PRINTED


@pytest.mark.parametrize("format_", SheetFormat)
def test_no_other_field_is_anywhere_in_the_file(format_: SheetFormat) -> None:
    sheet, told = _plan(format_)
    pdf = draw_sheet(sheet.page, format_=FORMATS[format_], printed_on=TODAY, version="1")
    readable = words_of(pdf).lower()
    held = uncompressed(pdf)
    hidden = {place: word for place, word in told.items() if place not in PRINTED}
    assert [place for place, canary in hidden.items() if _tells(readable, canary)] == []
    assert [place for place, (word, _year) in hidden.items() if word.encode() in held] == []
    assert not [key for key in (*_IDS.values(), STRUCTURE) if key.encode() in held and key not in ("rights", "work")]
