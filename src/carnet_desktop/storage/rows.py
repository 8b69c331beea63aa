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


class AccessRow(msgspec.Struct, frozen=True, gc=False):
    """One line of the access journal: ids only. `at` UTC text; `notebook` and `detail` may be empty."""

    at: str
    staff: str
    action: str
    notebook: str = ""
    detail: str = ""
