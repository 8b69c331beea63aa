"""The sheets that were handed over: which one, when, and the very file that left, so that it can be printed again."""

from .record_parts import Day, FileRef, Kind, Leaves, Record, Value, Whose


class Handed(Value, frozen=True, kw_only=True):
    """`format` and `sections` by the names of `sheet_choices`; sections in the order of the page."""

    on: Day
    format: str
    sections: tuple[str, ...]
    file: FileRef


class HandedSheet(Record, frozen=True, kw_only=True):
    """Record id: `<structure id>/<uuid>`."""

    kind = Kind("handed_sheet", Whose.OURS, Leaves.NO)
    handed: Handed | None = None
