"""The JSON Schema of what `notebook show --json` answers; `docs/notebook.schema.json` is a copy of it."""

import json
from typing import Any, Final

import msgspec

from carnet_desktop.domain.records import KINDS, Change, NotebookId

UNTOLD: Final = (Change, NotebookId)
"""What the program writes for itself."""


def shown_type() -> type[msgspec.Struct]:
    """The answer as a type: `id`, `ids`, and in `records` those of each kind that the notebook holds."""
    kinds: list[tuple[str, Any, Any]] = [
        (name, list[cls], [])  # type: ignore[valid-type]
        for name, cls in KINDS.items()
        if cls not in UNTOLD
    ]
    records = msgspec.defstruct("Records", kinds, forbid_unknown_fields=True)
    fields: list[tuple[str, Any]] = [("id", str), ("ids", list[str]), ("records", records)]
    return msgspec.defstruct("Notebook", fields, forbid_unknown_fields=True)


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12."""
    (found,), components = msgspec.json.schema_components([shown_type()], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "carnet-cli --json notebook show",
        **found,
        "$defs": _portable(components),
    }


def _portable(part: Any) -> Any:
    """The same for every validator and at every run: `\\A` and `\\Z` are Python's, and a set of codes has no order."""
    match part:
        case dict():
            return {key: _portable_entry(key, value) for key, value in part.items()}
        case list() | tuple():
            return [_portable(item) for item in part]
        case _:
            return part


def _portable_entry(key: str, value: Any) -> Any:
    if key == "pattern" and isinstance(value, str):
        return value.replace(r"\A", "^").replace(r"\Z", "$")
    if key == "enum":
        return sorted(value)
    return _portable(value)


if __name__ == "__main__":
    print(json.dumps(schema(), ensure_ascii=False, indent=1))
