"""Rows of the registry that services and screens read: plain values, no SQL.

They hold only text and bytes, so the garbage collector need not follow them: ten thousand are loaded at unlock.
"""

import msgspec


class DirectoryRow(msgspec.Struct, frozen=True, gc=False):
    """One person in the registry's directory. `search`: folded words; `doc`: JSON of what the list shows besides."""

    notebook: str
    first_name: str
    last_name: str
    birth_date: str
    search: str
    doc: bytes


class AgendaRow(msgspec.Struct, frozen=True, gc=False):
    """The appointments of one notebook. `doc`: JSON, read when the day is looked at and never at unlock."""

    notebook: str
    doc: bytes


class AccessRow(msgspec.Struct, frozen=True, gc=False):
    """One line of the access journal: ids only. `at` UTC text; `notebook` and `detail` may be empty."""

    at: str
    staff: str
    action: str
    notebook: str = ""
    detail: str = ""


class StructureRow(msgspec.Struct, frozen=True, gc=False):
    """A structure we know. `doc`: JSON of its card, and of who compared its words, when."""

    id: str
    doc: bytes


class TransferRow(msgspec.Struct, frozen=True, gc=False):
    """A file sent or received. `direction`: sent, received, or leaving while it is being written; `at` UTC text;
    `structure`: the other one's id; `notebook` may be empty; `doc`: JSON of what its line shows, or where it goes."""

    bundle: str
    direction: str
    at: str
    structure: str
    notebook: str
    doc: bytes
